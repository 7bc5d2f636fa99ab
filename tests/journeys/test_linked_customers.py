"""Two open customers turn out to be one: tabs, words and the line go along, and nothing is lost or doubled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import drafts_of, find_draft
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.keep_draft import keep_draft
from tests.callcenter.small_store import CRM, ERP, NOW, SMITH, customer, keep, mail, phone, who
from tests.callcenter.storage.test_linking import MAIL, person, settle
from tests.journeys.seat import Open, Seat
from tests.journeys.test_drafts import store_of, write, written
from ui.actions import Deed
from ui.widgets.link_strip import LinkStrip

Pair = tuple[CustomerId, CustomerId]


@pytest.fixture
def quiet(open_desk: Open) -> Seat:
    """A desk that no office speaks to."""
    return open_desk(start=False)


@pytest.fixture
def two(quiet: Seat) -> Pair:
    """An ERP party and a requestor whom the rule has not yet looked at."""
    database = store_of(quiet)
    keep(database, person("1", "Zhang San", MAIL))
    keep(database, person("9", "San Zhang", MAIL), office=CRM)
    return who(database, "1"), who(database, "9", CRM)


def show(seat: Seat, of: CustomerId) -> None:
    seat.desk.call.open(of)
    seat.wait(lambda: seat.desk.is_settled)


def kept(database: Database, of: CustomerId) -> str:
    draft = find_draft(database, DraftKey("demo", f"customer:{of}", "note"))
    return draft.text if draft else ""


def test_an_open_customer_becomes_the_one_they_are_now(quiet: Seat, two: Pair) -> None:
    one, nine = two
    show(quiet, nine)
    write(quiet, "he says")
    settle(store_of(quiet))
    quiet.wait(lambda: quiet.open_titles == ["Zhang San"] and quiet.desk.is_settled)
    write(quiet, " it is late")
    quiet.wait(lambda: kept(store_of(quiet), one) == "he says it is late")
    assert kept(store_of(quiet), nine) == ""
    assert written(quiet) == "he says it is late"


def test_words_for_both_stand_below_one_another(quiet: Seat, two: Pair) -> None:
    one, nine = two
    show(quiet, nine)
    write(quiet, "of the requestor")
    show(quiet, one)
    write(quiet, "of the party")
    settle(store_of(quiet))
    quiet.wait(lambda: len(quiet.open_titles) == 1 and quiet.desk.is_settled)
    assert written(quiet) == "of the party\n\nof the requestor"
    write(quiet, ", he said")
    quiet.wait(lambda: kept(store_of(quiet), one) == "of the party, he said\n\nof the requestor")
    assert kept(store_of(quiet), nine) == ""


def test_what_stands_in_the_forms_of_both_is_kept(quiet: Seat, two: Pair) -> None:
    one, nine = two
    for customer_id, name in ((nine, " of the requestor"), (one, " of the party")):
        show(quiet, customer_id)
        quiet.do(Deed.EDIT_CUSTOMER)
        quiet.wait(lambda: quiet.room.page.shows_form and quiet.desk.is_settled)
        QTest.keyClicks(quiet.room.page.form.name, name)
        quiet.wait(lambda: quiet.desk.is_settled)
    settle(store_of(quiet))
    quiet.wait(lambda: len(quiet.open_titles) == 1 and quiet.desk.is_settled)
    drafts = drafts_of(store_of(quiet), "demo", f"customer:{one}")
    told = "\n".join(draft.text for draft in drafts)
    assert "Zhang San of the party" in told
    assert "San Zhang of the requestor" in told
    assert drafts_of(store_of(quiet), "demo", f"customer:{nine}") == ()


def test_what_both_wrote_into_the_same_form_is_told_in_the_note(quiet: Seat, two: Pair) -> None:
    one, nine = two
    for customer_id, subject in ((nine, "from the requestor"), (one, "from the party")):
        key = DraftKey("demo", f"customer:{customer_id}", "wrap_summary")
        keep_draft(store_of(quiet), Draft(key, subject, NOW))
        show(quiet, customer_id)
    settle(store_of(quiet))
    quiet.wait(lambda: len(quiet.open_titles) == 1 and quiet.desk.is_settled)
    kept_now = {
        draft.key.field: draft.text for draft in drafts_of(store_of(quiet), "demo", f"customer:{one}")
    }
    assert kept_now == {"wrap_summary": "from the party", "note": "from the requestor"}


def test_words_of_before_the_joining_are_found_at_the_next_call(quiet: Seat, two: Pair) -> None:
    one, nine = two
    keep_draft(store_of(quiet), Draft(DraftKey("demo", f"customer:{nine}", "note"), "from yesterday", NOW))
    settle(store_of(quiet))
    show(quiet, nine)
    assert quiet.desk.call._subjects.current is not None
    assert quiet.desk.call._subjects.current.customer == one
    assert written(quiet) == "from yesterday"
    quiet.wait(lambda: kept(store_of(quiet), one) == "from yesterday")
    assert kept(store_of(quiet), nine) == ""


def test_a_call_goes_along_with_its_customer(quiet: Seat) -> None:
    database = store_of(quiet)
    keep(database, customer("1", "Ann"), office=ERP)
    keep(database, customer("9", "Anne", phone(SMITH)), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    quiet.call(SMITH)
    assert quiet.name == "Anne"
    join_customers(database, one, nine, "anna", NOW)
    quiet.wait(lambda: quiet.open_titles == ["Ann"] and quiet.desk.is_settled)
    assert quiet.desk.call.line.caller == f"customer:{one}"
    quiet.do(Deed.CLOSE_CUSTOMER)
    assert quiet.open_titles == []


def strip(seat: Seat) -> LinkStrip:
    return seat.room.page.links


@pytest.fixture
def doubtful(quiet: Seat) -> Pair:
    """The same, with an address nobody has verified on one side."""
    database = store_of(quiet)
    keep(database, person("1", "Zhang San", MAIL))
    keep(database, customer("9", "San Zhang", mail(MAIL)), office=CRM)
    return who(database, "1"), who(database, "9", CRM)


def test_a_customer_of_one_record_whom_nobody_resembles_has_nothing_to_say(quiet: Seat) -> None:
    keep(store_of(quiet), customer("1", "Ann"))
    show(quiet, who(store_of(quiet), "1"))
    assert strip(quiet).isHidden()


def test_the_records_behind_a_customer_are_named_with_their_reason(quiet: Seat, two: Pair) -> None:
    settle(store_of(quiet))
    show(quiet, two[0])
    quiet.wait(lambda: strip(quiet).texts == (f"erp C1 · crm C9: same e-mail {MAIL}",))
    assert strip(quiet).records == ("erp C1 · Zhang San", "crm C9 · San Zhang")
    assert strip(quiet).right.isHidden()


def test_a_proposal_is_taken_with_the_keyboard_and_undone(quiet: Seat, doubtful: Pair, qtbot: QtBot) -> None:
    one, nine = doubtful
    show(quiet, one)
    told = f"Maybe the same person: San Zhang, same e-mail {MAIL} (not confirmed by both offices)"
    quiet.wait(lambda: strip(quiet).texts == (told,))
    strip(quiet).same.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(strip(quiet).same, Qt.Key.Key_Space)
    done = "They are one customer now."
    quiet.wait(lambda: strip(quiet).texts == ("erp C1 · crm C9: joined by demo", done))
    assert quiet.desk.window.notices.text == done
    assert who(store_of(quiet), "9", CRM) == one
    qtbot.keyClick(strip(quiet).undo, Qt.Key.Key_Space)
    quiet.wait(lambda: strip(quiet).texts == (told,))
    assert who(store_of(quiet), "9", CRM) == nine


def test_a_refused_proposal_goes_and_comes_back_when_that_is_undone(quiet: Seat, doubtful: Pair) -> None:
    show(quiet, doubtful[1])
    quiet.wait(lambda: strip(quiet).texts)
    told = strip(quiet).texts
    strip(quiet).other.click()
    quiet.wait(lambda: strip(quiet).texts == ("They stay two customers.",))
    strip(quiet).undo.click()
    quiet.wait(lambda: strip(quiet).texts == told)


def test_a_record_is_taken_from_its_customer_on_the_screen(quiet: Seat, two: Pair) -> None:
    one, nine = two
    settle(store_of(quiet))
    show(quiet, one)
    quiet.wait(lambda: strip(quiet).records)
    strip(quiet).take_away(1)
    quiet.wait(lambda: strip(quiet).texts == ("crm C9 is a customer of its own now.",))
    assert who(store_of(quiet), "9", CRM) == nine
    show(quiet, nine)
    quiet.wait(lambda: strip(quiet).isHidden())


def test_a_link_whose_evidence_went_is_looked_at_again(quiet: Seat, two: Pair) -> None:
    settle(store_of(quiet))
    show(quiet, two[0])
    keep(store_of(quiet), person("1", "Zhang San"))
    settle(store_of(quiet))
    told = f"erp C1 · crm C9: no longer same e-mail {MAIL} – look again"
    quiet.wait(lambda: strip(quiet).texts == (told,))
    assert not strip(quiet).right.isHidden()
    strip(quiet).right.click()
    quiet.wait(strip(quiet).right.isHidden)
