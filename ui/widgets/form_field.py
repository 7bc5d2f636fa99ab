"""One thing to fill in: its name, where it is typed, what it is for, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import Role, picture_label, plain_label

_WIDTH = 440


class FormField(QWidget):
    """The label leads to the editor; a fault stands right below it until it is mended."""

    def __init__(self, look: Look, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.editor = editor
        self._label = plain_label(role=Role.STRONG)
        self._label.setBuddy(editor)
        self._help = plain_label(role=Role.SMALL, wrap=True)
        self._sign = picture_label()
        self._fault = plain_label(wrap=True)
        self._build()
        self.show_fault("")
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, label: str, help_text: str) -> None:
        """Name it and say what it is for; called again when the language changes."""
        self._label.setText(label.replace("&", "&&"))
        self._help.setText(help_text)
        self._help.setHidden(not help_text)
        self.editor.setAccessibleName(label)
        self._describe()

    def show_fault(self, fault: str) -> None:
        """Say what is wrong; empty takes it back."""
        self._fault.setText(fault)
        for part in (self._sign, self._fault):
            part.setHidden(not fault)
        self._describe()

    @property
    def label(self) -> str:
        """What it is called."""
        return self._label.text().replace("&&", "&")

    @property
    def fault(self) -> str:
        """What it says is wrong; empty while all is well."""
        return self._fault.text()

    @property
    def help_text(self) -> str:
        """What it says it is for."""
        return self._help.text()

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(" ".join(t for t in (self.fault, self.help_text) if t))

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._line = QHBoxLayout()
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._fault, 1)
        self._outer.addWidget(self._label)
        self._outer.addWidget(self.editor)
        self._outer.addLayout(self._line)
        self._outer.addWidget(self._help)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(4))
        self._line.setSpacing(px(6))
        self.editor.setMaximumWidth(px(_WIDTH))
        self._sign.setContentsMargins(0, px(2), 0, 0)
        self._sign.setPixmap(self._look.pixmap(Icon.ALERT, Meaning.ERROR, 14, self))
        self._fault.setStyleSheet(f"color: {self._look.theme.colour(Meaning.ERROR).name()}")
