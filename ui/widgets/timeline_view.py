"""The timeline with its filter: by topic and by text."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.look import Look
from ui.models.timeline_model import TimelineModel
from ui.models.timeline_rows import Topic, topic_word
from ui.speech import translate
from ui.widgets.plain_label import Role, plain_label, plain_tip
from ui.widgets.row_list import RowList
from ui.widgets.timeline_delegate import TimelineDelegate


class TimelineView(QWidget):
    """Filter row above, list below, and at the foot the words of one entry in full, where it is no ticket's.

    ``narrowed`` tells that the filter shows something else now, ``ticket_wanted`` carries a ticket and a message.
    """

    narrowed = Signal()
    ticket_wanted = Signal(object, object)

    def __init__(self, look: Look, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._delegate = TimelineDelegate(look, model)
        self.list = RowList(look, model, self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.chosen.connect(self._choose)
        self.list.folded.connect(self._unfold)
        self.reader = QPlainTextEdit()
        self._topics = {topic: _topic_button(topic) for topic in Topic}
        self._group = QButtonGroup(self)
        self._text = QLineEdit()
        self._search = self._text.addAction(look.icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self._nothing = plain_label(role=Role.QUIET)
        self._build()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._say_nothing)
        look.follow(self._restyle)

    def focus_filter(self) -> None:
        """Go to the text filter."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def start_over(self) -> None:
        """Show another customer from the top, with nothing opened; the filter is the agent's and stays."""
        self._read("")
        self.list.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is read in full."""
        if event.key() == Qt.Key.Key_Escape and not self.reader.isHidden():
            self._read("")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._row = QHBoxLayout()
        for topic, button in self._topics.items():
            button.setChecked(topic is Topic.ALL)
            self._group.addButton(button)
            self._row.addWidget(button)
        self._row.addStretch()
        self._row.addWidget(self._text, 1)
        self._text.setClearButtonEnabled(True)
        self._group.buttonToggled.connect(self._narrow)
        self._text.textChanged.connect(self._narrow)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._row)
        outer.addWidget(self._nothing)
        outer.addWidget(self.list, 1)
        outer.addWidget(self.reader)
        self.reader.setReadOnly(True)
        self.reader.setTabChangesFocus(True)
        self.reader.hide()

    def _choose(self, key: Hashable) -> None:
        """Open where an entry comes from, or read its words in full; choosing it again closes them."""
        row = self._model.rows[self._model.place_of(key)]
        if row.ticket is not None:
            self.ticket_wanted.emit(row.ticket, row.part)
        else:
            self._read("" if self.reader.toPlainText() == row.text else row.text)

    def _unfold(self, key: Hashable, is_open: bool) -> None:
        self._read(self._model.rows[self._model.place_of(key)].text if is_open else "")

    def _read(self, text: str) -> None:
        self.reader.setPlainText(text)
        self.reader.setHidden(not text)

    def _narrow(self) -> None:
        topic = next(topic for topic, button in self._topics.items() if button.isChecked())
        self._model.narrow(topic, self._text.text())
        self.list.scrollToTop()
        self.narrowed.emit()

    def _say_nothing(self) -> None:
        empty = not self._model.shown and bool(self._model.total)
        self._nothing.setHidden(not empty)

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(10), px(6), px(10), px(2))
        self._row.setSpacing(px(2))
        self._text.setMinimumWidth(px(70))
        self._text.setMaximumWidth(px(170))
        for button in self._topics.values():
            button.setMinimumWidth(px(36))
        self._search.setIcon(self._look.icon(Icon.SEARCH))
        self.reader.setFixedHeight(px(110))
        self.reader.setAccessibleName(translate("Timeline", "The entry in full"))
        self._nothing.setMinimumHeight(px(48))
        self._nothing.setText(translate("Timeline", "Nothing fits this filter."))
        self._text.setPlaceholderText(translate("Timeline", "Filter"))
        self._text.setAccessibleName(translate("Timeline", "Filter the timeline"))
        self.list.setAccessibleName(translate("Timeline", "Timeline"))
        for topic, button in self._topics.items():
            button.setText(topic_word(topic))
            button.setToolTip(plain_tip(topic_word(topic)))
        self._say_nothing()


def _topic_button(topic: Topic) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"topic-{topic.value}")
    button.setCheckable(True)
    button.setProperty("kind", "bare")
    return button
