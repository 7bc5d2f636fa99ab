"""The call bar: who is on the line, how the number is read out and where it belongs."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.screens.call.open_subjects import Subject
from ui.screens.call.reading import read_place
from ui.screens.call.services import CallServices
from ui.widgets.call_bar import CallBar, CurrentCall


class LinePresenter(QObject):
    """``caller`` is the key of the subject on the line; ``placed`` tells that more is known of a number."""

    placed = Signal()

    def __init__(self, bar: CallBar, services: CallServices) -> None:
        super().__init__()
        self._bar, self._services = bar, services
        self._places: dict[str, tuple[str, str]] = {}
        self._call: CurrentCall | None = None
        self.caller = ""

    def ring(self, number: str) -> None:
        """Show a call before anybody knows who it is."""
        services = self._services
        now = services.clock.now()
        self._call, self.caller = CurrentCall(number, number, "", now), ""
        self.name(None)
        place = partial(read_place, number, services.numbering, services.language())
        services.background.run(self, place, partial(self._know_place, number), services.complain)

    def belongs_to(self, subject: Subject) -> None:
        """Say whose call it is."""
        self.caller = subject.key
        self.name(subject)

    def name(self, subject: Subject | None) -> None:
        """Show the caller by name, or by the number as it is read out."""
        if self._call is None:
            return
        said, place = self.place_of(self._call.number)
        who = subject.sheet.profile.name if subject and subject.sheet else said
        shown = CurrentCall(who, "" if who == said else said, place, self._call.since)
        self._bar.show_call(shown, self._services.clock.now())

    @property
    def since(self) -> datetime | None:
        """Since when somebody is on the line; nothing while nobody is."""
        return self._call.since if self._call else None

    def hang_up(self) -> None:
        """Nobody is on the line."""
        self._call, self.caller = None, ""
        self._bar.show_call(None, self._services.clock.now())

    def place_of(self, raw: str) -> tuple[str, str]:
        """Give the number as it is read out and where it belongs, as far as that is known."""
        return self._places.get(raw, (raw, ""))

    def moved(self, source: str, target: str) -> None:
        """The nameless caller has a name now."""
        if self.caller == source:
            self.caller = target

    def _know_place(self, raw: str, place: tuple[str, str]) -> None:
        self._places[raw] = place
        self.placed.emit()
