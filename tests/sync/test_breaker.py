"""How long an office is left alone after it failed."""

import pytest

from sync.breaker import Breaker, pause_after


class Seconds:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def breaker(seconds: Seconds) -> Breaker:
    return Breaker(seconds)


def _fail(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        breaker.failed()


def test_all_is_well_at_the_interval() -> None:
    assert pause_after(0, 15, None, 1) == 15


@pytest.mark.parametrize(
    ("failures", "longest"),
    [(1, 1), (2, 2), (3, 4), (4, 8), (5, 30), (7, 64), (9, 256), (10, 300), (99, 300)],
)
def test_the_pause_doubles_up_to_five_minutes(failures: int, longest: float) -> None:
    assert pause_after(failures, 15, None, 1) == longest


@pytest.mark.parametrize("failures", [1, 2, 3])
def test_the_first_retries_come_within_five_seconds(failures: int) -> None:
    assert pause_after(failures, 15, None, 1) <= 5


@pytest.mark.parametrize("failures", [1, 4])
def test_chance_spreads_the_desks_but_never_to_nothing(failures: int) -> None:
    assert pause_after(failures, 15, None, 0) == 0.25


def test_after_five_failures_nobody_asks_within_half_a_minute() -> None:
    assert pause_after(5, 15, None, 0) == 30


@pytest.mark.parametrize("failures", [0, 1, 9])
def test_the_wish_of_the_office_wins(failures: int) -> None:
    assert pause_after(failures, 15, 7, 0.5) == 7


def test_four_failures_keep_nobody_from_asking(breaker: Breaker) -> None:
    _fail(breaker, 4)
    assert breaker.allows()


def test_the_fifth_opens_it(breaker: Breaker) -> None:
    _fail(breaker, 5)
    assert not breaker.allows()


def test_half_open_one_may_ask_and_the_others_wait(breaker: Breaker, seconds: Seconds) -> None:
    _fail(breaker, 5)
    seconds.now += 30
    assert [breaker.allows(), breaker.allows()] == [True, False]


def test_an_answer_closes_it(breaker: Breaker) -> None:
    _fail(breaker, 5)
    assert breaker.succeeded()
    assert breaker.allows()
    assert not breaker.succeeded()


def test_an_office_that_asks_to_wait_is_left_alone(breaker: Breaker, seconds: Seconds) -> None:
    breaker.failed(retry_after=60)
    seconds.now += 59
    assert not breaker.allows()
    seconds.now += 1
    assert breaker.allows()


def test_an_answer_to_another_question_does_not_end_the_wait(breaker: Breaker, seconds: Seconds) -> None:
    breaker.failed(retry_after=3600)
    breaker.succeeded()
    assert not breaker.allows()
    assert breaker.rest() == 3600
    breaker.unlock()
    assert breaker.allows()


def test_locked_only_a_person_helps(breaker: Breaker, seconds: Seconds) -> None:
    breaker.lock()
    seconds.now += 1_000_000
    assert not breaker.allows()
    breaker.unlock()
    assert breaker.allows()
