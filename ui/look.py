"""How the desk looks and which language it speaks, handed to every widget by constructor."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.icons import Icon, Icons, svg
from ui.style_sheet import TYPE_SIZES, build_palette, build_style_sheet, scaled
from ui.theme import Meaning, Theme, load_theme
from ui.translations import Translations

FONTS = (
    "Inter",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "DejaVu Sans",
)
SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


class Look(QObject):
    """The theme, the text scale and the language of one application.

    ``changed`` follows a new theme or scale, ``language_changed`` a new language. A widget connects its own bound
    methods, so that the connection ends with the widget.
    """

    changed = Signal()
    language_changed = Signal()

    def __init__(self, app: QApplication, *, theme: str = "", scale: float = 1.0, language: str = "") -> None:
        super().__init__()
        self._app = app
        self._pictures = Path(mkdtemp(prefix="desk-look-"))
        finalize(self, rmtree, self._pictures, ignore_errors=True)
        self._translations = Translations(app)
        self._scale = scale
        self._set_theme(theme)
        app.setStyle("Fusion")
        self._apply()
        self.speak(language)

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    @property
    def scale(self) -> float:
        """How much larger than usual text and room are."""
        return self._scale

    @property
    def language(self) -> str:
        """The language that is spoken, ``en`` or ``zh_CN``."""
        return self._translations.language

    def px(self, pixels: int) -> int:
        """Scale a length given for 100 %."""
        return scaled(pixels, self._scale)

    def icon(self, icon: Icon, meaning: Meaning = Meaning.QUIET) -> QIcon:
        """Give an icon in the colours of the theme."""
        return self._icons.icon(icon, meaning)

    def pixmap(self, icon: Icon, meaning: Meaning, size: int, on: QWidget) -> QPixmap:
        """Give a picture of ``size`` pixels at 100 %, as sharp as the screen of a widget allows."""
        return self._icons.pixmap(icon, meaning, self.px(size), on.devicePixelRatioF())

    def painted(self, icon: Icon, meaning: Meaning, size: int, painter: QPainter) -> QPixmap:
        """Give the same for a painter, as delegates need it."""
        return self._icons.pixmap(icon, meaning, self.px(size), painter.device().devicePixelRatio())

    def wear(self, theme: str) -> None:
        """Change the theme; empty follows the system."""
        self._set_theme(theme)
        self._apply()
        self.changed.emit()

    def resize(self, scale: float) -> None:
        """Change the size of text and what holds it."""
        self._scale = scale
        self._apply()
        self.changed.emit()

    def speak(self, language: str) -> None:
        """Change the language; empty follows the system."""
        self._translations.install(language)
        self.language_changed.emit()

    def follow(self, refresh: Callable[[], None]) -> None:
        """Call a widget's own method now and whenever the look or the language changes."""
        self.changed.connect(refresh)
        self.language_changed.connect(refresh)
        refresh()

    def _set_theme(self, key: str) -> None:
        self._theme = load_theme(key or _system_theme())
        self._icons = Icons(self._theme)

    def _apply(self) -> None:
        font = QFont()
        font.setFamilies(list(FONTS))
        font.setPixelSize(scaled(TYPE_SIZES["body"], self._scale))
        self._app.setFont(font)
        self._app.setPalette(build_palette(self._theme))
        self._app.setStyleSheet(build_style_sheet(self._theme, self._scale, self._draw_pictures()))

    def _draw_pictures(self) -> dict[str, str]:
        drawn = {
            "chevron_down": (Icon.CHEVRON_DOWN, Meaning.QUIET),
            "check": (Icon.CHECK, Meaning.ON_ACCENT),
        }
        return {name: self._draw_picture(icon, meaning) for name, (icon, meaning) in drawn.items()}

    def _draw_picture(self, icon: Icon, meaning: Meaning) -> str:
        path = self._pictures / f"{icon.value}-{self._theme.key}.svg"
        path.write_bytes(svg(icon, self._theme.colour(meaning)))
        return path.as_posix()


def _system_theme() -> str:
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
