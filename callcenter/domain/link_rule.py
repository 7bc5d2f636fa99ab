"""Which records the rule may join by itself: a matter of the records alone, never of the order they came in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]
"""Two records (parties), the smaller id first."""


@dataclass(frozen=True, slots=True)
class Member:
    """A record with the customer it stands under now, and its office."""

    party: int
    customer: int
    office: str


def pair(one: int, other: int) -> Pair:
    """Name two records in one order."""
    return (one, other) if one < other else (other, one)


def groups_to_join(
    members: Mapping[int, Member], good: Iterable[Pair], apart: Collection[Pair]
) -> tuple[tuple[int, ...], ...]:
    """Give the groups of customers that become one.

    ``good`` are pairs of records with evidence that is beyond doubt. Where a record has two such partners in one
    office, none of them counts. A chain that would bring two records of one office together, or two that a person
    keeps apart, joins nobody at all.
    """
    clear = _without_rivals(members, [found for found in good if found not in apart])
    offices: dict[int, set[str]] = {}
    for member in members.values():
        offices.setdefault(member.customer, set()).add(member.office)
    parted: dict[int, set[int]] = {}
    for one, other in apart:
        parted.setdefault(members[one].customer, set()).add(members[other].customer)
    return tuple(chain for chain in _chains(members, clear) if _may_be_one(chain, offices, parted))


def _without_rivals(members: Mapping[int, Member], good: list[Pair]) -> list[Pair]:
    partners: dict[tuple[int, str], set[int]] = {}
    for one, other in good:
        partners.setdefault((one, members[other].office), set()).add(members[other].customer)
        partners.setdefault((other, members[one].office), set()).add(members[one].customer)
    return [
        (one, other)
        for one, other in good
        if len(partners[one, members[other].office]) == 1 and len(partners[other, members[one].office]) == 1
    ]


def _chains(members: Mapping[int, Member], clear: list[Pair]) -> list[tuple[int, ...]]:
    leader: dict[int, int] = {}

    def lead(customer: int) -> int:
        while leader.setdefault(customer, customer) != customer:
            customer = leader[customer]
        return customer

    for one, other in clear:
        first, second = lead(members[one].customer), lead(members[other].customer)
        leader[max(first, second)] = min(first, second)
    chains: dict[int, list[int]] = {}
    for customer in sorted(leader):
        chains.setdefault(lead(customer), []).append(customer)
    return [tuple(chain) for chain in chains.values() if len(chain) > 1]


def _may_be_one(
    chain: tuple[int, ...], offices: Mapping[int, set[str]], parted: Mapping[int, set[int]]
) -> bool:
    seen: set[str] = set()
    for customer in chain:
        if offices[customer] & seen or parted.get(customer, set()) & set(chain):
            return False
        seen |= offices[customer]
    return True
