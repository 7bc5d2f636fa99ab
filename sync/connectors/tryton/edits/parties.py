"""Parties: made whole in one request, and changed with their contacts and addresses through the party."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from callcenter.domain.customer import Customer
from callcenter.domain.edit import LOCAL, Fields, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, customer_fields
from callcenter.domain.ids import RemoteId
from sync.connectors.tryton.client import Row, TrytonClient
from sync.connectors.tryton.edits.attempt import Attempt
from sync.connectors.tryton.edits.orders import found_by_look
from sync.connectors.tryton.edits.pieces import Pieces, is_same
from sync.connectors.tryton.edits.stamps import STAMP_FIELDS, last_change, stamps_of, to_revision, to_stamps
from sync.connectors.tryton.mapping.marks import mark
from sync.connectors.tryton.mapping.parties import CUSTOMER_FIELDS, customer, region_of
from sync.connectors.tryton.settings import TrytonSettings
from sync.contract import Change, Finding, Receipt, Standing, Whereabouts

_PARTY = "party.party"
_HOME = "customers"
_MODELS = {CONTACT: "party.contact_mechanism", ADDRESS: "party.address"}
_LISTS = {CONTACT: "contact_mechanisms", ADDRESS: "addresses"}
_FIELDS = (
    *CUSTOMER_FIELDS, "replaced_by", *STAMP_FIELDS,
    *(f"{pieces}.{name}" for pieces in _LISTS.values() for name in STAMP_FIELDS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parties:
    """What making and changing a party have in common."""

    client: TrytonClient
    settings: TrytonSettings

    def _held(self, attempt: Attempt, row: Row, change: Change) -> tuple[Fields, dict[str, RemoteId]]:
        """Give the fields of a change as the party holds them, and the ids of the new pieces it has.

        Where it holds what the edit means, in Tryton's form, it holds the edit's own words.
        """
        party = self._customer(attempt, row)
        held, region = customer_fields(party), region_of(party.addresses, self.settings)
        found: dict[str, Value] = {}
        made: dict[str, RemoteId] = {}
        for name, mine in change.fields.items():
            piece = _piece_alike(name, mine, party, region) if LOCAL in name else None
            if piece:
                made[name] = RemoteId(piece.partition(":")[2])
            is_meant = piece is not None or is_same(name, mine, held.get(name), region)
            found[name] = mine if is_meant else held.get(name)
        return found, made

    def _customer(self, attempt: Attempt, row: Row) -> Customer:
        return attempt.read(partial(customer, settings=self.settings), row)

    def _receipt(self, attempt: Attempt, row: Row, change: Change) -> Receipt:
        _found, made = self._held(attempt, row, change)
        number = str(row["id"])
        return Receipt(RemoteId(number), _HOME, f"party {row.get('code') or number}", made)


@dataclass(frozen=True, slots=True)
class NewParties(_Parties):
    """Makes parties with all their pieces; the desk's mark among the identifiers finds them again."""

    def look(self, change: Change) -> Standing:
        """Nothing stands there yet."""
        return Standing(Whereabouts.THERE)

    def send(self, change: Change, revision: str) -> Receipt:
        """Make it, and find it by its mark."""
        attempt = Attempt(self.client)
        found = self._marked(attempt, change)
        if not found:
            attempt.change(_PARTY, "create", [[self._values(attempt, change)]], {})
            found = self._marked(attempt, change)
        if not found:
            raise attempt.unproved()
        return self._receipt(attempt, found[0], change)

    def find(self, change: Change) -> Finding:
        """Find every party with this mark, deactivated ones included."""
        attempt = Attempt(self.client)
        found = self._marked(attempt, change)
        return Finding(done=tuple(self._receipt(attempt, row, change) for row in found))

    def _marked(self, attempt: Attempt, change: Change) -> list[Row]:
        return attempt.rows(_PARTY, [("identifiers.code", "=", mark(change.ref))], _FIELDS)

    def _values(self, attempt: Attempt, change: Change) -> dict[str, object]:
        pieces = Pieces(attempt)
        values: dict[str, object] = {
            "name": change.fields.get("name"),
            "identifiers": [["create", [{"code": mark(change.ref)}]]],
        }
        for prefix, name in _LISTS.items():
            new = [
                pieces.values(field, value)
                for field, value in change.fields.items()
                if field.startswith(prefix) and value
            ]
            values[name] = [["create", new]] if new else []
        language = self._language(attempt, change.fields.get("language"))
        return values | ({"lang": language} if language else {})

    def _language(self, attempt: Attempt, tag: Value) -> int | None:
        """Find the language, or the one it is a kind of; Tryton may know neither."""
        wanted = (tag or "").replace("-", "_")
        codes = [code for code in (wanted, wanted.partition("_")[0]) if code]
        found = {
            str(row["code"]): int(row["id"])
            for row in attempt.rows("ir.lang", [("code", "in", codes)], ("code",))
        }
        return next((found[code] for code in codes if code in found), None)


@dataclass(frozen=True, slots=True)
class Parties(_Parties):
    """Changes parties, under the lock of the party and of every piece that is changed."""

    def look(self, change: Change) -> Standing:
        """Read name, contacts and addresses; a new piece is there where the party has one like it."""
        attempt = Attempt(self.client)
        row = attempt.one(_PARTY, change.record, _FIELDS)
        if row is None:
            return Standing(Whereabouts.GONE)
        if row.get("replaced_by"):
            return Standing(Whereabouts.MERGED, record=RemoteId(str(row["replaced_by"])))
        touched = _touched(row, change.fields)
        author, at = last_change([one for _model, one in touched[1:]] or [row])
        fields, made = self._held(attempt, row, change)
        return Standing(Whereabouts.THERE, fields, to_revision(stamps_of(touched)), author, at, made=made)

    def send(self, change: Change, revision: str) -> Receipt:
        """Write everything in one request, and read what the party holds afterwards."""
        attempt = Attempt(self.client)
        row = attempt.one(_PARTY, change.record, _FIELDS)
        if row is None or row.get("replaced_by"):
            raise self.client.overtaken()
        held, _made = self._held(attempt, row, change)
        due = {name: value for name, value in change.fields.items() if held[name] != value}
        self._refuse_missing(held, due)
        if due:
            stamps = to_stamps(revision) or stamps_of(_touched(row, change.fields))
            attempt.change(_PARTY, "write", [[row["id"]], self._values(attempt, row, due)], stamps)
            row = attempt.one(_PARTY, change.record, _FIELDS)
        if row is None or self._held(attempt, row, change)[0] != dict(change.fields):
            raise attempt.unproved()
        return self._receipt(attempt, row, change)

    def find(self, change: Change) -> Finding:
        """The party itself tells."""
        return found_by_look(self.look(change), change, _HOME)

    def _refuse_missing(self, held: Fields, due: Fields) -> None:
        for name in due:
            if name != "name" and not name.startswith((CONTACT, ADDRESS)):
                raise self.client.refused(f"a party has no {name}")
            if name != "name" and LOCAL not in name and held[name] is None:
                raise self.client.overtaken()  # what was to be changed has gone

    def _values(self, attempt: Attempt, row: Row, due: Fields) -> dict[str, object]:
        pieces = Pieces(attempt)
        held = customer_fields(self._customer(attempt, row))
        values: dict[str, object] = {"name": due["name"]} if "name" in due else {}
        for prefix, name in _LISTS.items():
            orders = [
                pieces.order(field, held.get(field), value)
                for field, value in due.items()
                if field.startswith(prefix)
            ]
            if orders:
                values[name] = orders
        return values


def _touched(row: Row, fields: Fields) -> Sequence[tuple[str, Row]]:
    """Name the party first, and then those of its pieces that a change is about."""
    touched: list[tuple[str, Row]] = [(_PARTY, row)]
    for prefix, name in _LISTS.items():
        wanted = {field.removeprefix(prefix) for field in fields if field.startswith(prefix)}
        pieces = cast("list[Row]", row.get(name + ".") or [])
        touched += [(_MODELS[prefix], piece) for piece in pieces if str(piece["id"]) in wanted]
    return touched


def _piece_alike(name: str, mine: Value, party: Customer, region: str) -> str | None:
    """Find a piece of the party that says what a new one is to say; the last of them, which is the newest."""
    prefix = name.partition(":")[0] + ":"
    held = customer_fields(party)
    alike = [
        field
        for field, value in held.items()
        if field.startswith(prefix) and is_same(name, mine, value, region, is_new=True)
    ]
    return alike[-1] if alike else None
