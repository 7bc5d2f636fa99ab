"""Leads the room of the outbox: reads what waits, and follows it as it goes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.errors import DeskError, Trouble
from ui.models.outbox_entry import Lateness, OutboxEntry, Part, Surroundings
from ui.models.outbox_rows import alarm_sentence, count_parts, rows_by_part
from ui.screens.outbox.decisions import Decisions
from ui.screens.outbox.reading import Detailed, Listed, read_detail, read_list
from ui.screens.outbox.room import OutboxRoom
from ui.screens.outbox.services import OutboxServices
from ui.screens.outbox.typed_words import TypedWords
from ui.speech import translate
from ui.theme import Meaning

_BETWEEN_RELATIVES_MS = 20_000


class OutboxPresenter(QObject):
    """It follows the room and the store by itself."""

    def __init__(self, room: OutboxRoom, services: OutboxServices) -> None:
        super().__init__()
        self._room, self._services = room, services
        around = Surroundings(services.clock.now())
        self._listed = Listed((), around, rows_by_part((), around))
        self._part = Part.ALL
        self._seq: int | None = None
        self._has_read = False
        self.words = TypedWords(room.detail, services)
        self.decisions = Decisions(room.detail, services, self.words, self._decided)
        self._timer = QTimer(self, interval=_BETWEEN_RELATIVES_MS)
        self._timer.timeout.connect(self._read_while_shown)
        self._timer.start()
        services.feed.changed.connect(self._follow)
        services.look.language_changed.connect(self.read)
        room.entered.connect(self.read)
        room.turned.connect(self._turn)
        room.sorted_by.connect(self._sort)
        room.detail.turned.connect(self.go_to)
        room.show_nothing()

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be written."""
        return self.words.is_waiting

    def read(self) -> None:
        """Read what waits, and the edit that is looked at."""
        services = self._services
        work = partial(read_list, services.database, services.clock.now())
        services.background.run_latest(self, "list", work, self._take, services.complain)

    def show_part(self, part: Part) -> None:
        """Show one part of it."""
        self._room.parts.hold(part.value)
        self._sort(part.value)

    def go_to(self, key: object) -> None:
        """Look at one edit, wherever it lies."""
        entry = self._entry(key)
        if entry is not None and self._part not in (Part.ALL, entry.part):
            self.show_part(Part.ALL)
        self._room.list.point_at(key)
        self._turn(key)

    def flush(self) -> None:
        """Write every word before this returns."""
        self.words.flush()

    def close(self) -> None:
        """Follow no longer; the room is not used afterwards."""
        self._timer.stop()
        self._services.feed.changed.disconnect(self._follow)
        self._services.look.language_changed.disconnect(self.read)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Kind.EDIT, Kind.OFFICE):
            self.read()

    def _read_while_shown(self) -> None:
        if self._room.isVisible():
            self.read()

    def _take(self, listed: Listed) -> None:
        self._listed, self._has_read = listed, True
        self._show(is_same=True)
        self._tell_alarm()
        if self._seq is None or self._entry(self._seq) is None:
            self._begin()
        else:
            self._read_detail()

    def _show(self, *, is_same: bool) -> None:
        self._room.say_why_empty(self._why_empty())
        self._room.show_rows(self._listed.rows[self._part], self._seq, is_same=is_same)
        self._room.show_counts(count_parts(self._listed.entries))

    def _begin(self) -> None:
        """Look at the first of what there is."""
        first = next((row.key for row in self._room.model.rows if not row.is_heading), None)
        if first is None:
            self._seq = None
            self._room.show_nothing()
        else:
            self._room.list.point_at(first)
            self._turn(first)

    def _sort(self, part: str) -> None:
        self._part = Part(part)
        self._show(is_same=False)
        if self._room.list.current_key() is None:
            self._begin()

    def _turn(self, key: object) -> None:
        if isinstance(key, int) and key != self._seq:
            self.words.hand_over()
            self._seq = key
            self._read_detail()

    def _read_detail(self) -> None:
        services, seq = self._services, self._seq
        if seq is None:
            return
        entry = self._entry(seq)
        customer = entry.customer if entry else ""
        work = partial(read_detail, services.database, seq, customer, self._listed.around, services.agent)
        services.background.run_latest(self, "detail", work, self._show_detail, self._cannot_read)

    def _show_detail(self, detailed: Detailed) -> None:
        if detailed.page.seq == self._seq:
            self._room.show_page(detailed.page)
            self.words.bring_back(detailed.drafts)

    def _cannot_read(self, error: DeskError) -> None:
        if error.trouble is not Trouble.NO_SUCH_EDIT:
            self._services.complain(error)

    def _decided(self, seq: int) -> None:
        """Go on to the next that needs the agent; where nothing is left, stay."""
        waiting = [row.key for row in self._listed.rows[Part.NEEDS_ME]]
        later = waiting[waiting.index(seq) + 1 :] if seq in waiting else waiting
        following = next((key for key in [*later, *waiting] if key != seq), None)
        if following is not None and self._seq == seq:
            self.go_to(following)

    def _entry(self, key: object) -> OutboxEntry | None:
        return next((one for one in self._listed.entries if one.seq == key), None)

    def _tell_alarm(self) -> None:
        now = self._listed.around.now
        late = [one for one in self._listed.entries if one.lateness(now) is not Lateness.FINE]
        worst = max((one.lateness(now) for one in late), key=_SEVERITY.index, default=Lateness.FINE)
        meaning = Meaning.ERROR if worst is Lateness.VERY_LATE else Meaning.WARNING
        self._room.alarm.tell(alarm_sentence(worst), meaning)

    def _why_empty(self) -> str:
        if not self._has_read:
            return translate("Outbox", "Reading …")
        return _WHY_EMPTY[self._part]()


_SEVERITY = tuple(Lateness)
_WHY_EMPTY: dict[Part, Callable[[], str]] = {
    Part.ALL: lambda: translate("Outbox", "Everything is on the servers."),
    Part.NEEDS_ME: lambda: translate("Outbox", "Nothing needs you."),
    Part.ON_ITS_WAY: lambda: translate("Outbox", "Nothing is on its way. Everything is on the servers."),
    Part.SETTLED: lambda: translate("Outbox", "Nothing was settled today."),
}
