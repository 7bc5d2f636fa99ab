"""Language, theme and size: what is chosen holds at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.look import SCALES, Look
from ui.speech import fill, translate
from ui.translations import LANGUAGES
from ui.widgets.form_card import FormCard
from ui.widgets.form_choice import FormChoice
from ui.widgets.settings_page import SettingsPage

_THEMES = {"": Icon.SETTINGS, "light": Icon.SUN, "dark": Icon.MOON, "contrast": Icon.CONTRAST}
_SIZES = {str(scale): Icon.TEXT_SIZE for scale in SCALES}


class LookPage(SettingsPage):
    """The three choices; the size is carried as its number in text."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    size_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.language = FormChoice(look, dict.fromkeys(LANGUAGES, Icon.GLOBE))
        self.theme = FormChoice(look, _THEMES)
        self.size_choice = FormChoice(look, _SIZES)
        self._cards = [FormCard(look) for _ in range(3)]
        choices = (self.language, self.theme, self.size_choice)
        told = (self.language_chosen, self.theme_chosen, self.size_chosen)
        for card, choice, signal in zip(self._cards, choices, told, strict=True):
            choice.chosen.connect(signal)
            card.add(choice)
            self.add(card)
        look.follow(self._restyle)

    def _restyle(self) -> None:
        self.set_title(
            translate("LookPage", "Look"),
            translate("LookPage", "What you choose here holds at once."),
        )
        words = {
            "": translate("LookPage", "Like the system"),
            "light": translate("LookPage", "Light"),
            "dark": translate("LookPage", "Dark"),
            "contrast": translate("LookPage", "High contrast"),
        }
        sizes = {key: fill(translate("LookPage", "%1 %"), str(round(float(key) * 100))) for key in _SIZES}
        headings = (
            translate("LookPage", "Language"),
            translate("LookPage", "Theme"),
            translate("LookPage", "Size of text and room"),
        )
        for card, heading in zip(self._cards, headings, strict=True):
            card.set_words(heading)
        self.language.set_words(LANGUAGES, headings[0])
        self.theme.set_words(words, headings[1])
        self.size_choice.set_words(sizes, headings[2])
        self.language.hold(self._look.language)
        size = str(self._look.scale)
        if size in _SIZES:
            self.size_choice.hold(size)
