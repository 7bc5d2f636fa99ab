"""Reads what the store knows of records that may be one person: their keys, names, and who else holds the same keys."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from callcenter.domain.customer import ContactKind, OfficeRecord
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.link import Doubt, EvidenceKind, NamedRecord, is_of_a_department
from callcenter.domain.link_rule import Member, Pair, pair
from callcenter.storage import linking_numbers
from callcenter.storage.database import Connection
from callcenter.storage.name_words import names_agree
from callcenter.storage.saving import batches, marks

MOST_HOLDERS = 20
"""A key held by more records than this says nothing about who somebody is."""
_MOST_STEPS = 12
"""More offices than anybody has: a longer chain holds two records of one of them."""


@dataclass(frozen=True, slots=True)
class Party:
    """A record as the rule sees it."""

    member: Member
    record: OfficeRecord
    name: str
    is_company: bool
    is_full: bool

    @property
    def named(self) -> NamedRecord:
        """Give what a person is shown of it."""
        return NamedRecord(self.record, self.name)


@dataclass(frozen=True, slots=True)
class Held:
    """One key as one record holds it."""

    kind: EvidenceKind
    is_sure: bool
    is_personal: bool


@dataclass(slots=True)
class Facts:
    """Records by id, the holders of each key, the keys of records that were looked into, and what was judged."""

    parties: dict[int, Party] = field(default_factory=dict[int, Party])
    keys: dict[int, dict[str, Held]] = field(default_factory=dict[int, dict[str, Held]])
    holders: dict[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    named: Mapping[Pair, str] = field(default_factory=dict[Pair, str])
    judged: dict[Pair, dict[str, Doubt]] = field(default_factory=dict[Pair, dict[str, Doubt]])

    def common(self, one: int, other: int) -> dict[str, Doubt]:
        """Give the keys two records share, each with what keeps it from joining them by itself."""
        two = pair(one, other)
        if two not in self.judged:
            self.judged[two] = self._common(*two)
        return self.judged[two]

    def _common(self, one: int, other: int) -> dict[str, Doubt]:
        shared = self.keys.get(one, {}).keys() & self.keys.get(other, {}).keys()
        found = {key: self._doubt(one, other, key) for key in sorted(shared)}
        number = self.named.get((one, other))
        return found if number is None else {**found, number: Doubt.NAMED_IN_TICKETS}

    def of_customers(self) -> dict[int, list[int]]:
        """Give the records that were looked into by the customer they stand under."""
        found: dict[int, list[int]] = {}
        for party in sorted(self.keys):
            found.setdefault(self.parties[party].member.customer, []).append(party)
        return found

    def is_good(self, one: int, other: int) -> bool:
        """Tell whether there is evidence beyond doubt."""
        return Doubt.NONE in self.common(one, other).values()

    def pairs(self, key: str) -> Iterable[Pair]:
        """Give every two records of different offices that hold a key."""
        looked_into = [one for one in self.holders.get(key, ()) if key in self.keys.get(one, {})]
        for one, other in combinations(looked_into, 2):
            if self.parties[one].member.office != self.parties[other].member.office:
                yield pair(one, other)

    def kind_of(self, party: int, key: str) -> EvidenceKind:
        """Say what sort of key this is."""
        held = self.keys[party].get(key)
        return EvidenceKind.NUMBER if held is None else held.kind

    def is_crowded(self, key: str) -> bool:
        """Tell whether so many records hold a key that it says nothing."""
        return len(self.holders.get(key, ())) > MOST_HOLDERS

    def _doubt(self, one: int, other: int, key: str) -> Doubt:
        mine, theirs = self.keys[one][key], self.keys[other][key]
        if not (mine.is_personal and theirs.is_personal):
            return Doubt.DEPARTMENT
        if self.is_shared(key):
            return Doubt.SHARED
        if not (mine.is_sure and theirs.is_sure):
            return Doubt.UNVERIFIED
        first, second = self.parties[one], self.parties[other]
        if first.is_company or second.is_company or self._agree(one, other):
            return Doubt.NONE
        return Doubt.NAMES

    def _agree(self, one: int, other: int) -> bool:
        first, second = self.parties[one], self.parties[other]
        return names_agree(self._spoken(first), self._spoken(second))

    def _spoken(self, party: Party) -> str:
        """Give a name unless it is only an address or a number written where a name should be."""
        name = party.name.strip().casefold()
        mails = self.keys.get(party.member.party, {})
        says_nothing = (
            "@" in name
            or name == party.record.number.casefold()
            or any(name == key.partition("@")[0] for key in mails)
        )
        return "" if says_nothing else party.name

    def is_shared(self, key: str) -> bool:
        """Tell whether several customers of one office hold a key, or very many records do."""
        holders = self.holders[key]
        if len(holders) > MOST_HOLDERS:
            return True
        customers: dict[str, int] = {}
        for holder in holders:
            member = self.parties[holder].member
            if customers.setdefault(member.office, member.customer) != member.customer:
                return True
        return False


def around_keys(connection: Connection, keys: Collection[str], also: Collection[int] = ()) -> Facts:
    """Read the holders of these keys, some records more, and step by step whom they may become one with."""
    facts = Facts()
    facts.holders.update(_holders(connection, keys))
    waiting = set(also).union(*(held for held in facts.holders.values() if len(held) <= MOST_HOLDERS))
    for _ in range(_MOST_STEPS):
        found = _parties(connection, "id", waiting - facts.keys.keys())
        fresh = _parties(connection, "customer_id", {party.member.customer for party in found})
        _look_into(connection, facts, fresh)
        _name_holders(connection, facts)
        waiting = _partners(facts, fresh)
        if waiting <= facts.keys.keys():
            break
    return facts


def around_customers(connection: Connection, customers: Collection[int]) -> Facts:
    """Read the records of some customers and of everybody who shares a key or a named number with them."""
    facts = Facts()
    _look_into(connection, facts, _parties(connection, "customer_id", customers))
    facts.named = linking_numbers.named(connection, sorted(facts.keys))
    beyond = {one for holders in facts.holders.values() for one in holders if len(holders) <= MOST_HOLDERS}
    beyond = (beyond | {one for two in facts.named for one in two}) - facts.keys.keys()
    found = _parties(connection, "id", beyond)
    _look_into(connection, facts, _parties(connection, "customer_id", {p.member.customer for p in found}))
    _name_holders(connection, facts)
    return facts


def parties_of_ids(connection: Connection, ids: Collection[int]) -> list[Party]:
    """Read some records without their keys."""
    return _parties(connection, "id", ids)


def _partners(facts: Facts, parties: Iterable[Party]) -> set[int]:
    """Give who shares a key with these that may be beyond doubt."""
    found: set[int] = set()
    for party in parties:
        for key, held in facts.keys[party.member.party].items():
            if held.is_sure and held.is_personal and not facts.is_shared(key):
                found.update(facts.holders[key])
    return found


def _look_into(connection: Connection, facts: Facts, parties: Iterable[Party]) -> None:
    fresh = [party for party in parties if party.member.party not in facts.keys]
    facts.parties.update((party.member.party, party) for party in fresh)
    full = [party.member.party for party in fresh if party.is_full]
    facts.keys.update((party.member.party, {}) for party in fresh)
    for batch in batches(full):
        sql = (
            "SELECT party_id, kind, key, verified FROM contact_point"
            f" WHERE party_id IN ({marks(batch)}) AND key <> ''"
        )
        for party, kind, key, verified in connection.exec_driver_sql(sql, tuple(batch)):
            _note_key(facts.keys[party], ContactKind(kind), key, is_sure=bool(verified))
    unknown = {key for party in full for key in facts.keys[party]} - facts.holders.keys()
    facts.holders.update(_holders(connection, unknown))


def _note_key(keys: dict[str, Held], kind: ContactKind, key: str, *, is_sure: bool) -> None:
    """A key noted twice on one record counts as the better of the two."""
    what = EvidenceKind.EMAIL if "@" in key else EvidenceKind.PHONE
    is_personal = kind is not ContactKind.FAX and not (what is EvidenceKind.EMAIL and is_of_a_department(key))
    before = keys.get(key, Held(what, is_sure=False, is_personal=False))
    keys[key] = Held(what, before.is_sure or is_sure, before.is_personal or is_personal)


def _name_holders(connection: Connection, facts: Facts) -> None:
    """Know at least office, customer and name of everybody who holds a key that was read."""
    seen = {
        one for holders in facts.holders.values() for one in holders if len(holders) <= MOST_HOLDERS
    } - facts.parties.keys()
    facts.parties.update((party.member.party, party) for party in _parties(connection, "id", seen))


def _holders(connection: Connection, keys: Collection[str]) -> Mapping[str, tuple[int, ...]]:
    """Give who holds each key; of crowded ones just enough to see that they are."""
    sql = (
        "SELECT k.value, (SELECT json_group_array(party_id) FROM (SELECT DISTINCT party_id FROM contact_point c"
        " WHERE c.key = k.value AND c.key <> '' LIMIT ?)) FROM json_each(?) k"
    )
    rows = connection.exec_driver_sql(sql, (MOST_HOLDERS + 1, json.dumps(sorted(keys), ensure_ascii=False)))
    return {key: tuple(json.loads(found)) for key, found in rows}


def _parties(connection: Connection, column: str, ids: Collection[int]) -> list[Party]:
    found: list[Party] = []
    for batch in batches(sorted(ids)):
        sql = (
            "SELECT id, customer_id, office, remote_id, number, name, is_company, is_stub FROM party"
            f" WHERE {column} IN ({marks(batch)})"
        )
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            member = Member(row.id, row.customer_id, row.office)
            record = OfficeRecord(OfficeId(row.office), RemoteId(row.remote_id), row.number)
            found.append(Party(member, record, row.name, bool(row.is_company), not row.is_stub))
    return found
