"""This desk, its look and its keys: rules are told beside the field, choices hold at once, keys never collide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.domain.errors import Trouble
from callcenter.settings import load_settings
from sync.registry import installed, setting_names
from tests.ui.screens.settings.conftest import MakeRig
from tests.ui.screens.settings.rig import Rig, click, press, write
from ui.actions import DEFAULT_KEYS, Deed
from ui.keys_file import load_keys
from ui.look import SCALES
from ui.screens.settings import setting_words
from ui.screens.settings.regions import regions
from ui.screens.settings.room import Section

Key, Held = Qt.Key, Qt.KeyboardModifier


def retype(rig: Rig, name: str, text: str) -> None:
    line = rig.room.desk.lines[name]
    line.selectAll()
    press(line, Key.Key_Delete)
    write(line, text)


@pytest.fixture
def desk(rig: Rig) -> Rig:
    rig.room.turn_to(Section.DESK)
    return rig


@pytest.fixture
def keys(rig: Rig) -> Rig:
    rig.room.turn_to(Section.KEYS)
    return rig


def test_what_holds_is_shown(make_rig: MakeRig) -> None:
    rig = make_rig('[desk]\nhome_region = "DE"\nagent = "wang.li"\nsync_seconds = 30\n')
    values = rig.room.desk.values()
    assert (values["home_region"], values["agent"], values["sync_seconds"]) == ("DE", "wang.li", "30")
    assert rig.room.desk.region.currentText() == "Germany (DE)"
    assert not rig.room.desk.save.isEnabled()


def test_only_what_changed_is_written_and_comments_stay(make_rig: MakeRig, qtbot: QtBot) -> None:
    rig = make_rig('# ours\n[desk]\nagent = "wang.li"  # until June\n')
    rig.room.turn_to(Section.DESK)
    retype(rig, "sync_seconds", "60")
    retype(rig, "area_code", "010")
    click(rig.room.desk.save)
    qtbot.waitUntil(lambda: bool(rig.heard.desks))
    text = rig.path.read_text("utf-8")
    assert "# until June" in text
    assert "home_region" not in text
    assert load_settings(rig.path).desk.sync_seconds == 60
    assert rig.heard.desks[0].desk.area_code == "010"
    assert not rig.room.desk.save.isEnabled()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sync_seconds", "2", "Choose 5 to 3600."),
        ("sync_seconds", "often", "Write a whole number here."),
        ("sync_seconds", "99999999999999999999", "Write a whole number here."),
        ("extensions", "(", "This is no regular expression"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    desk: Rig, qtbot: QtBot, name: str, text: str, said: str
) -> None:
    retype(desk, name, text)
    click(desk.room.desk.save)
    assert desk.room.desk.fields[name].fault.startswith(said)
    assert desk.room.desk.lines[name].hasFocus()
    assert not desk.path.exists()
    write(desk.room.desk.lines[name], "1")
    assert desk.room.desk.fields[name].fault == ""


@pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing)", extend=True
)  # the list that opens
@pytest.mark.parametrize("text", ["fr", "France", "france (FR)"])
def test_a_country_is_found_by_typing(desk: Rig, qtbot: QtBot, text: str) -> None:
    line = desk.room.desk.region.lineEdit()
    assert line is not None
    line.selectAll()
    write(line, text)
    assert desk.room.desk.values()["home_region"] == "FR"


def test_a_country_nobody_knows_is_refused(desk: Rig, qtbot: QtBot) -> None:
    line = desk.room.desk.region.lineEdit()
    assert line is not None
    line.setText("Nowhere")
    click(desk.room.desk.save)
    assert desk.room.desk.fields["home_region"].fault.startswith("Choose a country")
    click(desk.room.desk.cancel)
    assert desk.room.desk.values()["home_region"] == "CN"


def test_words_typed_stay_while_one_looks_at_other_pages(desk: Rig, qtbot: QtBot) -> None:
    retype(desk, "agent", "wang.li")
    desk.room.turn_to(Section.LOOK)
    desk.room.hide()
    desk.room.show()
    qtbot.waitUntil(lambda: desk.is_quiet)
    assert desk.room.desk.values()["agent"] == "wang.li"


def test_countries_are_named_in_both_languages() -> None:
    assert dict(regions("en"))["CN"] == "China"
    assert dict(regions("zh_CN"))["DE"] == "德国"
    assert not [name for language in ("en", "zh_CN") for _, name in regions(language) if "*" in name]


def test_theme_and_language_hold_at_once_and_are_kept(rig: Rig, qtbot: QtBot) -> None:
    rig.room.turn_to(Section.LOOK)
    page = rig.room.look
    click(page.theme.button("dark"))
    click(page.language.button("zh_CN"))
    assert (rig.look.theme.key, rig.look.language) == ("dark", "zh_CN")
    qtbot.waitUntil(lambda: rig.is_quiet)
    kept = load_settings(rig.path).desk
    assert (kept.theme, kept.language) == ("dark", "zh_CN")
    assert page.theme.held == "dark"


def test_quick_choices_are_written_in_their_order(rig: Rig, qtbot: QtBot) -> None:
    for theme in ("dark", "contrast", "light", "dark"):
        rig.room.look.theme_chosen.emit(theme)
    qtbot.waitUntil(lambda: rig.is_quiet)
    assert load_settings(rig.path).desk.theme == "dark"


def test_what_waits_is_written_when_the_desk_closes(rig: Rig) -> None:
    for theme in ("dark", "contrast"):
        rig.room.look.theme_chosen.emit(theme)
    rig.close()
    assert load_settings(rig.path).desk.theme == "contrast"


def test_every_size_holds_at_once(rig: Rig, qtbot: QtBot) -> None:
    rig.room.turn_to(Section.LOOK)
    for scale in SCALES:
        click(rig.room.look.size_choice.button(str(scale)))
        assert rig.look.scale == scale
    assert rig.heard.scales == [scale for scale in SCALES if scale != 1.0 or scale == SCALES[1]]


def test_the_arrows_walk_through_the_choices(rig: Rig, qtbot: QtBot) -> None:
    rig.room.turn_to(Section.LOOK)
    theme = rig.room.look.theme
    theme.button("light").setChecked(True)
    theme.button("light").setFocus()
    press(theme.button("light"), Key.Key_Right)
    assert theme.held == "dark"
    assert rig.look.theme.key == "dark"


def test_pressed_keys_hold_at_once_and_are_kept(keys: Rig, qtbot: QtBot) -> None:
    row = keys.room.keys.rows["hold"]
    press(row.editor, Key.Key_H, Held.ControlModifier)
    assert keys.actions.action(Deed.HOLD).shortcut().toString() == "Ctrl+H"
    qtbot.waitUntil(lambda: keys.is_quiet)
    assert load_keys(keys.keys_path) == {Deed.HOLD: "Ctrl+H"}
    assert keys.heard.keys == [{Deed.HOLD: "Ctrl+H"}]


def test_keys_that_are_taken_are_refused_by_name(keys: Rig, qtbot: QtBot) -> None:
    row = keys.room.keys.rows["hold"]
    press(row.editor, Key.Key_F2)
    assert row.fault == 'F2 already means "Enter a number". Take other keys, or change those first.'
    assert row.shown == "F4"
    assert keys.heard.keys == []
    press(row.editor, Key.Key_F10)
    assert row.fault == ""
    assert row.shown == "F10"


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_A, Held.NoModifier),
        (Key.Key_A, Held.ShiftModifier),
        (Key.Key_C, Held.ControlModifier),
        (Key.Key_Left, Held.NoModifier),
    ],
)
def test_keys_needed_for_typing_are_refused(
    keys: Rig, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    row = keys.room.keys.rows["hold"]
    press(row.editor, key, held)
    assert "needed for typing" in row.fault
    assert row.shown == "F4"


def test_backspace_takes_keys_away_and_escape_keeps_them(keys: Rig, qtbot: QtBot) -> None:
    row = keys.room.keys.rows["hold"]
    press(row.editor, Key.Key_Escape)
    assert row.shown == "F4"
    press(row.editor, Key.Key_Backspace)
    assert keys.actions.action(Deed.HOLD).shortcut().isEmpty()
    qtbot.waitUntil(lambda: keys.is_quiet)
    assert load_keys(keys.keys_path) == {Deed.HOLD: ""}


def test_one_action_and_all_go_back_to_their_usual_keys(keys: Rig, qtbot: QtBot) -> None:
    page = keys.room.keys
    for name, key in (("hold", Key.Key_F10), ("mute", Key.Key_F11)):
        press(page.rows[name].editor, key)
    click(page.rows["hold"].usual)
    assert page.rows["hold"].shown == "F4"
    click(page.everything)
    qtbot.waitUntil(lambda: keys.is_quiet)
    assert load_keys(keys.keys_path) == {}
    assert not page.everything.isEnabled()


def test_usual_keys_somebody_else_has_now_are_not_taken_back(keys: Rig, qtbot: QtBot) -> None:
    page = keys.room.keys
    press(page.rows["hold"].editor, Key.Key_F10)
    press(page.rows["mute"].editor, Key.Key_F4)
    click(page.rows["hold"].usual)
    assert "already means" in page.rows["hold"].fault
    assert page.rows["hold"].shown == "F10"


def test_keys_that_cannot_be_kept_are_told(keys: Rig, qtbot: QtBot) -> None:
    keys.keys_path.mkdir()
    press(keys.room.keys.rows["hold"].editor, Key.Key_F10)
    qtbot.waitUntil(lambda: bool(keys.heard.complaints))
    assert keys.heard.complaints[0].trouble is Trouble.STORE_UNWRITABLE


def test_every_action_has_a_row_with_a_name(keys: Rig) -> None:
    rows = keys.room.keys.rows
    assert set(rows) == {deed.value for deed in DEFAULT_KEYS}
    assert all(row.editor.accessibleName() == row.name != "" for row in rows.values())


def test_the_keyboard_reaches_every_page(rig: Rig, qtbot: QtBot) -> None:
    seen: list[str] = []
    rig.room.turned.connect(seen.append)
    rig.room.setFocus()
    for _ in range(3):
        press(QApplication.focusWidget(), Key.Key_Down)
    assert seen == ["desk", "look", "keys"]
    assert rig.room.current is rig.room.keys


def test_no_word_of_our_connectors_lacks_its_translation() -> None:
    ours = [found.name for found in installed() if found.package == "callcenter-desk"]
    said = {sentence for name in ours for sentence in setting_names(name).values()}
    assert said - set(map(str, setting_words.SENTENCES)) == set()
    assert "demo" in ours


@pytest.mark.parametrize("reason", ["it is missing", "choose 5 to 3600", "it is no regular expression (x)"])
def test_our_reasons_have_sentences(reason: str) -> None:
    assert setting_words.knows_fault(reason)
    assert setting_words.fault_words(reason) != reason
    assert setting_words.fault_words("the moon is too low") == "The moon is too low"
