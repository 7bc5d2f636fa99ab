"""Where one goes from page to page of the settings."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import Role, plain_label


class SettingsMenu(QFrame):
    """One button a page, one under the other; ``chosen`` carries the key of the page."""

    chosen = Signal(str)

    def __init__(self, look: Look, icons: Mapping[str, Icon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsMenu")
        self._look = look
        self._icons = icons
        self._title = plain_label(role=Role.SECTION)
        self._group = QButtonGroup(self)
        self._buttons = {key: QPushButton() for key in icons}
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        for key, button in self._buttons.items():
            button.setCheckable(True)
            button.setObjectName(f"menu-{key}")
            self._group.addButton(button)
            self._outer.addWidget(button)
        self._outer.addStretch()
        self._group.buttonToggled.connect(self._tell)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, title: str, words: Mapping[str, str]) -> None:
        """Name the menu and the pages; called again when the language changes."""
        self._title.setText(title)
        self.setAccessibleName(title)
        for key, button in self._buttons.items():
            button.setText(words[key])

    def hold(self, key: str) -> None:
        """Show which page is open."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Give the button of a page."""
        return self._buttons[key]

    def _tell(self, button: QPushButton, is_on: bool) -> None:
        self._paint_icons()
        if is_on:
            self.chosen.emit(next(key for key, one in self._buttons.items() if one is button))

    def _paint_icons(self) -> None:
        for key, button in self._buttons.items():
            meaning = Meaning.ON_SELECTION if button.isChecked() else Meaning.QUIET
            button.setIcon(self._look.icon(self._icons[key], meaning))

    def _restyle(self) -> None:
        px, theme = self._look.px, self._look.theme
        self.setFixedWidth(px(204))
        self._outer.setContentsMargins(px(12), px(20), px(12), px(12))
        self._outer.setSpacing(px(4))
        self._title.setContentsMargins(px(12), 0, 0, px(6))
        for button in self._buttons.values():
            button.setIconSize(QSize(px(16), px(16)))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._paint_icons()
        colour = theme.colour
        self.setStyleSheet(
            f"#settingsMenu {{ border: none; border-right: 1px solid {colour(Meaning.LINE).name()}; }}"
            f" QPushButton {{ background: transparent; border: 1px solid transparent; text-align: left;"
            f" padding: {px(6)}px {px(12)}px; color: {colour(Meaning.TEXT).name()}; }}"
            f" QPushButton:hover {{ background: {colour(Meaning.HOVER).name()}; }}"
            f" QPushButton:checked {{ background: {colour(Meaning.SELECTION).name()};"
            f" color: {colour(Meaning.ON_SELECTION).name()}; font-weight: 600; }}"
            f" QPushButton:focus {{ border: 2px solid {colour(Meaning.FOCUS).name()};"
            f" padding: {px(6) - 1}px {px(12) - 1}px; }}"
        )
