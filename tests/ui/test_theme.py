"""Themes: complete, legible, and the same in every meaning."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from PySide6.QtGui import QColor

from ui.colour import contrast, luminance, mix
from ui.theme import TELLING, THEMES, Meaning, Theme, load_theme

LEGIBLE = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
GROUNDS = (
    Meaning.WINDOW,
    Meaning.SURFACE,
    Meaning.RAISED,
    Meaning.SUNKEN,
    Meaning.HOVER,
    Meaning.PRESSED,
    Meaning.SELECTION,
)
each_theme = pytest.mark.parametrize("key", THEMES)


def document(key: str) -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath("themes", f"{key}.toml").read_text("utf-8"))


def too_faint(
    theme: Theme, words: tuple[Meaning, ...], grounds: tuple[Meaning, ...], least: float
) -> list[str]:
    return [
        f"{word} on {ground}: {contrast(theme.colour(word), theme.colour(ground)):.2f}"
        for word in words
        for ground in grounds
        if contrast(theme.colour(word), theme.colour(ground)) < least
    ]


@each_theme
def test_a_theme_names_every_meaning_and_no_other(key: str) -> None:
    assert set(document(key)["meaning"]) == {meaning.value for meaning in Meaning}


@each_theme
def test_every_base_colour_is_used_and_valid(key: str) -> None:
    kept = document(key)
    assert set(kept["meaning"].values()) == set(kept["base"])
    assert [name for name, value in kept["base"].items() if not QColor(value).isValid()] == []


@each_theme
def test_words_are_legible_on_every_ground(key: str) -> None:
    words = (Meaning.TEXT, Meaning.QUIET, Meaning.LINK, Meaning.ACCENT, *TELLING)
    assert too_faint(load_theme(key), words, GROUNDS, LEGIBLE[key]) == []


@each_theme
def test_words_are_legible_on_their_tints(key: str) -> None:
    theme = load_theme(key)
    ratios = {meaning: contrast(theme.colour(meaning), theme.tint(meaning)) for meaning in TELLING}
    assert {meaning: ratio for meaning, ratio in ratios.items() if ratio < LEGIBLE[key]} == {}


@each_theme
def test_words_are_legible_where_something_is_chosen_or_pressed(key: str) -> None:
    theme = load_theme(key)
    assert too_faint(theme, (Meaning.ON_SELECTION,), (Meaning.SELECTION,), LEGIBLE[key]) == []
    assert too_faint(theme, (Meaning.ON_ACCENT,), (Meaning.ACCENT, Meaning.ACCENT_STRONG), LEGIBLE[key]) == []


@each_theme
def test_the_ring_of_the_keyboard_and_the_edge_of_fields_can_be_seen(key: str) -> None:
    grounds = (Meaning.WINDOW, Meaning.SURFACE, Meaning.RAISED)
    assert too_faint(load_theme(key), (Meaning.FOCUS, Meaning.EDGE, Meaning.FAINT), grounds, 3.0) == []


@each_theme
def test_internal_and_public_differ_in_colour(key: str) -> None:
    theme = load_theme(key)
    assert theme.colour(Meaning.INTERNAL) != theme.colour(Meaning.PUBLIC)
    if key != "contrast":
        assert theme.tint(Meaning.INTERNAL) != theme.tint(Meaning.PUBLIC)


@each_theme
def test_late_lost_and_delivered_differ_in_colour(key: str) -> None:
    theme = load_theme(key)
    assert (
        len({theme.colour(word).name() for word in (Meaning.LATE, Meaning.EXCEPTION, Meaning.DELIVERED)}) == 3
    )


@each_theme
def test_a_theme_knows_whether_it_is_dark(key: str) -> None:
    theme = load_theme(key)
    assert theme.is_dark == (luminance(theme.colour(Meaning.WINDOW)) < 0.5)


def test_contrast_is_that_of_wcag() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


def test_a_mix_lies_between() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert mix(black, white, 0.0) == white
    assert mix(black, white, 1.0) == black
    assert mix(black, white, 0.5).name() == "#808080"


def test_an_unknown_theme_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        load_theme("pink")
