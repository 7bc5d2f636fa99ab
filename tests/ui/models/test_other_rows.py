"""Tickets, invoices, finds, candidates, offices, open customers and the whole sheet as rows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from callcenter.domain.article import Suggestion
from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.changes import Kind
from callcenter.domain.errors import Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.money import Money
from callcenter.domain.search import Hit
from callcenter.domain.ticket import Ticket
from tests.ui.samples import (
    CRM,
    ERP,
    GRETA,
    KB,
    NOW,
    SHEETS,
    candidates,
    greta,
    greta_invoices,
    greta_tickets,
    held,
    suggestions,
)
from ui.icons import Icon
from ui.models.candidate_rows import candidate_rows
from ui.models.find_rows import hit_rows, suggestion_rows
from ui.models.invoice_rows import invoice_rows, overdue, owed
from ui.models.office_rows import office_rows
from ui.models.open_row import OpenRow
from ui.models.prepared_sheet import prepare_sheet
from ui.models.ticket_rows import due, my_tickets, tickets_of_customer
from ui.theme import Meaning

pytestmark = pytest.mark.usefixtures("look")

COMPLAINT, WAITING, CLOSED = greta_tickets()


def due_at(moment: datetime | None) -> Ticket:
    return replace(COMPLAINT.record, due_at=moment)


class TestTickets:
    """By due time, told in words."""

    def test_open_ones_come_first_by_due_time(self) -> None:
        rows = tickets_of_customer((CLOSED, WAITING, COMPLAINT), NOW)
        assert [row.copied for row in rows] == ["901", "902", "640"]

    def test_one_without_a_due_time_comes_after_those_with_one(self) -> None:
        timeless = held(due_at(None), 39, CRM)
        rows = tickets_of_customer((timeless, WAITING), NOW)
        assert [row.key for row in rows] == [("ticket", 32), ("ticket", 39)]

    def test_closed_ones_are_quiet(self) -> None:
        assert [row.is_quiet for row in tickets_of_customer(greta_tickets(), NOW)] == [False, False, True]

    def test_a_complaint_is_told_in_word_sign_and_colour(self) -> None:
        row = tickets_of_customer((COMPLAINT,), NOW)[0]
        assert row.detail.startswith("Complaint · 901")
        assert (row.icon, row.meaning) == (Icon.FLAG, Meaning.EXCEPTION)

    @pytest.mark.parametrize(
        ("moment", "said", "meaning"),
        [
            (NOW - timedelta(hours=2), "2 h over", Meaning.LATE),
            (NOW + timedelta(minutes=20), "due in 20 min", Meaning.WAITING),
            (NOW + timedelta(hours=5), "due in 5 h", Meaning.QUIET),
            (NOW, "due in 0 s", Meaning.WAITING),
        ],
    )
    def test_when_it_is_due(self, moment: datetime, said: str, meaning: Meaning) -> None:
        text, tone, icon = due(due_at(moment), NOW)
        assert (text, tone) == (said, meaning)
        assert icon is not None

    def test_a_closed_ticket_is_due_never(self) -> None:
        assert due(CLOSED.record, NOW)[0] == ""

    def test_my_tickets_keep_their_order(self) -> None:
        rows = my_tickets((WAITING, COMPLAINT), NOW)
        assert [row.copied for row in rows] == ["902", "901"]

    def test_mine_say_when_there_is_no_due_time(self) -> None:
        assert my_tickets((held(due_at(None), 1, CRM),), NOW)[0].aside == "no due time"

    def test_a_ticket_without_a_subject_says_so(self) -> None:
        nameless = held(replace(COMPLAINT.record, subject=""), 1, CRM)
        assert tickets_of_customer((nameless,), NOW)[0].title == "(no subject)"
        assert my_tickets((nameless,), NOW)[0].title == "(no subject)"

    def test_time_passing_is_no_news(self) -> None:
        before = tickets_of_customer((COMPLAINT,), NOW)[0]
        after = tickets_of_customer((COMPLAINT,), NOW + timedelta(hours=3))[0]
        assert before.aside != after.aside
        assert before.essence == after.essence


class TestInvoices:
    """What is owed, and what is overdue."""

    def test_an_overdue_one_says_so(self) -> None:
        late, paid, credit = invoice_rows(greta_invoices(), NOW)
        assert (late.chip, late.chip_meaning) == ("Overdue", Meaning.LATE)
        assert (paid.chip, credit.chip) == ("Paid", "Paid")
        assert late.detail == "3 Nov · due 17 Nov · €129.00 open"

    def test_a_credit_note_has_a_sign_of_its_own(self) -> None:
        credit = invoice_rows(greta_invoices(), NOW)[2]
        assert (credit.icon, credit.aside) == (Icon.RETURN, "−€38.00")

    def test_due_today_is_not_overdue(self) -> None:
        bill = greta_invoices()[0]
        today = replace(bill, record=replace(bill.record, due_on=date(2026, 11, 24)))
        assert invoice_rows((today,), NOW)[0].chip == "Unpaid"

    def test_debts_and_credits_by_currency(self) -> None:
        balance = (Money(Decimal("129.00"), "EUR"), Money(Decimal(-5000), "JPY"))
        assert owed(replace(greta(), balance=balance)) == "owes €129.00 · has a credit of JP¥5,000"

    def test_nothing_owed_is_said(self) -> None:
        assert owed(replace(greta(), balance=())) == "nothing owed"

    def test_how_many_are_overdue(self) -> None:
        assert overdue(greta()) == "1 overdue"
        assert overdue(replace(greta(), invoices=())) == ""


class TestFinds:
    """Hits and suggestions."""

    def test_each_hit_says_what_it_is(self) -> None:
        hit = Hit(Kind.ORDER, LocalId(5), GRETA, "SO-1", "Greta · 3 Nov", "SO-1")
        (row,) = hit_rows((hit,))
        assert (row.title, row.detail, row.aside, row.key) == (
            "SO-1",
            "Greta · 3 Nov",
            "Order",
            (Kind.ORDER, 5),
        )
        assert row.icon is Icon.PACKAGE

    @pytest.mark.parametrize("kind", Kind)
    def test_any_kind_may_be_found(self, kind: Kind) -> None:
        (row,) = hit_rows((Hit(kind, LocalId(1), None, "x", "", "x"),))
        assert row.aside
        assert row.icon is not None

    def test_a_suggestion_says_why(self) -> None:
        assert suggestion_rows(suggestions())[0].reason == "matched: late, delivery"
        assert suggestion_rows(suggestions())[2].place == "Chinese"

    def test_how_well_a_suggestion_fits_is_told_beside_the_best(self) -> None:
        rows = suggestion_rows(suggestions())
        assert [round(row.fit, 2) for row in rows] == [1.0, 0.89, 0.78, 0.67]
        assert rows[1].fit_told == "fits 89 of 100, the best one here being 100"
        assert suggestion_rows([replace(suggestions()[0], score=0.0)])[0].fit == 0.0

    def test_past_tickets_and_agents_are_counted_in_words(self) -> None:
        one, many = replace(suggestions()[0], closed=1), replace(suggestions()[1], closed=7, helpful=2)
        told = [row.reason for row in suggestion_rows([one, many])]
        assert told[0].endswith("closed 1 ticket like this")
        assert told[1].endswith("closed 7 tickets like this · 2 found it helpful")

    def test_the_office_is_named_where_there_are_several(self) -> None:
        other = replace(suggestions()[0], office=OfficeId("wiki"))
        assert suggestion_rows([other, suggestions()[1]])[0].place == "wiki · English"

    def test_a_suggestion_without_a_reason_makes_none_up(self) -> None:
        plain = Suggestion(LocalId(1), KB, RemoteId("1"), "Title", "en", 1.0, (), "line one\n  line two")
        (row,) = suggestion_rows((plain,))
        assert (row.reason, row.excerpt) == ("", "line one line two")


class TestCandidates:
    """Whom a caller may be."""

    def test_keys_count_from_one(self) -> None:
        assert [row.digit for row in candidate_rows(candidates(), NOW)] == ["1", "2", "3"]

    def test_after_nine_there_are_no_keys(self) -> None:
        many = [replace(candidates()[0], customer=CustomerId(number)) for number in range(11)]
        assert [row.digit for row in candidate_rows(many, NOW)][8:] == ["9", "", ""]

    def test_the_evidence_is_told(self) -> None:
        first, second, third = candidate_rows(candidates(), NOW)
        assert first.evidence == ("SO-2026-01150 · 15 Nov", "904 · 发票抬头错误", "3 d ago with li.na")
        assert second.evidence[1] == "no open ticket"
        assert third.evidence == ("no orders", "no open ticket", "no contact logged")

    def test_the_choice_of_last_time_is_read_out(self) -> None:
        first, second, _ = candidate_rows(candidates(), NOW)
        assert "chosen last time" in first.spoken
        assert "chosen last time" not in second.spoken

    def test_a_contact_of_nobody_in_particular(self) -> None:
        (row,) = candidate_rows((replace(candidates()[0], last_agent=""),), NOW)
        assert row.evidence[2] == "3 d ago"


class TestOffices:
    """Whether they answer."""

    def test_one_that_answers(self) -> None:
        (row,) = office_rows((OfficeHealth(ERP, NOW - timedelta(seconds=40)),), NOW)
        assert (row.title, row.aside, row.icon) == ("erp", "answered 40 s ago", Icon.CLOUD)

    def test_one_that_is_away_says_since_when_and_why(self) -> None:
        since = NOW - timedelta(minutes=28)
        (row,) = office_rows((OfficeHealth(ERP, since, Trouble.UNREACHABLE, since),), NOW)
        assert (row.aside, row.icon) == ("away since 06:02", Icon.CLOUD_OFF)
        assert row.detail.startswith("erp cannot be reached.")

    def test_one_never_read(self) -> None:
        (row,) = office_rows((OfficeHealth(ERP, None),), NOW)
        assert row.aside == "not read yet"

    def test_details_of_a_fault_are_filled_in(self) -> None:
        health = OfficeHealth(ERP, None, Trouble.NOT_PERMITTED, None, {"what": "orders"})
        (row,) = office_rows((health,), NOW)
        assert row.detail == "erp does not allow this user to read orders."
        assert row.aside == "away"


def test_an_open_customer_is_read_out_with_what_is_unfinished() -> None:
    row = OpenRow(
        1, "Jo Mayer", "+49 160", "JM", 1, has_draft=True, open_tickets=2, is_calling=True, is_current=True
    )
    assert row.spoken == "Jo Mayer, +49 160, on the line, unsent draft, 2 open tickets"
    assert row.copied == "Jo Mayer"


@pytest.mark.parametrize("customer", SHEETS)
def test_a_sheet_is_prepared_whole(customer: CustomerId) -> None:
    sheet = SHEETS[customer]()
    prepared = prepare_sheet(sheet)
    assert prepared.customer == customer
    assert len(prepared.cards) == len(sheet.orders)
    assert sum(len(day.entries) for day in prepared.days) == len(sheet.timeline)
    assert len(prepared.tickets) == len(sheet.tickets)
    assert prepared.panels is sheet.panels


def test_open_tickets_are_counted() -> None:
    assert prepare_sheet(greta()).open_tickets == 2


def test_tickets_held_keep_their_identity() -> None:
    again: Held[Ticket] = held(COMPLAINT.record, COMPLAINT.id, CRM)
    assert tickets_of_customer((again,), NOW)[0].key == ("ticket", COMPLAINT.id)
