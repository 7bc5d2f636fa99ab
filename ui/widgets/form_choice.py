"""A few choices side by side, of which one holds."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning


class FormChoice(QWidget):
    """Tab goes to the choice that holds, the arrows go on from there; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(self, look: Look, icons: Mapping[str, Icon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._group = QButtonGroup(self)
        self._buttons = {key: QPushButton() for key in icons}
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        for key, button in self._buttons.items():
            button.setCheckable(True)
            button.setObjectName(key or "system")
            self._group.addButton(button)
            self._outer.addWidget(button)
        self._outer.addStretch()
        self._group.buttonToggled.connect(self._tell)
        self._quiet = False
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, words: Mapping[str, str], name: str) -> None:
        """Name the choices and what is chosen; called again when the language changes."""
        self.setAccessibleName(name)
        for key, button in self._buttons.items():
            button.setText(words[key])
            button.setAccessibleDescription(name)

    def hold(self, key: str) -> None:
        """Show which one holds, without telling anybody."""
        self._quiet = True
        self._buttons[key].setChecked(True)
        self._quiet = False
        self._restyle()

    @property
    def held(self) -> str:
        """The choice that holds; empty where none was made yet."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> QPushButton:
        """Give the button of a choice."""
        return self._buttons[key]

    def _tell(self, button: QPushButton, is_on: bool) -> None:
        if is_on and not self._quiet:
            self._restyle()
            self.chosen.emit(next(key for key, one in self._buttons.items() if one is button))

    def _restyle(self) -> None:
        px, theme = self._look.px, self._look.theme
        self._outer.setSpacing(px(8))
        for key, button in self._buttons.items():
            held = button.isChecked()
            icon = Icon.CHECK if held else self._icons[key]
            button.setIcon(self._look.icon(icon, Meaning.ON_SELECTION if held else Meaning.QUIET))
            button.setIconSize(QSize(px(16), px(16)))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        accent, focus = theme.colour(Meaning.ACCENT).name(), theme.colour(Meaning.FOCUS).name()
        self.setStyleSheet(
            f"QPushButton {{ padding: {px(6)}px {px(14)}px; }}"
            f" QPushButton:checked {{ background: {theme.colour(Meaning.SELECTION).name()};"
            f" color: {theme.colour(Meaning.ON_SELECTION).name()}; border: 1px solid {accent}; }}"
            f" QPushButton:focus {{ border: 2px solid {focus}; padding: {px(6) - 1}px {px(14) - 1}px; }}"
        )
