"""A sentence in its place: what was found, what went well, what to mind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import Role, picture_label, selectable_label

_SIGNS = {
    Meaning.SUCCESS: Icon.CHECK_CIRCLE,
    Meaning.WARNING: Icon.ALERT,
    Meaning.ERROR: Icon.ALERT,
    Meaning.INFO: Icon.INFO,
    Meaning.NEUTRAL: Icon.CLOCK,
}


class FormNotice(QFrame):
    """Told by colour, sign and words; without words it is not there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formNotice")
        self._look = look
        self._meaning = Meaning.INFO
        self._sign = picture_label()
        self._text = selectable_label(role=Role.STRONG, wrap=True)
        self._detail = selectable_label(wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        self._outer = QHBoxLayout(self)
        self._outer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(words, 1)
        for label in (self._text, self._detail):
            label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clear()
        look.changed.connect(self._restyle)

    def tell(self, text: str, meaning: Meaning, detail: str = "") -> None:
        """Say this."""
        self._meaning = meaning
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setHidden(not detail)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setHidden(not text)
        self._restyle()

    def clear(self) -> None:
        """Say nothing."""
        self.tell("", Meaning.INFO)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def detail(self) -> str:
        """What it says besides."""
        return self._detail.text()

    @property
    def meaning(self) -> Meaning:
        """In which sense it says it."""
        return self._meaning

    def _restyle(self) -> None:
        px, theme, meaning = self._look.px, self._look.theme, self._meaning
        self._outer.setContentsMargins(px(12), px(10), px(12), px(10))
        self._outer.setSpacing(px(10))
        self._sign.setPixmap(self._look.pixmap(_SIGNS[meaning], meaning, 20, self))
        self.setStyleSheet(
            f"#formNotice {{ background: {theme.tint(meaning).name()};"
            f" border: 1px solid {theme.edge(meaning).name()}; border-radius: {px(6)}px; }}"
        )
