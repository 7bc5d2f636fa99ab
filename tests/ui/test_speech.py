"""Sentences with their values."""

import pytest

from tests.ui.wear import worn
from ui.look import Look
from ui.models.delivery_track import Tracks
from ui.speech import fill, translate


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("%1 of %2", ("2", "3"), "2 of 3"),
        ("%2 before %1", ("a", "b"), "b before a"),
        ("%1", ("%2",), "%2"),
        ("%1 and %2", ("only",), "only and %2"),
        ("100 %", (), "100 %"),
        ("%1 %1", ("x",), "x x"),
    ],
)
def test_values_take_their_places(text: str, values: tuple[str, ...], said: str) -> None:
    assert fill(text, *values) == said


def test_an_unknown_text_is_said_as_it_is(look: Look) -> None:
    assert translate("Nowhere", "Nobody translated this") == "Nobody translated this"


@pytest.mark.parametrize(("days", "said"), [(1, "1 day late"), (2, "2 days late"), (21, "21 days late")])
def test_counts_have_their_plural(look: Look, days: int, said: str) -> None:
    assert Tracks.days_late(days) == said


def test_chinese_has_no_plural(look: Look) -> None:
    with worn(look, language="zh_CN"):
        assert [Tracks.days_late(days) for days in (1, 2)] == ["晚 1 天", "晚 2 天"]
