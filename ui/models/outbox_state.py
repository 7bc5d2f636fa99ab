"""The outbox in a few words, for the foot of the window."""

from dataclasses import dataclass
from datetime import datetime

from ui import ages
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.outbox_entry import ALARMS, Lateness, lateness
from ui.models.outbox_rows import alarm_sentence
from ui.models.outbox_words import Outbox
from ui.speech import fill, translate
from ui.theme import Meaning


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many edits wait, how many of them need the agent, and since when the oldest waits."""

    waiting: int
    needs_agent: int
    oldest: datetime | None


def outbox_state(counts: OutboxCounts, now: datetime) -> ListRow:
    """Say what needs the agent first, then what is not sent, and how long the oldest waits once that is too long."""
    if not counts.waiting:
        return ListRow("outbox", translate("Outbox", "Everything is sent"), _where(), Icon.OUTBOX)
    late = lateness(counts.oldest, now) if counts.oldest else Lateness.FINE
    not_sent = counts.waiting - counts.needs_agent
    needs = counts.needs_agent
    parts = (
        Outbox.need_you(needs) if needs else "",
        Outbox.not_sent(not_sent) if not_sent else "",
        _oldest(counts, now) if late is not Lateness.FINE else "",
    )
    return ListRow(
        "outbox",
        " · ".join(part for part in parts if part),
        " ".join(part for part in (alarm_sentence(late), _where()) if part),
        Icon.ALERT if needs or late is not Lateness.FINE else Icon.OUTBOX,
        _meaning(needs, late),
    )


def _meaning(needs: int, late: Lateness) -> Meaning:
    if needs or late is Lateness.VERY_LATE:
        return Meaning.ERROR
    return ALARMS[late][1] if late is not Lateness.FINE else Meaning.WAITING


def _oldest(counts: OutboxCounts, now: datetime) -> str:
    assert counts.oldest is not None  # noqa: S101  # it is late
    return fill(translate("Outbox", "oldest %1"), ages.span(now - counts.oldest))


def _where() -> str:
    return translate("Outbox", "Click to go to the outbox.")
