"""One fault at one place: the n-th statement, request or commit of a scenario fails, and the end is the same."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.errors import Trouble
from sync.contract import UnreachableError
from tests.simulation.model_office import Wire
from tests.simulation.scenarios import SCENARIOS, Scene
from tests.simulation.simulated_store import FaultOfTheStore, Workshop, model_time, quiet, watched
from tests.simulation.weather import OFFICE, CrashError


class Place(StrEnum):
    """Where a fault may happen."""

    STATEMENT = "a statement fails"
    REQUEST_LOST = "a request does not arrive"
    ANSWER_LOST = "an answer does not arrive"
    BEFORE_COMMIT = "dead before a commit"
    AFTER_COMMIT = "dead after a commit"


@dataclass(slots=True)
class Counting:
    """Counts what passes by at each place, and fails at one of them, once."""

    place: Place | None = None
    number: int = 0
    is_on: bool = False
    passed: dict[Place, int] = field(default_factory=lambda: dict.fromkeys(Place, 0))

    def passes(self, place: Place) -> bool:
        """Count it; true where it is to fail."""
        if not self.is_on:
            return False
        self.passed[place] += 1
        return place is self.place and self.passed[place] == self.number

    def begin(self) -> None:
        pass

    def before(self) -> None:
        if self.passes(Place.BEFORE_COMMIT):
            raise CrashError

    def after(self) -> None:
        if self.passes(Place.AFTER_COMMIT):
            raise CrashError

    def hear(self, _c: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement != "ROLLBACK" and self.passes(Place.STATEMENT):
            raise FaultOfTheStore("database or disk is full")

    def on_the_line(self, ask: Callable[[str, Wire], Wire]) -> Callable[[str, Wire], Wire]:
        def asked(verb: str, what: Wire) -> Wire:
            if self.passes(Place.REQUEST_LOST):
                raise UnreachableError(Trouble.UNREACHABLE, office=OFFICE)
            reply = ask(verb, what)
            if self.passes(Place.ANSWER_LOST):
                raise UnreachableError(Trouble.TIMED_OUT, office=OFFICE)
            return reply

        return asked


def play(workshop: Workshop, name: str, counting: Counting) -> tuple[Any, list[str]]:
    """Play a scenario with a fault in it, let it settle, and give how it ended and what does not hold."""
    scene = Scene(workshop)
    with _overheard(scene, counting), model_time(scene.world.time), quiet():
        try:
            scene.desk.cycle(is_full=True)
            SCENARIOS[name](scene)
            counting.is_on = True
            scene.work()
            counting.is_on = False
            scene.world.calm_down()
            return _end(scene), scene.world.judge()
        finally:
            scene.desk.close()


@contextmanager
def _overheard(scene: Scene, counting: Counting) -> Generator[None]:
    event.listen(scene.desk.database._engine, "before_cursor_execute", counting.hear)
    weather = scene.world.weather
    with patch.object(weather, "ask", counting.on_the_line(weather.ask)), watched(counting):
        yield


def _end(scene: Scene) -> Any:
    """Give the final state of office and outbox; numbers and stamps that the office gave are its own affair."""
    office = [
        (feed, row.ref or row.id, sorted(_unnumbered(row.fields).items(), key=str), row.is_deleted,
         [(one["ref"], one["text"]) for one in row.messages])
        for feed, rows in scene.office.now.rows.items()
        for row in sorted(rows.values(), key=lambda row: (row.ref, row.id))
    ]  # fmt: skip
    outbox = {row.edit_id: _state(row) for row in scene.desk.everything()}
    return office, outbox


def _unnumbered(fields: dict[str, str | None]) -> dict[str, str | None]:
    return {name.partition(":")[0] + str(value): value for name, value in fields.items()}


def _state(row: Any) -> str:
    """Give where an edit ended; of a call the agent may have to say whether it was logged, and of words for a record
    that nobody may see any more.

    Of a record that went, the desk hears by the refusal of an edit or by comparing ids, whichever comes first.
    """
    if row.kind == EditKind.LOG_INTERACTION and row.state == EditState.DOUBTFUL:
        return EditState.APPLIED.value
    return "with the agent" if EditState(row.state).needs_agent else row.state
