"""Knowledge follows what is typed and open, and what agents think of it counts from then on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from callcenter.domain.feedback import Feedback, Verdict
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.storage import replica
from callcenter.usecases.list_attached import list_attached
from callcenter.usecases.read_feedback import read_feedback
from tests.journeys.seat import GOLD, Open, Seat
from ui.widgets.article_form import TEXT, TITLE
from ui.widgets.knowledge_panel import KnowledgePanel


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk with a customer, whose offices say nothing more."""
    seat = open_desk()
    seat.call(GOLD)
    seat.desk.sync.stop()
    return seat


def panel(seat: Seat) -> KnowledgePanel:
    return seat.room.right.knowledge


def titles(seat: Seat) -> list[str]:
    return [row.title for row in panel(seat).model.rows]


def read_first(seat: Seat) -> LocalId:
    row = panel(seat).model.rows[0]
    panel(seat).list.chosen.emit(row.key)
    seat.wait(lambda: panel(seat).is_reading and seat.desk.is_settled)
    assert isinstance(row.key, int)
    return LocalId(row.key)


def button(seat: Seat, verdict: Verdict) -> QPushButton:
    found = panel(seat).reader.acts.findChild(QPushButton, f"article-{verdict.value}")
    assert isinstance(found, QPushButton)
    return found


def press(seat: Seat, verdict: Verdict) -> None:
    button(seat, verdict).click()
    seat.wait(lambda: seat.desk.is_settled)


def feedback(seat: Seat, article: LocalId) -> Feedback:
    return read_feedback(seat.desk._database, article, "demo")


def first_ticket(seat: Seat) -> Held[Ticket]:
    subject = seat.desk.call._subjects.current
    assert subject is not None
    assert subject.sheet is not None
    return subject.sheet.sheet.tickets[0]


def open_ticket(seat: Seat, held: Held[Ticket]) -> None:
    seat.desk.call.tickets.open(held.id)
    seat.wait(lambda: seat.room.page.shows_ticket and seat.desk.is_settled)


def solve(seat: Seat, held: Held[Ticket]) -> Held[Ticket]:
    solved = replace(held.record, state=TicketState.SOLVED, revision="solved")
    with seat.desk._database.write() as work:
        replica.save(work, OfficeId("demo"), "tickets", [solved], seat.desk.now)
    return replace(held, record=solved)


def test_what_is_typed_changes_what_is_suggested_and_says_why(seat: Seat) -> None:
    seat.room.composer.insert("The headphones play on one side only")
    seat.wait(lambda: "headphones" in titles(seat)[0].lower() and seat.desk.is_settled)
    assert "headphones" in panel(seat).model.rows[0].reason


def test_a_vote_stands_until_it_is_pressed_again(seat: Seat) -> None:
    article = read_first(seat)
    press(seat, Verdict.HELPFUL)
    assert feedback(seat, article) == Feedback(article, helpful=1, mine=Verdict.HELPFUL)
    assert button(seat, Verdict.HELPFUL).isChecked()
    press(seat, Verdict.NOT_HELPFUL)
    assert feedback(seat, article) == Feedback(article, unhelpful=1, mine=Verdict.NOT_HELPFUL)
    assert not button(seat, Verdict.HELPFUL).isChecked()
    press(seat, Verdict.NOT_HELPFUL)
    assert feedback(seat, article) == Feedback(article)


def test_inserting_an_article_counts_as_a_use(seat: Seat) -> None:
    article = read_first(seat)
    panel(seat).reader._insert.click()
    seat.wait(lambda: seat.desk.is_settled and feedback(seat, article).used == 1)
    assert panel(seat).reader.text.toPlainText().strip() in seat.room.composer.text(seat.room.composer.field)


def test_an_article_is_attached_to_the_ticket_that_is_open_and_to_nothing_else(seat: Seat) -> None:
    read_first(seat)
    assert not button(seat, Verdict.ATTACHED).isEnabled()
    held = first_ticket(seat)
    open_ticket(seat, held)
    article = read_first(seat)
    press(seat, Verdict.ATTACHED)
    press(seat, Verdict.ATTACHED)
    assert [one.id for one in list_attached(seat.desk._database, held.id)] == [article]


def test_words_are_found_in_the_article(seat: Seat) -> None:
    read_first(seat)
    reader = panel(seat).reader
    reader.show_article("Kettle", "", "A kettle boils.\n\nThe kettle is hot.\n\n除垢：水壶 kettle")
    QTest.keyClick(reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reader.search.words.setText("kettle")
    assert (reader.search.told, len(reader.text.extraSelections())) == ("1 of 3", 3)
    QTest.keyClick(reader.search.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reader.search.told == "3 of 3"
    reader.search.words.setText("水壶")
    assert reader.search.told == "1 of 1"
    reader.search.words.setText("teapot")
    assert reader.search.told == "not found"
    QTest.keyClick(reader.search.words, Qt.Key.Key_Escape)
    assert panel(seat).is_reading
    assert (reader.search.isHidden(), reader.text.extraSelections()) == (True, [])


def gaps(seat: Seat) -> list[str]:
    with seat.desk._database.read() as connection:
        return list(connection.exec_driver_sql("SELECT words FROM knowledge_gap").scalars())


def test_a_gap_is_reported_with_the_words_that_found_nothing(seat: Seat) -> None:
    seat.room.composer.insert("How do I tune the zither")
    panel(seat).gap.opened.emit()
    seat.wait(lambda: panel(seat).gap.is_open)
    assert panel(seat).gap.words.text() == "How do I tune the zither"
    QTest.keyClick(panel(seat).gap.words, Qt.Key.Key_Return)
    seat.wait(lambda: gaps(seat) == ["How do I tune the zither"] and seat.desk.is_settled)
    assert not panel(seat).gap.is_open


def test_words_of_a_gap_outlive_escape_and_the_desk(seat: Seat, open_desk: Open) -> None:
    panel(seat).gap.opened.emit()
    seat.wait(lambda: panel(seat).gap.is_open)
    panel(seat).gap.words.clear()
    seat.qtbot.keyClicks(panel(seat).gap.words, "zither strings")
    QTest.keyClick(panel(seat).gap.words, Qt.Key.Key_Escape)
    assert not panel(seat).gap.is_open
    seat.desk.window.close()
    again = open_desk(start=False)
    again.call(GOLD)
    panel(again).gap.opened.emit()
    again.wait(lambda: panel(again).gap.is_open)
    assert panel(again).gap.words.text() == "zither strings"


def test_words_of_a_gap_are_never_offered_for_somebody_else(seat: Seat) -> None:
    panel(seat).gap.opened.emit()
    seat.wait(lambda: panel(seat).gap.is_open)
    panel(seat).gap.words.clear()
    seat.qtbot.keyClicks(panel(seat).gap.words, "zither strings")
    seat.desk.call.knowledge.show_customer(None, "")
    assert not panel(seat).gap.is_open
    seat.desk.call.knowledge.report_gap()
    seat.wait(lambda: panel(seat).gap.is_open)
    assert panel(seat).gap.words.text() == ""


def test_what_comes_late_does_not_open_beside_somebody_else(seat: Seat) -> None:
    panel(seat).list.chosen.emit(panel(seat).model.rows[0].key)
    seat.desk.call.knowledge.show_customer(None, "")
    seat.wait(lambda: seat.desk.is_settled)
    assert panel(seat).is_listing
    seat.desk.call.knowledge.follow_ticket(solve(seat, first_ticket(seat)))
    seat.room.right.write_article.click()
    seat.desk.call.knowledge.show_customer(None, "")
    seat.wait(lambda: seat.desk.is_settled)
    assert panel(seat).is_listing


def test_only_a_solved_ticket_offers_to_become_an_article(seat: Seat) -> None:
    held = first_ticket(seat)
    open_ticket(seat, held)
    assert seat.room.right.write_article.isHidden()
    seat.desk.call.knowledge.follow_ticket(solve(seat, held))
    assert not seat.room.right.write_article.isHidden()


def test_an_article_from_a_ticket_is_kept_warned_of_and_proposed(seat: Seat, open_desk: Open) -> None:
    held = solve(seat, first_ticket(seat))
    seat.desk.call.knowledge.follow_ticket(held)
    seat.room.right.write_article.click()
    form = panel(seat).form
    seat.wait(lambda: panel(seat).currentWidget() is form)
    assert form.words(TITLE) == held.record.subject
    assert "\n> ".join(held.record.text.splitlines()) in form.words(TEXT)
    form.title.selectAll()
    seat.qtbot.keyClicks(form.title, "Wireless headphones HPH-09: Bluetooth pairing, sound on one side only")
    seat.wait(lambda: form.warning.startswith("Wireless headphones"))
    form.title.selectAll()
    seat.qtbot.keyClicks(form.title, "Tuning a zither")
    seat.wait(lambda: not form.warning and seat.desk.is_settled)
    seat.desk.window.close()

    again = open_desk(start=False)
    again.desk.call.knowledge.follow_ticket(held)
    again.room.right.write_article.click()
    form = panel(again).form
    again.wait(lambda: panel(again).currentWidget() is form)
    assert form.words(TITLE) == "Tuning a zither"
    form.saved.emit()
    again.wait(lambda: panel(again).is_listing and again.desk.is_settled)
    with again.desk._database.read() as connection:
        kept = connection.exec_driver_sql("SELECT title, ticket_id FROM article_proposal").all()
    assert [tuple(row) for row in kept] == [("Tuning a zither", held.id)]
