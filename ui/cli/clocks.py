"""Clocks of offices that are so wrong that ages and deadlines from there mislead."""

from datetime import timedelta

_TOO_FAR = timedelta(minutes=5)


def clock_words(offset: timedelta | None) -> str:
    """Say how wrong an office's clock is; nothing where it is right, or never told."""
    if offset is None or abs(offset) <= _TOO_FAR:
        return ""
    way = "ahead of" if offset > timedelta(0) else "behind"
    return f"its clock is {_span(abs(offset))} {way} this machine's"


def _span(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
