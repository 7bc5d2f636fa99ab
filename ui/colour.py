"""Arithmetic on colours, so that themes can be computed and checked."""

from PySide6.QtGui import QColor


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """Lay one colour over another with a share from 0 (nothing) to 1 (all of it)."""

    def blend(top: int, bottom: int) -> int:
        return round(top * share + bottom * (1 - share))

    return QColor(
        blend(over.red(), under.red()),
        blend(over.green(), under.green()),
        blend(over.blue(), under.blue()),
    )


def luminance(colour: QColor) -> float:
    """Give the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
