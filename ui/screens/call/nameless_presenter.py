"""Callers nobody has put a name to yet: shows them, offers whom they may be, and looks again when offices tell more."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.call_sheet import Candidate
from callcenter.usecases.compare_customers import compare_customers
from ui.models.candidate_rows import candidate_rows
from ui.screens.call.line_presenter import LinePresenter
from ui.screens.call.open_subjects import Opened, Subject
from ui.screens.call.reading import read_call
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.call.unknown_words import chooser_words, unknown_state, unknown_title
from ui.speech import fill, translate


class NamelessPresenter(QObject):
    """``picked`` carries the customer the caller is, ``changed`` the subject with other candidates than before.

    ``current`` gives what is on the screen, ``is_busy`` tells whether the agent writes or has written.
    """

    picked = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        line: LinePresenter,
        current: Callable[[], Subject | None],
        is_busy: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._room, self._services, self._line = room, services, line
        self._subject, self._is_busy = current, is_busy
        room.chooser.picked.connect(self.picked)
        room.chooser.refused.connect(self._refuse)
        room.unknown.asked_again.connect(self.ask_offices)

    def show(self, subject: Subject) -> None:
        """Show the chooser where there are candidates, else that nobody knows the caller."""
        number = subject.number
        if number is None:
            return
        said, place = self._line.place_of(number.raw)
        if subject.candidates:
            rows = candidate_rows(subject.candidates, self._services.clock.now())
            self._room.show_chooser(chooser_words(number, said, place, len(rows)), rows)
        else:
            asks = bool(number.e164)
            self._room.show_unknown(unknown_title(number, said), place, unknown_state(number), is_asking=asks)

    def ask_offices(self) -> None:
        """Ask every office that can who has this number."""
        current = self._subject()
        if current is not None and current.number is not None and current.number.e164:
            self._services.on_unknown_caller(current.number.e164)

    def look_again(self) -> None:
        """Perhaps an office knows the caller on the screen now."""
        current = self._subject()
        if current is None or current.number is None or current.sheet is not None or current.candidates:
            return
        services, number = self._services, current.number.raw
        now = services.clock.now()
        work = partial(read_call, services.database, number, services.numbering, services.agent, now)
        services.background.run_latest(
            self, "again", work, partial(self._found, current.key), services.complain
        )

    def _refuse(self) -> None:
        current = self._subject()
        if current is not None and current.candidates:
            self.changed.emit(replace(current, candidates=()))
            self.ask_offices()
            self._room.unknown.setFocus()

    def _found(self, key: str, opened: Opened) -> None:
        """Open the one customer there is; while the agent writes only offer them."""
        current, found = self._subject(), opened.subject
        if current is None or current.key != key:
            return
        if found.sheet is None:
            if found.candidates:
                self.changed.emit(replace(current, candidates=found.candidates))
        elif self._is_busy():
            said = translate("CallRoom", "An office knows this number: %1")
            self._services.say(fill(said, found.sheet.profile.name))
            self._offer(current, found)
        else:
            self.picked.emit(found.customer)

    def _offer(self, subject: Subject, found: Subject) -> None:
        services = self._services
        customers = (found.customer,) if found.customer is not None else ()
        e164 = subject.number.e164 if subject.number else ""
        work = partial(compare_customers, services.database, customers, e164)
        services.background.run_latest(
            self, "offer", work, partial(self._show_offered, subject), services.complain
        )

    def _show_offered(self, subject: Subject, candidates: tuple[Candidate, ...]) -> None:
        current = self._subject()
        if current is not None and current.key == subject.key:
            self.changed.emit(replace(subject, candidates=candidates))
