"""Anything a caller can name finds what is meant: names in any script, numbers in any width, bits of either."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.changes import Kind
from callcenter.domain.search import Hit
from callcenter.storage import search
from callcenter.storage.database import Database
from callcenter.storage.name_words import split
from tests.callcenter.small_store import (
    SMITH,
    ZHANG,
    customer,
    drop,
    invoice,
    keep,
    mail,
    order,
    phone,
    shipment,
    ticket,
    who,
)


@pytest.fixture
def town(database: Database) -> Database:
    keep(
        database,
        customer("1", "张伟", phone(ZHANG, "138 1234 5678"), mail("zhang.wei@mail.example"), city="上海"),
        customer("2", "张薇", phone("+8613912340000"), city="北京"),
        customer("3", "John O'Brien-Smith", phone(SMITH), city="London"),
        customer("4", "Zoë Müller", mail("zoe_mueller@firma.example"), city="Köln"),
        customer("5", "上海茶叶有限公司", city="杭州"),
        customer("6", "Nguyễn Thị Hoa Đặng"),
        customer("7", "𠮷田 太郎"),
        home="parties",
    )
    keep(
        database,
        replace(order("1001", "1"), reference="PO/7-b"),
        order("1002", "3"),
        order("9", "unheard of"),
    )
    keep(database, shipment("500", "1", "1001", track="SF1234567890123"), home="shipments")
    keep(database, invoice("77", "3"), home="invoices")
    keep(
        database,
        ticket("42", "1", "包裹没有到 where is my kettle"),
        ticket("43", "3", "Wrong colour delivered"),
        home="tickets",
    )
    return database


def find(database: Database, text: str, limit: int = 20) -> list[Hit]:
    with database.read() as connection:
        return list(search.everything(connection, text, limit))


def titles(database: Database, text: str) -> list[str]:
    return [hit.title for hit in find(database, text)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张伟", "张伟"),
        ("伟", "张伟"),
        ("zhangwei", "张伟"),
        ("zhang wei", "张伟"),
        ("ZHANG W", "张伟"),
        ("zw", "张伟"),
        ("张 上海", "张伟"),
        ("zhang.wei@mail.example", "张伟"),
        ("zhang.wei@", "张伟"),
        ("138 1234 5678", "张伟"),
        ("13812345678", "张伟"),
        ("12345678", "张伟"),
        ("5678", "张伟"),
        ("１３８１２３４", "张伟"),
        ("+86 138-1234", "张伟"),
        ("C1", "张伟"),
        ("o'brien", "John O'Brien-Smith"),
        ("smith john", "John O'Brien-Smith"),
        ("john lon", "John O'Brien-Smith"),
        ("0207946", "John O'Brien-Smith"),
        ("zoe", "Zoë Müller"),
        ("MULLER", "Zoë Müller"),
        ("Zoe\u0308", "Zoë Müller"),
        ("zoe_mueller", "Zoë Müller"),
        ("ｍüller", "Zoë Müller"),
        ("茶叶", "上海茶叶有限公司"),
        ("有限公司", "上海茶叶有限公司"),
        ("nguyen hoa", "Nguyễn Thị Hoa Đặng"),
        ("dang", "Nguyễn Thị Hoa Đặng"),
        ("𠮷田", "𠮷田 太郎"),
    ],
)
def test_people_are_found_however_they_are_named(town: Database, typed: str, name: str) -> None:
    assert name in titles(town, typed)


def test_a_syllable_finds_everybody_who_reads_so(town: Database) -> None:
    assert sorted(titles(town, "zhangwei")) == sorted(["张伟", "张薇"])


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("SO1001", Kind.ORDER, "SO1001"),
        ("so1001", Kind.ORDER, "SO1001"),
        ("ＳＯ1001", Kind.ORDER, "SO1001"),
        ("SO100", Kind.ORDER, "SO1001"),
        ("PO/7-b", Kind.ORDER, "PO/7-b"),
        ("SF1234567890123", Kind.SHIPMENT, "SF1234567890123"),
        ("sf1234567890123", Kind.SHIPMENT, "SF1234567890123"),
        ("SF 1234 5678 90123", Kind.SHIPMENT, "SF1234567890123"),
        ("sf1234", Kind.SHIPMENT, "SF1234567890123"),
        ("S500", Kind.SHIPMENT, "S500"),
        ("I77", Kind.INVOICE, "I77"),
        ("T42", Kind.TICKET, "T42"),
        ("kettle", Kind.TICKET, "包裹没有到 where is my kettle"),
        ("包裹", Kind.TICKET, "包裹没有到 where is my kettle"),
        ("没有到", Kind.TICKET, "包裹没有到 where is my kettle"),
        ("colours delivered", Kind.TICKET, "Wrong colour delivered"),
    ],
)
def test_numbers_and_subjects_are_found(town: Database, typed: str, kind: Kind, title: str) -> None:
    assert (kind, title) in [(hit.kind, hit.title) for hit in find(town, typed)]


def test_what_is_named_exactly_comes_first(town: Database) -> None:
    keep(town, customer("9", "SO1001"), home="parties")
    assert find(town, "SO1001")[0].kind is Kind.ORDER


def test_a_hit_says_whose_it_is(town: Database) -> None:
    (hit, *_) = find(town, "SO1001")
    assert hit.customer == who(town, "1")
    assert [one.customer for one in find(town, "SO9")] == [None], "its customer has not come yet"


def test_a_hit_can_be_told_from_its_namesakes(town: Database) -> None:
    details = {hit.title: hit.detail for hit in find(town, "zhang wei")}
    assert details["张伟"] == "138 1234 5678 · 上海 · C1"
    assert "北京" in details["张薇"]


def test_each_thing_is_found_once_and_no_more_than_asked_for(town: Database) -> None:
    keep(town, *(customer(str(n), f"Same Name {n}") for n in range(100, 150)), home="parties")
    hits = find(town, "same name", 20)
    assert len(hits) == 20
    assert len({(hit.kind, hit.id) for hit in hits}) == 20
    assert len(find(town, "张", 1)) == 1


def test_active_customers_come_before_those_who_left(town: Database) -> None:
    keep(town, replace(customer("8", "Ann"), is_active=False), customer("9", "Anna Longname"), home="parties")
    assert titles(town, "ann") == ["Anna Longname", "Ann"]


@pytest.mark.parametrize("typed", ["12", "1", "+", "-"])
def test_two_digits_are_too_few_for_a_number(town: Database, typed: str) -> None:
    assert titles(town, typed) == []


@pytest.mark.parametrize(
    "typed",
    ["", "  ", '"', "*", "张*", '"zhang', "NEAR(", "NEAR(zhang wei)", "'; DROP TABLE party; --", "name:zhang",
     "zhang OR", "NOT AND", "^zhang", "👍", "\x00", "\ud800", "zhang\x00wei", "%", "_", "__", "@", "x" * 10_000,
     "张" * 10_000, "1" * 10_000, "ᦰ", "Kᦰmu", "\u0308", "a\u0308\u0308b"],
)  # fmt: skip
def test_no_text_is_taken_for_a_command(town: Database, typed: str) -> None:
    find(town, typed)
    assert titles(town, "o'brien") == ["John O'Brien-Smith"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
def test_any_text_may_be_searched_for(database: Database, typed: str) -> None:
    assert find(database, typed) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12).filter(split))
def test_whoever_is_named_by_letters_and_figures_is_found_by_them(database: Database, name: str) -> None:
    keep(database, customer("1", name))
    assert [hit.title for hit in find(database, name)] == [name]


def test_who_was_removed_or_renamed_is_not_found_by_the_old_words(town: Database) -> None:
    keep(town, customer("3", "Jack Brown"), home="parties")
    drop(town, "2", home="parties")
    assert titles(town, "o'brien") == titles(town, "2079460") == []
    assert titles(town, "zhangwei") == ["张伟"]
    drop(town, "43", home="tickets")
    assert titles(town, "colour") == []
