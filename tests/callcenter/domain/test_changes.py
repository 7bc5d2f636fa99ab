"""Reports of change join, and none of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.changes import Changes, Kind

ids = st.frozensets(st.integers(1, 50))
changes = st.builds(Changes, st.dictionaries(st.sampled_from(Kind), ids, max_size=4), ids)


@given(changes, changes)
def test_joined_reports_say_what_each_said(one: Changes, other: Changes) -> None:
    joined = one | other
    for kind in Kind:
        assert joined.ids.get(kind, frozenset()) == one.ids.get(kind, frozenset()) | other.ids.get(
            kind, frozenset()
        )
    assert joined.customers == one.customers | other.customers
    assert bool(joined) == (bool(one) or bool(other))


@given(changes, changes, changes)
def test_the_order_of_joining_does_not_matter(one: Changes, two: Changes, three: Changes) -> None:
    assert (one | two) | three == one | (two | three)
    assert one | two == two | one
    assert one | Changes() == one


def test_a_report_knows_whom_it_concerns() -> None:
    told = Changes.of(Kind.ORDER, [1, 2], [7])
    assert told.touches(Kind.TICKET, Kind.ORDER)
    assert not told.touches(Kind.TICKET)
    assert told.customers == {7}
    assert not Changes()
    assert Changes.of(Kind.OFFICE, ()), "that something changed is news even where nothing is named"
