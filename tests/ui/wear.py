"""Another theme, size or language for the length of a test."""

from collections.abc import Generator
from contextlib import contextmanager

from ui.look import Look


@contextmanager
def worn(look: Look, *, theme: str = "light", scale: float = 1.0, language: str = "en") -> Generator[None]:
    """Wear this look, and the usual one again afterwards."""
    try:
        if theme != look.theme.key:
            look.wear(theme)
        if scale != look.scale:
            look.resize(scale)
        if language != look.language:
            look.speak(language)
        yield
    finally:
        look.wear("light")
        look.resize(1.0)
        look.speak("en")
