"""The client against a server that answers like Tryton: signing in, sessions that end, and every sort of no."""

import base64
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from callcenter.domain.errors import Trouble
from sync.connectors.tryton.client import TrytonClient
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from tests.sync.connectors.tryton.recorded import SETTINGS
from tests.sync.connectors.tryton.small_tryton import (
    PASSWORD,
    TOKEN,
    Answer,
    SmallTryton,
    fault,
    packed,
    result,
    status,
)

LOGIN = "common.db.login"
PARTIES = "model.party.party.search_read"
HTML = {"Content-Type": "text/html; charset=utf-8"}
NUMBER = "+8613812345678"
Connect = Callable[..., TrytonClient]


@pytest.fixture
def connect(office: SmallTryton) -> Iterator[Connect]:
    made: list[TrytonClient] = []
    office.has("party.party", ["name"])
    office.give(PARTIES, result([{"id": 15, "name": "黄雨欣"}]))

    def build(password: str | None = PASSWORD, database: str = "desk") -> TrytonClient:
        settings = replace(SETTINGS, url=office.url, database=database)
        made.append(TrytonClient(settings, lambda: password))
        return made[-1]

    yield build
    for client in made:
        client.close()


@pytest.fixture
def client(connect: Connect) -> TrytonClient:
    return connect()


def error_of(client: TrytonClient) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        client.search_read("party.party", [], ["name"])
    return caught.value


def told(error: OfficeError) -> tuple[type[OfficeError], Trouble]:
    return type(error), error.trouble


# Signing in


def test_nothing_is_asked_before_the_first_question(office: SmallTryton, client: TrytonClient) -> None:
    client.close()
    assert office.asked == []


def test_the_first_question_signs_in_and_the_next_does_not(office: SmallTryton, client: TrytonClient) -> None:
    assert client.search_read("party.party", [], ["name"]) == [{"id": 15, "name": "黄雨欣"}]
    client.search_read("party.party", [], ["name"])
    assert office.asked == [
        "common.db.list",
        LOGIN,
        "model.res.user.get_preferences",
        "model.party.party.fields_get",
        PARTIES,
        PARTIES,
    ]


def test_the_session_is_named_as_tryton_wants_it(office: SmallTryton, client: TrytonClient) -> None:
    client.search_read("party.party", [], ["name"])
    assert office.parameters[LOGIN] == ["desk", {"password": PASSWORD}, "en"]
    assert office.sessions[:2] == [None, None]
    session = base64.b64encode(f"desk:3:{TOKEN}".encode()).decode()
    assert set(office.sessions[2:]) == {f"Session {session}"}
    assert office.paths == {
        "common.db.list": "/rpc/",
        LOGIN: "/desk/rpc/",
        "model.res.user.get_preferences": "/desk/rpc/",
        "model.party.party.fields_get": "/desk/rpc/",
        PARTIES: "/desk/rpc/",
    }


def test_a_question_says_the_company_the_language_and_that_all_is_wanted(
    office: SmallTryton, client: TrytonClient
) -> None:
    stamp = datetime(2026, 11, 25, 12, 0, 0, 5, tzinfo=UTC)
    client.search_read(
        "party.party",
        [("write_date", ">", stamp)],
        ["name"],
        limit=5,
        order=(("id", "ASC"),),
        context={"stock_date_end": date(2026, 11, 25)},
    )
    domain, *others, context = office.parameters[PARTIES]
    assert domain == [
        [
            "write_date",
            ">",
            {
                "__class__": "datetime", "year": 2026, "month": 11, "day": 25,
                "hour": 12, "minute": 0, "second": 0, "microsecond": 5,
            },
        ]
    ]  # fmt: skip
    assert others == [0, 5, [["id", "ASC"]], ["name"]]
    assert context == {
        "company": 1,
        "language": "en",
        "active_test": False,
        "stock_date_end": {"__class__": "date", "year": 2026, "month": 11, "day": 25},
    }


@pytest.mark.parametrize("refusal", [False, None, [], "no", [3]])
def test_a_wrong_password_is_tried_once(office: SmallTryton, client: TrytonClient, refusal: object) -> None:
    office.give(LOGIN, result(refusal))
    assert told(error_of(client)) == (SignInError, Trouble.SIGN_IN_REFUSED)
    assert office.asked.count(LOGIN) == 1


def test_a_wrong_password_told_by_status_is_tried_once(office: SmallTryton, client: TrytonClient) -> None:
    office.give(LOGIN, status(401))
    assert told(error_of(client)) == (SignInError, Trouble.SIGN_IN_REFUSED)
    assert office.asked.count(LOGIN) == 1


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_a_password_nothing_is_asked(
    office: SmallTryton, connect: Connect, nothing: str | None
) -> None:
    assert told(error_of(connect(password=nothing))) == (SignInError, Trouble.SIGN_IN_MISSING)
    assert office.asked == []


def test_a_locked_login_is_told_as_such(office: SmallTryton, client: TrytonClient) -> None:
    office.give(LOGIN, status(429))
    assert told(error_of(client)) == (SignInError, Trouble.SIGN_IN_LOCKED)
    assert office.asked.count(LOGIN) == 1


def test_a_busy_server_is_no_locked_login(office: SmallTryton, client: TrytonClient) -> None:
    office.give(PARTIES, status(429))
    assert told(error_of(client)) == (UnreachableError, Trouble.BUSY)


def test_a_wrong_database_is_told_before_a_password_is_sent(office: SmallTryton, connect: Connect) -> None:
    assert told(error_of(connect(database="shop"))) == (RejectedError, Trouble.WRONG_ADDRESS)
    assert office.asked == ["common.db.list"]


@pytest.mark.parametrize("refusal", [status(403), fault("UserError", ["Access denied.", "", None])])
def test_a_server_may_keep_its_databases_to_itself(
    office: SmallTryton, client: TrytonClient, refusal: Answer
) -> None:
    office.give("common.db.list", refusal)
    assert len(client.search_read("party.party", [], ["name"])) == 1


def test_a_user_without_a_company_may_read(office: SmallTryton, client: TrytonClient) -> None:
    office.give("model.res.user.get_preferences", result({}))
    client.search_read("party.party", [], ["name"])
    assert office.parameters[PARTIES][-1]["company"] is None


def test_the_version_needs_no_sign_in(office: SmallTryton, client: TrytonClient) -> None:
    assert client.version() == "8.2.1"
    assert office.asked == ["common.server.version"]


# Sessions that end


def test_an_ended_session_is_renewed_and_the_question_asked_again(
    office: SmallTryton, client: TrytonClient
) -> None:
    client.search_read("party.party", [], ["name"])
    office.give(LOGIN, result([3, "another token", None]))
    office.give(PARTIES, status(401), result([]))
    assert client.search_read("party.party", [], ["name"]) == []
    assert office.asked.count(LOGIN) == 2
    renewed = base64.b64encode(b"desk:3:another token").decode()
    assert office.sessions[-1] == f"Session {renewed}"


def test_a_session_that_always_ends_is_renewed_once(office: SmallTryton, client: TrytonClient) -> None:
    office.give(PARTIES, status(401))
    assert told(error_of(client)) == (SignInError, Trouble.SIGN_IN_REFUSED)
    assert (office.asked.count(LOGIN), office.asked.count(PARTIES)) == (2, 2)


def test_a_password_that_was_changed_meanwhile_is_tried_once(
    office: SmallTryton, client: TrytonClient
) -> None:
    client.search_read("party.party", [], ["name"])
    office.give(PARTIES, status(401))
    office.give(LOGIN, result(False))
    assert told(error_of(client)) == (SignInError, Trouble.SIGN_IN_REFUSED)
    assert office.asked.count(LOGIN) == 2


def test_leaving_signs_out(office: SmallTryton, client: TrytonClient) -> None:
    client.search_read("party.party", [], ["name"])
    client.close()
    client.close()
    assert office.asked.count("common.db.logout") == 1


def test_leaving_does_not_insist(office: SmallTryton, client: TrytonClient) -> None:
    client.search_read("party.party", [], ["name"])
    office.give("common.db.logout", status(500))
    client.close()
    assert office.asked[-1] == "common.db.logout"


# Replies


def test_a_packed_reply_is_read(office: SmallTryton, client: TrytonClient) -> None:
    price = {"__class__": "Decimal", "decimal": "899.00"}
    office.give(PARTIES, packed([{"id": number, "name": "x", "price": price} for number in range(300)]))
    found = client.search_read("party.party", [], ["name"])
    assert len(found) == 300
    assert str(found[0]["price"]) == "899.00"
    assert isinstance(found[0]["price"], Decimal)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answer(b"<!doctype html><title>Sign in</title>", headers=HTML), Trouble.NOT_DATA),
        (Answer(b"<html></html>"), Trouble.NOT_DATA),
        (Answer(b"[]"), Trouble.NOT_DATA),
        (Answer(b'"later"'), Trouble.NOT_DATA),
        (Answer(b'{"id": 1, "result": [{"id": 15, "na'), Trouble.CUT_REPLY),
        (Answer(b'{"id": 1}'), Trouble.CUT_REPLY),
        (Answer(b"\xff\xfe"), Trouble.CUT_REPLY),
        (result(None), Trouble.CUT_REPLY),
        (result({"id": 15}), Trouble.CUT_REPLY),
        (result([15]), Trouble.CUT_REPLY),
        (result([{"name": "nobody"}]), Trouble.CUT_REPLY),
        (result([{"id": 15, "name": {"__class__": "date", "year": 2026}}]), Trouble.CUT_REPLY),
        (result([{"id": 15, "name": {"__class__": "Decimal", "decimal": "much"}}]), Trouble.CUT_REPLY),
        (status(500), Trouble.SERVER_FAULT),
        (fault("division by zero", ""), Trouble.SERVER_FAULT),
        (fault("'a value of Mrs Secret'", ""), Trouble.SERVER_FAULT),
        (Answer(b'{"id": 1, "error": "plain words"}'), Trouble.SERVER_FAULT),
        (Answer(b'{"id": 1, "error": {"kind": "new"}}'), Trouble.SERVER_FAULT),
    ],
)
def test_an_answer_nobody_can_use_means_later(
    office: SmallTryton, client: TrytonClient, answer: Answer, trouble: Trouble
) -> None:
    office.give(PARTIES, answer)
    assert told(error_of(client)) == (UnreachableError, trouble)


def test_ids_and_counts_are_numbers(office: SmallTryton, client: TrytonClient) -> None:
    office.give("model.party.party.search", result([15, 20]), result(["15"]), result(None))
    office.give("model.party.party.search_count", result(2), result("2"))
    assert client.search("party.party", []) == [15, 20]
    assert client.count("party.party", []) == 2
    for ask in (client.search, client.search, client.count):
        with pytest.raises(UnreachableError) as caught:
            ask("party.party", [])
        assert caught.value.trouble is Trouble.CUT_REPLY


def test_somebody_was_faster(office: SmallTryton, client: TrytonClient) -> None:
    office.give(PARTIES, fault("ConcurrencyException", "Record was modified"))
    assert told(error_of(client)) == (OutOfDateError, Trouble.OUT_OF_DATE)


REFUSALS: tuple[tuple[list[object], str], ...] = (
    (["UserError", ["The party is blocked.", "Ask the office.", None]], "The party is blocked."),
    (["UserError", "The party is blocked."], "The party is blocked."),
    (["UserWarning", ["party_15", "Really?", ""]], "Really?"),
    (["UserError", ["很" * 1000, "", None]], "很" * 200),
    (["UserError", []], ""),
    (["UserError"], ""),
    (["UserWarning", ["party_15"]], ""),
    (["'colour'", ""], "no such colour"),
)


@pytest.mark.parametrize(("items", "reason"), REFUSALS)
def test_what_tryton_says_no_with_is_kept_for_the_person(
    office: SmallTryton, client: TrytonClient, items: list[object], reason: str
) -> None:
    office.give(PARTIES, fault(*items))
    error = error_of(client)
    assert told(error) == (RejectedError, Trouble.REJECTED)
    assert error.details["reason"] == reason


def test_a_missing_right_is_told_by_name(office: SmallTryton, client: TrytonClient) -> None:
    office.give(PARTIES, fault("UserError", ['You are not allowed to access "Party".', "", None]))
    error = error_of(client)
    assert told(error) == (RejectedError, Trouble.NOT_PERMITTED)
    assert error.sentence == "erp does not allow this user to read Party."


# What a database's modules bring


def test_a_model_that_is_not_installed_has_no_rows(office: SmallTryton, client: TrytonClient) -> None:
    office.give("model.sale.complaint.fields_get", fault("'sale.complaint'", ""))
    assert client.search_read("sale.complaint", [], ["number"]) == []
    assert client.search("sale.complaint", []) == []
    assert client.count("sale.complaint", []) == 0
    assert client.known("sale.complaint", ["number"]) == ()
    assert [method for method in office.asked if "complaint" in method] == ["model.sale.complaint.fields_get"]


@pytest.mark.parametrize(
    "answer",
    [
        fault("'some_other_key'", ""),
        fault("UserError", ['You are not allowed to access "Complaint".', "", None]),
        status(500),
        result(None),
    ],
)
def test_a_fault_is_never_taken_for_a_missing_module(
    office: SmallTryton, client: TrytonClient, answer: Answer
) -> None:
    office.give("model.sale.complaint.fields_get", answer, result({"number": {}}))
    office.give("model.sale.complaint.search", result([1]))
    with pytest.raises(OfficeError):
        client.search("sale.complaint", [])
    assert client.search("sale.complaint", []) == [1]


def test_fields_of_modules_that_are_not_installed_are_left_out(
    office: SmallTryton, client: TrytonClient
) -> None:
    office.give(
        "model.stock.shipment.out.fields_get",
        result(
            {"number": {}, "packages": {"relation": "stock.package"}, "moves": {"relation": "stock.move"}}
        ),
    )
    office.give("model.stock.package.fields_get", result({"number": {}}))
    office.give("model.stock.move.fields_get", result({"shipment": {"type": "reference"}}))
    wanted = [
        "number",
        "carrier.party.name",
        "packages.number",
        "packages.shipping_reference",
        "moves.shipment.state",
    ]
    assert client.known("stock.shipment.out", wanted) == ("number", "packages.number", "moves.shipment.state")


# Silence


@pytest.mark.parametrize(
    "answer",
    [
        result([{"id": 15, "name": "黄雨欣"}]),
        fault("UserError", ["黄雨欣 is blocked.", "", None]),
        fault("'黄雨欣'", f"Traceback … {NUMBER}"),
        status(401),
        status(500),
        Answer(b"{"),
    ],
)
def test_no_log_holds_a_name_a_number_or_a_secret(
    office: SmallTryton, client: TrytonClient, caplog: pytest.LogCaptureFixture, answer: Answer
) -> None:
    caplog.set_level(logging.DEBUG)
    office.give(PARTIES, answer)
    said = ""
    try:
        client.search_read("party.party", [("contact_mechanisms.value_compact", "=", NUMBER)], ["name"])
    except OfficeError as error:
        said = str(error.__cause__) + (repr(error.details) if error.trouble is not Trouble.REJECTED else "")
    session = base64.b64encode(f"desk:3:{TOKEN}".encode()).decode()
    for secret in ("黄雨欣", NUMBER, PASSWORD, TOKEN, session):
        assert secret not in caplog.text + said
