"""Three real offices as a schedule sees them: what an agent does there, what a colleague does, and what became of it.

Whoever writes adds a word to the text that stands there. So at the end each word that was written has to stand in it,
unless its author was told of a conflict: a word that is missing was written over unseen.
"""

import json
import random
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from callcenter.domain.edit import Edit, EditKind, Fields
from callcenter.domain.edit_needs import local_id
from callcenter.domain.edit_values import ADDRESS, CONTACT
from callcenter.domain.ids import RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.mediawiki import MediaWikiConnector
from sync.connectors.rt import RtConnector
from sync.connectors.tryton import TrytonConnector
from sync.contract import Connector
from tests.servers.conftest import TrytonServer
from tests.servers.fault_proxy import Request
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer
from tests.servers.rt_server import RtApi, RtServer
from tests.servers.tryton_rpc import TrytonRpc
from tests.servers.weather_schedule import OFFICE

_QUEUE = "Few tickets"


def word() -> str:
    """A word that stands nowhere yet."""
    return f"w{uuid.uuid4().hex[:7]}"


def made(kind: EditKind, record: str, fields: Fields, base: Fields | None = None, revision: str = "") -> Edit:
    """An edit of the agent, made just now."""
    identity = str(uuid.uuid4())
    where = RemoteId(record) if record else local_id(identity)
    return Edit(identity, kind, "desk", OFFICE, where, fields, datetime.now(UTC), base or {}, revision)


class GrowingText:
    """The text that agent and colleague add to, as the agent sees it: with the own words that are not sent yet."""

    def __init__(self) -> None:
        self.colleagues: list[str] = []
        self._seen = ""

    def seen(self, chance: random.Random, now: str, open_edits: Iterable[Edit], field: str) -> str:
        """Give what the agent sees; the screen is not always up to date."""
        waits = [edit.fields[field] for edit in open_edits if edit.fields.get(field)]
        if chance.random() < 0.7 or not self._seen:
            self._seen = now
        return str(waits[-1]) if waits else self._seen

    def missing(self, text: str) -> list[str]:
        """Name the colleague's words that are no longer there."""
        return [f"a colleague's word {one} was written over" for one in self.colleagues if one not in text]


class RtColleague:
    """One ticket of a Request Tracker."""

    def __init__(self, server: RtServer, lead: RtApi) -> None:
        self._server, self._lead = server, lead
        self._ticket = lead.create(_QUEUE, "Parcel", "edits@example.org")
        self._text = GrowingText()

    def connect(self, url: str) -> Connector:
        settings = OfficeSettings(OFFICE, "rt", {"url": url, "user": self._server.user})
        return RtConnector.from_settings(settings, lambda: self._server.password)

    def is_write(self, request: Request) -> bool:
        path = request.path.partition("?")[0].rpartition("/REST/2.0")[2]
        is_posted = request.method == "POST" and (path.startswith("/ticket/") or path == "/ticket")
        return request.method == "PUT" or is_posted

    def edit(self, chance: random.Random, before: Iterable[Edit]) -> Edit:
        ticket = str(self._ticket)
        drawn = chance.random()
        if drawn < 0.3:
            return made(EditKind.REPLY, ticket, {"text": f"您好 {word()}"})
        if drawn < 0.45:
            return made(EditKind.COMMENT, ticket, {"text": f"Called back {word()}"})
        if drawn < 0.65:
            fields = {
                "subject": f"退货 {word()}",
                "queue": _QUEUE,
                "requestor": "edits@example.org",
                "text": "Broken.",
            }
            return made(EditKind.OPEN_TICKET, "", fields)
        changes = [one for one in before if one.kind is EditKind.CHANGE_TICKET]
        base = self._text.seen(chance, self._subject(), changes, "subject")
        return made(EditKind.CHANGE_TICKET, ticket, {"subject": f"{base} {word()}"}, {"subject": base})

    def interfere(self, chance: random.Random) -> None:
        added = word()
        self._lead.ask("PUT", f"/ticket/{self._ticket}", {"Subject": f"{self._subject()} {added}"})
        self._text.colleagues.append(added)

    def times_done(self, edit: Edit) -> int:
        if edit.kind is EditKind.OPEN_TICKET:
            return len(self._lead.tickets(f"Subject = '{edit.fields['subject']}'"))
        if edit.kind is EditKind.CHANGE_TICKET:
            return int(str(edit.fields["subject"]).rpartition(" ")[2] in self._subject())
        query = f"ObjectType = 'RT::Ticket' AND CF.{{ClientTxnRef}} = '{edit.id}'"
        told = self._lead.ask("GET", f"/transactions?{urlencode({'query': query, 'per_page': 100})}")
        return len(told["items"])

    def lost_words(self) -> list[str]:
        return self._text.missing(self._subject())

    def _subject(self) -> str:
        return self._lead.ask("GET", f"/ticket/{self._ticket}")["Subject"]


class TrytonColleague:
    """One party of a Tryton, with an address."""

    def __init__(self, server: TrytonServer, truth: TrytonRpc, erp: TrytonRpc) -> None:
        self._server, self._truth, self._erp = server, truth, erp
        china = erp.one("country.country", [["code", "=", "CN"]], ["id"])["id"]
        address = {"street": "Nanjing Road", "city": "Shanghai", "country": china}
        self._party = erp.create("party.party", name=f"张伟 {word()}", addresses=[["create", [address]]])
        self._address = erp.one("party.address", [["party", "=", self._party]], ["id"])["id"]
        self._text = GrowingText()

    def connect(self, url: str) -> Connector:
        values = {"url": url, "database": self._server.database, "user": self._server.user}
        return TrytonConnector.from_settings(
            OfficeSettings(OFFICE, "tryton", values), lambda: self._server.password
        )

    def is_write(self, request: Request) -> bool:
        method = str(json.loads(request.body).get("method", ""))
        return method.startswith("model.") and method.rpartition(".")[2] not in _READING

    def edit(self, chance: random.Random, before: Iterable[Edit]) -> Edit:
        party = str(self._party)
        drawn = chance.random()
        if drawn < 0.25:
            summary = {"customer": party, "channel": "call", "summary": f"Asked for a parcel {word()}"}
            return made(EditKind.LOG_INTERACTION, "", summary)
        if drawn < 0.5:
            return made(EditKind.CREATE_CUSTOMER, "", {"name": f"李 {word()}"})
        if drawn < 0.65:
            number = f"+86138{chance.randrange(10**8):08}"
            value = json.dumps({"kind": "mobile", "label": "", "value": number}, separators=(",", ":"))
            change = made(EditKind.CHANGE_CUSTOMER, party, {})
            return replace(change, fields={f"{CONTACT}{local_id(change.id, 0)}": value})
        field = f"{ADDRESS}{self._address}"
        changes = [one for one in before if field in one.fields]
        base = self._text.seen(chance, self._standing(), changes, field)
        wanted = _with_street(base, f"{json.loads(base)['street']} {word()}")
        return made(EditKind.CHANGE_CUSTOMER, party, {field: wanted}, {field: base})

    def interfere(self, chance: random.Random) -> None:
        added = word()
        self._erp.write("party.address", self._address, street=f"{self._street()} {added}")
        self._text.colleagues.append(added)

    def times_done(self, edit: Edit) -> int:
        if edit.kind is EditKind.LOG_INTERACTION:
            said = str(edit.fields["summary"]).rpartition(" ")[2]
            domain = [["resource", "=", f"party.party,{self._party}"]]
            notes = self._truth.rows("ir.note", domain, ["message"])
            return sum(said in str(note["message"]) for note in notes)
        if edit.kind is EditKind.CREATE_CUSTOMER:
            return self._erp.count("party.party", [["name", "=", edit.fields["name"]]])
        field, value = next(iter(edit.fields.items()))
        if field.startswith("contact:"):
            number = json.loads(str(value))["value"]
            mine = [["party", "=", self._party], ["value_compact", "=", number]]
            return self._erp.count("party.contact_mechanism", mine)
        return int(json.loads(str(value))["street"].rpartition(" ")[2] in self._street())

    def lost_words(self) -> list[str]:
        return self._text.missing(self._street())

    def _street(self) -> str:
        return self._erp.one("party.address", [["id", "=", self._address]], ["street"])["street"]

    def _standing(self) -> str:
        row = self._erp.one("party.address", [["id", "=", self._address]], ["street", "city", "postal_code"])
        told = {
            "city": row["city"] or "",
            "country": "CN",
            "name": "",
            "postal_code": row["postal_code"] or "",
        }
        return _with_street(json.dumps({**told, "subdivision": ""}), row["street"])


_READING = ("search_read", "search", "read", "search_count", "fields_get", "get_preferences")


def _with_street(address: str, street: str) -> str:
    told = {**json.loads(address), "street": street}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class WikiColleague:
    """One page of a MediaWiki."""

    def __init__(self, server: MediaWikiServer, editor: MediaWikiApi) -> None:
        self._server, self._editor = server, editor
        self._title = f"Article {word()}"
        self._page = editor.edit(self._title, "How to return a cup.")
        self._text = GrowingText()

    def connect(self, url: str) -> Connector:
        settings = OfficeSettings(OFFICE, "mediawiki", {"url": url, "user": self._server.author})
        return MediaWikiConnector.from_settings(settings, lambda: self._server.author_password)

    def is_write(self, request: Request) -> bool:
        return b"action=edit" in request.body or b'name="action"\r\n\r\nedit' in request.body

    def edit(self, chance: random.Random, before: Iterable[Edit]) -> Edit:
        if chance.random() < 0.4:
            fields = {
                "title": f"退货 {word()}",
                "text": f"先核对订单号 {word()}",
                "language": "zh",
                "topics": "[]",
            }
            return made(EditKind.PROPOSE_ARTICLE, "", fields)
        newest = self._editor.history(self._page)[0]
        changes = [one for one in before if one.kind is EditKind.EDIT_ARTICLE]
        base = self._text.seen(chance, newest["slots"]["main"]["content"], changes, "text")
        wanted = {"text": f"{base} {word()}"}
        return made(EditKind.EDIT_ARTICLE, str(self._page), wanted, {"text": base}, str(newest["revid"]))

    def interfere(self, chance: random.Random) -> None:
        added = word()
        self._editor.edit(self._title, f"{self._editor.source(self._page)} {added}")
        self._text.colleagues.append(added)

    def times_done(self, edit: Edit) -> int:
        if edit.kind is EditKind.PROPOSE_ARTICLE:
            number = self._editor.number(str(edit.fields["title"]))
            return len(self._editor.history(number)) if number else 0
        return int(str(edit.fields["text"]).rpartition(" ")[2] in self._editor.source(self._page))

    def lost_words(self) -> list[str]:
        return self._text.missing(self._editor.source(self._page))
