"""One schedule of the simulation: a seed decides everything that is done and everything that goes wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from tests.simulation import oracles
from tests.simulation.agent import Agent
from tests.simulation.colleagues import Colleagues
from tests.simulation.event_log import EventLog
from tests.simulation.model_connector import ModelConnector
from tests.simulation.model_office import ModelOffice, Timeline
from tests.simulation.model_time import ModelTime
from tests.simulation.simulated_desk import SimulatedDesk
from tests.simulation.simulated_store import Mishaps, Workshop, model_time, open_store, quiet, watched
from tests.simulation.weather import Weather

STEPS = 16
_CALM_ROUNDS = 40
_DAY = 24 * 3600.0


@dataclass(slots=True)
class Outcome:
    """What came of a schedule."""

    seed: int
    violations: list[str] = field(default_factory=list[str])
    edits: int = 0
    calls: int = 0
    crashes: int = 0
    faults: Counter[str] = field(default_factory=Counter[str])
    digest: str = ""
    lines: list[str] = field(default_factory=list[str])


class World:
    """An office, a desk, the line between them, and the seed's dice."""

    def __init__(self, workshop: Workshop, chance: Random, *, keeps_lines: bool = False) -> None:
        self.chance = chance
        self.log = EventLog(keeps_lines=keeps_lines)
        self.time = ModelTime()
        self.office = ModelOffice(self.time)
        self.colleagues = Colleagues(self.office, chance)
        self.colleagues.begin()
        self.weather = Weather(self.office, self.colleagues, chance, self.log)
        self.mishaps = Mishaps(chance, self.weather.faults, self.log)
        database = open_store(workshop.fresh())
        connector = ModelConnector(self.weather, self.time.now, self.time.office_now)
        self.desk = SimulatedDesk(database, connector, self.time, chance, self.log)
        self.weather.meanwhile = self.desk.meanwhile
        self.agent = Agent(self.desk, chance)
        self.backup: Timeline | None = None
        self.was_restored = False
        self._moved = ""
        self._places: oracles.Places = {}
        self.wrongs: list[str] = []
        self._steps: tuple[tuple[float, Callable[[], object]], ...] = (
            (0.38, self.agent.act),
            (0.48, self.colleagues.act),
            (0.66, self.desk.push),
            (0.82, self.read),
            (0.86, self.agent.think_again),
            (0.89, self.desk.restart),
            (0.91, self.desk.be_taken_over),
            (0.94, self.move_a_clock),
            (0.96, self.go_back_to_a_backup),
            (0.98, self.empty_for_a_while),
            (1.01, self.get_stuck),
        )

    def step(self) -> None:
        """Do one thing, after some time has passed; then look whether all still holds."""
        self.time.pass_by(self.chance.choice((0.2, 1.0, 1.0, 5.0, 40.0)))
        self.weather.is_unplugged = self.chance.random() < 0.12
        drawn = self.chance.random()
        next(deed for limit, deed in self._steps if drawn < limit)()
        self.weather.needs_sign_in = self.weather.needs_sign_in and self.chance.random() < 0.5
        self.look()

    def look(self) -> None:
        """Check what must hold at every moment."""
        self.wrongs += oracles.unseen(self.desk, self.office, was_restored=self.was_restored)
        self.wrongs += oracles.cursors_ahead(self.desk, self.office, self._places)
        self._places = oracles.places(self.desk)

    def read(self) -> None:
        if self.desk.cycle(is_full=self.chance.random() < 0.3):
            self._moved = ""

    def move_a_clock(self) -> None:
        """Set the desk's clock or the office's, forwards or backwards, by seconds, minutes or a day.

        Between two readings only one of them is set, and the office's only once: set back and forth meanwhile, or both
        set by as much, nobody could see it.
        """
        seconds = self.chance.choice((-_DAY, -3000.0, -400.0, -30.0, 30.0, 400.0, 3000.0, _DAY))
        if self._moved == "office" or (self._moved == "desk" and self.chance.random() < 0.5):
            return
        if self._moved == "desk" or self.chance.random() < 0.5:
            self._moved = "desk"
            self.time.desk_error += seconds
            self.weather.faults["the desk's clock jumps"] += 1
        else:
            self._moved = "office"
            self.time.office_error += seconds
            self.weather.faults["stamps go back" if seconds < 0 else "stamps of the future"] += 1
        self.log.note("clocks", self.time.desk_error, self.time.office_error)

    def go_back_to_a_backup(self) -> None:
        if self.backup is None:
            self.backup = self.office.back_up()
            return
        self.office.restore(self.backup)
        self.desk.connector.given.clear()
        self.was_restored = True
        self.weather.faults["restored from a backup"] += 1
        self.log.note("restored")

    def empty_for_a_while(self) -> None:
        self.office.is_emptied = True
        self.weather.faults["suddenly empty"] += 1
        self.read()
        self.office.is_emptied = False

    def get_stuck(self) -> None:
        """Have the office fail at one record, whatever is asked about it."""
        tickets = sorted(self.office.there("tickets"))
        self.office.stuck = ("tickets", self.chance.choice(tickets)) if tickets else None

    # calm weather

    def calm_down(self) -> None:
        """Let the sun shine, and give everything time to settle."""
        self.weather.is_calm = self.mishaps.is_calm = True
        self.weather.is_unplugged = self.weather.needs_sign_in = False
        self.time.pass_by(100)
        self._settle()
        self.wrongs += self._held_up_by_a_stuck_record()
        self.office.stuck = None
        self._settle()
        self.desk.cycle(is_full=True, accept_deletes=True)

    def _settle(self) -> None:
        for _ in range(_CALM_ROUNDS):
            self.desk.push()
            self.look()
            if not self._open():
                return
            self.time.pass_by(120)

    def _open(self) -> list[tuple[str, int]]:
        """List what is still on its way, by its record here, apart from what a stuck record holds up."""
        rows = self.desk.eye.rows(
            "SELECT edit_id, record FROM outbox WHERE state IN ('queued', 'sending', 'unknown')"
        )
        stuck = str(self.office.stuck[1]) if self.office.stuck else None
        return [(row.edit_id, row.record) for row in rows if row.record != stuck]

    def _held_up_by_a_stuck_record(self) -> Iterator[str]:
        if self.office.stuck is None:
            return
        held_up = {one for one, _ in self._open()} - self._built_upon_the_stuck()
        held_up -= oracles.waiting_for_the_agent(self.desk)
        yield from (f"I8 {one} is held up by another record" for one in sorted(held_up))

    def _built_upon_the_stuck(self) -> set[str]:
        """Find what needs an edit of the stuck record, directly or by others."""
        stuck = str(self.office.stuck[1]) if self.office.stuck else ""
        found = {row.edit_id for row in self.desk.everything() if row.record == stuck}
        needs = self.desk.eye.rows(
            "SELECT o.edit_id AS child, n.edit_id AS parent FROM outbox_need AS n JOIN outbox AS o ON o.seq = n.seq"
        )
        return oracles.built_upon(found, needs)

    def judge(self) -> list[str]:
        """Say what does not hold, now that all is at rest."""
        desk, office = self.desk, self.office
        found = [
            *self.wrongs,
            *oracles.settled_wrongly(desk, office, self.weather.proxied),
            *oracles.out_of_order(desk, office),
            *islice(oracles.diverged(desk, office), 3),
            *oracles.unexplained(desk),
        ]
        return list(dict.fromkeys(found))


def run(workshop: Workshop, seed: int, *, steps: int = STEPS, keeps_lines: bool = False) -> Outcome:
    """Run the schedule of a seed and judge it."""
    return live(World(workshop, Random(seed), keeps_lines=keeps_lines), seed, steps)


def live(world: World, seed: int, steps: int) -> Outcome:
    """Go through the steps of a schedule, through calm weather, and judge what is left."""
    try:
        with watched(world.mishaps), model_time(world.time), quiet():
            world.read()
            world.look()
            for _ in range(steps):
                world.step()
            world.calm_down()
            violations = world.judge()
    finally:
        world.desk.close()
    return Outcome(
        seed, violations, len(world.desk.acknowledged), world.weather.calls, world.desk.crashes,
        world.weather.faults, world.log.digest(), world.log.lines,
    )  # fmt: skip
