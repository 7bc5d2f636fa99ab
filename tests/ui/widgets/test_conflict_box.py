"""A field that both sides changed: what differs is seen, and the choice is the agent's."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from callcenter.domain.edit import EditKind, EditState
from tests.ui.outbox_samples import clash, edit, entry, page
from tests.ui.wear import worn
from ui.look import Look
from ui.models.conflict_card import ConflictCard
from ui.models.outbox_page import Act
from ui.widgets.conflict_box import ConflictBox, Side
from ui.widgets.outbox_detail import OutboxDetail

BASE, MINE, THEIRS = "one\ntwo\nthree", "one\n2\nthree", "one\ntwo\nthree\nfour"


def card() -> ConflictCard:
    made = edit(EditKind.EDIT_ARTICLE, {"text": MINE})
    return page(entry(EditState.CONFLICT, 1, made, clash("text", BASE, MINE, THEIRS, 5))).cards[0]


@pytest.fixture
def box(qtbot: QtBot, look: Look) -> ConflictBox:
    box = ConflictBox(look, card())
    qtbot.addWidget(box)
    box.resize(900, 300)
    box.show()
    return box


def bold(box: ConflictBox, side: Side) -> list[bool]:
    """Tell of each line whether it is bold."""
    block, heavy = box.text(side).document().begin(), list[bool]()
    while block.isValid():
        heavy.append(block.begin().fragment().charFormat().fontWeight() > 500)
        block = block.next()
    return heavy


def test_the_line_that_differs_is_bold_and_no_other(box: ConflictBox) -> None:
    assert bold(box, Side.BASE) == [False, False, False]
    assert bold(box, Side.MINE) == [False, True, False]
    assert bold(box, Side.THEIRS) == [False, False, False, True]
    assert box.text(Side.MINE).accessibleDescription() == "1 line differs"


def test_marks_go_with_the_text_they_were_about(box: ConflictBox) -> None:
    made = edit(EditKind.EDIT_ARTICLE, {"text": BASE})
    plain = page(entry(EditState.CONFLICT, 1, made, clash("text", BASE, BASE, "new", 5))).cards[0]
    box.show_card(plain)
    assert bold(box, Side.MINE) == [False, False, False]
    assert bold(box, Side.THEIRS) == [True]
    block = box.text(Side.MINE).document().begin()
    assert block.blockFormat().background() == QBrush()
    assert box.text(Side.MINE).accessibleDescription() == ""


def test_marks_follow_another_theme(box: ConflictBox, look: Look) -> None:
    with worn(look, theme="dark"):
        assert bold(box, Side.MINE) == [False, True, False]


def test_texts_show_all_their_lines(box: ConflictBox, qtbot: QtBot) -> None:
    for side in Side:
        text = box.text(side)
        qtbot.waitUntil(lambda text=text: text.verticalScrollBar().maximum() == 0)


def test_where_it_is_narrow_the_texts_stand_below_each_other(box: ConflictBox) -> None:
    assert box._columns.direction() is QBoxLayout.Direction.LeftToRight
    box.resize(400, 700)
    assert box._columns.direction() is QBoxLayout.Direction.TopToBottom


def test_each_button_says_which_field_it_is_about(box: ConflictBox) -> None:
    assert box.mine.accessibleName() == "Text: keep mine"
    assert box.theirs.accessibleName() == "Text: take theirs"


def test_choices_carry_the_conflict(box: ConflictBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.kept) as kept:
        box.mine.click()
    with qtbot.waitSignal(box.taken) as taken:
        box.theirs.click()
    assert (kept.args, taken.args) == ([5], [5])


def test_news_never_touch_what_is_being_typed(box: ConflictBox) -> None:
    box.open_form()
    box.form.write("text", "", "mine and theirs")
    box.show_card(replace(card(), who="by Carl"))
    assert box.form.values() == {("text", ""): "mine and theirs"}
    box.open_form()
    assert box.form.values() == {("text", ""): "mine and theirs"}


def test_giving_up_is_told_before_the_words_go(box: ConflictBox, qtbot: QtBot) -> None:
    box.open_form()
    box.form.write("text", "", "half")
    seen: list[object] = []

    def note(_form: str) -> None:
        seen.append(box.form.values())

    box.left.connect(note)
    box.close_form()
    assert seen == [{("text", ""): "half"}]
    assert not box.is_writing


def test_a_field_that_cannot_be_typed_offers_no_writing(qtbot: QtBot, look: Look) -> None:
    made = edit(EditKind.CHANGE_ORDER, {"deliver_to": "12"})
    shown = page(entry(EditState.CONFLICT, 1, made, clash("deliver_to", "11", "12", "13")))
    box = ConflictBox(look, shown.cards[0])
    qtbot.addWidget(box)
    assert box.edit.isHidden()
    assert not box.mine.isHidden()


def test_another_edit_takes_a_question_back(qtbot: QtBot, look: Look) -> None:
    detail = OutboxDetail(look)
    qtbot.addWidget(detail)
    detail.show()
    detail.show_page(page(entry(EditState.QUEUED, 1)))
    assert detail.do(Act.WITHDRAW)
    assert detail.foot.question
    detail.show_page(page(entry(EditState.QUEUED, 1)))
    assert detail.foot.question, "news of the same edit leave the question"
    detail.show_page(page(entry(EditState.QUEUED, 2)))
    assert not detail.foot.question


def test_a_question_about_what_is_possible_no_more_is_taken_back(qtbot: QtBot, look: Look) -> None:
    detail = OutboxDetail(look)
    qtbot.addWidget(detail)
    detail.show()
    detail.show_page(page(entry(EditState.QUEUED, 1)))
    detail.do(Act.WITHDRAW)
    detail.show_page(page(entry(EditState.SENDING, 1)))
    assert not detail.foot.question
    assert not detail.do(Act.WITHDRAW)
