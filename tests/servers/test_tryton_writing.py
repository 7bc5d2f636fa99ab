"""The contract of connectors that take edits, kept against a real Tryton."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from uuid import uuid4

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import address_value, contact_value
from callcenter.domain.ids import RemoteId
from sync.conformance.rig import Rig
from sync.conformance.writing import WritingContract
from sync.contract import Change
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Answer, Relay
from tests.servers.test_tryton_contract import TrytonRig
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = pytest.mark.server

_MODELS = {Kind.TICKET: "sale.complaint", Kind.CUSTOMER: "party.party", Kind.ORDER: "sale.sale"}
_READING = ("search_read", "search", "search_count", "fields_get", "get_preferences")
_serial = count(1)


def _mobile(value: str) -> str:
    return contact_value(ContactPoint(RemoteId(""), ContactKind.MOBILE, value))


def _street(value: str) -> str:
    return address_value(PostalAddress(RemoteId(""), value, city="杭州市", country="CN"))


class TrytonWritingRig(TrytonRig):
    """Gives edits of records of their own, and writes to them as a colleague."""

    def __init__(self, server: TrytonServer, erp: TrytonRpc, relay: Relay) -> None:
        super().__init__(server, erp, relay)
        self._made: set[str] = set()

    def edit(self, kind: EditKind) -> Change:
        edits: dict[EditKind, Callable[[], Change]] = {
            EditKind.OPEN_TICKET: self._open,
            EditKind.CREATE_CUSTOMER: self._create,
            EditKind.LOG_INTERACTION: self._log,
            EditKind.COMMENT: lambda: self._change(kind, self._complaint(), {"text": "已联系客户"}, {}),
            EditKind.CHANGE_TICKET: lambda: self._change(
                kind, self._complaint(), {"subject": "Louder"}, {"subject": "It hums."}
            ),
            EditKind.CHANGE_CUSTOMER: self._move,
            EditKind.CHANGE_ORDER: lambda: self._turn(kind),
            EditKind.CANCEL_ORDER: lambda: self._turn(kind),
        }
        if kind not in edits:
            raise NotImplementedError
        return edits[kind]()

    def edit_elsewhere(self, change: Change) -> None:
        number = int(change.record)
        if change.kind is EditKind.CHANGE_TICKET:
            self._erp.write("sale.complaint", number, description="Theirs")
        elif change.kind is EditKind.CHANGE_ORDER:
            party = self._erp.one("sale.sale", [["id", "=", number]], ["party"])["party"]
            third = self._erp.create("party.address", party=party, city="Third")
            self._erp.write("sale.sale", number, shipment_address=third)
        else:
            (contact, address) = (name for name in change.base if "local" not in name and ":" in name)
            self._erp.write("party.party", number, name="Theirs")
            self._erp.write("party.contact_mechanism", int(contact.partition(":")[2]), value="+8613800138009")
            self._erp.write("party.address", int(address.partition(":")[2]), city="Theirs")

    def refused_edit(self) -> Change:
        sale = self._erp.one("sale.sale", [["state", "in", ["processing", "done"]]], ["party"])
        stranger = str(self._person()["id"])
        return self._making(EditKind.OPEN_TICKET, subject="Mine", customer=stranger, order=str(sale["id"]))

    def lose_answers(self) -> None:
        """Lose the answers to what writes; what is read before comes through, or nothing would be written."""

        def lose(body: bytes, answer: Answer) -> Answer:
            method = json.loads(body)["method"]
            is_reading = method.startswith("common.") or method.endswith(_READING)
            return answer if is_reading else (504, {}, b"")

        self._relay.garble = lose

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        """Delete what this rig had made; of what an edit made, Tryton knows nothing once it is deleted."""
        if record not in self._made:
            raise NotImplementedError
        self._erp.delete(_MODELS[kind], int(record))

    def _open(self) -> Change:
        customer = str(self._person()["id"])
        return self._making(EditKind.OPEN_TICKET, subject="包裹", text="没有到", customer=customer)

    def _create(self) -> Change:
        pieces = {"contact:local:1": _mobile("138 0013 8000"), "address:local:2": _street("新街")}
        return self._making(EditKind.CREATE_CUSTOMER, name="李伟", **pieces)

    def _log(self) -> Change:
        customer = str(self._person()["id"])
        return self._making(EditKind.LOG_INTERACTION, customer=customer, summary="询问包裹", channel="phone")

    def _person(self) -> dict[str, int]:
        """A customer with one number and two addresses."""
        party = self._erp.create(
            "party.party",
            name=f"Somebody {next(_serial)}",
            contact_mechanisms=[["create", [{"type": "mobile", "value": "+8613800138000"}]]],
        )
        contact = self._erp.one("party.contact_mechanism", [["party", "=", party]], ["id"])["id"]
        country = self._erp.one("country.country", [["code", "=", "CN"]], ["id"])["id"]
        home, other = (
            self._erp.create("party.address", party=party, street=street, city="杭州市", country=country)
            for street in ("旧街", "另一条街")
        )
        return {"id": party, "contact": contact, "home": home, "other": other}

    def _complaint(self) -> str:
        kind = self._erp.one("sale.complaint.type", [], ["id"])["id"]
        values = {"customer": self._person()["id"], "type": kind, "description": "It hums.\nLoudly."}
        return self._note(self._erp.create("sale.complaint", **values))

    def _move(self) -> Change:
        person = self._person()
        name = self._erp.one("party.party", [["id", "=", person["id"]]], ["name"])["name"]
        contact, address = f"contact:{person['contact']}", f"address:{person['home']}"
        base = {
            "name": name, contact: _mobile("+86 138 0013 8000"), address: _street("旧街"), "contact:local:1": None,
        }  # fmt: skip
        fields = {
            "name": "李伟", contact: _mobile("13800138001"), address: _street("新街"),
            "contact:local:1": _mobile("+8613800138002"),
        }  # fmt: skip
        return self._change(EditKind.CHANGE_CUSTOMER, self._note(person["id"]), fields, base)

    def _turn(self, kind: EditKind) -> Change:
        person = self._person()
        like = self._erp.one("sale.sale", [], ["company", "currency"])
        values = {name: like[name] for name in ("company", "currency")}
        sale = self._erp.create("sale.sale", party=person["id"], shipment_address=person["home"], **values)
        if kind is EditKind.CANCEL_ORDER:
            return self._change(kind, self._note(sale), {"state": "cancelled"}, {"state": "draft"})
        there = {"deliver_to": str(person["other"])}
        return self._change(kind, self._note(sale), there, {"deliver_to": str(person["home"])})

    def _note(self, number: int) -> str:
        self._made.add(str(number))
        return str(number)

    def _making(self, kind: EditKind, **fields: str) -> Change:
        return self._change(kind, "", fields, {})

    def _change(self, kind: EditKind, record: str, fields: Fields, base: Fields) -> Change:
        now = datetime.now(UTC)
        return Change(str(uuid4()), kind, RemoteId(record), fields, base, "", "Li", now)


@pytest.fixture(scope="module")
def small(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(small: TrytonServer) -> Iterator[TrytonRpc]:
    session = small.as_erp()
    yield session
    session.end_session()


class TestWritingOfTryton(WritingContract):
    @pytest.fixture
    def rig(self, small: TrytonServer, colleague: TrytonRpc, relay: Relay) -> Rig:
        return TrytonWritingRig(small, colleague, relay)
