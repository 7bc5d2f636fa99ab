"""One style sheet and one palette, made from a theme and a text scale."""

import re
from collections.abc import Mapping
from importlib.resources import files

from PySide6.QtGui import QColor, QPalette

from ui.colour import mix
from ui.theme import TELLING, Meaning, Theme

_UNIT = re.compile(r"\b(\d+)u\b")
_NAME = re.compile(r"@([a-z_]+(?:-[a-z]+)?)")

TYPE_SIZES = {"small": 12, "body": 13, "heading": 15, "display": 20}
"""All there is: four sizes of type, in pixels at 100 %."""


def build_style_sheet(theme: Theme, scale: float, pictures: Mapping[str, str]) -> str:
    """Fill in the template; a name it does not know is a ``KeyError``."""
    template = files("resources").joinpath("themes", "desk.qss").read_text("utf-8")
    words = {**_colours(theme), **_sizes(scale), **pictures}
    sized = _UNIT.sub(lambda found: f"{scaled(int(found[1]), scale)}px", template)
    return _NAME.sub(lambda found: words[found[1]], sized)


def scaled(pixels: int, scale: float) -> int:
    """Scale a length; what is there stays at least one pixel."""
    return max(1, round(pixels * scale)) if pixels else 0


def build_palette(theme: Theme) -> QPalette:
    """Give the colours of whatever no style sheet reaches."""
    palette = QPalette()
    for role, meaning in _ROLES.items():
        palette.setColor(role, theme.colour(meaning))
    faint = theme.colour(Meaning.FAINT)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


_ROLES = {
    QPalette.ColorRole.Window: Meaning.WINDOW,
    QPalette.ColorRole.WindowText: Meaning.TEXT,
    QPalette.ColorRole.Base: Meaning.SURFACE,
    QPalette.ColorRole.AlternateBase: Meaning.WINDOW,
    QPalette.ColorRole.Text: Meaning.TEXT,
    QPalette.ColorRole.PlaceholderText: Meaning.QUIET,
    QPalette.ColorRole.Button: Meaning.SURFACE,
    QPalette.ColorRole.ButtonText: Meaning.TEXT,
    QPalette.ColorRole.Highlight: Meaning.SELECTION,
    QPalette.ColorRole.HighlightedText: Meaning.ON_SELECTION,
    QPalette.ColorRole.ToolTipBase: Meaning.RAISED,
    QPalette.ColorRole.ToolTipText: Meaning.TEXT,
    QPalette.ColorRole.Link: Meaning.LINK,
    QPalette.ColorRole.LinkVisited: Meaning.LINK,
    QPalette.ColorRole.Mid: Meaning.LINE,
    QPalette.ColorRole.Midlight: Meaning.LINE,
    QPalette.ColorRole.Accent: Meaning.ACCENT,
}


def _colours(theme: Theme) -> dict[str, str]:
    words = {meaning.value: theme.colour(meaning).name() for meaning in Meaning}
    for meaning in TELLING:
        words[f"{meaning.value}-tint"] = theme.tint(meaning).name()
        words[f"{meaning.value}-edge"] = theme.edge(meaning).name()
    words["line-strong"] = _strong_line(theme).name()
    words["focus_on_accent"] = theme.colour(Meaning.TEXT).name()
    return words


def _strong_line(theme: Theme) -> QColor:
    return mix(theme.colour(Meaning.EDGE), theme.colour(Meaning.LINE), 0.45)


def _sizes(scale: float) -> dict[str, str]:
    return {name: f"{scaled(size, scale)}px" for name, size in TYPE_SIZES.items()}
