"""Sentences in the language of the screen, with their values filled in."""

import re

from PySide6.QtCore import QCoreApplication

_PLACE = re.compile(r"%([1-9])")


def translate(context: str, text: str, comment: str | None = None) -> str:
    """Say a text in the language of the screen. Texts with a count go through ``tr``, see ``Speaker``."""
    return QCoreApplication.translate(context, text, comment)


class Speaker:
    """Says counted texts where there is no ``QObject``; the class name is the context.

    Qt's ``lupdate`` finds plurals in Python only in ``Class.tr(text, comment, n)`` or ``self.tr(…)``,
    with ``n`` a plain name.
    """

    @classmethod
    def tr(cls, text: str, comment: str = "", n: int = -1) -> str:
        """Say a text; ``n`` picks the plural and stands for ``%n``."""
        return QCoreApplication.translate(cls.__name__, text, comment, n)


def fill(text: str, *values: str) -> str:
    """Put values in the places ``%1``, ``%2`` … in one go, so that no value is taken for a place."""

    def value(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        return values[index] if index < len(values) else place[0]

    return _PLACE.sub(value, text)
