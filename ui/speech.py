"""Sentences in the language of the screen, with their values filled in."""

import re

from PySide6.QtCore import QCoreApplication

_PLACE = re.compile(r"%([1-9])")


def translate(context: str, text: str, comment: str | None = None, n: int = -1) -> str:
    """Say a text in the language of the screen; ``n`` picks the plural and stands for ``%n``."""
    return QCoreApplication.translate(context, text, comment, n)


def fill(text: str, *values: str) -> str:
    """Put values in the places ``%1``, ``%2`` … in one go, so that no value is taken for a place."""

    def value(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        return values[index] if index < len(values) else place[0]

    return _PLACE.sub(value, text)
