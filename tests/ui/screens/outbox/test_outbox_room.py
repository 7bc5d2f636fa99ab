"""The room of the outbox: the agent sees what waits, and settles it without a mouse and without losing a word."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import Trouble
from callcenter.domain.new_record import NewTicket
from callcenter.storage import offices
from callcenter.storage.database import Database
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from tests.callcenter.outbox_steps import AGENT, LATER, clash, local, move, queued, read, stands
from tests.callcenter.small_store import ERP, NOW, who
from tests.ui.accessibility import nameless, untranslated
from tests.ui.screens.outbox.rig import Rig, focused, press
from tests.ui.wear import worn
from ui.look import Look
from ui.models.outbox_entry import Part
from ui.models.outbox_page import Act
from ui.widgets.conflict_box import Side

Key = Qt.Key
Enter = Callable[[], None]


@pytest.fixture
def enter(rig: Rig, qtbot: QtBot) -> Enter:
    """Bring the room on the screen and wait until it has read."""

    def come() -> None:
        rig.room.show()
        qtbot.waitExposed(rig.room)
        rig.room.activateWindow()
        rig.room.list.setFocus()
        qtbot.waitUntil(lambda: rig.is_quiet and rig.room.why_empty != "Reading …")

    return come


def comment(shop: Database, text: str = "Called back") -> int:
    return comment_ticket(shop, local(shop, Kind.TICKET, "T7"), text, agent=AGENT, at=NOW).seq


def reply(shop: Database, text: str = "Dear customer") -> int:
    return reply_to_ticket(shop, local(shop, Kind.TICKET, "T7"), text, agent=AGENT, at=NOW).seq


def change(shop: Database, **fields: str) -> int:
    made = change_ticket(shop, local(shop, Kind.TICKET, "T7"), fields, agent=AGENT, at=NOW)
    assert made is not None
    return made.seq


def refused(shop: Database, seq: int, reason: str = "the ticket is closed") -> int:
    move(shop, seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED, reason=reason)
    return seq


def new_ticket(shop: Database) -> int:
    new = NewTicket(ERP, who(shop, "1"), "general", "No parcel", "It has not come")
    return open_ticket(shop, new, agent=AGENT, at=NOW).seq


def doubtful(shop: Database) -> int:
    seq = new_ticket(shop)
    alike = canonical([["8", "T8", "Where is the other?"]])
    states = (EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL)
    move(shop, seq, *states, trouble=Trouble.OUTCOME_UNKNOWN, alike=alike)
    return seq


def test_an_empty_outbox_says_why(rig: Rig, enter: Enter) -> None:
    enter()
    assert rig.room.why_empty == "Everything is on the servers."
    assert rig.shown is None


def test_what_needs_the_agent_is_shown_first(rig: Rig, enter: Enter, shop: Database) -> None:
    waits, no = change(shop, owner="anna"), refused(shop, comment(shop))
    enter()
    assert rig.keys == [no, waits]
    assert rig.shown == no
    page = rig.room.detail.page
    assert page is not None
    assert page.happened == "erp said no: the ticket is closed"
    assert ("Customer", "Zhang Wei") in page.facts


def test_the_list_follows_the_store_and_the_cursor_stays(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    first, second = refused(shop, comment(shop)), refused(shop, comment(shop, "again"))
    enter()
    press(rig.room.list, Key.Key_Down)
    qtbot.waitUntil(lambda: rig.shown == second)
    third = refused(shop, reply(shop))
    qtbot.waitUntil(lambda: third in rig.keys)
    assert rig.keys == [third, first, second]
    assert rig.room.list.current_key() == rig.shown == second


def test_the_edit_that_is_looked_at_stays_when_it_leaves_the_part_by_itself(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    first, second = refused(shop, comment(shop)), refused(shop, comment(shop, "again"))
    enter()
    press(rig.room.list, Key.Key_2)
    move(shop, first, EditState.QUEUED)
    qtbot.waitUntil(lambda: rig.keys == [second])
    assert rig.shown == first
    assert rig.room.list.current_key() is None
    press(rig.room.list, Key.Key_Down)
    qtbot.waitUntil(lambda: rig.shown == second)


def test_whoever_comes_in_has_the_keyboard_in_the_list(rig: Rig, shop: Database, qtbot: QtBot) -> None:
    change(shop, owner="anna")
    rig.room.show()
    qtbot.waitExposed(rig.room)
    rig.room.activateWindow()
    qtbot.waitUntil(lambda: focused() is rig.room.list)


def test_digits_turn_to_the_parts(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    waits, no = change(shop, owner="anna"), refused(shop, comment(shop))
    enter()
    press(rig.room.list, Key.Key_3)
    assert (rig.room.parts.held, rig.keys) == (Part.ON_ITS_WAY.value, [waits])
    press(rig.room.list, Key.Key_2)
    assert rig.keys == [no]
    press(rig.room.list, Key.Key_4)
    assert rig.room.why_empty == "Nothing was settled today."


def test_keeping_mine_queues_it_again(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    enter()
    box = rig.room.detail.boxes[0]
    assert [box.text(side).toPlainText() for side in Side] == ["(empty)", "anna", "ben"]
    press(rig.room.list, Key.Key_M)
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.REPLACED)
    assert [one.edit.fields for one in queued(shop)] == [{"owner": "anna"}]
    qtbot.waitUntil(lambda: rig.heard.woken == [True])


def test_taking_theirs_writes_nothing(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    enter()
    press(rig.room.list, Key.Key_T)
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.WITHDRAWN)
    assert queued(shop) == []


def test_of_several_fields_a_letter_settles_the_one_with_the_keyboard(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = change(shop, owner="anna", priority="80")
    clash(shop, seq, "owner", "ben", state=False)
    clash(shop, seq, "priority", "90")
    enter()
    press(rig.room.list, Key.Key_T)
    assert stands(shop, seq) is EditState.CONFLICT, "the first press only goes to the fields"
    rig.room.detail.boxes[1].theirs.setFocus()
    press(focused(), Key.Key_T)
    qtbot.waitUntil(lambda: [box.card.field for box in rig.room.detail.boxes] == ["owner"])


def test_writing_something_else_sends_that(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    enter()
    press(rig.room.list, Key.Key_E)
    field = focused()
    assert isinstance(field, QLineEdit)
    field.setText("mei")
    rig.room.detail.boxes[0].save.click()
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.REPLACED)
    assert [one.edit.fields for one in queued(shop)] == [{"owner": "mei"}]


def test_letters_typed_into_a_field_do_nothing_else(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    enter()
    press(rig.room.list, Key.Key_E)
    for key in (Key.Key_M, Key.Key_T, Key.Key_W, Key.Key_C):
        press(focused(), key)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == "annamtwc"
    assert (stands(shop, seq), rig.room.detail.foot.question, rig.heard.copied) == (
        EditState.CONFLICT,
        "",
        [],
    )


def test_words_being_typed_stay_when_something_changes_and_come_back_after_a_restart(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot, look: Look
) -> None:
    seq = refused(shop, comment(shop))
    enter()
    press(rig.room.list, Key.Key_E)
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Called back at 9")
    refused(shop, comment(shop, "another"))
    qtbot.waitUntil(lambda: len(rig.keys) == 2 and rig.is_quiet)
    assert field.toPlainText() == "Called back at 9"
    again = Rig(look, shop)
    again.room.show()
    qtbot.waitUntil(lambda: again.shown == seq)
    qtbot.waitUntil(lambda: again.room.detail.typed_words() == {"whole": {("text", ""): "Called back at 9"}})
    again.close()


def test_a_refused_edit_is_written_anew_and_its_draft_ends(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = refused(shop, comment(shop))
    enter()
    press(rig.room.list, Key.Key_E)
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Called back at 9")
    qtbot.waitUntil(lambda: rig.is_quiet)
    rig.room.detail.rewrite.send.click()
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.REPLACED)
    assert [one.edit.fields for one in queued(shop)] == [{"text": "Called back at 9"}]
    qtbot.waitUntil(rig.room.detail.rewrite.isHidden)
    with shop.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar() == 0


def test_a_wrong_value_is_told_and_the_words_stay(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = refused(shop, comment(shop))
    enter()
    press(rig.room.list, Key.Key_E)
    rig.room.detail.rewrite.form.write("text", "", "   ")
    rig.room.detail.rewrite.send.click()
    qtbot.waitUntil(lambda: [one.trouble for one in rig.heard.complaints] == [Trouble.TEXT_MISSING])
    assert stands(shop, seq) is EditState.REFUSED
    assert rig.room.detail.rewrite.isVisible()


def test_withdrawing_is_asked_for_once_more(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    seq = change(shop, owner="anna")
    enter()
    press(rig.room.list, Key.Key_W)
    assert rig.room.detail.foot.question
    press(focused(), Key.Key_Escape)
    assert (rig.room.detail.foot.question, stands(shop, seq)) == ("", EditState.QUEUED)
    press(rig.room.list, Key.Key_W)
    rig.room.detail.foot.confirm.click()
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.WITHDRAWN)
    qtbot.waitUntil(lambda: "Withdrawn (anna)" in rig.room.detail.history.text)


def test_after_a_decision_the_next_that_needs_the_agent_is_shown(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    first, second = refused(shop, comment(shop)), refused(shop, comment(shop, "again"))
    enter()
    assert rig.shown == first
    press(rig.room.list, Key.Key_R)
    qtbot.waitUntil(lambda: rig.shown == second)
    assert stands(shop, first) is EditState.QUEUED


def test_a_doubt_is_settled_only_after_it_was_asked_once_more(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = doubtful(shop)
    enter()
    alike = rig.room.detail.alike
    assert [(row.title, "Open" in row.detail) for row in alike.model.rows] == [
        ("T8 Where is the other?", True)
    ]
    press(rig.room.list, Key.Key_Return)
    assert focused() is alike.list
    alike.list.make_current(0)
    press(alike.list, Key.Key_Return)
    assert "Is it T8 Where is the other?" in rig.room.detail.foot.question
    assert stands(shop, seq) is EditState.DOUBTFUL
    press(focused(), Key.Key_Space)
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.APPLIED)
    assert read(shop, seq).proof["record"] == "8"


def test_none_of_them_sends_it_again(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    seq = doubtful(shop)
    enter()
    press(rig.room.list, Key.Key_N)
    assert stands(shop, seq) is EditState.DOUBTFUL, "a letter alone sends nothing twice"
    press(focused(), Key.Key_Space)
    qtbot.waitUntil(lambda: stands(shop, seq) is EditState.QUEUED)


def test_words_of_a_ticket_that_never_came_go_to_another_one(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    parent = new_ticket(shop)
    child = comment_ticket(
        shop,
        local(shop, Kind.TICKET, f"erp:{read(shop, parent).edit.record}"),
        "Ring twice",
        agent=AGENT,
        at=NOW,
    ).seq
    refused(shop, parent)
    enter()
    assert [(row.key, row.is_below) for row in rig.room.model.rows[1:]] == [(parent, False), (child, True)]
    rig.room.detail.together.chosen.emit(child)
    qtbot.waitUntil(lambda: rig.shown == child)
    press(rig.room.list, Key.Key_G)
    qtbot.waitUntil(rig.room.detail.targets.isVisible)
    rows = rig.room.detail.targets.model.rows
    assert {row.title for row in rows} >= {"T7 · Where is it?", "T8 · Where is the other?"}
    rig.room.detail.targets.chosen.emit(next(row.key for row in rows if row.title.startswith("T8")))
    rig.room.detail.foot.confirm.click()
    qtbot.waitUntil(lambda: stands(shop, child) is EditState.REPLACED)
    assert [(one.edit.record, one.edit.fields) for one in queued(shop)] == [("8", {"text": "Ring twice"})]


def test_what_was_done_twice_is_put_aside_once_it_was_seen(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = reply(shop)
    move(shop, seq, EditState.SENDING, EditState.APPLIED)
    clash(shop, seq, "", "78", reason="twice", state=False)
    enter()
    assert rig.room.model.rows[1].state == "Done twice"
    press(rig.room.list, Key.Key_A)
    qtbot.waitUntil(lambda: rig.room.model.rows[0].key == Part.SETTLED.value)


def test_the_words_of_a_ticket_that_is_gone_can_be_copied(rig: Rig, enter: Enter, shop: Database) -> None:
    clash(shop, comment(shop), "", None, reason="gone")
    enter()
    press(rig.room.list, Key.Key_C)
    assert rig.heard.copied == ["Called back"]


def test_the_customer_behind_an_edit_is_opened(rig: Rig, enter: Enter, shop: Database, qtbot: QtBot) -> None:
    change(shop, owner="anna")
    enter()
    rig.room.detail.tools.button(Act.OPEN).click()
    qtbot.waitUntil(lambda: rig.heard.opened == [who(shop, "1")])


def test_an_office_that_goes_away_is_told_at_once(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    change(shop, owner="anna")
    enter()
    with shop.write() as work:
        offices.failed(work, ERP, LATER, Trouble.UNREACHABLE, {})
    qtbot.waitUntil(lambda: "unreachable since" in rig.room.model.rows[1].place)
    qtbot.waitUntil(lambda: "You need do nothing" in rig.room.detail.notice.detail)


def test_an_office_that_asks_to_sign_in_is_one_key_away(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    change(shop, owner="anna")
    with shop.write() as work:
        offices.failed(work, ERP, LATER, Trouble.SIGN_IN_REFUSED, {})
    enter()
    assert "erp asks to sign in" in rig.room.model.rows[1].place
    press(rig.room.list, Key.Key_S)
    assert rig.heard.asked_to_sign_in == [True]


def test_an_edit_that_is_done_leaves_for_the_settled_ones(
    rig: Rig, enter: Enter, shop: Database, qtbot: QtBot
) -> None:
    seq = change(shop, owner="anna")
    enter()
    move(shop, seq, EditState.SENDING, EditState.APPLIED, at=LATER)
    qtbot.waitUntil(lambda: [row.key for row in rig.room.model.rows] == [Part.SETTLED.value, seq])
    qtbot.waitUntil(lambda: rig.room.detail.head.state.text == "On the server")


def test_right_goes_to_the_edit_and_escape_back(rig: Rig, enter: Enter, shop: Database) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    enter()
    press(rig.room.list, Key.Key_Right)
    assert focused() is rig.room.detail.boxes[0].mine
    press(focused(), Key.Key_Escape)
    assert focused() is rig.room.list


def test_everything_has_a_name_in_both_languages(
    rig: Rig, enter: Enter, shop: Database, look: Look, qtbot: QtBot
) -> None:
    seq = change(shop, priority="80")
    clash(shop, seq, "priority", "90")
    doubtful(shop)
    enter()
    rig.presenter.go_to(seq)
    qtbot.waitUntil(lambda: rig.shown == seq)
    rig.room.detail.boxes[0].open_form()
    assert nameless(rig.room) == []
    rig.room.detail.boxes[0].close_form()
    with worn(look, language="zh_CN"):
        qtbot.waitUntil(lambda: rig.is_quiet)
        qtbot.waitUntil(lambda: not _english(rig))


def _english(rig: Rig) -> list[str]:
    return [name for name in untranslated(rig.room) if name and not name.startswith(("T8", "No parcel"))]
