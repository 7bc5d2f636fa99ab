"""One schedule: a desk writes to a real office over a bad line while a colleague writes too, and then it clears up."""

import random
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from callcenter.domain.edit import Conflict, Edit, EditState, Waiting
from callcenter.domain.ids import OfficeId
from callcenter.storage import outbox
from callcenter.storage.database import Database, open_database
from sync.contract import Connector, TakesEdits
from sync.engine.push import push_edits
from sync.sending_right import SendingRight
from tests.servers.fault_proxy import FaultProxy, Mishap, Request

OFFICE = OfficeId("office")


class Colleague(Protocol):
    """Everything a schedule needs to know of one office; what it asks, it asks past the proxy."""

    def connect(self, url: str) -> Connector:
        """Build a connector that reaches the office there."""
        ...

    def is_write(self, request: Request) -> bool:
        """Tell whether a request may change something."""
        ...

    def edit(self, chance: random.Random, before: Iterable[Edit]) -> Edit:
        """Invent something that the agent does, with the values the agent sees now."""
        ...

    def interfere(self, chance: random.Random) -> None:
        """Change something as a colleague does."""
        ...

    def times_done(self, edit: Edit) -> int:
        """Count how often an edit was done."""
        ...

    def lost_words(self) -> list[str]:
        """Name every value of a colleague that was written over unseen."""
        ...


@dataclass
class MovedClock:
    """The real time, and what the test adds to it."""

    ahead: timedelta = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Outcome:
    """What became of it: violations, and the mishaps that were met."""

    violations: list[str] = field(default_factory=list[str])
    mishaps: Mapping[Mishap, int] = field(default_factory=dict[Mishap, int])
    edits: int = 0


def run_schedule(colleague: Colleague, target: str, folder: Path, seed: int, steps: int = 10) -> Outcome:
    """Go through one schedule and look at the end whether each edit is accounted for."""
    chance = random.Random(seed)
    proxy = FaultProxy(target, colleague.is_write, random.Random(f"line {seed}"))
    database = open_database(folder / f"{uuid.uuid4().hex}.db")
    clock = MovedClock()
    connector = colleague.connect(proxy.url)
    desk = _Desk(database, connector, clock, [])
    try:
        for _ in range(steps):
            _step(desk, colleague, proxy, chance)
        proxy.calm()
        _settle(desk)
        violations = [*_account(desk, colleague, proxy), *colleague.lost_words()]
        return Outcome(violations, dict(proxy.counts), len(desk.edits))
    finally:
        connector.close()
        database.close()
        proxy.close()


@dataclass
class _Desk:
    database: Database
    connector: Connector
    clock: MovedClock
    edits: list[Edit]
    right: SendingRight | None = None

    def push(self) -> None:
        """Send once, as a process that may just have been started after a crash."""
        right = SendingRight(self.database, self.clock)
        sending = right.to_send()
        assert sending is not None
        push_edits(sending, self.connector, self.clock, chance=lambda: 0.5)
        right.close()

    def open_edits(self) -> list[Edit]:
        """Give the edits that are laid over what the agent sees."""
        with self.database.read() as connection:
            found = [outbox.by_edit_id(connection, edit.id) for edit in self.edits]
        return [one.edit for one in found if one is not None and one.state.is_open]

    def wait(self, seconds: float) -> None:
        self.clock.ahead += timedelta(seconds=seconds)


def _step(desk: _Desk, colleague: Colleague, proxy: FaultProxy, chance: random.Random) -> None:
    drawn = chance.random()
    if drawn < 0.4:
        edit = colleague.edit(chance, desk.open_edits())
        with desk.database.write() as work:
            outbox.add(work, edit)
        desk.edits.append(edit)
    elif drawn < 0.55:
        colleague.interfere(chance)
    elif drawn < 0.65:
        proxy.release()
    else:
        desk.push()
        desk.wait(chance.choice([1, 20, 400]))
        if desk.clock.ahead > timedelta(seconds=100):
            proxy.release()  # nothing is done later than the quarantine says


def _settle(desk: _Desk) -> None:
    """Let all retries and quarantines pass on a calm line."""
    for _ in range(12):
        desk.wait(2000)
        desk.push()
        with desk.database.read() as connection:
            if all(not one.state.is_open for one in outbox.unsettled(connection)):
                return


def _account(desk: _Desk, colleague: Colleague, proxy: FaultProxy) -> list[str]:
    found: list[str] = []
    with desk.database.read() as connection:
        for edit in desk.edits:
            now = outbox.by_edit_id(connection, edit.id)
            if now is None:
                found.append(f"{edit.kind} has vanished")
                continue
            told = outbox.conflicts(connection, now.seq, only_open=False)
            found += _judge(now, told, colleague.times_done(edit), edit)
    return found


def _judge(now: Waiting, told: Iterable[Conflict], times: int, edit: Edit) -> list[str]:
    is_told_twice = any(one.reason == "twice" for one in told)
    if now.state.is_open:
        return [f"{edit.kind} is still {now.state} ({now.trouble})"]
    if now.state is EditState.APPLIED and times == 0:
        return [f"{edit.kind} counts as applied and is not there"]
    if times > 1 and not is_told_twice:
        return [f"{edit.kind} was done {times} times, and nobody was told"]
    if now.state is EditState.REFUSED and times > 0:
        return [f"{edit.kind} counts as refused and is there"]
    return []


def as_writer(connector: Connector) -> TakesEdits:
    """Say that it writes."""
    assert isinstance(connector, TakesEdits)
    return connector


def new_edit(edit: Edit, **values: object) -> Edit:
    """Give an edit an id and a time of its own."""
    return replace(edit, id=str(uuid.uuid4()), made_at=datetime.now(UTC), **values)  # type: ignore[arg-type]  # named by the caller
