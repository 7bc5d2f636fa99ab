"""Customers as the screens read them, and the evidence for who a caller may be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.call_sheet import Candidate
from callcenter.domain.customer import Customer, CustomerCard, Tier
from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.ticket import TicketState
from callcenter.storage import customers, interactions
from callcenter.storage.database import Database
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    SMITH,
    TODAY,
    ZHANG,
    customer,
    keep,
    mail,
    order,
    phone,
    ticket,
    who,
)


def by_key(database: Database, key: str) -> list[CustomerId]:
    with database.read() as connection:
        return list(customers.by_key(connection, key))


def candidates(database: Database, *ids: CustomerId, key: str = ZHANG) -> tuple[Candidate, ...]:
    with database.read() as connection:
        return customers.candidates(connection, ids, key)


def logged(database: Database, of: CustomerId, agent: str, days_ago: int) -> None:
    at = NOW - timedelta(days=days_ago)
    with database.write() as work:
        interactions.add(work, Interaction(LocalId(0), of, Channel.CALL, ZHANG, agent, at))


def under_one(database: Database, one: CustomerId, *others: CustomerId) -> None:
    """Link the records of several offices to one customer, as an agent does who knows better."""
    with database.write() as work:
        for other in others:
            sql = "UPDATE party SET customer_id = ? WHERE customer_id = ?"
            work.connection.exec_driver_sql(sql, (one, other))


def test_everybody_with_a_number_is_found_by_it(database: Database) -> None:
    keep(
        database,
        customer("1", "张伟", phone(ZHANG)),
        customer("2", "李娜", phone(SMITH), phone(ZHANG)),
        customer("3", "Smith", phone(SMITH)),
    )
    assert by_key(database, ZHANG) == [who(database, "1"), who(database, "2")]
    assert by_key(database, "+8613800000000") == []


def test_a_number_twice_on_one_customer_finds_them_once(database: Database) -> None:
    keep(database, customer("1", "", phone(ZHANG, "138 1234 5678"), phone(ZHANG, "+8613812345678")))
    assert by_key(database, ZHANG) == [who(database, "1")]


def test_no_part_of_a_number_is_a_key(database: Database) -> None:
    keep(database, customer("1", "", phone(ZHANG)))
    for part in (ZHANG[1:], ZHANG[3:], ZHANG[:-1], ZHANG + "0", "%", "*"):
        assert by_key(database, part) == []


def test_what_is_no_number_is_no_key(database: Database) -> None:
    keep(database, customer("1", "", phone("", "ask at the desk")))
    assert by_key(database, "") == []


def test_a_mail_address_is_a_key_in_small_letters(database: Database) -> None:
    keep(database, customer("1", "", mail("Zhang.Wei@X.example")))
    assert by_key(database, "zhang.wei@x.example") == [who(database, "1")]


def test_an_inactive_customer_is_still_found_and_says_so(database: Database) -> None:
    keep(database, replace(customer("1", "", phone(ZHANG)), is_active=False))
    (found,) = by_key(database, ZHANG)
    with database.read() as connection:
        card = customers.card(connection, found)
    assert card is not None
    assert not card.is_active


def test_a_number_that_was_taken_off_finds_nobody(database: Database) -> None:
    keep(database, customer("1", "", phone(ZHANG)))
    keep(database, customer("1", "", phone(SMITH)))
    assert by_key(database, ZHANG) == []
    assert by_key(database, SMITH) == [who(database, "1")]


def test_a_card_joins_what_all_offices_know(database: Database) -> None:
    in_erp = replace(
        customer("1", "张伟", phone(ZHANG), tier=Tier.SILVER), alert="Owes for May", categories=("A",)
    )
    in_crm = replace(customer("9", "Zhang Wei", mail("z@x.example"), tier=Tier.GOLD), language="zh-CN")
    keep(database, in_erp)
    keep(database, replace(in_crm, alert="Owes for May", categories=("A", "B")), office=CRM)
    one = who(database, "1")
    under_one(database, one, who(database, "9", CRM))
    with database.read() as connection:
        card = customers.card(connection, one)
        assert customers.by_remote(connection, CRM, RemoteId("9")) == one
    assert card is not None
    assert (card.name, card.tier, card.language) == ("张伟", Tier.GOLD, "zh-CN")
    assert (card.alerts, card.categories) == (("Owes for May",), ("A", "B"))
    assert [point.key for point in card.contact_points] == [ZHANG, "z@x.example"]
    assert [record.office for record in card.records] == [ERP, CRM]
    assert by_key(database, ZHANG) == by_key(database, "z@x.example") == [one]


def test_a_stub_is_nobody_yet_but_can_be_asked_for(database: Database) -> None:
    keep(database, order("1", "77"))
    with database.read() as connection:
        stub = CustomerId(connection.exec_driver_sql("SELECT customer_id FROM party").scalar_one())
        assert customers.card(connection, stub) is None
        assert [record.id for record in customers.office_records(connection, stub)] == ["77"]
        assert customers.card(connection, CustomerId(404)) is None
    assert candidates(database, stub, CustomerId(404)) == ()


def test_each_candidate_comes_with_evidence(database: Database) -> None:
    keep(
        database,
        customer("1", "张伟", phone(SMITH), phone(ZHANG, "138 1234 5678"), city="上海"),
        order("1", "1", TODAY - timedelta(days=9)),
        order("2", "1", TODAY - timedelta(days=2)),
        ticket("1", "1", "Closed long ago", state=TicketState.CLOSED),
        ticket("2", "1", "Where is it?"),
    )
    zhang = who(database, "1")
    logged(database, zhang, "anna", 3)
    logged(database, zhang, "ben", 5)
    assert candidates(database, zhang) == (
        Candidate(
            zhang,
            "张伟",
            "上海",
            "138 1234 5678",
            "SO2",
            TODAY - timedelta(days=2),
            "Where is it?",
            NOW - timedelta(days=3),
            "anna",
            was_chosen=False,
        ),
    )


def test_of_somebody_new_there_is_little_evidence(database: Database) -> None:
    keep(database, customer("1", "张伟"))
    (found,) = candidates(database, who(database, "1"))
    assert (found.matched_number, found.city, found.last_order, found.open_ticket) == ("", "", "", "")
    assert (found.last_order_on, found.last_contact, found.last_agent) == (None, None, "")


def test_the_most_likely_candidate_comes_first(database: Database) -> None:
    keep(database, *(customer(remote, "", phone(ZHANG)) for remote in "1234"))
    ordered, complained, called, quiet = (who(database, remote) for remote in "1234")
    keep(database, order("1", "1"), ticket("2", "2"))
    logged(database, called, "anna", 1)
    found = candidates(database, quiet, ordered, complained, called)
    assert [one.customer for one in found] == [called, complained, ordered, quiet]


def test_whom_an_agent_chose_comes_first_next_time(database: Database) -> None:
    keep(database, *(customer(remote, "", phone(ZHANG)) for remote in "12"))
    one, two = who(database, "1"), who(database, "2")
    logged(database, one, "anna", 1)
    with database.write() as work:
        customers.remember_choice(work, ZHANG, one, NOW)
        customers.remember_choice(work, ZHANG, two, NOW)
    assert [(c.customer, c.was_chosen) for c in candidates(database, one, two)] == [(two, True), (one, False)]
    assert not any(c.was_chosen for c in candidates(database, one, two, key=SMITH))
    assert not any(c.was_chosen for c in candidates(database, one, two, key=""))


def of_both(database: Database, one: Customer, other: Customer) -> CustomerCard:
    """Give the card of a customer whom two offices know."""
    keep(database, one)
    keep(database, other, office=CRM)
    under_one(database, who(database, str(one.id)), who(database, str(other.id), CRM))
    with database.read() as connection:
        card = customers.card(connection, who(database, str(one.id)))
    assert card is not None
    return card


@pytest.mark.parametrize("mere", ["z@x.example", "Z@X.example", "z", "C1", " "])
def test_a_card_takes_the_name_that_says_more(database: Database, mere: str) -> None:
    card = of_both(
        database, replace(customer("1", "x", mail("z@x.example")), name=mere), customer("9", "Zoe")
    )
    assert card.name == "Zoe"


def test_where_no_name_says_much_the_first_one_stands(database: Database) -> None:
    assert of_both(database, customer("1", "a@x.example"), customer("9", "b@x.example")).name == "a@x.example"


def test_what_two_records_share_stands_once_on_the_card(database: Database) -> None:
    sure = replace(phone(ZHANG), verified=True)
    card = of_both(
        database,
        customer("1", "", phone(ZHANG, "138 1234"), phone("", "x")),
        customer("9", "", sure, phone("", "x")),
    )
    assert [(point.value, point.verified) for point in card.contact_points] == [
        ("138 1234", True),
        ("x", False),
        ("x", False),
    ]


def test_two_ids_of_one_customer_are_one_candidate(database: Database) -> None:
    keep(database, customer("1", "Zoe"))
    keep(database, customer("9", "Zoe"), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    under_one(database, one, nine)
    assert [found.customer for found in candidates(database, one, nine)] == [one]
