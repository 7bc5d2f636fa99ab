"""What the agent writes, for whom, and how that is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ui.speech import translate


class Field(StrEnum):
    """The two things an agent writes; the value is the field of the draft."""

    NOTE = "note"
    """For colleagues: a comment on a ticket, or a note on the customer."""
    REPLY = "reply"
    """For the customer: a reply on a ticket, or the words of a new one."""


class Aim(StrEnum):
    """What the words are for."""

    TICKET = "ticket"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Said:
    """The words on the tab, in the empty field, on the button and beside it."""

    tab: str
    hint: str
    send: str
    promise: str


def words_for(purpose: Aim) -> Mapping[Field, Said]:
    """Say what becomes of the words."""
    waits = translate("Composer", "Without a connection it waits in the outbox and goes by itself.")
    if purpose is Aim.TICKET:
        return {
            Field.NOTE: Said(
                translate("Composer", "Internal note"),
                translate("Composer", "Only colleagues read this."),
                translate("Composer", "Add the note"),
                waits,
            ),
            Field.REPLY: Said(
                translate("Composer", "Reply to the customer"),
                translate("Composer", "The customer will read this."),
                translate("Composer", "Send the reply"),
                waits,
            ),
        }
    return {
        Field.NOTE: Said(
            translate("Composer", "Internal note"),
            translate("Composer", "Only colleagues read this; it stands in the timeline."),
            translate("Composer", "Add the note"),
            "",
        ),
        Field.REPLY: Said(
            translate("Composer", "New ticket"),
            translate(
                "Composer", "What the customer asks or reports. It becomes the first words of the ticket."
            ),
            translate("Composer", "Open the ticket"),
            waits,
        ),
    }
