"""A page of the settings: a title, cards in one column that scrolls, and a foot that stays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.look import Look
from ui.widgets.plain_label import Role, plain_label

_COLUMN = 780


class SettingsPage(QWidget):
    """The column is never wider than a line that reads well."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = plain_label(role=Role.DISPLAY)
        self._hint = plain_label(role=Role.QUIET, wrap=True)
        self._column = QWidget()
        self._stack = QVBoxLayout(self._column)
        self._stack.addLayout(self._build_head())
        self._stack.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(_centred(self._column, "scrolled"))
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        self._foot = QWidget()
        self._foot_line = QVBoxLayout(self._foot)
        self._foot_room = _centred(self._foot, "settingsFoot")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._line_up)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        for part, share in ((self._scroll, 1), (self._rule, 0), (self._foot_room, 0)):
            self._page.addWidget(part, share)
        self._rule.hide()
        self._foot_room.hide()
        look.changed.connect(self._fit)
        self._fit()

    def set_title(self, title: str, hint: str = "") -> None:
        """Head the page; called again when the language changes."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setHidden(not hint)
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Put a card below what is there."""
        self._stack.insertWidget(self._stack.count() - 1, widget)

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the end of the title's line."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_to_foot(self, widget: QWidget) -> None:
        """Put something where it stays in sight."""
        self._foot_line.addWidget(widget)
        self._rule.show()
        self._foot_room.show()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to it, with the foot as high as it is now."""
        self._page.activate()
        self._scroll.ensureWidgetVisible(widget, 0, self._look.px(48))

    def scroll_to_top(self) -> None:
        """Begin at the top again."""
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def _build_head(self) -> QHBoxLayout:
        self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        self._head.addLayout(words, 1)
        return self._head

    def _line_up(self) -> None:
        """Keep the foot below the column, with and without a scroll bar."""
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._foot_room.setContentsMargins(0, 0, taken, 0)

    def _fit(self) -> None:
        px = self._look.px
        self._column.setMaximumWidth(px(_COLUMN))
        self._foot.setMaximumWidth(px(_COLUMN))
        self._stack.setContentsMargins(px(16), px(24), px(16), px(24))
        self._stack.setSpacing(px(14))
        self._head.setSpacing(px(16))
        self._foot_line.setContentsMargins(px(16), px(10), px(16), px(12))
        self._foot_line.setSpacing(px(10))


def _centred(widget: QWidget, name: str) -> QWidget:
    room = QWidget()
    room.setObjectName(name)
    line = QHBoxLayout(room)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room
