"""A card that holds what belongs together in a form, under one heading."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.look import Look
from ui.widgets.plain_label import Role, plain_label


class FormCard(QFrame):
    """Heading, one quiet sentence where one helps, and below it the fields."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._title = plain_label(role=Role.HEADING)
        self._hint = plain_label(role=Role.QUIET, wrap=True)
        self._outer = QVBoxLayout(self)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._hint)
        self._body = QVBoxLayout()
        self._outer.addLayout(self._head)
        self._outer.addLayout(self._body)
        self.set_words("")
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, title: str, hint: str = "") -> None:
        """Head the card; called again when the language changes."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._title.setHidden(not title)
        self._hint.setHidden(not hint)
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Put this below what is there."""
        self._body.addWidget(widget)

    def take_out(self, widget: QWidget) -> None:
        """Take this out for good."""
        widget.hide()
        self._body.removeWidget(widget)
        widget.deleteLater()

    def pack(self, spacing: int) -> None:
        """Set the room between the parts, in pixels at 100 %."""
        self._body.setSpacing(self._look.px(spacing))

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(16), px(20), px(18))
        self._outer.setSpacing(px(14))
        self._head.setSpacing(px(2))
        self._body.setSpacing(px(16))
