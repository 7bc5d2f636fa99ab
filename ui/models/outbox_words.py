"""What an edit's state means for the agent: what happened, and what happens next."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.edit import EditState
from callcenter.domain.errors import Trouble
from ui import ages
from ui.models.outbox_entry import OutboxEntry, Surroundings, needs_sign_in
from ui.speech import Speaker, fill, translate
from ui.troubles import sentence

_REASONS: Mapping[str, object] = MappingProxyType(
    {
        "gone": QT_TRANSLATE_NOOP("Outbox", "It is not on the server any more. Your words are kept here."),
        "deleted": QT_TRANSLATE_NOOP(
            "Outbox", "This was done, and somebody deleted it since. Your words are kept here."
        ),
        "merged": QT_TRANSLATE_NOOP("Outbox", "It was merged into another one. Your words are kept here."),
        "hidden": QT_TRANSLATE_NOOP(
            "Outbox", "You are no longer permitted to change this. Your words are kept here."
        ),
        "twice": QT_TRANSLATE_NOOP("Outbox", "The server did this more than once. Please look at both."),
        "overtaken": QT_TRANSLATE_NOOP(
            "Outbox", "Somebody else wrote in the same moment; their value may have been written over."
        ),
    }
)
_OTHER_REASON = QT_TRANSLATE_NOOP("Outbox", "This could not be done as it is. Your words are kept here.")


class Outbox(Speaker):
    """Counted words of the outbox."""

    @classmethod
    def clashes(cls, n: int) -> str:
        """Say how many fields both sides changed."""
        return Outbox.tr("Somebody else changed %n field that you changed, too.", "", n)

    @classmethod
    def hanging(cls, n: int) -> str:
        """Say how much builds upon it."""
        return Outbox.tr("%n more waits for this one.", "", n)

    @classmethod
    def not_sent(cls, n: int) -> str:
        """Say how many are on no server."""
        return Outbox.tr("%n not sent", "", n)

    @classmethod
    def need_you(cls, n: int) -> str:
        """Say how many want the agent."""
        return Outbox.tr("%n needs you", "", n)


def reason_text(reason: str) -> str:
    """Say why a whole record wants a look."""
    return translate("Outbox", str(_REASONS.get(reason, _OTHER_REASON)))


def happened(entry: OutboxEntry, around: Surroundings) -> str:
    """Say in one or two sentences how it stands and what comes next."""
    if entry.reasons:
        return " ".join(reason_text(reason) for reason in sorted(entry.reasons))
    return _STATES[entry.waiting.state](entry, around)


def office_state(office: str, around: Surroundings) -> str:
    """Say what is wrong with an office, in brief; nothing where it answers."""
    health = around.offices.get(office)
    if health is None or health.trouble is None:
        return ""
    if needs_sign_in(health):
        return fill(translate("Outbox", "%1 asks to sign in"), office)
    return ages.away(health, around.now)


def _queued(entry: OutboxEntry, around: Surroundings) -> str:
    office = entry.waiting.edit.office
    if entry.parent:
        return fill(
            translate("Outbox", "It goes once No. %1 is done, which it builds upon."), str(entry.parent)
        )
    away = office_state(office, around)
    if away:
        return fill(translate("Outbox", "%1. It goes by itself after that."), away)
    again = entry.waiting.not_before
    if again is not None and again > around.now:
        return fill(translate("Outbox", "It is tried again at %1."), ages.near(again, around.now))
    return translate("Outbox", "Its turn comes in a moment.")


def _sending(entry: OutboxEntry, around: Surroundings) -> str:
    return fill(translate("Outbox", "Sent at %1; the answer is on its way."), _sent(entry, around))


def _unknown(entry: OutboxEntry, around: Surroundings) -> str:
    office, sent = entry.waiting.edit.office, _sent(entry, around)
    until = entry.waiting.not_before
    if office_state(office, around):
        text = translate(
            "Outbox", "Sent at %1, no answer. It is looked up once %2 answers, and sent again only if needed."
        )
        return fill(text, sent, office)
    if until is None or until <= around.now:
        return fill(translate("Outbox", "Sent at %1, no answer. It is being looked up."), sent)
    text = translate(
        "Outbox", "Sent at %1, no answer. It is looked up before it is sent again, at the latest at %2."
    )
    return fill(text, sent, ages.near(until, around.now))


def _doubtful(entry: OutboxEntry, around: Surroundings) -> str:
    text = translate(
        "Outbox", "Sent at %1, no answer, and %2 cannot tell whether it was done. Please look, then decide."
    )
    return fill(text, _sent(entry, around), entry.waiting.edit.office)


def _refused(entry: OutboxEntry, _: Surroundings) -> str:
    waiting = entry.waiting
    details = {"office": waiting.edit.office, **waiting.details}
    return sentence(waiting.trouble or Trouble.REJECTED, details)


def _blocked(entry: OutboxEntry, _: Surroundings) -> str:
    if not entry.parent:
        return translate("Outbox", "What it builds upon was not done. Your words are kept here.")
    return fill(
        translate("Outbox", "No. %1, which it builds upon, was not done. Your words are kept here."),
        str(entry.parent),
    )


def _conflict(entry: OutboxEntry, _: Surroundings) -> str:
    return Outbox.clashes(len(entry.clashes))


def _applied(entry: OutboxEntry, around: Surroundings) -> str:
    if entry.waiting.proof.get("shows_later"):
        return translate("Outbox", "The office has taken it; its own records show it later.")
    return fill(translate("Outbox", "Done at %1."), _sent(entry, around))


def _withdrawn(_: OutboxEntry, __: Surroundings) -> str:
    return translate("Outbox", "You took it back; it was not sent. The words are still here.")


def _replaced(_: OutboxEntry, __: Surroundings) -> str:
    return translate("Outbox", "You settled it in another way.")


def _sent(entry: OutboxEntry, around: Surroundings) -> str:
    return ages.near(entry.waiting.last_sent_at or entry.waiting.edit.made_at, around.now)


_STATES: Mapping[EditState, Callable[[OutboxEntry, Surroundings], str]] = MappingProxyType(
    {
        EditState.QUEUED: _queued,
        EditState.SENDING: _sending,
        EditState.UNKNOWN: _unknown,
        EditState.DOUBTFUL: _doubtful,
        EditState.REFUSED: _refused,
        EditState.BLOCKED: _blocked,
        EditState.CONFLICT: _conflict,
        EditState.APPLIED: _applied,
        EditState.WITHDRAWN: _withdrawn,
        EditState.REPLACED: _replaced,
    }
)
