"""The composer: two kinds of words nobody can mistake, changed by the agent alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.wear import worn
from ui.look import Look
from ui.theme import THEMES, Meaning
from ui.widgets.composer import Aim, Composer, Field


@pytest.fixture
def composer(qtbot: QtBot, look: Look) -> Composer:
    made = Composer(look)
    made.resize(600, 220)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def editor(composer: Composer, field: Field) -> QPlainTextEdit:
    found = composer.findChild(QPlainTextEdit, f"write-{field.value}")
    assert isinstance(found, QPlainTextEdit)
    return found


def tab(composer: Composer, field: Field) -> QPushButton:
    found = composer.findChild(QPushButton, f"turn-{field.value}")
    assert isinstance(found, QPushButton)
    return found


def test_typing_tells_which_field(qtbot: QtBot, composer: Composer) -> None:
    typed = QSignalSpy(composer.typed)
    QTest.keyClicks(editor(composer, Field.NOTE), "ab")
    assert [typed.at(0), typed.at(1)] == [["note"], ["note"]]
    assert composer.text(Field.NOTE) == "ab"


def test_words_put_there_are_not_typed(composer: Composer) -> None:
    typed = QSignalSpy(composer.typed)
    composer.put(Field.NOTE, "kept words", 4)
    composer.put(Field.REPLY, "other words")
    assert typed.count() == 0
    assert (composer.text(Field.NOTE), composer.place(Field.NOTE)) == ("kept words", 4)


def test_putting_words_into_one_field_leaves_the_other_alone(qtbot: QtBot, composer: Composer) -> None:
    QTest.keyClicks(editor(composer, Field.NOTE), "mine")
    composer.put(Field.REPLY, "theirs")
    assert composer.text(Field.NOTE) == "mine"


@pytest.mark.parametrize(("text", "place", "stands"), [("abc", 99, 3), ("👍👍", 4, 4), ("", 5, 0)])
def test_a_remembered_place_outside_the_words_is_their_end(
    composer: Composer, text: str, place: int, stands: int
) -> None:
    composer.put(Field.NOTE, text, place)
    assert composer.place(Field.NOTE) == stands


def test_undo_never_brings_the_words_of_another_customer_back(qtbot: QtBot, composer: Composer) -> None:
    QTest.keyClicks(editor(composer, Field.NOTE), "for Greta")
    composer.put(Field.NOTE, "for Li Na")
    editor(composer, Field.NOTE).undo()
    assert composer.text(Field.NOTE) == "for Li Na"


def test_inserted_words_go_in_at_the_cursor_and_count_as_typed(composer: Composer) -> None:
    composer.put(Field.NOTE, "before after", 7)
    typed = QSignalSpy(composer.typed)
    composer.insert("MIDDLE ")
    assert composer.text(Field.NOTE) == "before MIDDLE after"
    assert composer.place(Field.NOTE) == 14
    assert typed.count() >= 1
    editor(composer, Field.NOTE).undo()
    assert composer.text(Field.NOTE) == "before after"


def test_inserted_words_go_where_the_agent_writes(composer: Composer) -> None:
    composer.turn(Field.REPLY)
    composer.insert("Dear customer")
    assert (composer.text(Field.NOTE), composer.text(Field.REPLY)) == ("", "Dear customer")


def test_inserted_markup_stays_text(composer: Composer) -> None:
    composer.insert("<b>x</b>")
    assert composer.text(Field.NOTE) == "<b>x</b>"


def test_turning_is_told_once(composer: Composer) -> None:
    turned = QSignalSpy(composer.turned)
    composer.turn(Field.REPLY)
    composer.turn(Field.REPLY)
    assert (turned.count(), turned.at(0)) == (1, ["reply"])
    assert composer.field is Field.REPLY
    assert tab(composer, Field.REPLY).isChecked()


def test_a_click_on_a_tab_turns(qtbot: QtBot, composer: Composer) -> None:
    QTest.mouseClick(tab(composer, Field.REPLY), Qt.MouseButton.LeftButton)
    assert composer.field is Field.REPLY
    assert editor(composer, Field.REPLY).isVisible()
    assert not editor(composer, Field.NOTE).isVisible()


def test_turning_over_goes_on_writing(qtbot: QtBot, composer: Composer) -> None:
    composer.turn_over()
    qtbot.waitUntil(lambda: editor(composer, Field.REPLY).hasFocus())
    composer.turn_over()
    qtbot.waitUntil(lambda: editor(composer, Field.NOTE).hasFocus())
    assert composer.field is Field.NOTE


def test_leaving_the_words_is_told(qtbot: QtBot, composer: Composer) -> None:
    composer.focus_text()
    qtbot.waitUntil(lambda: editor(composer, Field.NOTE).hasFocus())
    with qtbot.waitSignal(composer.left):
        tab(composer, Field.REPLY).setFocus()


def test_what_is_being_composed_is_not_typed_before_it_is_done(composer: Composer) -> None:
    typed = QSignalSpy(composer.typed)
    note = editor(composer, Field.NOTE)
    QApplication.sendEvent(note, QInputMethodEvent("zhong", []))
    assert composer.text(Field.NOTE) == ""
    done = QInputMethodEvent()
    done.setCommitString("中")
    QApplication.sendEvent(note, done)
    assert composer.text(Field.NOTE) == "中"
    assert typed.count() >= 1


def test_tab_leaves_the_words_instead_of_writing_a_tab(qtbot: QtBot, composer: Composer) -> None:
    composer.focus_text()
    QTest.keyClick(editor(composer, Field.NOTE), Qt.Key.Key_Tab)
    assert composer.text(Field.NOTE) == ""


@pytest.mark.parametrize("theme", THEMES)
def test_internal_and_public_differ_in_colour_border_and_word(
    composer: Composer, look: Look, theme: str
) -> None:
    with worn(look, theme=theme):
        note, reply = (editor(composer, field).styleSheet() for field in Field)
        assert (f"1px dashed {look.theme.colour(Meaning.INTERNAL).name()}" in note) is True
        assert (f"1px solid {look.theme.colour(Meaning.PUBLIC).name()}" in reply) is True
        assert tab(composer, Field.NOTE).text() != tab(composer, Field.REPLY).text()
        hints = {editor(composer, field).placeholderText() for field in Field}
        assert hints == {"Only colleagues read this.", "The customer will read this."}
        icons = [tab(composer, field).icon().pixmap(16).toImage() for field in Field]
        assert icons[0] != icons[1]


def test_the_state_of_the_draft_keeps_its_colour_in_another_theme(composer: Composer, look: Look) -> None:
    composer.say("Not kept yet", is_trouble=True)
    with worn(look, theme="dark"):
        assert look.theme.colour(Meaning.ERROR).name() in composer._state.styleSheet()
    assert composer.state_text == "Not kept yet"
    assert look.theme.colour(Meaning.ERROR).name() in composer._state.styleSheet()


def test_another_look_and_language_leave_the_words_alone(
    qtbot: QtBot, composer: Composer, look: Look
) -> None:
    QTest.keyClicks(editor(composer, Field.NOTE), "half a sent")
    typed = QSignalSpy(composer.typed)
    with worn(look, theme="contrast", scale=1.5, language="zh_CN"):
        assert composer.text(Field.NOTE) == "half a sent"
        assert composer.place(Field.NOTE) == 11
    assert typed.count() == 0


def test_without_words_nothing_is_sent(composer: Composer) -> None:
    sent = QSignalSpy(composer.sent)
    QTest.keyClicks(editor(composer, Field.NOTE), "   ")
    composer.send()
    assert sent.count() == 0
    QTest.keyClicks(editor(composer, Field.NOTE), "x")
    composer.send()
    assert sent.count() == 1


def test_while_words_are_taken_over_they_stay_as_they_are(composer: Composer) -> None:
    composer.put(Field.NOTE, "going")
    composer.set_busy(True)
    sent = QSignalSpy(composer.sent)
    QTest.keyClicks(editor(composer, Field.NOTE), "x")
    composer.send()
    assert (composer.text(Field.NOTE), sent.count()) == ("going", 0)
    composer.set_busy(False)
    composer.send()
    assert sent.count() == 1


@pytest.mark.parametrize(
    ("purpose", "field", "said", "has_details"),
    [
        (Aim.TICKET, Field.NOTE, "Add the note", False),
        (Aim.TICKET, Field.REPLY, "Send the reply", False),
        (Aim.CUSTOMER, Field.NOTE, "Add the note", False),
        (Aim.CUSTOMER, Field.REPLY, "Open the ticket", True),
    ],
)
def test_the_button_says_what_becomes_of_the_words(
    composer: Composer, purpose: Aim, field: Field, said: str, has_details: bool
) -> None:
    composer.aim(purpose, "")
    composer.turn(field)
    assert composer._send.text() == said
    assert composer.opening.isVisible() is has_details
