"""A promise is a day or a time; the two are never confused."""

from datetime import UTC, date, datetime, tzinfo

Moment = date | datetime
"""A calendar day, or an aware datetime."""


def is_time(moment: Moment) -> bool:
    """Tell a time from a day (a datetime is also a date in Python)."""
    return isinstance(moment, datetime)


def day_of(moment: Moment, zone: tzinfo = UTC) -> date:
    """Say on which calendar day this lies in a zone; a day stays the day it is."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def passed(moment: Moment, now: datetime, zone: tzinfo) -> bool:
    """Tell whether a promise is over: a time by the clock, a day by the calendar of the zone."""
    if isinstance(moment, datetime):
        return now > moment
    return now.astimezone(zone).date() > moment
