"""How long it takes from the number as dialled to a call sheet with every word prepared."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from callcenter.domain.call_sheet import CallSheet
from callcenter.numbering import NumberingRules, identify
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, answer_call
from ui.bench.figures import Result, Spread
from ui.bench.probe import ask
from ui.bench.raw import bare, rows
from ui.bench.store import NOW, find_store, opened
from ui.bench.timing import Order, Pairs, in_turns, milliseconds, until
from ui.models.prepared_sheet import prepare_sheet

RULES = NumberingRules(region="CN")
_SHARE_OF_COLD = 0.2
_SHARE_OF_PAINTING = 0.3
# The index of keys holds none that are empty, and is only used where that is said.
_BY_KEY = "SELECT party_id FROM contact_point WHERE key = ? AND key <> ''"
_SHARING = "SELECT count(*) FROM contact_point WHERE key = ? AND key <> ''"
_HANGING = (
    "contact_point", "postal_address", "identifier", "sales_order", "order_line", "shipment", "package",
    "shipped_line", "tracking_event", "invoice", "ticket", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caller:
    """A number as dialled, and as it is kept."""

    dialled: str
    key: str


def measure_pop(order: Order) -> Result:
    """Let callers ring, each as likely as they are to have ordered."""
    path = find_store(order.customers, order.tell)
    with opened(path) as database, bare(path) as connection:
        pairs = in_turns(
            callers(connection, seed=1),
            lambda caller: pop(database, caller.dialled),
            lambda caller: read_rows(connection, caller.key),
            order.seconds * (1 - _SHARE_OF_COLD - _SHARE_OF_PAINTING),
        )
        some = list(islice(callers(connection, seed=2), 400))
    cold = _cold(path, some, order.seconds * _SHARE_OF_COLD)
    painted = ask("painted_pops", str(path), str(order.seconds * _SHARE_OF_PAINTING))["milliseconds"]
    return Result(
        "pop",
        len(pairs.own),
        "ms",
        Spread.of_times(pairs.own),
        Spread.of_times(pairs.floor),
        notes=(
            f"warm, {order.customers:,} customers, plain store; callers in proportion to their orders",
            pairs.told_busy(),
            _told("cold (new connection, file dropped from the system's cache)", cold),
            (
                f"until the call room is filled and painted offscreen: {Spread.of_times(painted).as_text()} ms, "
                f"{len(painted)} measured"
            ),
            "floor: the same rows read by key with bare SQL, no objects, no words",
        ),
    )


def pop(database: Database, number: str) -> CallSheet | None:
    """Do what the call room does in the background."""
    answer = answer_call(database, identify(number, RULES), NOW)
    if isinstance(answer, KnownCaller):
        return prepare_sheet(answer.sheet).sheet
    return None


def callers(connection: Any, seed: int) -> Iterator[Caller]:
    """Give callers without end, each number dialled in one of four ways; shared numbers are left out."""
    dice = Random(seed)
    last = rows(connection, "SELECT coalesce(max(id), 0) FROM sales_order")[0][0]
    while last:
        party = rows(connection, "SELECT party_id FROM sales_order WHERE id = ?", (dice.randint(1, last),))[
            0
        ][0]
        sql = "SELECT key FROM contact_point WHERE party_id = ? AND kind = 'mobile' ORDER BY position"
        key = dice.choice(rows(connection, sql, (party,)))[0]
        if rows(connection, _SHARING, (key,))[0][0] == 1:
            yield Caller(_as_dialled(key, dice), key)


def read_rows(connection: Any, key: str) -> int:
    """Read what a call sheet is made of, and nothing else; give how many rows that is."""
    party = rows(connection, _BY_KEY, (key,))[0][0]
    found = rows(connection, "SELECT * FROM party WHERE id = ?", (party,))
    for table in _HANGING:
        found += rows(connection, f"SELECT * FROM {table} WHERE party_id = ?", (party,))  # noqa: S608  # our own names
    found += rows(connection, "SELECT * FROM interaction WHERE customer_id = ?", (party,))
    found += rows(connection, "SELECT * FROM office")
    return len(found)


def _as_dialled(key: str, dice: Random) -> str:
    ways = [key, "00" + key[1:], f"sip:{key}@pbx.example"]
    if key.startswith("+86"):
        ways.append(f"{key[3:6]} {key[6:10]} {key[10:]}")
    return dice.choice(ways)


def _cold(path: Path, callers: list[Caller], seconds: float) -> Pairs[Caller]:
    pairs = Pairs[Caller]([])
    for caller in until(callers, seconds):
        drop_from_cache(path)
        pairs.own.append(milliseconds(lambda one: _pop_cold(path, one.dialled), caller))
        drop_from_cache(path)
        pairs.floor.append(milliseconds(lambda one: _read_cold(path, one.key), caller))
    return pairs


def _pop_cold(path: Path, number: str) -> None:
    with opened(path) as database:
        pop(database, number)


def _read_cold(path: Path, key: str) -> None:
    with bare(path) as connection:
        read_rows(connection, key)


def drop_from_cache(path: Path) -> None:
    """Ask the system to forget the file, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _told(what: str, pairs: Pairs[Caller]) -> str:
    own, floor = Spread.of_times(pairs.own), Spread.of_times(pairs.floor)
    return f"{what}: own {own.as_text()} ms, floor {floor.as_text()} ms, {len(pairs.own)} measured"
