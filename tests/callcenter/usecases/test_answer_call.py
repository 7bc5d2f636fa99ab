"""One customer is shown, several are offered, and nobody is ever picked by likeness."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.phone import CallerKind
from callcenter.numbering import NumberingRules, identify
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import (
    CallAnswer,
    KnownCaller,
    SeveralCallers,
    UnknownCaller,
    answer_call,
)
from callcenter.usecases.choose_caller import choose_caller
from callcenter.usecases.compare_customers import compare_customers
from callcenter.usecases.open_customer import open_customer
from tests.callcenter.small_store import NOW, SMITH, ZHANG, count, customer, drop, keep, order, phone, who

RULES = NumberingRules("CN", area_code="010", extensions=r"8\d{3}")
LANDLINE = "+861062345678"


@pytest.fixture
def town(database: Database) -> Database:
    keep(
        database,
        customer("1", "张伟", phone(ZHANG, "138 1234 5678")),
        customer("2", "Front desk", phone(LANDLINE)),
        customer("3", "Smith", phone(SMITH)),
        customer("4", "Smith & Sons", phone(SMITH)),
        customer("5", "Patel", phone("+913812345678")),
        order("1", "1"),
    )
    return database


def answer(database: Database, raw: str) -> CallAnswer:
    return answer_call(database, identify(raw, RULES), NOW)


def offered(found: CallAnswer) -> set[str]:
    assert isinstance(found, SeveralCallers)
    return {candidate.name for candidate in found.candidates}


@pytest.mark.parametrize(
    "raw",
    ["+86 138 1234 5678", "0086 138 1234 5678", "13812345678", "086-138-1234-5678", "１３８１２３４５６７８",
     "17951 13812345678", "sip:13812345678@pbx.example", "138-1234-5678 转 801"],
)  # fmt: skip
def test_the_only_customer_with_a_number_is_shown_with_all_there_is(town: Database, raw: str) -> None:
    found = answer(town, raw)
    assert isinstance(found, KnownCaller)
    assert found.number.e164 == ZHANG
    assert found.sheet == open_customer(town, who(town, "1"), NOW)
    assert [held.order.record.number for held in found.sheet.orders] == ["SO1"]


def test_several_on_one_number_are_offered_and_none_is_picked(town: Database) -> None:
    assert offered(answer(town, "+44 20 7946 0958")) == {"Smith", "Smith & Sons"}


def test_even_a_remembered_choice_is_only_offered_first(town: Database) -> None:
    sons = who(town, "4")
    choose_caller(town, SMITH, sons, NOW)
    found = answer(town, "0044 20 7946 0958")
    assert isinstance(found, SeveralCallers)
    assert [one.was_chosen for one in found.candidates] == [True, False]
    assert found.candidates[0].customer == sons


def test_a_choice_for_a_withheld_number_is_not_kept(town: Database) -> None:
    choose_caller(town, "", who(town, "4"), NOW)
    assert count(town, "caller_choice") == 0


def test_an_inactive_customer_beside_an_active_one_is_a_question(town: Database) -> None:
    keep(town, replace(customer("4", "Smith & Sons", phone(SMITH)), is_active=False))
    assert offered(answer(town, SMITH)) == {"Smith", "Smith & Sons"}


def test_a_number_with_two_readings_offers_both_and_picks_neither(town: Database) -> None:
    assert offered(answer(town, "913812345678")) == {"张伟", "Patel"}


def test_one_reading_alone_is_offered_and_not_picked(town: Database) -> None:
    drop(town, "5")
    assert offered(answer(town, "913812345678")) == {"张伟"}
    assert offered(answer(town, "62345678")) == {"Front desk"}


def test_the_last_digits_of_a_number_are_offered_and_not_picked(town: Database) -> None:
    assert offered(answer(town, "81234567")) == {"张伟", "Patel"}
    assert offered(answer(town, "3812345678")) == {"张伟", "Patel"}


@pytest.mark.parametrize(
    "raw", ["+8613900000000", "10086", "95588", "110", "12", "8123", "anonymous", "", "unknown", "未知", "garbage",
            "张伟", "+", "0" * 400, "\x00", "\ud800", "'; DROP TABLE party; --", "5678"],
)  # fmt: skip
def test_whoever_is_not_known_is_unknown(town: Database, raw: str) -> None:
    found = answer(town, raw)
    assert isinstance(found, UnknownCaller)
    assert found.number.raw == raw


def test_an_extension_is_a_colleague_and_no_customer(town: Database) -> None:
    keep(town, customer("9", "Colleague", phone("", "8123")))
    found = answer(town, "8123")
    assert isinstance(found, UnknownCaller)
    assert found.number.kind is CallerKind.EXTENSION


def test_a_customer_who_was_removed_is_unknown(town: Database) -> None:
    drop(town, "1")
    assert isinstance(answer(town, ZHANG), UnknownCaller)
    assert offered(answer(town, SMITH)) == {"Smith", "Smith & Sons"}
    drop(town, "4")
    assert isinstance(answer(town, SMITH), KnownCaller)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40) | st.from_regex(r"\+?[0-9 ]{3,16}")
)
def test_only_an_exact_number_shows_a_customer_by_itself(database: Database, raw: str) -> None:
    keep(database, customer("1", "张伟", phone(ZHANG)))
    found = answer(database, raw)
    assert isinstance(found, KnownCaller) == (found.number.e164 == ZHANG)


def test_customers_are_put_side_by_side(town: Database) -> None:
    ids = (who(town, "3"), who(town, "4"))
    assert {one.customer for one in compare_customers(town, ids, SMITH)} == set(ids)
    assert compare_customers(town, ()) == ()
