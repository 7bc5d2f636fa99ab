"""Records of several offices become one customer where the evidence is beyond doubt, and only there."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.customer import ContactKind, ContactPoint, Customer
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.link import Doubt, EvidenceKind, LinkAct
from callcenter.domain.phone import CallerKind, CallerNumber
from callcenter.domain.ticket import CustomField, Ticket
from callcenter.storage import customers, interactions, linking, offices, search
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, answer_call
from callcenter.usecases.list_links import list_links
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.read_links import read_links
from callcenter.usecases.settle_links import settle_links
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    SMITH,
    ZHANG,
    count,
    customer,
    drop,
    feed,
    keep,
    mail,
    order,
    phone,
    ticket,
    who,
)

HELP = OfficeId("help")
MAIL = "zhang.san@x.example"


class Still:
    def now(self) -> object:
        return NOW


def sure(point: ContactPoint) -> ContactPoint:
    return replace(point, verified=True)


def person(remote: str, name: str, *keys: str) -> Customer:
    """Somebody with keys their office vouches for."""
    return customer(remote, name, *(sure(mail(key) if "@" in key else phone(key)) for key in keys))


def settle(database: Database) -> None:
    settle_links(database, Still())  # pyright: ignore[reportArgumentType]  # a clock that stands still


def under(database: Database, *records: tuple[str, OfficeId]) -> set[CustomerId]:
    return {who(database, remote, office) for remote, office in records}


def doubts(database: Database) -> list[tuple[Doubt, ...]]:
    return [proposal.doubts for proposal in list_links(database).proposals]


def acts(database: Database) -> tuple[LinkAct, ...]:
    return list_links(database).acts


def test_a_verified_mail_in_two_offices_makes_one_customer(database: Database) -> None:
    keep(database, person("1", "张三", MAIL, ZHANG), order("1", "1"))
    keep(database, person("9", "San Zhang", MAIL), ticket("1", "9"), office=CRM)
    settle(database)
    (one,) = under(database, ("1", ERP), ("9", CRM))
    sheet = open_customer(database, one, NOW)
    assert sheet is not None
    assert (len(sheet.orders), len(sheet.tickets), sheet.customer.name) == (1, 1, "张三")
    assert [(record.office, record.id) for record in sheet.customer.records] == [(ERP, "1"), (CRM, "9")]
    assert [point.key for point in sheet.customer.contact_points] == [MAIL, ZHANG]


def test_a_call_of_one_person_known_to_two_offices_needs_no_chooser(database: Database) -> None:
    keep(database, person("1", "Zhang San", ZHANG))
    keep(database, person("9", MAIL, ZHANG, MAIL), office=CRM)
    settle(database)
    answer = answer_call(database, CallerNumber(ZHANG, CallerKind.NUMBER, ZHANG), NOW)
    assert isinstance(answer, KnownCaller)
    assert answer.sheet.customer.name == "Zhang San", "an address is no name"
    with database.read() as connection:
        hits = [hit for hit in search.everything(connection, MAIL) if hit.kind is Kind.CUSTOMER]
    assert [hit.customer for hit in hits] == [answer.sheet.customer.id]


def test_the_evidence_is_kept(database: Database) -> None:
    keep(database, person("1", "Zhang San", MAIL, ZHANG))
    keep(database, person("9", "Zhang San", MAIL), office=CRM)
    settle(database)
    links = read_links(database, who(database, "1"))
    assert links is not None
    assert [(named.record.office, named.name) for named in links.records] == [
        (ERP, "Zhang San"),
        (CRM, "Zhang San"),
    ]
    (act,) = links.acts
    (evidence,) = act.evidence
    assert (act.is_by_hand, act.at, [named.record.id for named in act.records]) == (False, NOW, ["9"])
    assert (evidence.kind, evidence.key, evidence.found_at) == (EvidenceKind.EMAIL, MAIL, NOW)
    assert (evidence.one.office, evidence.other.office, evidence.gone_at) == (ERP, CRM, None)
    assert links.proposals == ()


NOT_BY_ITSELF: list[tuple[str, list[Customer], list[Customer], Doubt]] = [
    ("unverified", [person("1", "Li Na", MAIL)], [customer("9", "Li Na", mail(MAIL))], Doubt.UNVERIFIED),
    ("unverified here", [customer("1", "Li Na", mail(MAIL))], [person("9", "Li Na", MAIL)], Doubt.UNVERIFIED),
    ("other names", [person("1", "Li Na", MAIL)], [person("9", "Eva Kurz", MAIL)], Doubt.NAMES),
    ("other characters", [person("1", "李娜", MAIL)], [person("9", "黎纳", MAIL)], Doubt.NAMES),
    ("a role", [person("1", "Ann", "info@x.example")], [person("9", "Ann", "info@x.example")], Doubt.DEPARTMENT),
    (
        "a switchboard",
        [person("1", "Ann", SMITH), person("2", "Ben", SMITH)],
        [person("9", "Ann", SMITH)],
        Doubt.SHARED,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("here", "there", "doubt"), [row[1:] for row in NOT_BY_ITSELF], ids=[row[0] for row in NOT_BY_ITSELF]
)
def test_what_is_doubtful_is_proposed_and_not_done(
    database: Database, here: list[Customer], there: list[Customer], doubt: Doubt
) -> None:
    keep(database, *here)
    keep(database, *there, office=CRM)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 2
    assert set(doubts(database)) == {(doubt,)}
    links = read_links(database, who(database, "9", CRM))
    assert links is not None
    assert {proposal.other for proposal in links.proposals} == {
        who(database, str(record.id)) for record in here
    }


BY_ITSELF = [
    ("accents and capitals", "José MÜLLER", "jose muller"),
    ("pinyin", "张三", "Zhang San"),
    ("pinyin, the other way round", "张晓明", "Xiaoming Zhang"),
    ("a name that is an address", "Zhang San", MAIL),
    ("a name that is half an address", "Li Na", "Zhang.San"),
    ("full width", "Zhang San", "ＺＨＡＮＧ San"),  # letters of full width are the point
]


@pytest.mark.parametrize(("here", "there"), [row[1:] for row in BY_ITSELF], ids=[row[0] for row in BY_ITSELF])
def test_names_that_may_be_one_do_not_stand_in_the_way(database: Database, here: str, there: str) -> None:
    keep(database, person("1", here, MAIL))
    keep(database, person("9", there, MAIL), office=CRM)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 1


def test_a_company_is_not_compared_by_name(database: Database) -> None:
    keep(database, replace(person("1", "Kettle GmbH", MAIL), is_company=True))
    keep(database, person("9", "Zhang San", MAIL), office=CRM)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 1


def test_a_fax_joins_nobody(database: Database) -> None:
    fax = ContactPoint(RemoteId("f"), ContactKind.FAX, SMITH, SMITH, verified=True)
    keep(database, customer("1", "Ann", fax))
    keep(database, customer("9", "Ann", fax), office=CRM)
    settle(database)
    assert doubts(database) == [(Doubt.DEPARTMENT,)]


def test_records_of_one_office_are_neither_joined_nor_proposed(database: Database) -> None:
    keep(database, person("1", "Ann", SMITH), person("2", "Ann", SMITH))
    settle(database)
    assert len(under(database, ("1", ERP), ("2", ERP))) == 2
    assert list_links(database).proposals == ()


def test_a_chain_never_brings_two_records_of_one_office_together(database: Database) -> None:
    keep(database, person("1", "Ann", "a@x.example"), person("2", "Ann", SMITH))
    keep(database, person("9", "Ann", "a@x.example", "b@x.example"), office=CRM)
    keep(database, person("5", "Ann", "b@x.example", SMITH), office=HELP)
    settle(database)
    assert len(under(database, ("1", ERP), ("2", ERP), ("9", CRM), ("5", HELP))) == 4
    assert set(doubts(database)) == {(Doubt.RIVALS,)}


def test_a_chain_over_three_offices_makes_one_customer(database: Database) -> None:
    keep(database, person("1", "Ann", "a@x.example"))
    keep(database, person("9", "Ann", "a@x.example", SMITH), office=CRM)
    keep(database, person("5", "Ann", SMITH), office=HELP)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM), ("5", HELP))) == 1
    assert len(acts(database)) == 2


def test_nothing_is_joined_before_every_office_was_read_once(database: Database) -> None:
    with database.write() as work:
        offices.register(work, {ERP: frozenset({Kind.CUSTOMER}), CRM: frozenset({Kind.CUSTOMER})})
        offices.answered(work, ERP, NOW)
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 2
    with database.write() as work:
        offices.answered(work, CRM, NOW)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 1


def test_an_office_that_is_away_keeps_nobody_up(database: Database) -> None:
    feed(database, ERP, Kind.CUSTOMER)
    with database.write() as work:
        offices.register(work, {office: frozenset({Kind.CUSTOMER}) for office in (ERP, CRM, HELP)})
        offices.answered(work, CRM, NOW)
        offices.failed(work, HELP, NOW, Trouble.UNREACHABLE, {})
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 1


def test_reading_the_same_again_does_nothing(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    heard: list[Changes] = []
    database.subscribe(heard.append)
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    assert heard == []
    keep(database, replace(person("9", "Ann", MAIL), revision="2"), office=CRM)
    settle(database)
    assert len(acts(database)) == 1


def test_screens_hear_of_the_old_and_the_new_customer(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    heard: list[Changes] = []
    database.subscribe(heard.append)
    settle(database)
    assert {one, nine} <= heard[-1].customers


def test_an_old_id_leads_to_the_customer_for_ever(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    with database.write() as work:
        call = Interaction(LocalId(0), nine, Channel.CALL, SMITH, "anna", NOW, summary="Asked")
        interactions.add(work, call)
        customers.remember_choice(work, SMITH, nine, NOW)
    settle(database)
    old, new = open_customer(database, nine, NOW), open_customer(database, one, NOW)
    assert old == new
    assert new is not None
    assert (new.customer.id, len(new.timeline)) == (one, 1)
    with database.read() as connection:
        assert customers.chosen(connection, SMITH) == one
        assert customers.office_records(connection, nine) == customers.office_records(connection, one)
        (candidate,) = customers.candidates(connection, [nine], SMITH)
    assert (candidate.customer, candidate.last_agent, candidate.was_chosen) == (one, "anna", True)


def gone(database: Database) -> list[bool]:
    return [item.gone_at is not None for act in acts(database) for item in act.evidence]


def a_second_holder(database: Database) -> None:
    keep(database, person("2", "Ben", MAIL))


def the_key_taken_off(database: Database) -> None:
    keep(database, person("1", "Ann"))


def no_longer_verified(database: Database) -> None:
    keep(database, customer("9", "Ann", mail(MAIL)), office=CRM)


def another_name(database: Database) -> None:
    keep(database, person("9", "Ben", MAIL), office=CRM)


def removed(database: Database) -> None:
    drop(database, "9", office=CRM)


def both_at_once(database: Database) -> None:
    keep(database, person("1", "Ann"))
    keep(database, person("9", "Ann"), office=CRM)


@pytest.mark.parametrize(
    "happens",
    [a_second_holder, the_key_taken_off, no_longer_verified, another_name, removed, both_at_once],
    ids=lambda step: step.__name__,
)
def test_evidence_that_goes_moves_nobody_and_asks_for_a_second_look(
    database: Database, happens: Callable[[Database], None]
) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    one = who(database, "1")
    happens(database)
    settle(database)
    with database.read() as connection:
        assert len(customers.office_records(connection, one)) == 2
    assert gone(database) == [True]
    assert [act.id for act in list_links(database).doubtful] == [acts(database)[0].id]
    keep(database, replace(person("2", "Ben"), revision="3"))
    keep(database, replace(person("1", "Ann", MAIL), revision="3"))
    keep(database, replace(person("9", "Ann", MAIL), revision="3"), office=CRM)
    settle(database)
    assert gone(database) == [False]
    assert list_links(database).doubtful == ()


def test_new_evidence_for_a_link_keeps_it_standing_when_the_old_goes(database: Database) -> None:
    keep(database, person("1", "Ann", MAIL))
    keep(database, person("9", "Ann", MAIL), office=CRM)
    settle(database)
    keep(database, person("1", "Ann", SMITH))
    keep(database, person("9", "Ann", SMITH), office=CRM)
    settle(database)
    assert sorted(gone(database)) == [False, True]
    assert list_links(database).doubtful == ()


def test_who_becomes_the_only_holder_is_joined_then(database: Database) -> None:
    keep(database, person("1", "Ann", SMITH), person("2", "Ben", SMITH))
    keep(database, person("9", "Ann", SMITH), office=CRM)
    settle(database)
    keep(database, person("2", "Ben"))
    settle(database)
    assert len(under(database, ("1", ERP), ("9", CRM))) == 1


def test_a_number_half_the_town_has_proposes_nobody(database: Database) -> None:
    keep(database, *(person(str(n), f"Ann {n}", SMITH) for n in range(30)))
    keep(database, person("9", "Ann 9", SMITH), office=CRM)
    settle(database)
    assert list_links(database).proposals == ()
    links = read_links(database, who(database, "9", CRM))
    assert links is not None
    assert links.proposals == ()


def test_a_large_queue_is_settled_in_small_steps(database: Database) -> None:
    keep(database, *(person(str(n), "Ann", f"a{n}@x.example") for n in range(450)))
    keep(database, *(person(str(n), "Ann", f"a{n}@x.example") for n in range(450)), office=CRM)
    with database.write() as work:
        assert linking.settle(work, NOW)
    assert 0 < count(database, "link_act") < 450
    settle(database)
    assert count(database, "link_act") == 450
    assert count(database, "link_queue") == 0


def naming(remote: str, of: str, *numbers: str, field: str = "CustomerRef") -> Ticket:
    return replace(ticket(remote, of), fields=(CustomField(field, numbers), CustomField("Colour", ("C2",))))


def test_a_requestor_whose_tickets_all_name_one_customer_number_is_proposed(database: Database) -> None:
    keep(database, customer("1", "Ann"), customer("2", "Ben"))
    keep(database, customer("9", "a@x.example"), naming("1", "9", "C1"), naming("2", "9", "C1"), office=CRM)
    settle(database)
    (proposal,) = list_links(database).proposals
    (evidence,) = proposal.evidence
    assert {proposal.one, proposal.other} == {who(database, "1"), who(database, "9", CRM)}
    assert (evidence.kind, evidence.key) == (EvidenceKind.NUMBER, "C1")
    assert proposal.doubts == (Doubt.NAMED_IN_TICKETS,)
    for customer_id in (who(database, "1"), who(database, "9", CRM)):
        links = read_links(database, customer_id)
        assert links is not None
        assert len(links.proposals) == 1


def test_a_requestor_who_writes_for_several_customers_is_none_of_them(database: Database) -> None:
    keep(database, customer("1", "Ann"), customer("2", "Ben"))
    keep(database, customer("9", "a@x.example"), naming("1", "9", "C1"), naming("2", "9", "C2"), office=CRM)
    assert list_links(database).proposals == ()
    keep(database, naming("2", "9", "C1", field="Customer no."), office=CRM)
    assert len(list_links(database).proposals) == 1
    drop(database, "1", "2", office=CRM)
    assert list_links(database).proposals == ()


def test_a_search_names_one_customer_once_and_by_name(database: Database) -> None:
    keep(database, person("9", MAIL, MAIL), office=CRM)
    keep(database, person("1", "Zhang San", MAIL))
    settle(database)
    with database.read() as connection:
        hits = search.everything(connection, MAIL)
    assert [(hit.kind, hit.title) for hit in hits] == [(Kind.CUSTOMER, "Zhang San")]
