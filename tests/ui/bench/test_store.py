"""The invented store: always the same, and never half there."""

from collections import Counter
from pathlib import Path

import pytest

from callcenter.domain.customer import ContactKind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.numbering import contact_key
from callcenter.usecases.search_everything import search_everything
from callcenter.usecases.suggest_articles import suggest_articles
from ui.bench import store
from ui.bench.dealings import invent_dealings, order_number, tracking_number
from ui.bench.knowledge import MOST_ARTICLES, invent_articles
from ui.bench.people import CHINA, invent_customer, land_of
from ui.bench.pop import RULES, callers
from ui.bench.raw import bare, rows
from ui.bench.store import find_knowledge, find_store, opened, pages

CUSTOMERS = 200


def _silent(_text: str) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def path() -> Path:
    return find_store(CUSTOMERS, _silent)


def test_the_same_place_gives_the_same_customer() -> None:
    assert [invent_dealings(serial) for serial in range(30)] == [
        invent_dealings(serial) for serial in range(30)
    ]


def test_a_larger_store_holds_the_smaller_one() -> None:
    few = [records[:50] for _, records in pages(50)]
    many = [records[:50] for _, records in pages(120)]
    assert few[0] == many[0]


def test_half_of_the_customers_are_chinese() -> None:
    lands = Counter(land_of(serial) is CHINA for serial in range(1000))
    assert lands == {True: 500, False: 500}


@pytest.mark.parametrize("first", [0, 500_000, 1_999_000])
def test_every_number_is_one_that_can_be_dialled(first: int) -> None:
    points = [
        point for serial in range(first, first + 300) for point in invent_customer(serial).contact_points
    ]
    phones = [point for point in points if point.kind is not ContactKind.EMAIL]
    assert len(phones) > 300
    assert [contact_key(point.value, "CN") for point in phones] == [point.key for point in phones]


def test_numbers_of_orders_and_parcels_are_told_apart() -> None:
    places = [(serial, which) for serial in range(2000) for which in range(40)]
    assert len({tracking_number(*place) for place in places}) == len(places)
    assert len({order_number(*place) for place in places}) == len(places)


def test_articles_are_as_many_as_the_store_can_bear() -> None:
    assert len({article.id for article in invent_articles(10**6)}) == MOST_ARTICLES
    assert {article.language for article in invent_articles(0)} == {"en", "zh"}


def test_a_store_holds_what_was_invented(path: Path) -> None:
    dealings = [invent_dealings(serial) for serial in range(CUSTOMERS)]
    with bare(path) as connection:
        held = [
            rows(connection, f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  # our own names
            for table in ("party", "sales_order", "ticket")
        ]
        stubs = rows(connection, "SELECT count(*) FROM party WHERE is_stub")[0][0]
    assert held == [
        CUSTOMERS,
        sum(len(one.orders) for one in dealings),
        sum(len(one.tickets) for one in dealings),
    ]
    assert stubs == 0


def test_whoever_is_in_the_store_is_found(path: Path) -> None:
    with opened(path) as database:
        hits = search_everything(database, invent_customer(8).name, RULES)
    assert 9 in {hit.customer for hit in hits}


def test_callers_are_the_same_every_time(path: Path) -> None:
    with bare(path) as connection:
        first, second = (
            [caller for caller, _ in zip(callers(connection, 5), range(40), strict=False)] for _ in range(2)
        )
    assert first == second
    assert len({caller.key for caller in first}) > 5


def test_a_store_is_built_only_once(path: Path) -> None:
    told: list[str] = []
    assert find_store(CUSTOMERS, told.append) == path
    assert told == []


def test_progress_is_told_while_a_store_is_built() -> None:
    told: list[str] = []
    find_store(60, told.append)
    assert any("60 of 60" in text for text in told)
    assert told[-1] == ""


def test_who_stops_the_building_leaves_nothing_behind() -> None:
    def stop(text: str) -> None:
        if text:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_store(70, stop)
    assert not list(store._folder().glob("*-70*"))


def test_a_disk_without_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as told:
        store._refuse_without_room(tmp_path, 10**12)
    assert told.value.trouble is Trouble.STORE_FULL


def test_the_store_of_suggestions_has_past_tickets_that_teach() -> None:
    with opened(find_knowledge(140, _silent)) as database:
        found = suggest_articles(database, "refund late")
        with database.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM article").scalar() == 140
            assert connection.exec_driver_sql("SELECT count(*) FROM solved").scalar() == 1400
    assert any(one.closed for one in found)
