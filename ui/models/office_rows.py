"""How the offices are, one row each."""

from collections.abc import Iterable
from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from ui import ages
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.troubles import sentence


def office_rows(offices: Iterable[OfficeHealth], now: datetime) -> tuple[ListRow, ...]:
    """Say of each whether it answers, since when not, and why."""
    return tuple(_row(health, now) for health in offices)


def _row(health: OfficeHealth, now: datetime) -> ListRow:
    if health.trouble is not None:
        since = ages.near(health.since, now) if health.since else ""
        said = fill(translate("Offices", "away since %1"), since) if since else translate("Offices", "away")
        details = {"office": health.office, **(health.details or {})}
        why = sentence(health.trouble, details)
        return ListRow(health.office, health.office, why, Icon.CLOUD_OFF, Meaning.AWAY, said, Meaning.AWAY)
    if health.last_good is None:
        return ListRow(
            health.office, health.office, "", Icon.CLOUD, aside=translate("Offices", "not read yet")
        )
    said = fill(translate("Offices", "answered %1"), ages.ago(health.last_good, now))
    return ListRow(health.office, health.office, "", Icon.CLOUD, Meaning.SUCCESS, said)
