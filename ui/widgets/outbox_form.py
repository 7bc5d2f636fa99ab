"""Where an agent writes values anew: one field a part, in the place where they are shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look import Look
from ui.models.edit_form import Part
from ui.widgets.plain_label import Role, plain_label

_WIDTH = 460

_Editor = QLineEdit | QPlainTextEdit | QComboBox


class OutboxForm(QWidget):
    """Filled once with parts; from then on only the agent changes what stands in it. ``typed`` tells each change."""

    typed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._editors: dict[tuple[str, str], _Editor] = {}
        self._parts: list[QWidget] = []
        self._labels: list[QLabel] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def ask(self, parts: tuple[Part, ...], kept: Mapping[tuple[str, str], str] | None = None) -> None:
        """Ask for these parts; words that were kept stand in the place of what was there."""
        for old in self._parts:
            old.hide()
            self._outer.removeWidget(old)
            old.deleteLater()
        self._parts, self._labels, self._editors = [], [], {}
        for part in parts:
            text = (kept or {}).get((part.field, part.name), part.text)
            self._add(part, text)

    def values(self) -> dict[tuple[str, str], str]:
        """Give what stands in it, by field and part."""
        return {key: _text(editor) for key, editor in self._editors.items()}

    def write(self, field: str, name: str, text: str) -> None:
        """Type into a part."""
        editor = self._editors[field, name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        else:
            editor.setPlainText(text)

    def begin(self) -> None:
        """Go to the first part."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, part: Part, text: str) -> None:
        editor = _editor(part, text)
        editor.setAccessibleName(part.label)
        label = plain_label(part.label, Role.SECTION)
        label.setBuddy(editor)
        self._labels.append(label)
        if isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self.typed)
        else:
            editor.textChanged.connect(self.typed)
        self._editors[part.field, part.name] = editor
        for widget in (label, editor):
            self._parts.append(widget)
            self._outer.addWidget(widget)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(4))
        for label in self._labels:
            label.setContentsMargins(0, px(6), 0, 0)
        for editor in self._editors.values():
            if isinstance(editor, QPlainTextEdit):
                editor.setFixedHeight(px(130))
            else:
                editor.setMaximumWidth(px(_WIDTH))


def _editor(part: Part, text: str) -> _Editor:
    if part.choices:
        box = QComboBox()
        for value, word in part.choices:
            box.addItem(word, value)
        box.setCurrentIndex(max(0, box.findData(text)))
        return box
    if part.is_long:
        page = QPlainTextEdit()
        page.setTabChangesFocus(True)
        page.setPlainText(text)
        return page
    return QLineEdit(text)


def _text(editor: _Editor) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
