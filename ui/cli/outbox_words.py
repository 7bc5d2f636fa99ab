"""The outbox as plain values for JSON and as text for a terminal."""

from datetime import datetime

from callcenter.domain.edit import Conflict, EditState, Fields, Waiting
from callcenter.domain.errors import DeskError
from callcenter.domain.outbox import EditHistory, OutboxItem, OutboxPage
from ui.cli.as_json import Plain
from ui.cli.as_text import print_line

_STATES = {
    EditState.QUEUED: "not sent",
    EditState.BLOCKED: "held back: what it builds upon did not come to be",
    EditState.SENDING: "being sent",
    EditState.UNKNOWN: "sent, no answer; it is looked up",
    EditState.DOUBTFUL: "done or not? see: callcenter outbox show",
    EditState.APPLIED: "on the server",
    EditState.REFUSED: "not accepted",
    EditState.CONFLICT: "changed on both sides",
    EditState.WITHDRAWN: "withdrawn",
    EditState.REPLACED: "settled by another edit",
}
_REASONS = {
    "gone": "the record is gone",
    "deleted": "it was done, and deleted since",
    "hidden": "the record is not shown to you any more",
    "merged": "the record was merged into another one",
    "twice": "the office did it twice",
    "overtaken": "somebody else's value may have been written over",
}


def page_as_json(page: OutboxPage, now: datetime) -> Plain:
    """Show what waits, with counts and the age of the oldest."""
    oldest = page.counts.oldest
    return {
        "waiting": page.counts.waiting,
        "needs_agent": page.counts.needs_agent,
        "oldest_seconds": None if oldest is None else max(0, int((now - oldest).total_seconds())),
        "edits": [item_as_json(one) for one in page.waiting],
    }


def item_as_json(item: OutboxItem) -> Plain:
    """Show one edit with what hangs on it."""
    waiting = item.waiting
    edit = waiting.edit
    return {
        "seq": waiting.seq,
        "id": edit.id,
        "kind": edit.kind,
        "office": edit.office,
        "record": edit.record,
        "title": edit.title,
        "customer": edit.customer,
        "state": waiting.state,
        "made_at": edit.made_at.isoformat(),
        "agent": edit.agent,
        "fields": dict(edit.fields),
        "base": dict(edit.base),
        "attempts": waiting.attempts,
        "not_before": _time(waiting.not_before),
        "trouble": waiting.trouble,
        "sentence": sentence(waiting),
        "conflicts": [_conflict(one) for one in item.conflicts],
        "alike": [{"record": one.record, "number": one.number, "title": one.title} for one in item.alike],
        "dependants": item.dependants,
    }


def history_as_json(history: EditHistory) -> Plain:
    """Show how an edit fared."""
    waiting = history.item.waiting
    return {
        **item_as_json(history.item),
        "conflicts": [{**_conflict(one), "state": one.state} for one in history.conflicts],
        "first_sent_at": _time(waiting.first_sent_at),
        "last_sent_at": _time(waiting.last_sent_at),
        "proof": dict(waiting.proof),
        "tries": [
            {"n": one.n, "step": one.step, "at": one.at.isoformat(), "outcome": one.outcome}
            for one in history.attempts
        ],
        "acts": [
            {"at": one.at.isoformat(), "agent": one.agent, "action": one.action} for one in history.acts
        ],
        "needs": [one.seq for one in history.needs],
        "needed_by": [one.seq for one in history.dependants],
    }


def sentence(waiting: Waiting) -> str:
    """Say what the office last answered; empty where it said nothing amiss."""
    return "" if waiting.trouble is None else DeskError(waiting.trouble, **waiting.details).sentence


def print_page(page: OutboxPage) -> None:
    """Print a line for each edit, and below it what asks for a decision."""
    if not page.waiting:
        print_line("Nothing waits.")
        return
    asking = f", {page.counts.needs_agent} of them for you" if page.counts.needs_agent else ""
    print_line(f"Waiting: {page.counts.waiting}{asking}.")
    for item in page.waiting:
        _print_item(item)


def print_history(history: EditHistory) -> None:
    """Print an edit with its words, what it started from, and all that happened to it."""
    _print_item(history.item)
    edit = history.item.waiting.edit
    _print_fields("started from", edit.base)
    _print_fields("wrote", edit.fields)
    for act in history.acts:
        print_line(f"  {act.at:%Y-%m-%d %H:%M:%S} {act.action} ({act.agent})")
    for one in history.attempts:
        print_line(f"  {one.at:%Y-%m-%d %H:%M:%S} attempt {one.n}: {one.step}, {one.outcome}")
    for name, told in history.item.waiting.proof.items():
        print_line(f"  proof: {name} {told}")


def _print_item(item: OutboxItem) -> None:
    waiting = item.waiting
    edit = waiting.edit
    about = edit.title or edit.record
    said = (edit.office, edit.kind, about, _STATES[waiting.state])
    print_line("  ".join((f"{waiting.seq:>5}", f"{edit.made_at:%Y-%m-%d %H:%M}", *said)))
    if waiting.trouble is not None:
        print_line(f"       {sentence(waiting)}")
    for one in item.conflicts:
        print_line(f"       {_told(one)}")
    for like in item.alike:
        print_line(f"       is it this one? {like.record} {like.number} {like.title}")


def _told(one: Conflict) -> str:
    if one.reason:
        return " ".join(part for part in (_REASONS.get(one.reason, one.reason), one.theirs or "") if part)
    who = f" by {one.their_author}" if one.their_author else ""
    when = f" at {one.their_when:%Y-%m-%d %H:%M}" if one.their_when else ""
    return f"{one.field}: started from {one.base!r}, you wrote {one.mine!r}, now {one.theirs!r}{who}{when}"


def _print_fields(title: str, fields: Fields) -> None:
    for name, value in fields.items():
        print_line(f"  {title} {name}: {'–' if value is None else value}")


def _conflict(one: Conflict) -> Plain:
    return {
        "id": one.id,
        "field": one.field,
        "base": one.base,
        "mine": one.mine,
        "theirs": one.theirs,
        "their_author": one.their_author,
        "their_when": _time(one.their_when),
        "reason": one.reason,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
