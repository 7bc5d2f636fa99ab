"""Has a caller without a name become the customer they turned out to be, found or made here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import Draft
from callcenter.domain.ids import CustomerId
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.line_presenter import LinePresenter
from ui.screens.call.open_subjects import Opened, OpenSubjects
from ui.screens.call.reading import read_chosen
from ui.screens.call.services import CallServices

_Chosen = tuple[Opened, tuple[Draft, ...]]


class PickPresenter(QObject):
    """``next_turn`` takes a turn on the screen, ``show`` shows who was opened in it, ``open_customer`` another."""

    def __init__(
        self,
        services: CallServices,
        subjects: OpenSubjects,
        composer: ComposerPresenter,
        line: LinePresenter,
        next_turn: Callable[[], int],
        show: Callable[[int, Opened], None],
        open_customer: Callable[[CustomerId], None],
    ) -> None:
        super().__init__()
        self._services, self._subjects, self._composer, self._line = services, subjects, composer, line
        self._next_turn, self._show, self._open_customer = next_turn, show, open_customer

    def pick(self, customer: object) -> None:
        """The caller on the screen is this customer."""
        current = self._subjects.current
        if current is None or current.number is None or not isinstance(customer, int):
            return
        turn, services = self._next_turn(), self._services
        now, number = services.clock.now(), current.number
        chosen = CustomerId(customer)
        work = partial(read_chosen, services.database, number, chosen, services.agent, now)
        then = partial(self._show_chosen, current.key, turn)
        services.background.run(self, work, then, services.complain)

    def open_made(self, customer: object, source: object) -> None:
        """A customer was made here: the words of the nameless caller go along with them."""
        current = self._subjects.current
        if current is not None and current.key == source and current.number is not None:
            self.pick(customer)
        elif isinstance(customer, int):
            self._open_customer(CustomerId(customer))

    def _show_chosen(self, source: str, turn: int, found: _Chosen) -> None:
        """Their words go along, the nameless tab goes away."""
        opened, typed = found
        for draft in opened.drafts:
            self._composer.keeper.learn(draft)
        self._composer.carry(source, opened.subject.key, typed)
        if self._subjects.get(source) is not None:
            self._subjects.close(source)
        self._line.moved(source, opened.subject.key)
        self._show(turn, opened)
        if self._line.caller == opened.subject.key:
            self._line.name(opened.subject)
