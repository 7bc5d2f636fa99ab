"""The one field for whatever a caller can name: a number to pop, a name, an order, a ticket, a parcel."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.plain_label import Role, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

Key = Qt.Key
MOST_HITS = 12


class NumberEntry(QLineEdit):
    """Typing searches, arrows go through what is found, Enter opens it or takes the text as a number."""

    searched = Signal(str)
    entered = Signal(str)
    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model: RowsModel[ListRow] = RowsModel(self)
        self._drop = SearchDrop(look, self._model)
        self._drop.list.chosen.connect(self._pick)
        self._sign = self.addAction(look.icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._search)
        look.follow(self._restyle)

    def show_hits(self, rows: tuple[ListRow, ...]) -> None:
        """Let down what was found; the first is current only once the agent goes there."""
        if not self.hasFocus() or not self.text().strip():
            return
        self._model.show(rows)
        self._drop.let_down(self, is_empty=not rows)

    def fold(self) -> None:
        """Take the list away."""
        self._drop.hide()

    @property
    def is_down(self) -> bool:
        """Tell whether the list is shown."""
        return self._drop.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter takes, Escape folds first and clears next."""
        key = event.key()
        if key in (Key.Key_Down, Key.Key_Up) and self.is_down:
            self._walk(1 if key == Key.Key_Down else -1)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._take()
        elif key == Key.Key_Escape and self.is_down:
            self.fold()
        elif key == Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving folds the list."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.fold()

    def _search(self, text: str) -> None:
        if not text.strip():
            self.fold()
        self.searched.emit(text)

    def _walk(self, step: int) -> None:
        count = len(self._model.rows)
        if count:
            current = self._drop.list.currentIndex()
            row = current.row() + step if current.isValid() else (0 if step > 0 else count - 1)
            self._drop.list.make_current(row % count)

    def _take(self) -> None:
        key = self._drop.list.current_key() if self.is_down else None
        if key is not None:
            self._pick(key)
        elif self.text().strip():
            self.fold()
            self.entered.emit(self.text().strip())

    def _pick(self, key: object) -> None:
        self.fold()
        self.clear()
        self.picked.emit(key)

    def _restyle(self) -> None:
        self._sign.setIcon(self._look.icon(Icon.SEARCH))
        self.setPlaceholderText(translate("CallBar", "Number, name or order …"))
        self.setAccessibleName(translate("CallBar", "Enter a number or search by anything"))


class SearchDrop(QFrame):
    """What was found, laid over the room below the field; the keyboard stays in the field."""

    def __init__(self, look: Look, model: RowsModel[ListRow]) -> None:
        super().__init__()
        self.setObjectName("overlay")
        self._look = look
        self.list = RowList(look, model, ListDelegate(look, model))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.fit_to_rows(46 * MOST_HITS)
        self._nothing = plain_label(role=Role.QUIET)
        outer = QVBoxLayout(self)
        outer.addWidget(self._nothing)
        outer.addWidget(self.list)
        self.hide()

    def let_down(self, below: QWidget, *, is_empty: bool) -> None:
        """Show under a field, over everything else of its window."""
        window = below.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        px = self._look.px
        self.layout().setContentsMargins(px(6), px(6), px(6), px(6))  # pyright: ignore[reportOptionalMemberAccess]  # set above
        self._nothing.setContentsMargins(px(8), px(6), px(8), px(6))
        self._nothing.setText(
            translate("CallBar", "Nothing found here. Enter takes it as a telephone number.")
        )
        self._nothing.setHidden(not is_empty)
        self.list.setHidden(is_empty)
        self.list.setAccessibleName(translate("CallBar", "Found"))
        self._fit_into(window, below.mapTo(window, QPoint(0, below.height() + px(4))))
        self.raise_()
        self.show()

    def _fit_into(self, window: QWidget, spot: QPoint) -> None:
        """Stay inside the window; what has no room there is reached by scrolling."""
        px = self._look.px
        room = window.height() - spot.y() - px(6 + 6 + 4)
        self.list.setFixedHeight(max(px(46), min(self.list.height_of_rows(), room)))
        self.setFixedWidth(min(px(400), window.width() - 2 * px(4)))
        self.adjustSize()
        self.move(min(spot.x(), window.width() - self.width() - px(4)), spot.y())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            self.hide()
        return False
