"""The conversation of a ticket as cards, the oldest first."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale

from callcenter.domain.edit_needs import is_local, maker_of
from callcenter.domain.ticket import Attachment, Message, MessageKind, Ticket
from ui import ages
from ui.rich_text import sanitised
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word

AT_ONCE = 30
"""At most so many of the newest are shown from the beginning, and made ready before."""
_FEWEST = 5
_LETTERS_AT_ONCE = 16_000
"""What a desk lays out within a frame or two."""
_FOLDED = 6_000
"""What is longer shows its beginning until the agent wants all of it."""


@dataclass(frozen=True, slots=True)
class Card:
    """One message. ``html`` is empty where the office gave plain words; ``at`` is unknown for some descriptions.

    ``is_unsent`` holds for words of this desk that no office has confirmed.
    """

    key: Hashable
    word: str
    meaning: Meaning
    is_internal: bool
    is_ours: bool
    author: str
    at: datetime | None
    text: str
    html: str = ""
    attachments: tuple[str, ...] = ()
    is_unsent: bool = False

    @property
    def is_long(self) -> bool:
        """Tell whether it is folded at first."""
        return len(self.text) > _FOLDED or len(self.html) > 2 * _FOLDED

    @property
    def beginning(self) -> str:
        """What is shown of a long one."""
        return self.text if len(self.text) <= _FOLDED else f"{self.text[:_FOLDED].rstrip()}…"

    @property
    def letters(self) -> int:
        """How much there is to lay out at first."""
        return len(self.beginning) if self.is_long else len(self.html or self.text)

    def when(self, now: datetime) -> str:
        """Say when it was written, and how long ago that is."""
        if self.at is None:
            return ""
        return f"{ages.near(self.at, now)} · {ages.ago(self.at, now)}"


def cards_of(ticket: Ticket, unsent: Collection[str] = ()) -> tuple[Card, ...]:
    """Prepare the cards; may run in any thread. Those shown at once have their HTML made harmless already.

    ``unsent`` are the ids of edits that no office has confirmed.
    """
    messages = sorted(ticket.messages, key=lambda message: message.at)
    first = len(messages) - AT_ONCE
    told = {message.text.strip() for message in messages}
    description = (_description(ticket),) if ticket.text.strip() and ticket.text.strip() not in told else ()
    cards = (_card(message, place >= first, unsent) for place, message in enumerate(messages))
    return (*description, *cards)


def first_shown(cards: Sequence[Card], end: int) -> int:
    """Say with which card to begin, so that those up to ``end`` can be shown at once."""
    room, first = _LETTERS_AT_ONCE, end
    while first and end - first < AT_ONCE and (room > 0 or end - first < _FEWEST):
        first -= 1
        room -= cards[first].letters
    return first


def _card(message: Message, is_near: bool, unsent: Collection[str]) -> Card:
    html = sanitised(message.html) if message.html and is_near else message.html
    return Card(
        message.id,
        word(message.kind),
        Meaning.NEUTRAL if message.kind is MessageKind.FROM_CUSTOMER else sign(message.kind).meaning,
        message.kind is MessageKind.COMMENT,
        message.kind is not MessageKind.FROM_CUSTOMER,
        message.author,
        message.at,
        message.text.strip("\n"),
        html,
        tuple(_attached(message.attachments)),
        is_local(message.id) and maker_of(message.id) in unsent,
    )


def _description(ticket: Ticket) -> Card:
    said = translate("Ticket", "Description")
    author = next((requestor.name or requestor.email for requestor in ticket.requestors), "")
    text = ticket.text.strip("\n")
    return Card(("text",), said, Meaning.NEUTRAL, False, False, author, ticket.opened_at, text)


def _attached(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    for one in attachments:
        name = one.name.strip() or translate("Ticket", "without a name")
        if one.size is None:
            yield name
        else:
            yield fill(translate("Ticket", "%1 (%2)"), name, QLocale().formattedDataSize(one.size))
