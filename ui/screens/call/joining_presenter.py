"""Follows customers whose records were joined: their tab and their words become those of whom they are now."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import Draft
from callcenter.domain.ids import CustomerId
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.line_presenter import LinePresenter
from ui.screens.call.open_subjects import Opened, OpenSubjects, Subject
from ui.screens.call.reading import read_customer
from ui.screens.call.services import CallServices
from ui.screens.call.ticket_presenter import TicketPresenter

_TurnTo = Callable[[Subject, tuple[Draft, ...]], None]


class JoiningPresenter(QObject):
    """``put`` opens a tab, ``turn_to`` shows it, ``show_open`` shows the tabs anew."""

    def __init__(
        self,
        services: CallServices,
        subjects: OpenSubjects,
        composer: ComposerPresenter,
        line: LinePresenter,
        tickets: TicketPresenter,
        *,
        put: Callable[[Subject], None],
        turn_to: _TurnTo,
        show_open: Callable[[], None],
    ) -> None:
        super().__init__()
        self._services, self._subjects, self._composer = services, subjects, composer
        self._line, self._tickets = line, tickets
        self._put, self._turn_to, self._show_open = put, turn_to, show_open

    def read(self, source: str, customer: CustomerId) -> None:
        """The records of an open customer were joined to another one: read that one."""
        services = self._services
        work = partial(read_customer, services.database, customer, services.agent, services.clock.now())
        then = partial(self._show, source)
        services.background.run_latest(self, f"joined {source}", work, then, services.complain)

    def gather(self, opened: Opened) -> None:
        """Words typed for a record before it was joined stand with the customer it belongs to now."""
        for draft in (*opened.drafts, *opened.strays):
            self._composer.keeper.learn(draft)
        for source in sorted({draft.key.subject for draft in opened.strays}):
            self._composer.carry(source, opened.subject.key, ())

    def _show(self, source: str, opened: Opened) -> None:
        """The tab stays in the place where it stood."""
        before, current = self._subjects.get(source), self._subjects.current
        if before is None:
            return
        target = opened.subject.key
        known = self._subjects.get(target)
        number = before.number or (known.number if known else None)
        opened = replace(opened, subject=replace(opened.subject, number=number))
        self._move(source, opened)
        self._put(opened.subject)
        if current is not None and current.key == source:
            self._turn_to(opened.subject, opened.drafts)
        self._show_open()
        if self._line.caller == target:
            self._line.name(opened.subject)

    def _move(self, source: str, opened: Opened) -> None:
        target = opened.subject.key
        for draft in opened.drafts:
            self._composer.keeper.learn(draft)
        self._composer.carry(source, target, ())
        self.gather(opened)
        self._subjects.close(source)
        self._line.moved(source, target)
        self._tickets.moved(source, target)
