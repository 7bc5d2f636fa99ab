"""One desk of the simulation: the real engine on a real store, and an agent who types, withdraws and tries again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Protocol

from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.domain.errors import DeskError
from callcenter.storage import outbox
from callcenter.storage.database import Database
from callcenter.storage.edit_rows import to_waiting
from callcenter.storage.lease import Fenced
from sync.engine.arrivals import Arrivals
from sync.engine.cycle import run_cycle
from sync.engine.departures import Departures
from sync.engine.push import push_edits
from sync.sending_right import SendingRight, is_ended
from tests.simulation.event_log import EventLog
from tests.simulation.eye import Eye
from tests.simulation.model_connector import ModelConnector
from tests.simulation.weather import CrashError


class DeskTime(Protocol):
    """The two clocks of a desk: the one that people set, and the one that nobody does."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


@dataclass
class SimulatedDesk:
    """Lives through crashes: whatever was only in memory is lost with them."""

    database: Database
    connector: ModelConnector
    time: DeskTime
    chance: Random
    log: EventLog
    acknowledged: dict[str, Edit] = field(default_factory=dict[str, Edit])
    is_alone: bool = True
    """Of a simulated desk whoever held the right to send before is certainly no more."""
    crashes: int = 0
    wrongs: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        self._was_heard = False
        self.eye = Eye(self.database.path)
        self._begin()

    def close(self) -> None:
        """Let go of the store, whatever became of it."""
        self.eye.close()
        self.database._engine.dispose()

    def _begin(self) -> None:
        """Start as a new process does."""
        self.right = SendingRight(
            self.database, self.time, is_gone=lambda one: self.is_alone or is_ended(one)
        )
        self.arrivals = Arrivals()
        self.departures = Departures(self.time.monotonic)
        self._is_beside = False

    def push(self) -> bool:
        """Send what waits; false where it did not come to its end."""
        return self._live_through("push", self._push)

    def _push(self) -> None:
        sending = self.right.to_send()
        if sending is not None:
            report = push_edits(
                sending, self.connector, self.time,
                arrivals=self.arrivals, departures=self.departures, chance=self.chance.random,
            )  # fmt: skip
            self.log.note("pushed", report.tried, report.ended and report.ended.trouble.value)

    def cycle(self, *, is_full: bool = False, accept_deletes: bool = False) -> bool:
        """Read what is new; false where that did not come to its end."""
        self._was_heard = False
        self._live_through("cycle", lambda: self._cycle(is_full=is_full, accept_deletes=accept_deletes))
        return self._was_heard

    def _cycle(self, *, is_full: bool, accept_deletes: bool) -> None:
        self.right.to_send()
        report = run_cycle(
            self.right.database, self.connector, self.time,
            is_full=is_full, accept_deletes=accept_deletes, arrivals=self.arrivals,
        )  # fmt: skip
        self._was_heard = report.answered
        self.log.note("cycled", report.answered, *(one.changed for one in report.feeds))
        self.log.note(*(fault.sentence for fault in report.faults))

    def meanwhile(self, verb: str) -> None:
        """Do what the other thread of the desk would do while this one waits for an answer."""
        if self._is_beside:
            return
        self._is_beside = True
        self.log.note("meanwhile")
        try:
            if verb in ("look", "send", "find"):
                self._cycle(is_full=False, accept_deletes=False)
            else:
                self._push()
        except DeskError as error:
            self.log.note("beside", error.trouble.value)
        finally:
            self._is_beside = False

    def add(self, edit: Edit) -> bool:
        """Type something; true where the desk acknowledged it."""
        return self._live_through("edit", lambda: self._add(edit))

    def _add(self, edit: Edit) -> None:
        with self.database.write() as work:
            outbox.add(work, edit)
        self.acknowledged[edit.id] = edit
        self.log.note("acknowledged", edit.id, edit.kind, edit.record)

    def withdraw(self, waiting: Waiting) -> bool:
        return self._live_through("withdraw", lambda: self._move(waiting, EditState.WITHDRAWN))

    def retry(self, waiting: Waiting) -> bool:
        return self._live_through("retry", lambda: self._move(waiting, EditState.QUEUED))

    def _move(self, waiting: Waiting, to: EditState) -> None:
        with self.database.write() as work:
            is_moved = outbox.move(work, waiting.seq, to, self.time.now())
        self.log.note("moved", waiting.edit.id, to, is_moved)

    def be_taken_over(self) -> None:
        """Stand still while a second process takes over; waking up, the first one must not write any more."""
        before = self.right
        held = self._held(before)
        self._begin()
        if held is None or not self._live_through("take over", self._take):
            return
        try:
            with held.write():
                self.wrongs.append("a process that was taken over could write")
        except DeskError:
            self.log.note("fenced")
        except CrashError:
            self.crashes += 1

    def _take(self) -> None:
        self.right.to_send()

    def _held(self, right: SendingRight) -> Database | None:
        database = right.database
        return database if isinstance(database, Fenced) else None

    def waiting(self, *states: EditState) -> list[Waiting]:
        """Give the edits in these states."""
        rows = self.everything()
        return [to_waiting(row) for row in rows if row.state in states]

    def everything(self) -> list[Any]:
        """Give the rows of the whole outbox."""
        return self.eye.rows("SELECT * FROM outbox ORDER BY seq")

    def restart(self) -> None:
        """End in good order and begin again."""
        self._live_through("restart", self.right.close)
        self._begin()

    def _live_through(self, name: str, deed: Callable[[], None]) -> bool:
        """Do something; a crash begins a new process, and an error of the store is told to the agent."""
        try:
            deed()
        except CrashError:
            self.crashes += 1
            self.log.note(name, "crashed")
            self._begin()
        except DeskError as error:
            self.log.note(name, error.trouble.value)
        else:
            return True
        return False
