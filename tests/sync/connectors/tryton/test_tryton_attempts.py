"""What an answer, or none, means for an edit; and what of Tryton's values means the same as the agent's."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import address_value, contact_value
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.tryton import TrytonConnector
from sync.connectors.tryton.edits.pieces import is_same
from sync.connectors.tryton.edits.stamps import last_change, stamps_of, to_revision, to_stamps
from sync.connectors.tryton.mapping.marks import is_mark, mark, marked, unmarked
from sync.contract import Change, OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from tests.sync.connectors.tryton.small_tryton import PASSWORD, Answer, SmallTryton, fault, result, status

REFERENCE = "0193a5c0-8f3e-7cc1-9a41-5d2f0c6b7e11"
NOON, EVENING = datetime(2026, 11, 25, 12, tzinfo=UTC), datetime(2026, 11, 25, 18, tzinfo=UTC)
SALE = {"id": 7, "state": "draft", "shipment_address": 1, "_timestamp": "5.000001"}


@pytest.fixture
def connector(office: SmallTryton) -> Iterator[TrytonConnector]:
    office.has("sale.sale", ["state", "shipment_address"])
    office.has("sale.amendment", ["sale", "state", "description"])
    office.give("model.sale.sale.search_read", result([SALE]), result([SALE | {"shipment_address": 2}]))
    office.give("model.sale.sale.write", result(None))
    values = {"url": office.url, "database": "desk", "user": "desk"}
    connector = TrytonConnector.from_settings(
        OfficeSettings(OfficeId("erp"), "tryton", values), lambda: PASSWORD
    )
    yield connector
    connector.close()


def _redirect() -> Change:
    return Change(REFERENCE, EditKind.CHANGE_ORDER, RemoteId("7"), {"deliver_to": "2"}, {}, "", "Li", NOON)


def _failed(connector: TrytonConnector) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        connector.send(_redirect(), "")
    return caught.value


def test_a_write_goes_under_the_stamps_of_the_revision(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    receipt = connector.send(_redirect(), '{"sale.sale,7":"4.000001"}')
    assert (receipt.record, receipt.home, receipt.note) == ("7", "orders", "draft")
    *written, context = office.parameters["model.sale.sale.write"]
    assert written == [[7], {"shipment_address": 2}]
    assert context["_timestamp"] == {"sale.sale,7": "4.000001"}


def test_a_write_without_a_revision_goes_under_the_stamp_just_read(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    connector.send(_redirect(), "")
    assert office.parameters["model.sale.sale.write"][-1]["_timestamp"] == {"sale.sale,7": "5.000001"}


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (fault("ConcurrencyException", "Records were modified"), OutOfDateError, None),
        (fault("UserError", ["Not now.", "", None]), RejectedError, "Not now."),
        (
            fault("UserWarning", ["similar", "There is one like it.", ""]),
            RejectedError,
            "There is one like it.",
        ),
        (
            fault("UserError", ['You are not allowed to access "Sale".', "", None]),
            RejectedError,
            'You are not allowed to access "Sale".',
        ),
        (status(403), RejectedError, 'You are not allowed to access "sale.sale".'),
    ],
)
def test_what_tryton_says_no_to_is_not_done_and_told_in_its_words(
    office: SmallTryton,
    connector: TrytonConnector,
    answer: Answer,
    kind: type[OfficeError],
    reason: str | None,
) -> None:
    office.give("model.sale.sale.write", answer)
    error = _failed(connector)
    assert type(error) is kind
    assert error.details.get("reason") == reason


@pytest.mark.parametrize("answer", [status(500), status(504), Answer(b"{"), fault("Boom"), Answer(b"<html>")])
def test_after_no_usable_answer_to_a_write_nobody_knows(
    office: SmallTryton, connector: TrytonConnector, answer: Answer
) -> None:
    office.give("model.sale.sale.write", answer)
    error = _failed(connector)
    assert isinstance(error, UnreachableError)
    assert error.was_sent
    assert office.asked.count("model.sale.sale.write") == 1


@pytest.mark.parametrize(
    "proof",
    [
        status(500),
        status(401),
        status(403),
        fault("UserError", ["No.", "", None]),
        result([]),
        result([SALE]),
    ],
)
def test_a_write_that_cannot_be_proved_is_never_told_as_not_done(
    office: SmallTryton, connector: TrytonConnector, proof: Answer
) -> None:
    office.give("model.sale.sale.search_read", result([SALE]), proof)
    error = _failed(connector)
    assert isinstance(error, UnreachableError)
    assert error.was_sent


def test_a_session_that_ended_before_the_write_is_renewed_and_the_write_is_done_once(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    office.give("model.sale.sale.write", status(401), result(None))
    assert connector.send(_redirect(), "").record == "7"
    assert office.asked.count("common.db.login") == 2


def test_a_refused_password_writes_nothing(office: SmallTryton, connector: TrytonConnector) -> None:
    office.give("common.db.login", result(None))
    assert isinstance(_failed(connector), SignInError)
    assert "model.sale.sale.write" not in office.asked


def test_a_second_step_that_is_not_heard_of_leaves_everybody_in_doubt(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    office.give("model.sale.sale.search_read", result([SALE | {"state": "processing"}]))
    office.give("model.sale.amendment.search_read", result([]))
    office.give("model.sale.amendment.create", result([3]))
    office.give("model.sale.amendment.validate_amendment", status(401))
    error = _failed(connector)
    assert isinstance(error, UnreachableError)
    assert error.was_sent


@pytest.mark.parametrize("answer", [fault("UserError", ["No.", "", None]), fault("ConcurrencyException", "")])
def test_an_amendment_that_is_refused_is_taken_away(
    office: SmallTryton, connector: TrytonConnector, answer: Answer
) -> None:
    office.give("model.sale.sale.search_read", result([SALE | {"state": "processing"}]))
    office.give("model.sale.amendment.search_read", result([]))
    office.give("model.sale.amendment.create", result([3]))
    office.give("model.sale.amendment.validate_amendment", answer)
    office.give("model.sale.amendment.delete", result(None))
    assert isinstance(_failed(connector), RejectedError | OutOfDateError)
    assert office.parameters["model.sale.amendment.delete"][0] == [3]


def test_a_row_that_is_none_is_no_standing(office: SmallTryton, connector: TrytonConnector) -> None:
    office.has("sale.complaint", ["state", "description"])
    office.give("model.sale.complaint.search_read", result([{"id": 7, "state": "draft", "description": 5}]))
    change = Change(REFERENCE, EditKind.CHANGE_TICKET, RemoteId("7"), {"state": "open"}, {}, "", "Li", NOON)
    with pytest.raises(UnreachableError) as caught:
        connector.look(change)
    assert caught.value.trouble is Trouble.CUT_REPLY


@pytest.mark.parametrize("text", ["", "已联系客户\n第二行", "[not a mark]"])
def test_a_mark_comes_off_as_it_was_put_on(text: str) -> None:
    assert unmarked(marked(text, REFERENCE)) == text
    assert unmarked(text) == text


def test_only_a_mark_is_a_mark() -> None:
    assert is_mark(mark(REFERENCE))
    assert not is_mark(REFERENCE)
    assert not is_mark(mark("7"))


def test_stamps_travel_as_a_revision() -> None:
    stamps = stamps_of([("sale.sale", SALE), ("party.party", {"id": 1, "_timestamp": None})])
    assert stamps == {"sale.sale,7": "5.000001"}
    assert to_stamps(to_revision(stamps)) == stamps


@pytest.mark.parametrize("nonsense", ["", "[]", "7", "{", '{"sale.sale,7":5}'])
def test_what_is_no_revision_locks_nothing(nonsense: str) -> None:
    assert to_stamps(nonsense) == {}


def test_the_last_who_wrote_is_named() -> None:
    made = {"id": 1, "create_date": EVENING, "create_uid.": {"id": 2, "rec_name": "Anna"}, "write_uid.": None}
    written = {
        "id": 2, "create_date": NOON, "write_date": NOON, "write_uid.": {"id": 3, "rec_name": "Li"},
    }  # fmt: skip
    assert last_change([made, written]) == ("Anna", EVENING)
    assert last_change([written]) == ("Li", NOON)
    assert last_change([{"id": 3}]) == ("", None)


def _contact(value: str, kind: ContactKind = ContactKind.MOBILE, label: str = "") -> str:
    return contact_value(ContactPoint(RemoteId(""), kind, value, label=label))


@pytest.mark.parametrize(
    ("mine", "theirs", "same", "same_as_new"),
    [
        (_contact("138 0013 8000"), _contact("+86 138 0013 8000"), True, True),
        (_contact("13800138000", label="work"), _contact("+8613800138000"), False, True),
        (_contact("13800138000", ContactKind.PHONE), _contact("13800138000"), False, False),
        (_contact("13800138000"), _contact("13800138001"), False, False),
        (
            _contact("Li@Example.com", ContactKind.EMAIL),
            _contact("li@example.com", ContactKind.EMAIL),
            True,
            True,
        ),
        (_contact("li.wei", ContactKind.OTHER), _contact("wei.li", ContactKind.OTHER), False, False),
        (_contact("gate"), _contact("door"), False, False),
        ("no json", _contact("13800138000"), False, False),
        (None, _contact("13800138000"), False, False),
        (None, None, True, True),
    ],
)
def test_numbers_that_reach_the_same_are_the_same(
    mine: str | None, theirs: str | None, *, same: bool, same_as_new: bool
) -> None:
    assert is_same("contact:5", mine, theirs, "CN") is same
    assert is_same("contact:local:5", mine, theirs, "CN", is_new=True) is same_as_new


def test_addresses_are_the_same_to_the_last_letter_but_blanks_at_their_ends() -> None:
    here = PostalAddress(RemoteId(""), "中山路 52 号", "310095", "杭州市", "浙江", "CN", "黄雨欣")
    there = PostalAddress(RemoteId("9"), " 中山路 52 号\n", "310095", "杭州市", "浙江", "CN", "黄雨欣")
    other = PostalAddress(RemoteId("9"), "中山路 53 号", "310095", "杭州市", "浙江", "CN", "黄雨欣")
    assert is_same("address:9", address_value(here), address_value(there), "CN")
    assert not is_same("address:9", address_value(here), address_value(other), "CN")
