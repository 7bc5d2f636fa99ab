"""What a person says about records counts more than any rule, leaves its trace, and can be taken back."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from callcenter.domain.changes import Changes
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.link import ActKind, Doubt, LinkId
from callcenter.storage import audit, customers, interactions
from callcenter.storage.database import Database
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.list_links import list_links
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.part_record import part_record
from callcenter.usecases.read_links import read_links
from callcenter.usecases.refuse_link import refuse_link
from callcenter.usecases.undo_link import undo_link
from tests.callcenter.small_store import CRM, ERP, NOW, SMITH, count, customer, keep, mail, ticket, who
from tests.callcenter.storage.test_linking import HELP, MAIL, person, settle


def join(database: Database, keeps: CustomerId, other: CustomerId) -> LinkId:
    return join_customers(database, keeps, other, "anna", NOW)


def part(database: Database, remote: str, office: OfficeId = ERP) -> LinkId:
    return part_record(database, office, RemoteId(remote), "anna", NOW)


def refuse(database: Database, one: CustomerId, other: CustomerId) -> LinkId:
    return refuse_link(database, one, other, "anna", NOW)


def undo(database: Database, act: LinkId) -> LinkId:
    return undo_link(database, act, "anna", NOW)


def couple(database: Database) -> tuple[CustomerId, CustomerId]:
    """Two records the rule joins as soon as it looks."""
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    return who(database, "1"), who(database, "9", CRM)


def are_one(database: Database) -> bool:
    return who(database, "1") == who(database, "9", CRM)


def trouble_of(act: Callable[..., object], *details: object) -> Trouble:
    with pytest.raises(DeskError) as caught:
        act(*details)
    return caught.value.trouble


def test_two_customers_are_joined_by_hand_and_undone(database: Database) -> None:
    keep(database, customer("1", "Ann"), customer("2", "Anne"), ticket("1", "2"))
    one, two = who(database, "1"), who(database, "2")
    act = join(database, one, two)
    sheet = open_customer(database, two, NOW)
    assert sheet is not None
    assert (sheet.customer.id, len(sheet.customer.records), len(sheet.tickets)) == (one, 2, 1)
    undo(database, act)
    sheet = open_customer(database, two, NOW)
    assert sheet is not None
    assert (sheet.customer.id, len(sheet.customer.records)) == (two, 1)
    assert who(database, "1") == one


def test_each_act_leaves_a_trace_and_an_audit_line(database: Database) -> None:
    one, nine = couple(database)
    undo(database, join(database, one, nine))
    refuse(database, one, nine)
    join(database, nine, one)
    part(database, "1")
    kinds = [(act.kind, act.agent, bool(act.undone_by)) for act in reversed(list_links(database).acts)]
    assert kinds == [
        (ActKind.JOINED, "anna", True),
        (ActKind.UNDONE, "anna", False),
        (ActKind.REFUSED, "anna", False),
        (ActKind.JOINED, "anna", False),
        (ActKind.PARTED, "anna", False),
    ]
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT action, subject, detail FROM audit ORDER BY n").all()
        assert audit.verify(connection)
    assert [row.action.partition(".")[2] for row in rows] == [
        "joined",
        "undone",
        "refused",
        "joined",
        "parted",
    ]
    assert json.loads(rows[0].detail) == {"keep": str(one), "other": str(nine)}
    assert all(row.subject == f"link:{n}" for n, row in enumerate(rows, start=1))


def test_an_act_that_fails_leaves_nothing(database: Database) -> None:
    keep(database, customer("1", "Ann"))
    one = who(database, "1")
    assert trouble_of(part, database, "1") is Trouble.ONLY_RECORD
    assert trouble_of(part, database, "404") is Trouble.NO_SUCH_RECORD
    assert trouble_of(join, database, one, CustomerId(404)) is Trouble.NO_SUCH_CUSTOMER
    assert trouble_of(join, database, one, one) is Trouble.ONE_ALREADY
    assert trouble_of(refuse, database, one, one) is Trouble.ONE_ALREADY
    assert trouble_of(undo, database, LinkId(404)) is Trouble.NO_SUCH_LINK
    assert count(database, "audit") == count(database, "link_act") == 0


def test_records_of_nobody_cannot_be_joined(database: Database) -> None:
    keep(database, customer("1", "Ann"), ticket("1", None))
    with database.read() as connection:
        sql = "SELECT customer_id FROM party WHERE remote_id = ''"
        nobody = CustomerId(connection.exec_driver_sql(sql).scalar_one())
    assert trouble_of(join, database, who(database, "1"), nobody) is Trouble.NO_SUCH_CUSTOMER
    assert trouble_of(part, database, "") is Trouble.NO_SUCH_RECORD


def test_a_parted_record_gets_its_own_customer_and_what_was_logged_for_it_back(database: Database) -> None:
    one, nine = couple(database)
    for of, words in ((one, "before, of one"), (nine, "before, of nine")):
        with database.write() as work:
            interactions.add(work, Interaction(LocalId(0), of, Channel.CALL, "", "anna", NOW, summary=words))
    settle(database)
    with database.read() as connection:
        assert len(interactions.of_customer(connection, one)) == 2
    part(database, "9", CRM)
    assert who(database, "9", CRM) == nine
    with database.read() as connection:
        assert [item.summary for item in interactions.of_customer(connection, one)] == ["before, of one"]
        assert [item.summary for item in interactions.of_customer(connection, nine)] == ["before, of nine"]


def test_where_the_eldest_record_leaves_the_others_stay_together(database: Database) -> None:
    one, nine = couple(database)
    keep(database, person("5", "Ann", MAIL), office=HELP)
    five = who(database, "5", HELP)
    settle(database)
    act = part(database, "1")
    assert who(database, "1") == one
    assert who(database, "9", CRM) == who(database, "5", HELP) == nine
    undo(database, act)
    assert who(database, "1") == who(database, "9", CRM) == who(database, "5", HELP) == one
    with database.read() as connection:
        assert customers.current(connection, five) == one


def test_no_rule_joins_what_a_person_parted(database: Database) -> None:
    couple(database)
    settle(database)
    part(database, "9", CRM)
    keep(database, replace(person("1", "Ann", MAIL), revision="2"))
    settle(database)
    assert not are_one(database)
    assert list_links(database).proposals == ()


def test_no_rule_joins_by_a_detour_what_a_person_parted(database: Database) -> None:
    couple(database)
    settle(database)
    part(database, "9", CRM)
    keep(database, person("5", "Ann", MAIL, SMITH), office=HELP)
    settle(database)
    assert not are_one(database)


def test_a_refused_proposal_comes_back_only_with_new_evidence(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, customer("9", "Ann", mail(MAIL)), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    assert len(list_links(database).proposals) == 1
    refuse(database, nine, one)
    assert list_links(database).proposals == ()
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    assert not are_one(database), "verified by now, and still refused"
    assert list_links(database).proposals == ()
    keep(database, person("1", "Ann", MAIL, SMITH))
    keep(database, person("9", "Ann", MAIL, SMITH), office=CRM)
    settle(database)
    (proposal,) = list_links(database).proposals
    assert ([item.key for item in proposal.evidence], proposal.doubts) == ([SMITH], (Doubt.REFUSED,))
    assert not are_one(database), "a person decides again"


def test_a_refusal_taken_back_proposes_again(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, customer("9", "Ann", mail(MAIL)), office=CRM)
    undo(database, refuse(database, who(database, "1"), who(database, "9", CRM)))
    assert len(list_links(database).proposals) == 1


def test_joining_by_hand_overrules_an_earlier_refusal_until_it_is_undone(database: Database) -> None:
    one, nine = couple(database)
    refuse(database, one, nine)
    act = join(database, one, nine)
    assert are_one(database)
    undo(database, act)
    settle(database)
    assert not are_one(database), "refused as before"


def test_a_refusal_that_was_overruled_is_taken_back_after_what_overruled_it(database: Database) -> None:
    one, nine = couple(database)
    refusal = refuse(database, one, nine)
    act = join(database, one, nine)
    assert trouble_of(undo, database, refusal) is Trouble.BUILT_UPON
    undo(database, act)
    undo(database, refusal)
    settle(database)
    assert are_one(database), "nobody keeps them apart any more"


def test_what_a_rule_joined_stays_apart_once_a_person_undid_it(database: Database) -> None:
    couple(database)
    settle(database)
    (act,) = list_links(database).acts
    undoing = undo(database, act.id)
    keep(database, replace(person("1", "Ann", MAIL), revision="2"))
    settle(database)
    assert not are_one(database)
    assert list_links(database).proposals == ()
    assert trouble_of(undo, database, act.id) is Trouble.UNDONE_ALREADY
    assert trouble_of(undo, database, undoing) is Trouble.NO_SUCH_LINK


def test_a_parting_taken_back_joins_again(database: Database) -> None:
    one, _ = couple(database)
    settle(database)
    undo(database, part(database, "9", CRM))
    assert are_one(database)
    assert who(database, "1") == one


def test_acts_upon_the_same_customers_are_undone_last_first(database: Database) -> None:
    keep(database, customer("1", "A"), customer("2", "B"), customer("3", "C"), customer("4", "D"))
    one, two, three, four = (who(database, remote) for remote in "1234")
    first = join(database, one, two)
    second = join(database, three, one)
    join(database, four, CustomerId(three))
    assert trouble_of(undo, database, first) is Trouble.BUILT_UPON
    assert trouble_of(undo, database, second) is Trouble.BUILT_UPON
    for act in [act.id for act in list_links(database).acts]:
        undo(database, act)
    assert [who(database, remote) for remote in "1234"] == [one, two, three, four]


def test_a_second_look_is_settled_by_saying_that_it_is_right(database: Database) -> None:
    one, nine = couple(database)
    settle(database)
    keep(database, person("1", "Ann"))
    settle(database)
    assert len(list_links(database).doubtful) == 1
    act = join(database, one, nine)
    assert list_links(database).doubtful == ()
    undo(database, act)
    assert len(list_links(database).doubtful) == 1
    links = read_links(database, one)
    assert links is not None
    assert len(links.doubtful) == 1


def test_links_are_told_by_any_id_a_customer_ever_had(database: Database) -> None:
    one, nine = couple(database)
    settle(database)
    assert read_links(database, one) == read_links(database, nine)
    assert read_links(database, CustomerId(404)) is None


def test_screens_hear_of_every_act(database: Database) -> None:
    one, nine = couple(database)
    for act in (refuse, join):
        heard: list[Changes] = []
        unsubscribe = database.subscribe(heard.append)
        undo(database, act(database, one, nine))
        unsubscribe()
        assert [changes.customers >= {one, nine} for changes in heard] == [True, True]
