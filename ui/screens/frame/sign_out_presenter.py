"""Leads an agent out: nothing unsent is forgotten, and nothing is ever thrown away."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.errors import DeskError
from callcenter.domain.handover import HandOver
from callcenter.usecases.export_proposals import export_proposals
from callcenter.usecases.list_people import own_store
from callcenter.usecases.read_unsent import Unsent, read_unsent
from ui.models.outbox_entry import Lateness, lateness
from ui.models.sign_out_words import age_sentence, offices_sentence
from ui.screens.call.services import CallServices
from ui.troubles import sentence_of
from ui.widgets.sign_out_card import Left, SignOutCard, Way


class SignOutPresenter(QObject):
    """``left`` tells that the agent has gone. ``may_leave`` keeps every word first, or says why not."""

    left = Signal()

    def __init__(self, card: SignOutCard, services: CallServices, may_leave: Callable[[], bool]) -> None:
        super().__init__()
        self._card, self._services, self._may_leave = card, services, may_leave
        self._is_going = False
        services.feed.changed.connect(self._follow)
        card.chosen.connect(self._take)
        card.written.connect(self._write)
        card.left.connect(self._leave)

    def begin(self) -> None:
        """Ask what shall become of what is not sent; where there is nothing, go."""
        if not self._card.is_up and self._may_leave():
            self._read(self._open)

    def close(self) -> None:
        """Follow nothing more."""
        self._services.feed.changed.disconnect(self._follow)

    def _read(self, then: Callable[[Unsent], None]) -> None:
        services = self._services
        work = partial(read_unsent, services.database)
        services.background.run_latest(self, "unsent", work, then, services.complain)

    def _follow(self, changes: Changes) -> None:
        if self._card.is_up and changes.touches(Kind.EDIT, Kind.OFFICE):
            self._read(self._show)

    def _open(self, found: Unsent) -> None:
        if not found.waiting:
            self._leave()
            return
        self._card.show_left(left(found, self._services.clock.now()))
        self._card.ask()

    def _show(self, found: Unsent) -> None:
        """Show how much is left; whoever waited goes once nothing is, and is asked again where the rest needs them."""
        if not self._card.is_up or self._is_going:
            return
        shown = left(found, self._services.clock.now())
        self._card.show_left(shown)
        if not self._card.is_waiting:
            return
        if not found.waiting:
            self._leave()
        elif not shown.goes_by_itself:
            self._card.ask()

    def _take(self, way: Way) -> None:
        do: dict[Way, Callable[[], None]] = {
            Way.KEEP: self._leave,
            Way.WAIT: self._wait,
            Way.HAND_OVER: self._ask_where,
            Way.CANCEL: self._card.dismiss,
        }
        do[way]()

    def _wait(self) -> None:
        self._card.wait()
        self._read(self._show)

    def _ask_where(self) -> None:
        services = self._services
        work = partial(_free_name, hand_over_folder(), services.agent, services.clock.now())
        services.background.run(self, work, self._card.ask_where, services.complain)

    def _write(self) -> None:
        path = self._card.file.path
        if path is None or self._is_going:
            self._card.file.begin()
            return
        self._is_going = True
        services = self._services
        work = partial(
            export_proposals, services.database, path, agent=services.agent, at=services.clock.now()
        )
        services.background.run(self, work, partial(self._handed, path), self._not_written)

    def _handed(self, path: Path, done: HandOver) -> None:
        self._is_going = False
        self._card.show_handed(done.edits, done.stayed, str(path.absolute()))

    def _not_written(self, error: DeskError) -> None:
        self._is_going = False
        self._card.file.show_fault(sentence_of(error))
        self._card.file.begin()

    def _leave(self) -> None:
        """Go, once the store bears the agent's name: the next one shall not take it for nobody's."""
        if self._is_going or not self._may_leave():
            return
        self._is_going = True
        services = self._services
        work = partial(own_store, services.database, services.agent)
        services.background.run(self, work, self._gone, self._stay)

    def _gone(self, _: object) -> None:
        self._is_going = False
        self.left.emit()

    def _stay(self, error: DeskError) -> None:
        self._is_going = False
        self._services.complain(error)


def left(found: Unsent, now: datetime) -> Left:
    """Say for the card how much is not sent, since when, and how the offices are."""
    late = lateness(found.oldest, now) if found.oldest else Lateness.FINE
    age, offices = age_sentence(found.oldest, now), offices_sentence(found.offices, now)
    return Left(found.waiting, found.needs_agent, age, late, offices)


def hand_over_folder() -> Path:
    """Give the folder where people look for their files."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def _free_name(folder: Path, agent: str, at: datetime) -> str:
    """Give a name that says whose it is and of when, and that nothing has yet."""
    who = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in agent)
    first = folder / f"hand-over-{who}-{at.astimezone():%Y-%m-%d-%H%M}.json"
    path, number = first, 1
    while path.exists():
        number += 1
        path = first.with_stem(f"{first.stem}-{number}")
    return str(path)
