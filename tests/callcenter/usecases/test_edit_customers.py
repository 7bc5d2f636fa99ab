"""What agents do to customers and where their orders go: tidy, by the record of one office, and found at once."""

from dataclasses import replace

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import EditKind, EditState, Value
from callcenter.domain.edit_needs import local_id
from callcenter.domain.edit_values import address_value, contact_value
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.new_record import NewCustomer
from callcenter.domain.order import OrderState
from callcenter.numbering import NumberingRules
from callcenter.storage.database import Database
from callcenter.usecases.cancel_order import cancel_order
from callcenter.usecases.change_customer import change_customer
from callcenter.usecases.change_order import change_order
from callcenter.usecases.create_customer import create_customer
from callcenter.usecases.withdraw_edit import withdraw_edit
from tests.callcenter.outbox_steps import (
    AGENT,
    called,
    due,
    local,
    move,
    owner_of,
    queued,
    read,
    stands,
    take,
)
from tests.callcenter.small_store import CRM, ERP, NOW, ZHANG, customer, keep, order, who

MOBILE = ContactPoint(RemoteId("p1"), ContactKind.MOBILE, "138 1234 5678", ZHANG)
HOME = PostalAddress(RemoteId("a1"), "1 Nanjing Road", "200040", "上海", "", "CN")
WEI = replace(customer("1", "Zhang Wei"), contact_points=(MOBILE,), addresses=(HOME,), revision="3")
NEW = "contact:local:new"
UK = NumberingRules(region="GB")


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, WEI, home="customers")
    keep(database, order("11", "1"), order("12", "1", state=OrderState.DRAFT), home="orders")
    take(database)
    return database


def change(
    database: Database, fields: dict[str, Value], numbering: NumberingRules | None = None
) -> int | None:
    made = change_customer(
        database, who(database, "1"), ERP, RemoteId("1"), fields, agent=AGENT, at=NOW,
        **({} if numbering is None else {"numbering": numbering}),
    )  # fmt: skip
    return None if made is None else made.seq


def point(kind: ContactKind, value: str, label: str = "") -> str:
    return contact_value(ContactPoint(RemoteId(""), kind, value, label=label))


def place(**parts: str) -> str:
    return address_value(replace(HOME, **parts))


def the_order(database: Database, number: str = "SO11") -> LocalId:
    return local(database, Kind.ORDER, number)


def test_a_new_number_is_kept_in_its_international_form_and_found_at_once(shop: Database) -> None:
    seq = change(shop, {NEW: point(ContactKind.PHONE, " (010) 6552-9988 ", " office ")})
    assert seq is not None
    edit = read(shop, seq).edit
    assert edit.fields == {
        f"contact:{local_id(edit.id, 1)}": point(ContactKind.PHONE, "+861065529988", "office")
    }
    assert edit.base == dict.fromkeys(edit.fields)
    assert (edit.base_revision, edit.customer, edit.title) == ("3", "erp/1", "Zhang Wei")
    assert owner_of(shop, "+861065529988") == (who(shop, "1"),)
    assert called(shop, who(shop, "1")) == ["138 1234 5678", "+861065529988"]


def test_a_number_is_read_as_it_is_dialled_where_the_desk_stands(shop: Database) -> None:
    seq = change(shop, {NEW: point(ContactKind.PHONE, "020 7946 0958;ext=12")}, UK)
    assert seq is not None
    assert list(read(shop, seq).edit.fields.values()) == [point(ContactKind.PHONE, "+442079460958;ext=12")]
    assert owner_of(shop, "+442079460958") == (who(shop, "1"),)


def test_a_number_nobody_touched_stays_as_its_office_wrote_it(shop: Database) -> None:
    assert change(shop, {"contact:p1": contact_value(MOBILE), "name": "Zhang Wei"}) is None


def test_a_contact_is_changed_and_removed_by_its_id(shop: Database) -> None:
    change(shop, {"contact:p1": point(ContactKind.MOBILE, "13912345678")})
    assert called(shop, who(shop, "1")) == ["+8613912345678"]
    change(shop, {"contact:p1": None})
    (one,) = queued(shop)
    assert (one.edit.fields, one.edit.base) == ({"contact:p1": None}, {"contact:p1": contact_value(MOBILE)})
    assert called(shop, who(shop, "1")) == []


def test_a_number_that_was_added_and_removed_again_was_never_there(shop: Database) -> None:
    seq = change(shop, {NEW: point(ContactKind.PHONE, "+861065529988")})
    assert seq is not None
    (name,) = read(shop, seq).edit.fields
    change(shop, {name: None})
    assert (queued(shop), stands(shop, seq)) == ([], EditState.WITHDRAWN)


def test_two_new_numbers_in_two_edits_stay_two(shop: Database) -> None:
    change(shop, {NEW: point(ContactKind.PHONE, "+861065529988")})
    change(shop, {NEW: point(ContactKind.EMAIL, " Wei@x.example ")})
    (one,) = queued(shop)
    assert len(one.edit.fields) == 2
    assert due(shop) == [one.seq], "what an edit makes itself holds it up no more"


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({NEW: point(ContactKind.EMAIL, "zhang@")}, Trouble.NOT_AN_EMAIL),
        ({NEW: point(ContactKind.EMAIL, "a b@x.example")}, Trouble.NOT_AN_EMAIL),
        ({NEW: point(ContactKind.MOBILE, "12")}, Trouble.NOT_A_NUMBER),
        ({NEW: point(ContactKind.OTHER, "  ")}, Trouble.TEXT_MISSING),
        ({NEW: "no contact"}, Trouble.WRONG_FIELD),
        ({NEW: '{"kind":"telex","value":"1"}'}, Trouble.WRONG_FIELD),
        ({"address:local:a": place(street=" ")}, Trouble.ADDRESS_INCOMPLETE),
        ({"address:local:a": place(city="")}, Trouble.ADDRESS_INCOMPLETE),
        ({"address:local:a": place(country="China")}, Trouble.ADDRESS_INCOMPLETE),
        ({"name": " "}, Trouble.NAME_MISSING),
        ({"name": None}, Trouble.NAME_MISSING),
        ({"tier": "gold"}, Trouble.WRONG_FIELD),
    ],
)
def test_what_cannot_be_kept_is_told_in_one_sentence(
    shop: Database, fields: dict[str, Value], trouble: Trouble
) -> None:
    with pytest.raises(DeskError) as caught:
        change(shop, fields)
    assert caught.value.trouble is trouble
    assert queued(shop) == []


def test_a_record_that_is_not_there_is_told(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        change_customer(shop, who(shop, "1"), CRM, RemoteId("9"), {"name": "Wei"}, agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.NO_SUCH_RECORD


def test_a_new_customer_is_known_by_the_number_at_once(shop: Database) -> None:
    new = NewCustomer(
        ERP, " Li  Na ", (ContactPoint(RemoteId(""), ContactKind.MOBILE, "137 0000 1111"),), (HOME,), "zh-CN"
    )
    made = create_customer(shop, new, agent=AGENT, at=NOW)
    assert made.edit.fields["name"] == "Li Na"
    assert made.edit.customer == f"erp/{made.edit.record}"
    (found,) = owner_of(shop, "+8613700001111")
    seq = change_customer(shop, found, ERP, made.edit.record, {"name": "Li Na 2"}, agent=AGENT, at=NOW)
    assert seq is not None
    assert due(shop) == [made.seq], "what is done to a new customer waits for it"


def test_a_customer_without_a_name_is_told(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        create_customer(shop, NewCustomer(ERP, " "), agent=AGENT, at=NOW)
    assert caught.value.sentence == "A customer needs a name."


def test_an_order_goes_to_a_new_address_once_that_is_sent(shop: Database) -> None:
    seq = change(shop, {"address:local:new": place(street="2 Long Lane", country="cn")})
    assert seq is not None
    (name,) = read(shop, seq).edit.fields
    made = change_order(shop, the_order(shop), RemoteId(name.removeprefix("address:")), agent=AGENT, at=NOW)
    assert made is not None
    assert (made.edit.base, due(shop)) == ({"deliver_to": None}, [seq])
    change(shop, {"name": "Zhang Wei 2"})
    assert [one.edit.kind for one in queued(shop)] == [EditKind.CHANGE_ORDER, EditKind.CHANGE_CUSTOMER]
    assert due(shop) == [queued(shop)[1].seq], (
        "the joined edit makes the address now, and the order waits for it"
    )
    move(shop, queued(shop)[1].seq, EditState.SENDING, EditState.APPLIED)
    assert due(shop) == [made.seq]


def test_an_order_waits_for_the_agent_when_its_new_address_is_withdrawn(shop: Database) -> None:
    seq = change(shop, {"address:local:new": place(street="2 Long Lane")})
    assert seq is not None
    (name,) = read(shop, seq).edit.fields
    made = change_order(shop, the_order(shop), RemoteId(name.removeprefix("address:")), agent=AGENT, at=NOW)
    assert made is not None
    withdraw_edit(shop, seq, at=NOW)
    assert stands(shop, made.seq) is EditState.BLOCKED


def test_an_order_goes_only_to_addresses_of_its_customer(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        change_order(shop, the_order(shop), RemoteId("a9"), agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.NO_SUCH_ADDRESS
    first = change_order(shop, the_order(shop), RemoteId("a1"), agent=AGENT, at=NOW)
    assert first is not None
    assert change_order(shop, the_order(shop), RemoteId("a1"), agent=AGENT, at=NOW) is None


def test_an_order_that_is_over_goes_nowhere_else(shop: Database) -> None:
    keep(shop, order("11", "1", state=OrderState.DONE), home="orders")
    with pytest.raises(DeskError) as caught:
        change_order(shop, the_order(shop), RemoteId("a1"), agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.NOT_REDIRECTABLE


def test_only_what_nobody_began_is_cancelled(shop: Database) -> None:
    made = cancel_order(shop, the_order(shop, "SO12"), agent=AGENT, at=NOW)
    assert (made.edit.fields, made.edit.base) == ({"state": "cancelled"}, {"state": "draft"})
    for number in ("SO11", "SO12"):
        with pytest.raises(DeskError) as caught:
            cancel_order(shop, the_order(shop, number), agent=AGENT, at=NOW)
        assert caught.value.trouble is Trouble.NOT_CANCELLABLE
    assert caught.value.details["text"] == "SO12"


def test_an_order_that_is_not_there_is_told(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        cancel_order(shop, LocalId(404), agent=AGENT, at=NOW)
    assert caught.value.trouble is Trouble.NO_SUCH_ORDER
