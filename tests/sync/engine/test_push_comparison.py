"""Three values a field decide what is written."""

import pytest

from callcenter.domain.edit import EditKind, Value
from callcenter.domain.ids import RemoteId
from sync.contract import Change, Standing, Whereabouts
from sync.engine.comparison import compare
from tests.simulation.model_time import BEGINNING


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "writes", "clashes"),
    [
        ("a", "b", "a", True, False),
        ("a", "b", "b", False, False),
        ("a", "b", "c", False, True),
        (None, "b", None, True, False),
        ("a", None, "a", True, False),
        ("a", None, None, False, False),
        (None, "b", "c", False, True),
    ],
)
def test_a_field(base: Value, mine: Value, theirs: Value, writes: bool, clashes: bool) -> None:
    change = Change(
        "e", EditKind.CHANGE_TICKET, RemoteId("1"), {"owner": mine}, {"owner": base}, "", "ada", BEGINNING
    )
    found = compare(change, Standing(Whereabouts.THERE, {"owner": theirs}, author="bo"))
    assert found.to_write == (("owner",) if writes else ())
    assert [(one.base, one.mine, one.theirs) for one in found.conflicts] == (
        [(base, mine, theirs)] if clashes else []
    )
    assert all(one.their_author == "bo" for one in found.conflicts)
