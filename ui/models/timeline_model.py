"""The timeline's list: its filter is the agent's and outlives every refresh."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from ui.models.rows import RowsModel
from ui.models.timeline_find import words_of
from ui.models.timeline_rows import Day, TimelineRow, Topic, filtered


class TimelineModel(RowsModel[TimelineRow]):
    """Days and entries under one filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()
        self._topic = Topic.ALL
        self._words: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for."""
        return self._words

    @property
    def total(self) -> int:
        """How many entries there are without the filter."""
        return sum(len(day.entries) for day in self._days)

    @property
    def shown(self) -> int:
        """How many entries pass the filter."""
        return sum(not row.is_mute for row in self.rows)

    def show_days(self, days: Iterable[Day]) -> None:
        """Show another customer's timeline."""
        self._days = tuple(days)
        self.show(filtered(self._days, self._topic, self._words))

    def follow_days(self, days: Iterable[Day], *, mark: bool = True) -> None:
        """Bring the same customer's timeline up to date."""
        self._days = tuple(days)
        self.follow(filtered(self._days, self._topic, self._words), mark=mark)

    def narrow(self, topic: Topic, text: str) -> None:
        """Show only what fits."""
        words = words_of(text)
        if (topic, words) != (self._topic, self._words):
            self._topic, self._words = topic, words
            self.show(filtered(self._days, topic, words))
