"""The room of the outbox: one list, and beside it the edit that is looked at."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.outbox_entry import Part
from ui.models.outbox_page import Act, EditPage
from ui.models.outbox_rows import OutboxRow, part_name
from ui.models.rows import RowsModel
from ui.speech import fill, translate
from ui.widgets.form_choice import FormChoice
from ui.widgets.form_notice import FormNotice
from ui.widgets.outbox_detail import OutboxDetail
from ui.widgets.outbox_foot import LETTERS
from ui.widgets.outbox_list import OutboxList
from ui.widgets.outbox_nothing import OutboxNothing
from ui.widgets.plain_label import Role, plain_label

_ICONS = {
    Part.ALL: Icon.LIST,
    Part.NEEDS_ME: Icon.ALERT,
    Part.ON_ITS_WAY: Icon.SEND,
    Part.SETTLED: Icon.CHECK_CIRCLE,
}
_LIST_WIDTH, _DETAIL_WIDTH = 460, 880
_ACTS = {letter: act for act, letter in LETTERS.items()}
_ON_A_FIELD = ("M", "T", "E")
_PARTS = {"1": Part.ALL, "2": Part.NEEDS_ME, "3": Part.ON_ITS_WAY, "4": Part.SETTLED}


class OutboxRoom(QWidget):
    """``turned`` carries the edit the cursor came to, ``sorted_by`` the part that is wanted."""

    entered = Signal()
    turned = Signal(object)
    sorted_by = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self._look = look
        self._counts: Mapping[Part, int] = {}
        self._is_fresh = False
        self.model: RowsModel[OutboxRow] = RowsModel(self)
        self.list = OutboxList(look, self.model)
        self.parts = FormChoice(look, {part.value: _ICONS[part] for part in Part})
        self.detail = OutboxDetail(look)
        self.alarm = FormNotice(look)
        self._title = plain_label(role=Role.DISPLAY)
        self._why = plain_label(role=Role.QUIET, wrap=True)
        self._keys = plain_label(role=Role.SMALL, wrap=True)
        self._nothing = OutboxNothing(look)
        self._pages = QStackedWidget()
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.show_counts({})
        look.follow(self._restyle)

    def show_rows(self, rows: Iterable[OutboxRow], current: object, *, is_same: bool) -> None:
        """Show the list, with the cursor on this edit; of the same part the scroll stays where it is."""
        wanted = tuple(rows)
        if is_same and self.model.rows:
            mark = self.isVisible()
            self.list.quietly(lambda: self.list.keep_place(lambda: self.model.follow(wanted, mark=mark)))
        else:
            self.list.quietly(lambda: self.model.show(wanted))
        self.list.point_at(current)
        is_empty = not self.model.rows
        self.list.setHidden(is_empty)
        self._why.setHidden(not is_empty)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Whoever has just come in has the keyboard in the list."""
        if self._is_fresh and self.isVisible() and self.model.rows:
            self._is_fresh = False
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counts(self, counts: Mapping[Part, int]) -> None:
        """Say how many lie where."""
        self._counts = counts
        words = {part.value: self._part_word(part) for part in Part}
        self.parts.set_words(words, translate("Outbox", "What to show"))

    def say_why_empty(self, text: str) -> None:
        """Say why there is nothing in the list."""
        self._why.setText(text)
        self._nothing.say(text)

    @property
    def why_empty(self) -> str:
        """What it says of an empty list; nothing while it has rows."""
        return self._why.text() if not self.model.rows else ""

    def show_page(self, page: EditPage) -> None:
        """Show an edit beside the list."""
        self.detail.show_page(page)
        self._pages.setCurrentWidget(self.detail)

    def show_nothing(self) -> None:
        """Show no edit."""
        self.detail.clear()
        self._pages.setCurrentWidget(self._nothing)

    @property
    def shows_page(self) -> bool:
        """Tell whether an edit is shown."""
        return self._pages.currentWidget() is self.detail

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits act where no words are being typed; what types them keeps them for itself."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = event.text().upper() if not held else ""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif not (letter and self._press(letter)):
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Take back a question, or go from the edit to the list."""
        if self.detail.foot.question:
            self.detail.foot.keep_it()
        else:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the room comes."""
        super().showEvent(event)
        self._is_fresh = True
        self._take_keyboard()
        self.entered.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is news any more for whoever comes back."""
        super().hideEvent(event)
        self.model.settle()

    def _press(self, letter: str) -> bool:
        if letter in _PARTS:
            self.parts.button(_PARTS[letter].value).setChecked(True)
            return True
        if letter in _ON_A_FIELD and self.detail.boxes and self.shows_page:
            return self._decide(letter)
        act = _ACTS.get(letter)
        return act is not None and self.shows_page and self.detail.do(Act(act))

    def _decide(self, letter: str) -> bool:
        """Settle the field that has the keyboard, or the only one; of several, go to the first."""
        box = self.detail.current_box()
        if box is None:
            self.detail.begin()
            return True
        if letter == "M":
            box.mine.click()
        elif letter == "T":
            box.theirs.click()
        else:
            box.open_form()
        return True

    def _part_word(self, part: Part) -> str:
        count = self._counts.get(part, 0)
        return fill(translate("Outbox", "%1 %2"), part_name(part), f"{count:,}") if count else part_name(part)

    def _build(self) -> None:
        self._left = QFrame()
        self._left.setObjectName("card")
        lines = QVBoxLayout(self._left)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.addWidget(self.list, 1)
        lines.addWidget(self._why)
        lines.addStretch()
        side = QWidget()
        self._side = QVBoxLayout(side)
        for part in (self._title, self.parts, self.alarm):
            self._side.addWidget(part)
        self._side.addWidget(self._left, 1)
        self._side.addWidget(self._keys)
        for page in (self._nothing, self.detail):
            self._pages.addWidget(page)
        self._columns.addWidget(side)
        self._columns.addWidget(self._pages)
        self._columns.setChildrenCollapsible(False)
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        self.parts.hold(Part.ALL.value)
        self.parts.chosen.connect(self.sorted_by)
        self.list.turned.connect(self.turned)
        self.list.chosen.connect(self.turned)
        self.list.entered_row.connect(self._go_in)
        self.list.folded.connect(self._hear_arrow)
        self.setFocusProxy(self.list)

    def _hear_arrow(self, _key: object, is_right: bool) -> None:
        if is_right:
            self._go_in()

    def _go_in(self) -> None:
        if self.shows_page:
            self.detail.begin()

    def _restyle(self) -> None:
        px = self._look.px
        self._side.setContentsMargins(px(16), px(18), px(4), px(16))
        self._side.setSpacing(px(10))
        self._why.setContentsMargins(px(16), px(16), px(16), px(16))
        self._columns.setSizes([px(_LIST_WIDTH), px(_DETAIL_WIDTH)])
        self._keys.setText(
            translate(
                "Outbox",
                "Enter: decide · Esc: back to the list · 1 to 4: what to show · letters: see the tips of the buttons",
            )
        )
        title = translate("Outbox", "Outbox")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.show_counts(self._counts)
