"""Edits in every state, as the outbox shows them."""

from collections.abc import Mapping
from datetime import timedelta

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.edit import Conflict, Edit, EditKind, EditState, Fields, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.outbox import LooksAlike, OutboxItem
from tests.ui.samples import CRM, NOW
from ui.models.outbox_entry import OutboxEntry, Surroundings
from ui.models.outbox_page import EditPage, Told, prepare_page

HERE = Surroundings(NOW)


def edit(
    kind: EditKind = EditKind.REPLY,
    fields: Fields | None = None,
    *,
    minutes: float = 10,
    base: Fields | None = None,
    title: str = "T-5003 Where is it?",
) -> Edit:
    """Make an edit of so many minutes ago."""
    wanted = {"text": "We have found it."} if fields is None else fields
    made = NOW - timedelta(minutes=minutes)
    return Edit(
        "id-1", kind, "anna", CRM, RemoteId("7"), wanted, made, base or {}, title=title, customer="crm/1"
    )


def entry(
    state: EditState = EditState.QUEUED,
    seq: int = 1,
    made: Edit | None = None,
    *conflicts: Conflict,
    parent: int = 0,
    alike: tuple[LooksAlike, ...] = (),
    said: tuple[Trouble | None, Mapping[str, str]] = (None, {}),
    again: float | None = None,
) -> OutboxEntry:
    """Make an entry; ``said`` is what the office said, ``again`` in how many minutes it is tried again."""
    trouble, details = said
    waiting = Waiting(
        seq,
        made or edit(),
        state,
        last_sent_at=NOW - timedelta(minutes=2),
        not_before=None if again is None else NOW + timedelta(minutes=again),
        trouble=trouble,
        details=details,
    )
    hanging = 1 if state is EditState.REFUSED else 0
    return OutboxEntry(OutboxItem(waiting, conflicts, hanging, alike), "Greta Mayer", parent)


def clash(
    field: str = "subject", base: str = "Where?", mine: str = "Lost", theirs: str = "Found", number: int = 1
) -> Conflict:
    """Make a field that both sides changed."""
    return Conflict(number, 1, field, base, mine, theirs, "Ben", NOW - timedelta(minutes=12))


def went(reason: str, theirs: str | None = None, field: str = "", mine: str | None = None) -> Conflict:
    """Make a record that is not what it was."""
    return Conflict(9, 1, field, None, mine, theirs, reason=reason)


def away(trouble: Trouble = Trouble.UNREACHABLE) -> Surroundings:
    """Let the office be away for half an hour."""
    health = OfficeHealth(OfficeId(CRM), NOW, trouble, NOW - timedelta(minutes=30))
    return Surroundings(NOW, {CRM: health})


def page(shown: OutboxEntry, around: Surroundings = HERE) -> EditPage:
    """Prepare the page of an entry."""
    return prepare_page(Told(shown), around)
