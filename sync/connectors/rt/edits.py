"""What agents do, brought to RT: each kind of edit by the part that knows how."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Protocol

from callcenter.domain.edit import EditKind, Nature
from sync.connectors.rt.article_edits import ArticleChanges, ArticleProposals
from sync.connectors.rt.attaching import ArticleLinks
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.messages import Messages
from sync.connectors.rt.opening import TicketOpening
from sync.connectors.rt.references import References
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import ticket_standing
from sync.connectors.rt.ticket_changes import TicketChanges
from sync.connectors.rt.ticket_values import TicketValues
from sync.contract import Change, Finding, Receipt, Reference, Standing, Whereabouts, Writing

_QUARANTINE = timedelta(seconds=150)
_BY_TICKETS = frozenset({EditKind.OPEN_TICKET})
_BY_WORDS = frozenset({EditKind.REPLY, EditKind.COMMENT, EditKind.LOG_INTERACTION})


class _Hand(Protocol):
    def send(self, change: Change, revision: str, /) -> Receipt: ...

    def find(self, change: Change) -> Finding: ...


class RtEdits:
    """Sends what agents do, and finds out what became of it."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client
        self.references = References(settings, client)
        self._articles = ArticleChanges(settings, client)
        values = TicketValues(settings, client)
        messages = Messages(settings, client, self.references)
        self._hands: Mapping[EditKind, _Hand] = MappingProxyType(
            {
                EditKind.OPEN_TICKET: TicketOpening(settings, client, self.references, values),
                EditKind.REPLY: messages,
                EditKind.COMMENT: messages,
                EditKind.LOG_INTERACTION: messages,
                EditKind.CHANGE_TICKET: TicketChanges(settings, client, values),
                EditKind.ATTACH_ARTICLE: ArticleLinks(settings, client, self.references),
                EditKind.PROPOSE_ARTICLE: ArticleProposals(settings, client, self.references),
                EditKind.EDIT_ARTICLE: self._articles,
            }
        )

    @property
    def writing(self) -> Writing:
        """Say what is taken. Nobody is asked here: an RT that has not said yet what it keeps proves nothing."""
        return Writing(MappingProxyType({kind: self._reference(kind) for kind in self._hands}), _QUARANTINE)

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now; what is yet to be made has none."""
        self._hand(change)
        if change.kind is EditKind.EDIT_ARTICLE:
            return self._articles.look(change)
        if change.kind.nature is Nature.CREATE:
            return Standing(Whereabouts.THERE)
        return ticket_standing(self._client, self._settings, change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it once, and prove it."""
        return self._hand(change).send(change, revision)

    def find(self, change: Change) -> Finding:
        """Find out whether it was done."""
        return self._hand(change).find(change)

    def _hand(self, change: Change) -> _Hand:
        hand = self._hands.get(change.kind)
        if hand is None:
            raise self._client.refused("Request Tracker does not take this")
        return hand

    def _reference(self, kind: EditKind) -> Reference:
        if kind in _BY_TICKETS and not self.references.on_tickets:
            return Reference.NONE
        if kind in _BY_WORDS and not self.references.on_words:
            return Reference.NONE
        return Reference.CERTAIN
