"""Recorded complaints become tickets about an order."""

from datetime import UTC, date, datetime

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from sync.connectors.tryton.mapping.complaints import complaint
from tests.sync.connectors.tryton.recorded import row

ABOUT_A_LINE, ABOUT_AN_INVOICE, ABOUT_A_SALE, DONE, CANCELLED = 1, 3, 7, 8, 10
REFERENCE = "0193a5c0-8f3e-7cc1-9a41-5d2f0c6b7e11"
MIDNIGHT = datetime(2026, 11, 21, tzinfo=UTC)


def read(which: int, /, **changes: object) -> Ticket:
    return complaint(row("tickets", which) | changes)


def test_a_complaint_is_a_ticket() -> None:
    assert read(ABOUT_A_SALE) == Ticket(
        id=RemoteId("7"),
        customer=RemoteId("27"),
        number="7",
        subject="配送员没有打电话就退回了包裹。",
        state=TicketState.NEW,
        is_complaint=True,
        text="配送员没有打电话就退回了包裹。",
        order=RemoteId("66"),
        opened_at=MIDNIGHT,
        office_state="draft",
    )


@pytest.mark.parametrize(
    ("word", "state", "is_over"),
    [
        ("draft", TicketState.NEW, False),
        ("waiting", TicketState.OPEN, False),
        ("approved", TicketState.OPEN, False),
        ("rejected", TicketState.REJECTED, True),
        ("done", TicketState.CLOSED, True),
        ("cancelled", TicketState.CLOSED, True),
        ("escalated", TicketState.UNKNOWN, False),
    ],
)
def test_every_word_of_tryton_for_a_state_is_read(word: str, state: TicketState, is_over: bool) -> None:
    found = read(DONE, state=word)
    assert (found.state, found.office_state, found.closed_at is not None) == (state, word, is_over)


def test_a_complaint_about_a_sale_names_the_order() -> None:
    assert read(ABOUT_A_SALE).order == "66"


def test_a_complaint_about_a_line_takes_the_order_that_was_looked_up() -> None:
    assert row("tickets", ABOUT_A_LINE)["origin"] == "sale.line,67"
    assert read(ABOUT_A_LINE, order=40).order == "40"
    assert read(ABOUT_A_LINE).order is None


@pytest.mark.parametrize("origin", ["account.invoice,13", "sale.sale,", "sale.sale,-1", "", None])
def test_a_complaint_about_something_else_names_no_order(origin: str | None) -> None:
    assert read(ABOUT_AN_INVOICE, origin=origin).order is None


def test_the_first_line_is_the_subject_and_all_of_it_the_text() -> None:
    found = read(DONE)
    assert found.subject == "The lid is missing."
    assert found.text == "The lid is missing.\nA photo was sent by e-mail."


def test_a_long_first_line_is_cut_for_the_subject_alone() -> None:
    found = read(DONE, description="很" * 500)
    assert (len(found.subject), len(found.text)) == (120, 500)


@pytest.mark.parametrize("nothing", [None, "", " \n "])
def test_a_complaint_without_words_is_known_by_its_kind_and_what_it_is_about(nothing: str | None) -> None:
    about = {"type.": {"id": 1, "name": "Sale"}, "origin.": {"id": 66, "rec_name": "31"}}
    assert read(ABOUT_A_SALE, description=nothing, **about).subject == "Sale: 31"
    assert read(ABOUT_A_SALE, description=nothing, **{"type.": None, "origin.": None}).subject == ""


def test_a_complaint_goes_by_its_number_or_else_its_reference_or_else_its_id() -> None:
    assert read(DONE, number="C7", reference="R").number == "C7"
    assert read(DONE, number=None, reference="R").number == "R"
    assert read(DONE, number=None, reference=None).number == "8"


def test_a_complaint_the_desk_made_bears_the_id_of_its_edit() -> None:
    made = read(DONE, number=None, reference=REFERENCE)
    assert (made.client_ref, made.number) == (REFERENCE, "8")
    assert read(DONE, reference="C-WEB-2600014").client_ref == ""


def test_notes_of_colleagues_are_comments_without_the_mark_of_the_desk() -> None:
    note = {
        "id": 4, "message": f"已联系客户\n[callcenter:{REFERENCE}]", "create_date": MIDNIGHT,
        "create_uid.": {"id": 3, "rec_name": "Anna Agent"},
    }  # fmt: skip
    nameless = {"id": 5, "message": None, "create_date": MIDNIGHT, "create_uid.": None}
    undated = {"id": 6, "message": "When?", "create_date": None, "create_uid.": None}
    assert read(DONE, notes=[note, nameless, undated]).messages == (
        Message(RemoteId("4"), MessageKind.COMMENT, "Anna Agent", MIDNIGHT, "已联系客户"),
        Message(RemoteId("5"), MessageKind.COMMENT, "", MIDNIGHT, ""),
    )


def test_who_took_it_down_owns_it() -> None:
    assert read(DONE, **{"submitted_by.": {"id": 2, "rec_name": "Anna Agent"}}).owner == "Anna Agent"


@pytest.mark.parametrize(
    ("told", "entered", "opened"),
    [
        (
            date(2026, 11, 21),
            datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
            datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
        ),
        (date(2026, 11, 21), datetime(2026, 11, 23, 9, 30, tzinfo=UTC), MIDNIGHT),
        (date(2026, 11, 21), None, MIDNIGHT),
        (None, datetime(2026, 11, 21, 9, 30, tzinfo=UTC), datetime(2026, 11, 21, 9, 30, tzinfo=UTC)),
        (None, None, None),
    ],
)
def test_a_complaint_begins_on_its_day(
    told: date | None, entered: datetime | None, opened: datetime | None
) -> None:
    assert read(DONE, date=told, create_date=entered).opened_at == opened


def test_times_come_in_utc_to_the_microsecond() -> None:
    closed = read(CANCELLED).closed_at
    assert closed == datetime(2026, 11, 25, 0, 8, 9, 513903, tzinfo=UTC)
    assert closed is not None
    assert closed.tzinfo is UTC
