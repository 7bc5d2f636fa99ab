"""Request Tracker 5: who writes, tickets with all that was said on them, and articles, over REST 2.0."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.conversations import Conversations
from sync.connectors.rt.edits import RtEdits
from sync.connectors.rt.feeds import ArticleFeed, RequestorFeed, TicketFeed
from sync.connectors.rt.lookup import find_by_phone
from sync.connectors.rt.settings import NAMES, RtSettings, read_settings
from sync.connectors.rt.stream import Stream
from sync.connectors.rt.values import Row, text
from sync.contract import (
    Capabilities,
    Change,
    Diagnosis,
    Feed,
    Finding,
    Receipt,
    Reference,
    Snapshot,
    Standing,
    Writing,
)

_GIVES = frozenset({Kind.CUSTOMER, Kind.TICKET, Kind.ARTICLE})


class RtConnector:
    """Reads one Request Tracker, and writes to it, as one user. It has no orders and no products."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client
        self._conversations = Conversations(settings, client)
        stream = Stream(client)
        self._requestors = RequestorFeed(client, stream, self._conversations.condition, settings.home_region)
        self._tickets = TicketFeed(client, stream, self._conversations)
        self._articles = ArticleFeed(client, settings)
        self._edits = RtEdits(settings, client)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it; nothing is sent before the first question."""
        checked = read_settings(settings)
        return cls(checked, RtClient(checked, secret))

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name the settings."""
        return NAMES

    @property
    def office(self) -> OfficeId:
        """The office it speaks to."""
        return self._settings.office

    @property
    def capabilities(self) -> Capabilities:
        """Transactions get their number and time before they are committed, so a slow one shows behind the cursor."""
        return Capabilities(
            overlap=timedelta(seconds=120), page_size=MOST_ROWS, parallel_requests=2, gives=_GIVES
        )

    def feeds(self) -> Sequence[Feed]:
        """Who writes comes before the tickets that name them."""
        return (self._requestors, self._tickets, self._articles)

    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours."""
        return self._client.clock_offset

    def identity(self) -> str:
        """Name the server by when it made the user the desk reads as; another user sees other records anyway."""
        self._edits.references.try_to_learn()
        myself = self._client.myself()
        return f"{text(myself.get('id')) or _number_of(myself)}@{text(myself.get('Created'))}"

    def test_connection(self) -> Diagnosis:
        """Sign in, and look at each kind of record and at how the user is set up."""
        version = text(self._client.get("/rt").get("Version"))
        myself = self._client.myself()
        articles = self._articles.total()
        notes = (f"tickets: {self._tickets.total()}", f"articles: {articles}", *_notes(myself))
        notes += tuple(self._notes_on_writing())
        return Diagnosis("Request Tracker", version, self._client.clock_offset or timedelta(0), notes)

    @property
    def writing(self) -> Writing:
        """The kinds of edit it takes, and whether RT keeps their reference, as far as it is known by now."""
        return self._edits.writing

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now."""
        return self._edits.look(change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it once, and prove it."""
        return self._edits.send(change, revision)

    def find(self, change: Change) -> Finding:
        """Find out whether an earlier attempt was done."""
        return self._edits.find(change)

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        """Read somebody with all their tickets."""
        found = self._requestors.read([customer])
        if found.gone:
            return Snapshot({}, frozenset(), gone=True)
        reading = self._conversations.of_requestor(int(customer))
        records = {"requestors": found.records, "tickets": reading.records}
        is_whole = len(reading.records) + len(reading.bad) < MOST_ROWS
        return Snapshot(records, frozenset({"tickets"} if is_whole else ()), bad=(*found.bad, *reading.bad))

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        """Find users by number, as far as RT lets this user look for it."""
        found = find_by_phone(self._client, phone, self._settings.home_region)
        numbers = [one.id for one in found]
        kept = self._requestors.read(numbers).records
        return tuple(one for one in kept if isinstance(one, Customer))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _notes_on_writing(self) -> Iterator[str]:
        self._edits.references.learn()
        if Reference.NONE in self.writing.kinds.values():
            yield (
                f"Add the custom fields {self._settings.reference_field} (tickets) and "
                f"{self._settings.transaction_reference_field} (transactions): without them the desk has to ask "
                "whether something was sent, where an answer was lost."
            )


def _number_of(user: Row) -> str:
    links = user.get("_hyperlinks")
    first = links[0] if isinstance(links, list) and links else {}  # pyright: ignore[reportUnknownVariableType]  # whatever JSON held
    return str(first.get("id", "")) if isinstance(first, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # as above


def _notes(myself: Row) -> Iterator[str]:
    zone, language = text(myself.get("Timezone")), text(myself.get("Lang"))
    if zone != "UTC":
        named = zone or "that of the server"
        yield f"The time zone of this user is {named} and not UTC; the desk is right all the same."
    if language != "en":
        yield (
            f"The language of this user is {language or 'that of the server'}; set en, for RT cuts off some of its "
            "answers in Chinese."
        )
