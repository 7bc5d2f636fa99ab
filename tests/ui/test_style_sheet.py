"""The style sheet is made whole from a theme and a scale."""

import re
from importlib.resources import files

import pytest

from ui.look import SCALES
from ui.style_sheet import TYPE_SIZES, build_style_sheet, scaled
from ui.theme import THEMES, load_theme

PICTURES = {"chevron_down": "down.svg", "check": "check.svg"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_left_to_fill_in(theme: str, scale: float) -> None:
    made = build_style_sheet(load_theme(theme), scale, PICTURES)
    rules = re.sub(r"/\*.*?\*/", "", made, flags=re.DOTALL)
    assert "@" not in rules
    assert re.search(r"\b\d+u\b", rules) is None
    assert rules.count("{") == rules.count("}")


def test_an_unknown_name_is_a_fault() -> None:
    with pytest.raises(KeyError):
        build_style_sheet(load_theme("light"), 1.0, {})


def test_lengths_are_scaled() -> None:
    small, large = (build_style_sheet(load_theme("light"), scale, PICTURES) for scale in (1.0, 1.5))
    assert f"font-size: {TYPE_SIZES['display']}px" in small
    assert f"font-size: {scaled(TYPE_SIZES['display'], 1.5)}px" in large


def test_every_colour_comes_from_the_theme() -> None:
    template = files("resources").joinpath("themes", "desk.qss").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-])\s*[;}]", template) == []
    assert "rgb" not in template


def test_whatever_takes_the_keyboard_shows_it() -> None:
    template = files("resources").joinpath("themes", "desk.qss").read_text("utf-8")
    for kind in ("QPushButton", "QToolButton", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox"):
        assert f"{kind}:focus" in template, kind
