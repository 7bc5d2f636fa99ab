"""What agents do to tickets: checked, queued with the values they saw, shown at once, and joined where that is safe."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.edit_needs import local_id
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId
from callcenter.domain.new_record import NewTicket
from callcenter.domain.ticket import CustomField, TicketState
from callcenter.storage import audit, tickets
from callcenter.storage.database import Database
from callcenter.usecases.attach_article import attach_article
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_attached import list_attached
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from tests.callcenter.outbox_steps import AGENT, LATER, due, local, move, queued, read, stands, take
from tests.callcenter.small_store import CRM, ERP, NOW, article, customer, keep, mail, order, ticket, who

PARCEL = replace(ticket("7", "1", "Where is it?"), queue="general", fields=(CustomField("Tag", ("a",)),))


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei", mail("zhang@x.example")), home="customers")
    keep(database, order("11", "1"), home="orders")
    keep(database, PARCEL, home="tickets")
    keep(database, article("k", "Kettle"), home="articles")
    take(database)
    return database


@pytest.fixture
def seven(shop: Database) -> LocalId:
    return local(shop, Kind.TICKET, "T7")


def change(database: Database, of: LocalId, **fields: str | None) -> int | None:
    made = change_ticket(database, of, fields, agent=AGENT, at=NOW)
    return None if made is None else made.seq


def new(**changed: object) -> NewTicket:
    plain = NewTicket(ERP, None, "general", "No parcel", "It has not come")
    return replace(plain, **changed)  # pyright: ignore[reportArgumentType]  # fields of a new ticket


def shown(database: Database, of: LocalId) -> tuple[str, ...]:
    with database.read() as connection:
        held = tickets.get(connection, of)
    assert held is not None
    return held.record.owner, held.record.queue, held.record.state.value


def test_a_change_keeps_what_the_agent_saw(shop: Database, seven: LocalId) -> None:
    seq = change(shop, seven, owner="anna", queue="general")
    assert seq is not None
    edit = read(shop, seq).edit
    assert (edit.fields, edit.base) == ({"owner": "anna"}, {"owner": ""}), "what stays as it is is left out"
    assert (edit.office, edit.record, edit.customer) == (ERP, "7", "erp/1")
    assert edit.title == "T7 Where is it?"
    assert shown(shop, seven) == ("anna", "general", "open")


def test_a_change_of_nothing_makes_no_edit(shop: Database, seven: LocalId) -> None:
    assert change(shop, seven, owner=" ", queue="general", priority="0") is None
    assert queued(shop) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["owner", "queue", "field:Tag", "field:New"]),
            st.sampled_from(["a", "b", "general"]),
            min_size=1,
        ),
        max_size=6,
    )
)
def test_many_changes_are_one_edit_from_what_was_to_what_is_wanted(
    shop: Database, seven: LocalId, steps: list[dict[str, str]]
) -> None:
    for one in queued(shop):
        move(shop, one.seq, EditState.WITHDRAWN)
    truth = {"owner": "", "queue": "general", "field:Tag": '["a"]', "field:New": None}
    wanted = dict(truth)
    for step in steps:
        told = {name: f'["{value}"]' if name.startswith("field") else value for name, value in step.items()}
        change(shop, seven, **told)
        wanted |= told
    changed = {name: value for name, value in wanted.items() if value != truth[name]}
    assert [one.edit.fields for one in queued(shop)] == ([changed] if changed else [])
    assert all(one.edit.base == {name: truth[name] for name in changed} for one in queued(shop))


def test_an_empty_list_for_a_field_that_is_not_there_is_no_change(shop: Database, seven: LocalId) -> None:
    assert change(shop, seven, **{"field:New": "[]"}) is None


def test_what_waits_and_was_never_tried_takes_in_the_next_change(shop: Database, seven: LocalId) -> None:
    change(shop, seven, owner="ben")
    change(shop, seven, owner="carl", queue="returns")
    (one,) = queued(shop)
    assert one.edit.fields == {"owner": "carl", "queue": "returns"}
    assert one.edit.base == {"owner": "", "queue": "general"}, "the base stays that of the first"


def test_a_change_that_is_taken_back_by_the_next_leaves_nothing(shop: Database, seven: LocalId) -> None:
    first = change(shop, seven, owner="ben")
    assert first is not None
    change(shop, seven, owner="")
    assert queued(shop) == []
    assert stands(shop, first) is EditState.WITHDRAWN


def test_nothing_is_joined_across_words(shop: Database, seven: LocalId) -> None:
    change(shop, seven, owner="ben")
    reply_to_ticket(shop, seven, "It is on its way", agent=AGENT, at=NOW)
    change(shop, seven, owner="carl")
    assert [one.edit.kind for one in queued(shop)] == [
        EditKind.CHANGE_TICKET, EditKind.REPLY, EditKind.CHANGE_TICKET,
    ]  # fmt: skip
    assert queued(shop)[-1].edit.base == {"owner": "ben"}, "it builds upon the edit before"


def test_nothing_is_joined_to_what_was_tried(shop: Database, seven: LocalId) -> None:
    first = change(shop, seven, owner="ben")
    assert first is not None
    move(shop, first, EditState.SENDING, EditState.QUEUED)
    change(shop, seven, owner="carl")
    assert len(queued(shop)) == 2


def test_nothing_is_joined_to_the_edit_of_another_agent(shop: Database, seven: LocalId) -> None:
    change(shop, seven, owner="ben")
    change_ticket(shop, seven, {"owner": "carl"}, agent="ben", at=NOW)
    assert [one.edit.agent for one in queued(shop)] == ["anna", "ben"]


def test_a_custom_field_compares_by_its_values(shop: Database, seven: LocalId) -> None:
    assert change(shop, seven, **{"field:Tag": '[ "a" ]'}) is None
    seq = change(shop, seven, **{"field:Other": '["b","c"]'})
    assert seq is not None
    assert read(shop, seq).edit.base == {"field:Other": None}


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"subject": "  "}, Trouble.SUBJECT_MISSING),
        ({"queue": None}, Trouble.QUEUE_MISSING),
        ({"priority": "101"}, Trouble.WRONG_PRIORITY),
        ({"priority": "-1"}, Trouble.WRONG_PRIORITY),
        ({"priority": "high"}, Trouble.WRONG_PRIORITY),
        ({"state": "unknown"}, Trouble.WRONG_STATE),
        ({"state": ""}, Trouble.WRONG_STATE),
        ({"number": "8"}, Trouble.WRONG_FIELD),
        ({"field:": "[]"}, Trouble.WRONG_FIELD),
        ({"field:Tag": "a"}, Trouble.WRONG_FIELD),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    shop: Database, seven: LocalId, fields: dict[str, str | None], trouble: Trouble
) -> None:
    with pytest.raises(DeskError) as caught:
        change_ticket(shop, seven, fields, agent=AGENT, at=NOW)
    assert caught.value.trouble is trouble
    assert "–" not in caught.value.sentence
    assert queued(shop) == []


def test_words_are_queued_as_they_were_typed(shop: Database, seven: LocalId) -> None:
    words = "  您好，\n\tyour parcel…\n"
    reply_to_ticket(shop, seven, words, agent=AGENT, at=NOW)
    comment_ticket(shop, seven, words, agent=AGENT, at=NOW)
    assert [(one.edit.kind, one.edit.fields["text"]) for one in queued(shop)] == [
        (EditKind.REPLY, words), (EditKind.COMMENT, words),
    ]  # fmt: skip


def test_the_same_words_twice_are_two_edits(shop: Database, seven: LocalId) -> None:
    for _ in range(2):
        comment_ticket(shop, seven, "Called back", agent=AGENT, at=NOW)
    assert len({one.edit.id for one in queued(shop)}) == 2


def test_no_words_are_no_reply(shop: Database, seven: LocalId) -> None:
    with pytest.raises(DeskError) as caught:
        reply_to_ticket(shop, seven, " \n", agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.TEXT_MISSING


def test_a_ticket_that_is_not_there_is_told(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        comment_ticket(shop, LocalId(404), "Hello", agent=AGENT, at=NOW)
    assert caught.value.sentence == "There is no ticket 404 in this store."


def test_an_office_that_takes_no_such_edit_is_told_before_anything_is_kept(
    shop: Database, seven: LocalId
) -> None:
    take(shop, EditKind.COMMENT)
    with pytest.raises(DeskError) as caught:
        reply_to_ticket(shop, seven, "Hello", agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.TAKES_NONE_SUCH
    assert queued(shop) == []


def test_a_new_ticket_knows_whose_it_is(shop: Database) -> None:
    one = local(shop, Kind.ORDER, "SO11")
    made = open_ticket(
        shop, new(customer=who(shop, "1"), order=one, priority=70, is_complaint=True), agent=AGENT, at=NOW
    )
    assert made.edit.fields == {
        "subject": "No parcel", "queue": "general", "priority": "70", "text": "It has not come",
        "is_complaint": "1", "customer": "1", "requestor": "zhang@x.example", "order": "11",
    }  # fmt: skip
    assert (made.edit.record, made.edit.customer) == (local_id(made.edit.id), "erp/1")


def test_an_order_of_another_office_is_named_by_its_number(shop: Database) -> None:
    one = local(shop, Kind.ORDER, "SO11")
    made = open_ticket(shop, new(office=CRM, customer=who(shop, "1"), order=one), agent=AGENT, at=NOW)
    assert made.edit.fields["order"] == "SO11"
    assert "customer" not in made.edit.fields, "that office has no record of this customer"
    assert made.edit.customer == "erp/1"


def test_what_is_done_to_a_new_ticket_waits_for_it(shop: Database) -> None:
    made = open_ticket(shop, new(), agent=AGENT, at=NOW)
    here = local(shop, Kind.TICKET, made.edit.record)
    change(shop, here, state=TicketState.CLOSED.value)
    assert due(shop) == [made.seq]
    assert shown(shop, here) == ("", "general", "closed")


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({"subject": " "}, Trouble.SUBJECT_MISSING),
        ({"queue": ""}, Trouble.QUEUE_MISSING),
        ({"text": "\n"}, Trouble.TEXT_MISSING),
        ({"priority": 300}, Trouble.WRONG_PRIORITY),
        ({"requestor": "zhang"}, Trouble.NOT_AN_EMAIL),
        ({"customer": 404}, Trouble.NO_SUCH_CUSTOMER),
        ({"order": 404}, Trouble.NO_SUCH_ORDER),
    ],
)
def test_a_ticket_that_cannot_be_opened_says_why(
    shop: Database, changed: dict[str, object], trouble: Trouble
) -> None:
    with pytest.raises(DeskError) as caught:
        open_ticket(shop, new(**changed), agent=AGENT, at=NOW)
    assert caught.value.trouble is trouble


def test_an_article_is_attached_here_and_there(shop: Database, seven: LocalId) -> None:
    kettle = local(shop, Kind.ARTICLE, "k")
    made = attach_article(shop, seven, kettle, agent=AGENT, at=NOW)
    assert made is not None
    assert made.edit.fields == {"article": "k", "title": "Kettle"}
    assert [held.id for held in list_attached(shop, seven)] == [kettle]


def test_an_article_is_attached_here_where_its_office_takes_none(shop: Database, seven: LocalId) -> None:
    take(shop, EditKind.REPLY)
    kettle = local(shop, Kind.ARTICLE, "k")
    assert attach_article(shop, seven, kettle, agent=AGENT, at=NOW) is None
    assert [held.id for held in list_attached(shop, seven)] == [kettle]


def test_an_article_of_another_office_is_named_by_its_address(shop: Database, seven: LocalId) -> None:
    elsewhere = replace(article("w", "Wiki"), url="https://wiki.example/w")
    keep(shop, elsewhere, office=CRM, home="articles")
    made = attach_article(shop, seven, local(shop, Kind.ARTICLE, "crm:w"), agent=AGENT, at=NOW)
    assert made is not None
    assert made.edit.fields["article"] == "https://wiki.example/w"


def test_every_edit_is_in_the_audit_and_the_chain_holds(shop: Database, seven: LocalId) -> None:
    change(shop, seven, owner="ben")
    comment_ticket(shop, seven, "Hello", agent=AGENT, at=LATER)
    with shop.read() as connection:
        assert audit.verify(connection)
        actions = connection.exec_driver_sql("SELECT action FROM audit ORDER BY n").scalars().all()
    assert actions == ["edit.change_ticket", "edit.comment"]


def test_ids_grow_whatever_the_clock_does(shop: Database, seven: LocalId) -> None:
    for at in (LATER, NOW, LATER):
        comment_ticket(shop, seven, "Hello", agent=AGENT, at=at)
    ids = [one.edit.id for one in queued(shop)]
    assert ids == sorted(ids)
