"""The same engine and the same office, driven by Hypothesis: whatever fails here is made small before it is told."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.simulation.mutants import mutated
from tests.simulation.schedule import World
from tests.simulation.simulated_store import Workshop, model_time, quiet, watched

EXAMPLES = int(os.environ.get("SIMULATION_EXAMPLES", "200"))
_SHOP: list[Workshop] = []
_SETTINGS = settings(
    max_examples=EXAMPLES,
    stateful_step_count=16,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
)


@pytest.fixture(scope="module", autouse=True)
def _workshop() -> Iterator[None]:
    _SHOP.append(Workshop())
    yield
    _SHOP.pop().close()


class DeskMachine(RuleBasedStateMachine):
    """What a desk, its agent, others and the world around may do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self.world: World | None = None

    @initialize(seed=st.integers(0, 1_000_000))
    def begin(self, seed: int) -> None:
        """Hypothesis chooses what is done, and in which order; the seed, what goes wrong meanwhile."""
        world = World(_SHOP[0], Random(seed))
        self._open.callback(world.desk.close)
        self._open.enter_context(watched(world.mishaps))
        self._open.enter_context(model_time(world.time))
        self._open.enter_context(quiet())
        self.world = world
        world.read()

    @property
    def there(self) -> World:
        assert self.world is not None
        return self.world

    @rule()
    def the_agent_types(self) -> None:
        self.there.agent.act()

    @rule()
    def somebody_else_works(self) -> None:
        self.there.colleagues.act()

    @rule()
    def the_desk_sends(self) -> None:
        self.there.desk.push()

    @rule()
    def the_desk_reads(self) -> None:
        self.there.read()

    @rule(seconds=st.sampled_from((1.0, 5.0, 40.0)))
    def time_passes(self, seconds: float) -> None:
        self.there.time.pass_by(seconds)
        self.there.weather.needs_sign_in = False

    @rule()
    def the_desk_starts_anew(self) -> None:
        self.there.desk.restart()

    @rule()
    def another_process_takes_over(self) -> None:
        self.there.desk.be_taken_over()

    @rule(is_calm=st.booleans())
    def the_weather_changes(self, *, is_calm: bool) -> None:
        self.there.weather.is_calm = is_calm

    @rule()
    def a_clock_is_set(self) -> None:
        self.there.move_a_clock()

    @rule()
    def the_agent_thinks_again(self) -> None:
        self.there.agent.think_again()

    @invariant()
    def what_must_always_hold(self) -> None:
        if self.world is not None:
            self.world.look()
            assert self.world.wrongs == []

    def teardown(self) -> None:
        with self._open:
            if self.world is not None:
                self.world.calm_down()
                assert self.world.judge() == []


@pytest.mark.slow
def test_no_order_of_things_loses_or_doubles_an_edit() -> None:
    run_state_machine_as_test(DeskMachine, settings=_SETTINGS)


@pytest.mark.slow
def test_the_machine_notices_a_missing_protection() -> None:
    only_search = settings(_SETTINGS, phases=[Phase.generate], max_examples=400)
    with mutated("no base check"), pytest.raises(AssertionError):
        run_state_machine_as_test(DeskMachine, settings=only_search)
