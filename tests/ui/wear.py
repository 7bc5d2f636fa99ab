"""Another theme, size or language for the length of a test."""

from collections.abc import Generator
from contextlib import contextmanager

from ui.look import Look


@contextmanager
def worn(look: Look, *, theme: str = "light", scale: float = 1.0, language: str = "en") -> Generator[None]:
    """Wear this look, and the usual one again afterwards."""
    before = look.theme.key, look.scale, look.language
    try:
        _wear(look, theme, scale, language)
        yield
    finally:
        _wear(look, *before)


def _wear(look: Look, theme: str, scale: float, language: str) -> None:
    """Change only what differs: each change costs a whole new style sheet."""
    if theme != look.theme.key:
        look.wear(theme)
    if scale != look.scale:
        look.resize(scale)
    if language != look.language:
        look.speak(language)
