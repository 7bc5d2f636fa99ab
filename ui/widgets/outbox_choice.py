"""Records to choose one of: what looks like the thing that was sent, or where else the words may go."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.widgets.form_card import FormCard
from ui.widgets.plain_label import Role, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

_MOST = 260
_PAUSE_MS = 150


class OutboxChoice(FormCard):
    """``chosen`` carries the key of a row that was entered or clicked, ``searched`` the words typed."""

    chosen = Signal(object)
    searched = Signal(str)

    def __init__(self, look: Look, *, can_search: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.model: RowsModel[ListRow] = RowsModel(self)
        self.entry = QLineEdit()
        self.list = RowList(look, self.model, ListDelegate(look, self.model))
        self.list.fit_to_rows(_MOST)
        self._none = plain_label(role=Role.QUIET, wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.entry.text()))
        self.entry.setHidden(not can_search)
        for part in (self.entry, self.list, self._none):
            self.add(part)
        self.list.chosen.connect(self.chosen)
        self.entry.textEdited.connect(self._wait)
        self.entry.returnPressed.connect(self._go_down)
        self.show_rows(())

    def name(self, title: str, hint: str = "", none: str = "", entry: str = "") -> None:
        """Head it, say what to do, and what it means that there is nothing."""
        self.set_words(title, hint)
        self._none.setText(none)
        self.list.setAccessibleName(title)
        self.entry.setAccessibleName(entry or title)
        self.entry.setPlaceholderText(entry)
        self.pack(8)

    def show_rows(self, rows: Iterable[ListRow]) -> None:
        """Offer these."""
        self.model.follow(rows, mark=False)
        is_empty = not self.model.rows
        self.list.setHidden(is_empty)
        self._none.setHidden(not is_empty)

    def title_of(self, key: object) -> str:
        """Say what a row is called."""
        return next((row.title for row in self.model.rows if row.key == key), "")

    def offer(self, rows: Iterable[ListRow]) -> None:
        """Offer these, or be gone where there are none."""
        self.show_rows(rows)
        self.setHidden(not self.model.rows)

    def begin(self) -> None:
        """Go where the choice begins."""
        first = self.list if self.entry.isHidden() else self.entry
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        """Look for nothing more."""
        self._timer.stop()
        self.entry.clear()

    def _wait(self, _words: str) -> None:
        self._timer.start()

    def _go_down(self) -> None:
        if self.model.rows:
            self.list.make_current(0)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
