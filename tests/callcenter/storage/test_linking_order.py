"""In whatever order offices tell of their customers, the same records end up under the same customer."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactPoint, Customer
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import linking, offices
from callcenter.storage.database import Database, open_database
from tests.callcenter.small_store import CRM, ERP, NOW, customer, keep, mail, phone

OFFICES = (ERP, CRM, OfficeId("help"), OfficeId("shop"))
KEYS = ("a@x.example", "b@x.example", "info@x.example", "+8613812345678", "+8613812345679", "+442079460958")
Told = tuple[OfficeId, Customer]


def a_person(name: str, found: list[ContactPoint], is_company: bool) -> Customer:
    return replace(customer("", name, *found), is_company=is_company)


def a_point(key: str, verified: bool) -> ContactPoint:
    return replace(mail(key) if "@" in key else phone(key), verified=verified)


points = st.builds(a_point, st.sampled_from(KEYS), st.sampled_from([True, True, True, False]))
people = st.builds(
    a_person,
    st.sampled_from(["Ann Ley", "Ley, Ann", "Ben", "安", ""]),
    st.lists(points, max_size=3),
    st.sampled_from([False, False, False, True]),
)
towns = st.lists(st.tuples(st.sampled_from(OFFICES), people), min_size=2, max_size=9)


def numbered(town: Iterable[Told]) -> list[Told]:
    return [(office, replace(one, id=RemoteId(str(n)))) for n, (office, one) in enumerate(town)]


def settle(database: Database) -> None:
    with database.write() as work:
        while linking.settle(work, NOW):
            pass


def partition(town: list[Told], cuts: Iterable[int]) -> frozenset[frozenset[str]]:
    """Tell a new store of a town, office after page after page as they come, and see who is who in the end."""
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "desk.db")
        with database.write() as work:
            offices.register(work, {office: frozenset({Kind.CUSTOMER}) for office in OFFICES})
        left = [office for office, _ in town]
        for page in pages(town, cuts):
            for office, several in itertools.groupby(page, lambda told: told[0]):
                keep(database, *(one for _, one in several), office=office)
            del left[: len(page)]
            answer(database, {office for office in OFFICES if office not in left})
            settle(database)
        answer(database, set(OFFICES))
        settle(database)
        found = groups(database)
        settle(database)
        assert groups(database) == found
        for office, one in town:
            keep(database, replace(one, revision="again"), office=office)
        settle(database)
        assert groups(database) == found, "the same records once more move nobody"
        database.close()
    return found


def answer(database: Database, whole: Iterable[OfficeId]) -> None:
    with database.write() as work:
        for office in whole:
            offices.answered(work, office, NOW)


def pages(town: list[Told], cuts: Iterable[int]) -> Iterable[list[Told]]:
    places = sorted({0, len(town), *(cut % (len(town) + 1) for cut in cuts)})
    return (town[start:end] for start, end in itertools.pairwise(places))


def groups(database: Database) -> frozenset[frozenset[str]]:
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT customer_id, remote_id, office FROM party").all()
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row.customer_id, set()).add(row.remote_id)
    for one in found.values():
        held = [row.office for row in rows if row.remote_id in one]
        assert len(held) == len(set(held)), "no rule brings two records of one office together"
    return frozenset(frozenset(one) for one in found.values())


@settings(max_examples=60, deadline=None)
@given(towns, st.randoms(use_true_random=False), st.lists(st.integers(0, 20), max_size=5))
def test_the_order_of_arrival_does_not_matter(town: list[Told], random: Random, cuts: list[int]) -> None:
    told = numbered(town)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert partition(told, ()) == partition(shuffled, cuts)
