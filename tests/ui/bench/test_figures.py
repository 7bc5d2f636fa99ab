"""Percentiles and what is told of them."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.bench.figures import Result, Spread, percentile, rounded

numbers = st.lists(st.floats(0, 1e6), min_size=2, max_size=60)


@given(numbers)
def test_percentiles_are_those_of_the_standard_library(values: list[float]) -> None:
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    for share in (50, 95, 99):
        assert percentile(values, share / 100) == pytest.approx(cuts[share - 1])


def test_a_percentile_lies_between_two_neighbours_in_proportion() -> None:
    assert percentile([10.0, 0.0], 0.5) == 5.0
    assert percentile([0.0, 1.0, 2.0, 3.0, 4.0], 0.95) == pytest.approx(3.8)


def test_one_value_is_every_percentile() -> None:
    assert Spread.of_times([7.0]) == Spread(7.0, 7.0, 7.0)


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="of nothing"):
        percentile([], 0.5)


def test_the_tail_of_rates_is_the_slow_one() -> None:
    rates = [float(rate) for rate in range(101)]
    assert Spread.of_rates(rates) == Spread(50.0, 5.0, 1.0)
    assert Spread.of_times(rates) == Spread(50.0, 95.0, 99.0)


def test_figures_keep_four_digits_that_count() -> None:
    assert rounded(1234567.0) == 1235000.0
    assert rounded(0.000123456) == 0.0001235


def test_a_result_says_how_ours_compares() -> None:
    result = Result("pop", 9, "ms", Spread(3, 4, 5), Spread(1.5, 2, 2), notes=("warm",))
    told = result.as_json({"cores": 2})
    assert told["ratio"] == 2.0
    assert told["machine"] == {"cores": 2}
    assert told["notes"] == ["warm"]
    assert "ratio 2" in result.as_text()


def test_nothing_is_divided_by_a_floor_of_nothing() -> None:
    assert Result("pop", 1, "ms", Spread(1, 1, 1), Spread(0, 0, 0)).ratio == 0.0
