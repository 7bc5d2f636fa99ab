"""Setting up offices: what is typed is tested, told in place, and kept where it belongs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, load_settings
from callcenter.storage import offices
from callcenter.storage.database import open_database
from sync.demo.process import DemoProcess, start_demo
from tests.ui.screens.settings.conftest import MakeRig
from tests.ui.screens.settings.rig import NoKeyring, Rig, click, press, write
from ui.screens.settings.office_page import NAME, SECRET
from ui.theme import Meaning

ERP = OfficeId("erp")
OFFICES = """# rolled out in May
[offices.erp]
connector = "tryton"
url = "https://erp.example"
database = "shop"  # the old one
user = "desk"

# what agents see
[desk]
language = "en"
"""


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def office(running: DemoProcess) -> Iterator[DemoProcess]:
    yield running
    running.plug_in()
    running.fail()


def open_new(rig: Rig, qtbot: QtBot, connector: str = "demo") -> None:
    """Open an empty form as an agent does."""
    page = rig.room.office
    click(rig.room.welcome.new)
    qtbot.waitUntil(lambda: rig.room.current is page and rig.is_quiet)
    page.connector.setFocus()
    write(page.connector, connector)
    page.connector_chosen.emit(page.connector.currentText())
    qtbot.waitUntil(lambda: all(field.isVisible() for field in page.settings.values()))


def type_in(rig: Rig, key: str, text: str) -> None:
    editor = {**rig.room.office.fields, **rig.room.office.settings}[key].editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    write(editor, text)


def fill_in(rig: Rig, qtbot: QtBot, office: DemoProcess, token: str | None = None) -> None:
    open_new(rig, qtbot)
    type_in(rig, "url", office.url)
    type_in(rig, SECRET, token or office.token)


def test_without_offices_a_person_is_welcomed(rig: Rig, qtbot: QtBot) -> None:
    assert rig.room.current is rig.room.welcome
    click(rig.room.welcome.demo)
    assert rig.heard.demos == [True]


def test_offices_are_listed_with_connector_and_address(make_rig: MakeRig) -> None:
    rig = make_rig(OFFICES)
    assert rig.room.current is rig.room.offices
    row = rig.room.offices.rows["erp"]
    assert "erp, tryton" in row.accessibleName()
    assert row.said == "not asked yet"


def test_an_office_never_read_says_so(make_rig: MakeRig, tmp_path: Path) -> None:
    database = open_database(tmp_path / "desk.db")
    rig = make_rig(OFFICES, database=database)
    assert "not" in rig.room.offices.rows["erp"].said
    rig.close()
    database.close()


def test_an_office_that_is_away_says_why_and_follows_its_return(
    make_rig: MakeRig, qtbot: QtBot, tmp_path: Path
) -> None:
    database = open_database(tmp_path / "desk.db")
    now = datetime.now(UTC)
    with database.write() as work:
        offices.failed(work, ERP, now, Trouble.SIGN_IN_REFUSED, {"office": ERP})
    rig = make_rig(OFFICES, database=database)
    row = rig.room.offices.rows["erp"]
    assert "away since" in row.said
    assert "refused the user name or password" in row.said
    with database.write() as work:
        offices.answered(work, ERP, now)
    qtbot.waitUntil(lambda: "answered" in row.said, timeout=20_000)
    assert "refused" not in row.said
    rig.close()
    database.close()


def test_a_settings_file_with_a_fault_is_told_in_its_place(make_rig: MakeRig) -> None:
    rig = make_rig('[desk]\ncolour = "red"\n')
    assert "desk.colour" in rig.room.offices.fault.text
    assert not rig.room.offices.new.isEnabled()
    assert rig.heard.complaints == []


def test_a_good_connection_tells_who_answers_and_what_there_is(
    rig: Rig, qtbot: QtBot, office: DemoProcess
) -> None:
    fill_in(rig, qtbot, office)
    click(rig.room.office.test)
    assert rig.room.office.stop.isVisible()
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text))
    result = rig.room.office.result
    assert result.meaning is Meaning.SUCCESS
    assert "Demo office" in result.text
    assert "ms" in result.text
    assert "clock" in result.detail
    assert "customers\u00a0" in result.detail
    assert not rig.room.office.stop.isVisible()
    assert not rig.path.exists()


def test_a_wrong_token_is_one_calm_sentence_and_asks_for_another(
    rig: Rig, qtbot: QtBot, office: DemoProcess
) -> None:
    fill_in(rig, qtbot, office, token="hunter2")
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text))
    assert (
        rig.room.office.result.text == "demo answers, and refused the user name or password. Type them again."
    )
    assert rig.room.office.secret.hasFocus()


def test_an_unplugged_office_is_one_calm_sentence(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    office.unplug()
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text))
    assert rig.room.office.result.text.startswith("demo cannot be reached at this address.")
    assert rig.room.office.result.meaning is Meaning.ERROR


def test_a_stored_secret_is_used_where_none_is_typed(
    make_rig: MakeRig, qtbot: QtBot, office: DemoProcess
) -> None:
    rig = make_rig(f'[offices.crm]\nconnector = "demo"\nurl = "{office.url}"\n')
    rig.secrets.kept[OfficeId("crm")] = office.token
    click(rig.room.offices.rows["crm"].edit)
    qtbot.waitUntil(lambda: rig.room.current is rig.room.office and rig.is_quiet)
    assert rig.room.office.secret.text() == ""
    assert "one is kept" in rig.room.office.secret.placeholderText()
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: rig.room.office.result.meaning is Meaning.SUCCESS)


def test_the_embedded_company_can_be_tested(rig: Rig, qtbot: QtBot) -> None:
    open_new(rig, qtbot)
    type_in(rig, "url", "embedded")
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text), timeout=20_000)
    assert rig.room.office.result.meaning is Meaning.SUCCESS
    qtbot.waitUntil(lambda: rig.background.is_idle, timeout=20_000)


def test_a_double_click_tests_once(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    office.fail(slow_seconds=0.05)
    click(rig.room.office.test)
    first = rig.presenter.offices.form._test
    click(rig.room.office.test)
    assert rig.presenter.offices.form._test is first
    assert first is not None
    qtbot.waitUntil(lambda: rig.room.office.result.meaning is Meaning.SUCCESS)


def test_a_test_can_be_stopped(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    office.fail(slow_seconds=30)
    click(rig.room.office.test)
    click(rig.room.office.stop)
    assert rig.room.office.result.text == "Stopped. Nothing was changed."
    qtbot.waitUntil(lambda: rig.background.is_idle)
    assert rig.room.office.result.text == "Stopped. Nothing was changed."


def test_the_form_can_be_left_while_a_test_runs(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    office.fail(slow_seconds=30)
    click(rig.room.office.test)
    press(rig.room.office.secret, Qt.Key.Key_Escape)
    assert rig.room.current is rig.room.welcome
    qtbot.waitUntil(lambda: rig.background.is_idle)
    assert rig.room.office.result.text == ""
    assert rig.room.office.secret.text() == ""


def test_the_room_can_be_closed_while_a_test_runs(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    office.fail(slow_seconds=30)
    click(rig.room.office.test)
    rig.room.hide()
    qtbot.waitUntil(lambda: rig.background.is_idle)
    assert not rig.room.office.stop.isVisibleTo(rig.room.office)


def test_an_answer_counts_only_for_what_was_typed_then(rig: Rig, qtbot: QtBot, office: DemoProcess) -> None:
    fill_in(rig, qtbot, office)
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text))
    type_in(rig, "url", "https://other.example")
    assert rig.room.office.result.text == ""


def test_saving_keeps_the_secret_in_the_keyring_and_out_of_the_file(
    rig: Rig, qtbot: QtBot, office: DemoProcess
) -> None:
    fill_in(rig, qtbot, office)
    type_in(rig, NAME, "crm")
    click(rig.room.office.save)
    click(rig.room.office.save)
    qtbot.waitUntil(lambda: bool(rig.heard.offices) and rig.is_quiet)
    assert len(rig.heard.offices) == 1
    assert load_settings(rig.path).offices == (OfficeSettings(OfficeId("crm"), "demo", {"url": office.url}),)
    assert rig.secrets.kept == {OfficeId("crm"): office.token}
    for path in rig.path.parent.iterdir():
        assert office.token not in path.read_text("utf-8")
    assert rig.room.current is rig.room.offices
    assert list(rig.room.offices.rows) == ["crm"]
    assert rig.room.office.secret.text() == ""


def test_changing_an_office_keeps_the_comments_of_an_administrator(make_rig: MakeRig, qtbot: QtBot) -> None:
    rig = make_rig(OFFICES)
    click(rig.room.offices.rows["erp"].edit)
    qtbot.waitUntil(lambda: rig.room.current is rig.room.office and rig.is_quiet)
    assert not rig.room.office.name.isEnabled()
    type_in(rig, "url", "https://new.example")
    click(rig.room.office.save)
    qtbot.waitUntil(lambda: bool(rig.heard.offices) and rig.is_quiet)
    text = rig.path.read_text("utf-8")
    for kept in ("# rolled out in May", "# the old one", "# what agents see", "https://new.example"):
        assert kept in text


def test_without_a_keyring_nothing_is_saved_and_it_is_said(
    make_rig: MakeRig, qtbot: QtBot, office: DemoProcess
) -> None:
    rig = make_rig(secrets=NoKeyring())
    fill_in(rig, qtbot, office)
    assert "no usable keyring" in rig.room.office.keyring.text
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: rig.room.office.result.meaning is Meaning.SUCCESS)
    click(rig.room.office.save)
    qtbot.waitUntil(lambda: "Nothing was saved" in rig.room.office.result.detail)
    assert not rig.path.exists()
    rig.room.office.secret.clear()
    click(rig.room.office.save)
    qtbot.waitUntil(lambda: bool(rig.heard.offices))
    assert office.token not in rig.path.read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("url", "", "This is needed."),
        ("url", "https://me:hunter2@erp.example", "There is a password in here."),
        (NAME, "Big Office", "A name begins with a small letter"),
        (NAME, "", "A name begins with a small letter"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    rig: Rig, qtbot: QtBot, key: str, text: str, said: str
) -> None:
    open_new(rig, qtbot)
    type_in(rig, "url", "https://crm.example")
    type_in(rig, key, text)
    field = {**rig.room.office.fields, **rig.room.office.settings}[key]
    click(rig.room.office.save)
    qtbot.waitUntil(lambda: bool(field.fault))
    assert field.fault.startswith(said)
    assert field.editor.hasFocus()
    assert field.fault in field.editor.accessibleDescription()
    assert not rig.path.exists()


def test_two_offices_never_have_one_name(make_rig: MakeRig, qtbot: QtBot) -> None:
    rig = make_rig(OFFICES)
    click(rig.room.offices.new)
    qtbot.waitUntil(lambda: rig.room.current is rig.room.office and rig.is_quiet)
    type_in(rig, NAME, "erp")
    click(rig.room.office.save)
    assert "already" in rig.room.office.fields[NAME].fault
    assert rig.path.read_text("utf-8") == OFFICES


def test_another_connector_asks_for_other_things_and_keeps_what_is_typed(rig: Rig, qtbot: QtBot) -> None:
    open_new(rig, qtbot, "tryton")
    assert {"url", "database", "user"} <= set(rig.room.office.settings)
    type_in(rig, "url", "https://erp.example")
    write(rig.room.office.connector, "demo")
    rig.room.office.connector_chosen.emit("demo")
    assert "database" not in rig.room.office.settings
    assert rig.room.office.entries().values == {"url": "https://erp.example"}
    assert rig.room.office.entries().name == "demo"


def test_an_office_of_a_connector_that_is_gone_can_still_be_looked_at(
    make_rig: MakeRig, qtbot: QtBot
) -> None:
    rig = make_rig('[offices.old]\nconnector = "gone"\nurl = "https://old.example"\n')
    click(rig.room.offices.rows["old"].edit)
    qtbot.waitUntil(lambda: rig.room.current is rig.room.office and rig.is_quiet)
    click(rig.room.office.test)
    qtbot.waitUntil(lambda: bool(rig.room.office.result.text))
    assert "gone" in rig.room.office.result.text


def test_an_office_is_removed_only_when_asked_twice(make_rig: MakeRig, qtbot: QtBot) -> None:
    rig = make_rig(OFFICES)
    rig.secrets.kept[OfficeId("erp")] = "hunter2"
    row = rig.room.offices.rows["erp"]
    click(row.remove)
    assert row.keep.hasFocus()
    press(row.keep, Qt.Key.Key_Space)
    assert not row.confirm.isVisible()
    click(row.remove)
    click(row.confirm)
    qtbot.waitUntil(lambda: bool(rig.heard.offices) and rig.is_quiet)
    assert rig.heard.offices[0].offices == ()
    assert rig.secrets.kept == {}
    assert "# what agents see" in rig.path.read_text("utf-8")
    assert "stays on this machine" in rig.heard.said[0]
    assert rig.room.current is rig.room.welcome


def test_tab_goes_through_the_form_from_top_to_bottom(rig: Rig, qtbot: QtBot) -> None:
    open_new(rig, qtbot)
    page = rig.room.office
    page.connector.setFocus()
    seen = [QApplication.focusWidget()]
    for _ in range(6):
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    editors = [field.editor for field in page.settings.values()]
    assert seen == [page.connector, page.name, *editors, page.secret, page.test, page.save]


def test_every_field_and_button_has_a_name(rig: Rig, qtbot: QtBot) -> None:
    open_new(rig, qtbot)
    page = rig.room.office
    for field in (*page.fields.values(), *page.settings.values()):
        assert field.editor.accessibleName() == field.label != ""
        assert field.help_text in field.editor.accessibleDescription()
    assert all(button.text() for button in (page.test, page.save, page.cancel, page.stop))
