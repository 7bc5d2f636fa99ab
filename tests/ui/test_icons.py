"""Icons by meaning: each has a drawing of one colour, and each drawing a name."""

from importlib.resources import files

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tests.ui.wear import worn
from ui.icons import SIZES, Icon, Icons, svg
from ui.look import Look
from ui.theme import Meaning, load_theme

each_icon = pytest.mark.parametrize("icon", Icon)


def colours(picture: QPixmap) -> set[str]:
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    seen = (image.pixelColor(x, y) for x, y in spots)
    return {colour.name() for colour in seen if colour.alpha() == 255}


def test_every_drawing_has_a_name() -> None:
    drawn = {path.name for path in files("resources").joinpath("icons").iterdir()}
    assert drawn == {f"{icon.value}.svg" for icon in Icon}


@each_icon
def test_a_drawing_has_one_colour_only_and_asks_for_nothing(icon: Icon) -> None:
    source = files("resources").joinpath("icons", f"{icon.value}.svg").read_text("utf-8")
    assert "currentColor" in source
    assert [word for word in ("href", "<script", "<style", "#", "url(") if word in source] == []


@each_icon
def test_a_drawing_can_be_drawn(icon: Icon) -> None:
    assert QSvgRenderer(svg(icon, QColor("#123456"))).isValid()


@each_icon
def test_a_picture_is_not_empty(look: Look, icon: Icon) -> None:
    empty = QPixmap(16, 16)
    empty.fill(QColor(0, 0, 0, 0))
    drawn = Icons(look.theme).pixmap(icon, Meaning.TEXT, 16)
    assert drawn.toImage().convertToFormat(QImage.Format.Format_ARGB32) != empty.toImage().convertToFormat(
        QImage.Format.Format_ARGB32
    )


def test_a_picture_has_the_colour_of_its_meaning(look: Look) -> None:
    icons = Icons(load_theme("light"))
    late = icons.pixmap(Icon.ALERT, Meaning.LATE, 24, 4.0)
    assert load_theme("light").colour(Meaning.LATE).name() in colours(late)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_picture_is_as_sharp_as_the_screen(look: Look, ratio: float) -> None:
    picture = Icons(look.theme).pixmap(Icon.TRUCK, Meaning.TEXT, 16, ratio)
    assert (picture.width(), picture.devicePixelRatio()) == (round(16 * ratio), ratio)


def test_a_picture_is_drawn_once(look: Look) -> None:
    icons = Icons(look.theme)
    assert (
        icons.pixmap(Icon.TRUCK, Meaning.TEXT, 16).cacheKey()
        == icons.pixmap(Icon.TRUCK, Meaning.TEXT, 16).cacheKey()
    )


def test_an_icon_has_every_size_and_a_faint_one_for_what_is_disabled(look: Look) -> None:
    icon = look.icon(Icon.SEND)
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)
    usual, disabled = icon.pixmap(16), icon.pixmap(16, QIcon.Mode.Disabled)
    assert usual.toImage() != disabled.toImage()


def test_icons_change_with_the_theme(look: Look) -> None:
    before = look.icon(Icon.SEND).pixmap(16).toImage()
    with worn(look, theme="dark"):
        assert look.icon(Icon.SEND).pixmap(16).toImage() != before
