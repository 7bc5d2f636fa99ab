"""How long a search by anything takes, keystroke by keystroke."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from callcenter.storage.name_words import pinyin_words, split
from callcenter.usecases.search_everything import search_everything
from ui.bench.dealings import order_number, ticket_number, tracking_number
from ui.bench.figures import Result, Spread
from ui.bench.people import CHINA, invent_customer, land_of
from ui.bench.pop import RULES
from ui.bench.raw import bare, rows
from ui.bench.store import find_store, opened
from ui.bench.timing import Order, Pairs, in_turns

_BY_NAME = "SELECT rowid FROM party_words WHERE party_words MATCH ? LIMIT 20"
_BY_DIGITS = "SELECT rowid FROM party_digits WHERE party_digits MATCH ? LIMIT 20"
_BY_ORDER = "SELECT party_id, id FROM sales_order WHERE number = ? AND number <> '' LIMIT 20"
_BY_TICKET = "SELECT party_id, id FROM ticket WHERE number = ? AND number <> '' LIMIT 20"
_BY_TRACKING = (
    "SELECT party_id, owner FROM package WHERE tracking_number = ? AND tracking_number <> '' LIMIT 20"
)


@dataclass(frozen=True, slots=True)
class Search:
    """What is typed, and the one look-up that could not be left out."""

    group: str
    text: str
    sql: str
    value: str


def measure_search(order: Order) -> Result:
    """Search for people and things that are there, as agents would."""
    path = find_store(order.customers, order.tell)

    def own(one: Search) -> None:
        search_everything(database, one.text, RULES)

    def floor(one: Search) -> None:
        rows(connection, one.sql, (one.value,))

    with opened(path) as database, bare(path) as connection:
        pairs = in_turns(searches(order.customers, seed=1), own, floor, order.seconds)
    return Result(
        "search",
        len(pairs.own),
        "ms",
        Spread.of_times(pairs.own),
        Spread.of_times(pairs.floor),
        notes=(
            f"{order.customers:,} customers; at most 20 hits",
            pairs.told_busy(),
            *_by_group(pairs),
            "floor: one prefix query of the full-text index, or one look-up in an index, LIMIT 20",
        ),
    )


def searches(customers: int, seed: int) -> Iterator[Search]:
    """Give searches of every kind in turn; it never ends."""
    dice = Random(seed)
    while True:
        serial = dice.randrange(customers)
        yield _by_name(dice, serial - serial % 2)
        yield _by_name(dice, min(customers - 1, serial | 1))
        yield _by_pinyin(dice, serial - serial % 2)
        yield _by_number(dice, serial)
        yield _by_fragment(dice, serial)


def _by_name(dice: Random, serial: int) -> Search:
    name = invent_customer(serial).name
    if land_of(serial) is CHINA:
        typed, group = name[: dice.randint(1, len(name))], "hanzi"
    else:
        first, last = name.split()
        group, whole = dice.choice((("first last", f"{first} {last}"), ("last first", f"{last} {first}")))
        typed = whole[: dice.randint(2, len(whole))].strip()
    return Search(group, typed, _BY_NAME, _match(typed))


def _by_pinyin(dice: Random, serial: int) -> Search:
    syllables, joined, initials = pinyin_words(invent_customer(serial).name)
    group, typed = dice.choice((("pinyin", syllables), ("pinyin", joined), ("initials", initials)))
    typed = typed if group == "initials" else typed[: dice.randint(2, len(typed))].strip()
    return Search(group, typed, _BY_NAME, _match(typed))


def _by_number(dice: Random, serial: int) -> Search:
    kinds = (
        ("order", order_number(serial, 0), _BY_ORDER),
        ("ticket", ticket_number(serial, 0), _BY_TICKET),
        ("tracking", tracking_number(serial, 0), _BY_TRACKING),
    )
    group, number, sql = dice.choice(kinds)
    return Search(group, number, sql, number)


def _by_fragment(dice: Random, serial: int) -> Search:
    key = invent_customer(serial).contact_points[0].key.lstrip("+")
    length = dice.randint(4, 8)
    start = dice.randint(0, len(key) - length)
    fragment = key[start : start + length]
    return Search("phone fragment", fragment, _BY_DIGITS, f'"{fragment}"')


def _match(typed: str) -> str:
    return " AND ".join(f'"{word}"*' for word in split(typed).lower().split())


def _by_group(pairs: Pairs[Search]) -> Iterator[str]:
    gathered: dict[str, list[tuple[float, float]]] = {}
    for one, own, floor in zip(pairs.jobs, pairs.own, pairs.floor, strict=True):
        gathered.setdefault(one.group, []).append((own, floor))
    for group, found in sorted(gathered.items()):
        own, floor = (Spread.of_times(side) for side in zip(*found, strict=True))
        yield f"{group}: own {own.as_text()} ms, floor {floor.as_text()} ms, {len(found)} measured"
