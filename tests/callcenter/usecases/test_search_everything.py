"""A search takes a number as it would be dialled, and as a fragment."""

import pytest

from callcenter.domain.changes import Kind
from callcenter.numbering import NumberingRules
from callcenter.storage.database import Database
from callcenter.usecases.search_everything import search_everything
from tests.callcenter.small_store import ZHANG, customer, keep, order, phone

RULES = NumberingRules("CN")


def titles(database: Database, text: str, limit: int = 20) -> list[str]:
    return [hit.title for hit in search_everything(database, text, RULES, limit)]


@pytest.mark.parametrize(
    "typed",
    ["+8613812345678", "086-138-1234-5678", "0086 138 1234 5678", "138 1234", "tel:13812345678", "5678"],
)
def test_a_number_in_any_form_finds_its_customer_once(database: Database, typed: str) -> None:
    keep(database, customer("1", "张伟", phone(ZHANG)), customer("2", "李娜", phone("+8613900001111")))
    assert titles(database, typed) == ["张伟"]


def test_an_order_number_that_looks_like_a_telephone_number_is_found_too(database: Database) -> None:
    keep(database, customer("1", "张伟", phone(ZHANG)), order("13812345678", "1"))
    keep(database, customer("2", "李娜"), home="parties")
    found = search_everything(database, "SO13812345678", RULES)
    assert [(hit.kind, hit.title) for hit in found] == [(Kind.ORDER, "SO13812345678")]


def test_no_more_is_found_than_asked_for(database: Database) -> None:
    keep(database, *(customer(str(n), f"Zhang {n}", phone(f"+86138123400{n:02}")) for n in range(30)))
    assert len(titles(database, "1381234", 5)) == 5
    assert len(titles(database, "zhang")) == 20


@pytest.mark.parametrize("typed", ["", " ", "\ud800", "\x00", '"*', "NEAR("])
def test_what_says_nothing_finds_nothing(database: Database, typed: str) -> None:
    keep(database, customer("1", "张伟", phone(ZHANG)))
    assert titles(database, typed) == []
