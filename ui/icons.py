"""Icons by what they mean: single-colour drawings, tinted with a colour of the theme."""

from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Meaning, Theme


class Icon(StrEnum):
    """Every drawing in ``resources/icons``."""

    PHONE = "phone"
    PHONE_OFF = "phone-off"
    PHONE_IN = "phone-in"
    HOLD = "hold"
    PLAY = "play"
    TRANSFER = "transfer"
    USER = "user"
    USERS = "users"
    USER_PLUS = "user-plus"
    BUILDING = "building"
    STAR = "star"
    CLOCK = "clock"
    HISTORY = "history"
    CALENDAR = "calendar"
    ALERT = "alert"
    INFO = "info"
    ERROR = "error"
    PACKAGE = "package"
    TRUCK = "truck"
    RETURN = "return"
    HOUSE_CHECK = "house-check"
    CLOUD = "cloud"
    CLOUD_OFF = "cloud-off"
    REFRESH = "refresh"
    SEARCH = "search"
    BOOK = "book"
    THUMB_UP = "thumb-up"
    THUMB_DOWN = "thumb-down"
    GAP = "gap"
    ATTACH = "attach"
    INSERT = "insert"
    TICKET = "ticket"
    INVOICE = "invoice"
    CARD = "card"
    NOTE = "note"
    MESSAGE = "message"
    MAIL = "mail"
    SEND = "send"
    LOCK = "lock"
    EYE = "eye"
    SETTINGS = "settings"
    SUN = "sun"
    MOON = "moon"
    CONTRAST = "contrast"
    GLOBE = "globe"
    PIN = "pin"
    X = "x"
    CHECK = "check"
    CHECK_CIRCLE = "check-circle"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_UP = "chevron-up"
    CHEVRON_RIGHT = "chevron-right"
    PLUS = "plus"
    FILTER = "filter"
    COPY = "copy"
    KEYBOARD = "keyboard"
    OUTBOX = "outbox"
    WAREHOUSE = "warehouse"
    MAP_PIN = "map-pin"
    CUSTOMS = "customs"
    GIFT = "gift"
    FLAG = "flag"
    WRAP_UP = "wrap-up"
    LIST = "list"
    PLUG = "plug"
    EDIT = "edit"
    EXTERNAL = "external"
    TEXT_SIZE = "text-size"
    MORE = "more"
    SIGN_OUT = "sign-out"


SIZES = (14, 16, 20, 24)


class Icons:
    """Draws icons in the colours of one theme and keeps what it has drawn."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[tuple[Icon, str], QIcon] = {}
        self._pixmaps: dict[tuple[Icon, str, int, float], QPixmap] = {}

    def icon(self, icon: Icon, meaning: Meaning = Meaning.QUIET) -> QIcon:
        """Give an icon for a button or an action, crisp on every screen there is."""
        colour = self._theme.colour(meaning)
        key = (icon, colour.name())
        if key not in self._icons:
            self._icons[key] = self._build(icon, colour)
        return self._icons[key]

    def pixmap(self, icon: Icon, meaning: Meaning, size: int, ratio: float = 1.0) -> QPixmap:
        """Give a picture of ``size`` logical pixels for a screen of this pixel ratio."""
        return self._pixmap(icon, self._theme.colour(meaning), size, ratio)

    def _build(self, icon: Icon, colour: QColor) -> QIcon:
        built = QIcon()
        faint = self._theme.colour(Meaning.FAINT)
        for size in SIZES:
            for ratio in _ratios():
                built.addPixmap(self._pixmap(icon, colour, size, ratio))
                built.addPixmap(self._pixmap(icon, faint, size, ratio), QIcon.Mode.Disabled)
        return built

    def _pixmap(self, icon: Icon, colour: QColor, size: int, ratio: float) -> QPixmap:
        key = (icon, colour.name(), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw(icon, colour, size, ratio)
        return self._pixmaps[key]


def _ratios() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def svg(icon: Icon, colour: QColor) -> bytes:
    """Give the drawing itself in one colour."""
    source = files("resources").joinpath("icons", f"{icon.value}.svg").read_bytes()
    return source.replace(b"currentColor", colour.name().encode())


def _draw(icon: Icon, colour: QColor, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(icon, colour))).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
