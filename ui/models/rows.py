"""A list of rows that follows its subject by key, so that selection and scroll belong to the agent."""

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MUTE = Qt.ItemFlag.NoItemFlags

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What every row offers: who it is, what is worth a mark when it changes, and its words."""

    @property
    def key(self) -> Hashable:
        """Who it is; unique within its list."""
        ...

    @property
    def essence(self) -> Hashable:
        """What is news when it changes; relative times are not."""
        ...

    @property
    def spoken(self) -> str:
        """All of it in words, for those who do not see it."""
        ...

    @property
    def copied(self) -> str:
        """What Ctrl+C takes."""
        ...

    @property
    def is_mute(self) -> bool:
        """Tell whether it is a heading only, which nobody can choose."""
        ...


RowT = TypeVar("RowT", bound=Row)


class RowsModel(QAbstractListModel, Generic[RowT]):
    """Rows prepared once. ``show`` is for another subject, ``follow`` for news of the same one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []
        self._news: set[Hashable] = set()

    @property
    def rows(self) -> Sequence[RowT]:
        """The rows as they stand."""
        return self._rows

    def has_news(self, key: Hashable) -> bool:
        """Tell whether this row changed a moment ago."""
        return key in self._news

    def place_of(self, key: Hashable) -> int:
        """Say where a row stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def show(self, rows: Iterable[RowT]) -> None:
        """Show another subject."""
        self.beginResetModel()
        self._rows = list(rows)
        self._news.clear()
        self.endResetModel()

    def follow(self, rows: Iterable[RowT], *, mark: bool = True) -> None:
        """Bring the same subject up to date: what stays stays where it is, what differs is told.

        Where rows cannot be told apart they are all shown anew, which is a pity but never wrong.
        """
        wanted = list(rows)
        head = _alike(self._rows, wanted)
        tail = _alike(self._rows[head:][::-1], wanted[head:][::-1])
        old, new = self._rows[head : len(self._rows) - tail], wanted[head : len(wanted) - tail]
        known = {row.key: row for row in old}
        keys = {row.key for row in new}
        if (
            len(known) < len(old)
            or len(keys) < len(new)
            or _has_any(wanted[:head], wanted[len(wanted) - tail :], known.keys() | keys)
        ):
            self.show(wanted)
            return
        if mark:
            self._news |= {row.key for row in new if _is_news(known.get(row.key), row)}
        self._drop(keys, head, len(self._rows) - tail)
        place, end = head, len(wanted) - tail
        while place < end:
            place = self._put(wanted, place, end, known)

    def settle(self) -> None:
        """Take the marks of news away."""
        if self._news:
            self._news.clear()
            self._tell(0, len(self._rows) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Say how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Look a row's words up; the delegates read the rows themselves."""
        if role in (DISPLAY, SPOKEN) and index.isValid():
            return self._rows[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        return _MUTE if not index.isValid() or self._rows[index.row()].is_mute else _PLAIN

    def _drop(self, wanted: set[Hashable], start: int, end: int) -> None:
        last = end - 1
        while last >= start:
            if self._rows[last].key in wanted:
                last -= 1
                continue
            first = last
            while first > start and self._rows[first - 1].key not in wanted:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _put(self, wanted: list[RowT], place: int, last: int, known: dict[Hashable, RowT]) -> int:
        row = wanted[place]
        if row.key not in known:
            return self._insert(wanted, place, last, known)
        if self._rows[place].key != row.key:
            self._move(self.place_of(row.key), place)
        if self._rows[place] != row:
            self._rows[place] = row
            self._tell(place, place)
        return place + 1

    def _insert(self, wanted: list[RowT], place: int, last: int, known: dict[Hashable, RowT]) -> int:
        end = place + 1
        while end < last and wanted[end].key not in known:
            end += 1
        self.beginInsertRows(QModelIndex(), place, end - 1)
        self._rows[place:place] = wanted[place:end]
        self.endInsertRows()
        return end

    def _move(self, source: int, target: int) -> None:
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        self._rows.insert(target, self._rows.pop(source))
        self.endMoveRows()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))


def _alike(one: Sequence[RowT], other: Sequence[RowT]) -> int:
    """Say how many rows both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _has_any(above: Sequence[RowT], below: Sequence[RowT], keys: AbstractSet[Hashable]) -> bool:
    """Tell whether one of these keys stands among rows that stay as well."""
    return bool(keys) and any(row.key in keys for part in (above, below) for row in part)


def _is_news(before: RowT | None, after: RowT) -> bool:
    return before is None or before.essence != after.essence
