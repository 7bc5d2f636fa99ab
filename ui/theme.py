"""Themes: what each colour means, read from a file and frozen."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor

from ui.colour import mix

THEMES = ("light", "dark", "contrast")


class Meaning(StrEnum):
    """What a colour says; code never asks for a colour in any other way."""

    WINDOW = "window"
    SURFACE = "surface"
    RAISED = "raised"
    SUNKEN = "sunken"
    HOVER = "hover"
    PRESSED = "pressed"
    LINE = "line"
    EDGE = "edge"
    TEXT = "text"
    QUIET = "quiet"
    FAINT = "faint"
    ACCENT = "accent"
    ACCENT_STRONG = "accent_strong"
    ON_ACCENT = "on_accent"
    SELECTION = "selection"
    ON_SELECTION = "on_selection"
    FOCUS = "focus"
    LINK = "link"
    LATE = "late"
    EXCEPTION = "exception"
    DELIVERED = "delivered"
    IN_TRANSIT = "in_transit"
    VIP = "vip"
    WAITING = "waiting"
    INTERNAL = "internal"
    PUBLIC = "public"
    FRESH = "fresh"
    AGING = "aging"
    AWAY = "away"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    SUCCESS = "success"
    NEUTRAL = "neutral"
    TALKING = "talking"
    RINGING = "ringing"


TELLING = tuple(Meaning)[tuple(Meaning).index(Meaning.LATE) :]
"""The meanings that words, chips and icons are shown in."""


@dataclass(frozen=True)
class Theme:
    """One look. ``tints`` lie behind words of a meaning and ``edges`` around them."""

    key: str
    is_dark: bool
    colours: Mapping[Meaning, QColor]
    tints: Mapping[Meaning, QColor]
    edges: Mapping[Meaning, QColor]

    def colour(self, meaning: Meaning) -> QColor:
        """Give the colour for words, lines and icons of this meaning."""
        return self.colours[meaning]

    def tint(self, meaning: Meaning) -> QColor:
        """Give the colour that lies behind words of this meaning."""
        return self.tints[meaning]

    def edge(self, meaning: Meaning) -> QColor:
        """Give the colour of a line around words of this meaning."""
        return self.edges[meaning]


def load_theme(key: str) -> Theme:
    """Read one of ``THEMES``; a meaning left out or a colour not named is a ``KeyError``."""
    source = files("resources").joinpath("themes", f"{key}.toml")
    document: dict[str, Any] = tomllib.loads(source.read_text("utf-8"))
    base: dict[str, str] = document["base"]
    names: dict[str, str] = document["meaning"]
    colours = {meaning: QColor(base[names[meaning.value]]) for meaning in Meaning}
    return Theme(
        key=key,
        is_dark=bool(document["dark"]),
        colours=MappingProxyType(colours),
        tints=_laid_over(colours, float(document["tint"])),
        edges=_laid_over(colours, float(document["edge"])),
    )


def _laid_over(colours: Mapping[Meaning, QColor], share: float) -> Mapping[Meaning, QColor]:
    surface = colours[Meaning.SURFACE]
    return MappingProxyType({meaning: mix(colour, surface, share) for meaning, colour in colours.items()})
