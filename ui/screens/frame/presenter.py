"""Tells at the foot of the window how the offices are, how far the reading has come and what waits."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.usecases.check_offices import DeskHealth, check_offices
from sync.engine.report import CycleReport, Progress
from sync.news import Asked
from sync.service import NotConnected
from ui.models.office_rows import office_rows
from ui.models.outbox_state import OutboxCounts, outbox_state
from ui.screens.call.services import CallServices
from ui.screens.frame.window import DeskWindow
from ui.speech import fill, translate
from ui.troubles import sentence

_BETWEEN_RELATIVES_MS = 20_000
_QUIET = frozenset(
    {Trouble.UNREACHABLE, Trouble.TIMED_OUT, Trouble.BUSY, Trouble.SERVER_FAULT, Trouble.CUT_REPLY}
)
"""What mends itself is told by the strip and the panels, and once only."""


class FramePresenter(QObject):
    """``hear`` takes what the sync service tells, in the GUI thread."""

    def __init__(self, window: DeskWindow, services: CallServices, halt: Callable[[], None]) -> None:
        super().__init__()
        self._window, self._services = window, services
        self._health = DeskHealth((), 0)
        self._reading: dict[OfficeId, Progress] = {}
        self._told: dict[OfficeId, Trouble] = {}
        self._halt = halt
        self._timer = QTimer(self, interval=_BETWEEN_RELATIVES_MS)
        self._timer.timeout.connect(self._show)
        self._timer.start()
        services.feed.changed.connect(self._follow)
        window.status.halted.connect(self._stop_reading)
        self.read()

    def read(self) -> None:
        """Read how the offices are."""
        services = self._services
        work = partial(check_offices, services.database)
        services.background.run_latest(self, "offices", work, self._take, services.complain)

    def hear(self, news: object) -> None:
        """Show what goes on with the offices."""
        if isinstance(news, Progress):
            self._reading[news.office] = news
            self._show_progress()
        elif isinstance(news, CycleReport):
            self._reading.pop(news.office, None)
            self._show_progress()
            self._tell_faults(news)
        elif isinstance(news, NotConnected):
            self._services.complain(news.error)
        elif isinstance(news, Asked) and news.found == 0:
            self._services.say(fill(translate("Status", "%1 does not know this number either."), news.office))

    def close(self) -> None:
        """Say no more."""
        self._timer.stop()
        self._services.feed.changed.disconnect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Kind.OFFICE, Kind.EDIT):
            self.read()

    def _take(self, health: DeskHealth) -> None:
        self._health = health
        self._show()

    def _show(self) -> None:
        now = self._services.clock.now()
        self._window.status.show_offices(office_rows(self._health.offices, now))
        health = self._health
        counts = OutboxCounts(health.waiting, health.needs_agent, health.oldest)
        self._window.status.show_outbox(outbox_state(counts, now))

    def _show_progress(self) -> None:
        told = next((one for one in self._reading.values() if one.total), None)
        if told is None or told.total is None:
            self._window.status.show_progress("")
            return
        done, total = min(told.done, told.total), told.total
        words = translate("Status", "Reading %1: %2, %3 of %4")
        text = fill(words, told.office, feed_word(told.feed), f"{done:,}", f"{total:,}")
        self._window.status.show_progress(text, done, total)

    def _stop_reading(self) -> None:
        self._halt()
        self._reading.clear()
        self._show_progress()
        self._services.say(translate("Status", "Paused. What has arrived is kept; F5 goes on."))

    def _tell_faults(self, report: CycleReport) -> None:
        """Tell a fault that wants a person once, not with every cycle."""
        fault = report.faults[0] if report.faults else None
        if fault is None:
            self._told.pop(report.office, None)
        elif self._told.get(report.office) is not fault.trouble:
            self._told[report.office] = fault.trouble
            if fault.trouble not in _QUIET:
                self._services.say(sentence(fault.trouble, {"office": report.office, **fault.details}))


def feed_word(feed: str) -> str:
    """Say what a feed brings; a stranger's feed is called by its own name."""
    words = {
        "customers": translate("Feeds", "customers"),
        "orders": translate("Feeds", "orders"),
        "shipments": translate("Feeds", "deliveries"),
        "returns": translate("Feeds", "returns"),
        "products": translate("Feeds", "products"),
        "stock": translate("Feeds", "stock"),
        "invoices": translate("Feeds", "invoices"),
        "tickets": translate("Feeds", "tickets"),
        "articles": translate("Feeds", "articles"),
    }
    return words.get(feed, feed)
