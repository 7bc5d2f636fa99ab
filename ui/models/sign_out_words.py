"""What leaving the seat means for what is not sent: how much, since when, and what keeps it."""

from collections.abc import Iterable
from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.handover import HandOver
from ui import ages
from ui.models.outbox_entry import Lateness, Surroundings, lateness
from ui.models.outbox_words import Outbox, office_state
from ui.speech import Speaker, fill, translate


class SignOut(Speaker):
    """Counted words of leaving and coming back."""

    @classmethod
    def not_on_servers(cls, n: int) -> str:
        """Say how much is on no server."""
        return SignOut.tr("%n change is not yet on the servers.", "", n)

    @classmethod
    def stays(cls, n: int) -> str:
        """Say what was not written into the file."""
        return SignOut.tr(
            "%n may have been sent already, or builds upon what may have been, and stays here.", "", n
        )

    @classmethod
    def handed_over(cls, n: int) -> str:
        """Say what was."""
        return SignOut.tr("%n change is in this file now:", "", n)

    @classmethod
    def need_you(cls, n: int) -> str:
        """Say how much no waiting helps."""
        return SignOut.tr("%n of them needs you and does not go by itself.", "", n)

    @classmethod
    def taken_over(cls, n: int) -> str:
        """Say how much came out of a file."""
        return SignOut.tr("%n change taken over. It goes under your name.", "", n)

    @classmethod
    def left(cls, n: int) -> str:
        """Say how much did not."""
        return SignOut.tr("%n was left: it is here already, or no office takes it.", "", n)


def age_sentence(oldest: datetime | None, now: datetime) -> str:
    """Say since when the oldest waits; as an alarm, once that is too long."""
    if oldest is None:
        return ""
    words = {
        Lateness.FINE: translate("SignOut", "The oldest has waited since %1."),
        Lateness.LATE: translate("SignOut", "The oldest has waited since %1: that is more than 4 hours."),
        Lateness.VERY_LATE: translate(
            "SignOut", "The oldest has waited since %1: that is more than a day. Please tell your supervisor."
        ),
    }
    return fill(words[lateness(oldest, now)], ages.near(oldest, now))


def offices_sentence(offices: Iterable[OfficeHealth], now: datetime) -> str:
    """Say which offices keep the waiting long, or that all of them answer."""
    around = Surroundings(now, {one.office: one for one in offices})
    told = [office_state(office, around) for office in around.offices]
    away = [f"{one}." for one in told if one]
    return " ".join(away) or translate("SignOut", "The offices answer.")


def reminder(waiting: int, oldest: datetime | None, now: datetime) -> str:
    """Say at the start what has waited for too long; nothing where all is well."""
    if oldest is None or lateness(oldest, now) is Lateness.FINE:
        return ""
    return f"{SignOut.not_on_servers(waiting)} {age_sentence(oldest, now)}"


def taken_sentence(done: HandOver) -> str:
    """Say what came of taking over a file."""
    parts = (SignOut.taken_over(done.edits), SignOut.left(done.stayed) if done.stayed else "")
    return " ".join(part for part in parts if part)


def not_sent(count: int) -> str:
    """Say beside a name how much is unsent."""
    return Outbox.not_sent(count) if count else ""
