"""What agents say on tickets. A reply is a mail to a customer, and no mail is ever sent twice."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import RemoteId
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.references import References, nothing_sent, proving
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import ticket_to_add_to
from sync.connectors.rt.ticket_changes import HOME
from sync.connectors.rt.values import Row, rows_in, text
from sync.contract import Alike, Change, Finding, Receipt, UnreachableError
from sync.http import Reply

_SAID = re.compile(r"/transaction/(\d{1,15})$")
_LONGEST_TITLE = 80
_WAYS: Mapping[EditKind, tuple[str, str]] = MappingProxyType({EditKind.REPLY: ("correspond", "Correspond")})
_COMMENT = ("comment", "Comment")
_FACTS = ("channel", "number", "started_at", "ended_at", "outcome")


class Messages:
    """Replies, comments, and calls noted as comments. RT has no lock for them."""

    def __init__(self, settings: RtSettings, client: RtClient, references: References) -> None:
        self._settings = settings
        self._client = client
        self._references = references

    def send(self, change: Change, _revision: str) -> Receipt:
        """Say it, unless it was said already. The answer often breaks off where it has Chinese in it."""
        with nothing_sent():
            number, document = self._number(change), self._document(change)
            self._references.learn()
            said = self._references.words(change.ref)
            if said:
                return Receipt(said[0].ticket, HOME, note="was there already")
            ticket_to_add_to(self._client, self._settings, number)
        if self._references.on_words:
            document["TxnCustomFields"] = {self._settings.transaction_reference_field: change.ref}
        try:
            reply = self._client.write("POST", f"/ticket/{number}/{self._way(change)[0]}", document)
        except UnreachableError as error:
            said = self._references.words_quietly(change.ref) if error.was_sent else []
            if not said:
                raise
            return Receipt(said[0].ticket, HOME, note="the answer was lost")
        return self._proved(change, number, reply)

    def find(self, change: Change) -> Finding:
        """Look for the reference; without one, for the same words of this user."""
        self._references.learn()
        said = self._references.words(change.ref)
        if said:
            return Finding(done=tuple(Receipt(one.ticket, HOME) for one in said))
        return Finding(alike=self._alike(change))

    def _proved(self, change: Change, number: RemoteId, reply: Reply) -> Receipt:
        """Find it by its reference, else take the number that RT gave it for the proof."""
        with proving():
            said = self._references.words(change.ref)
        if said:
            return Receipt(said[0].ticket, HOME)
        if not _SAID.search(reply.headers.get("Location", "")):
            raise self._client.cut_reply()
        return Receipt(number, HOME, note="without a reference")

    def _way(self, change: Change) -> tuple[str, str]:
        return _WAYS.get(change.kind, _COMMENT)

    def _number(self, change: Change) -> RemoteId:
        number = change.fields.get("ticket") if change.kind is EditKind.LOG_INTERACTION else change.record
        if not number:
            raise self._client.refused("Request Tracker keeps calls only on tickets, and no ticket was named")
        return RemoteId(number)

    def _document(self, change: Change) -> dict[str, object]:
        words = _words(change)
        if not words.strip():
            raise self._client.refused("there are no words to send")
        return {"Content": words, "ContentType": "text/plain"}

    def _alike(self, change: Change) -> tuple[Alike, ...]:
        number, kind = self._number(change), self._way(change)[1]
        rows = self._references.mine_since(change, f"Type = '{kind}' AND ObjectId = {int(number)}")
        field = self._settings.transaction_reference_field
        bare = [str(self._client.number(row)) for row in rows if not _has_reference(row, field)]
        words = self._spoken(bare)
        wanted = _plain(_words(change))
        return tuple(
            Alike(number, number, words[one][:_LONGEST_TITLE]) for one in bare if words.get(one) == wanted
        )

    def _spoken(self, transactions: list[str]) -> dict[str, str]:
        if not transactions:
            return {}
        asked: list[Row] = [{"field": "TransactionId", "value": one} for one in transactions]
        rows = self._client.listed("/attachments", asked, fields="TransactionId,ContentType,Content")
        return {
            text(row.get("TransactionId")): _plain(str(row.get("Content") or ""))
            for row in rows
            if row.get("ContentType") == "text/plain"
        }


def _words(change: Change) -> str:
    if change.kind is not EditKind.LOG_INTERACTION:
        return change.fields.get("text") or ""
    facts = [told for name in _FACTS if (told := change.fields.get(name))]
    return "\n\n".join(part for part in (change.fields.get("summary") or "", " · ".join(facts)) if part)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _has_reference(row: Row, field: str) -> bool:
    return any(
        text(one.get("name")) == field and any(one.get("values") or ())
        for one in rows_in(row, "CustomFields")
    )
