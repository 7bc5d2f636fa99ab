"""Choosing, showing and closing customers; panels that say how old they are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId
from tests.ui.samples import CRM, ERP, NOW, candidates, greta, li_na, mayer
from tests.ui.wear import worn
from ui.ages import Freshness
from ui.icons import Icon
from ui.look import Look
from ui.models.candidate_rows import candidate_rows
from ui.models.customer_profile import build_profile
from ui.models.list_row import ListRow
from ui.models.office_rows import office_rows
from ui.models.open_row import OpenRow
from ui.models.rows import RowsModel
from ui.theme import Meaning
from ui.widgets.alert_strip import AlertStrip
from ui.widgets.chip import Chip
from ui.widgets.chooser import Chooser
from ui.widgets.customer_header import CustomerHeader
from ui.widgets.customer_tabs import CustomerTabs
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.start_page import StartPage
from ui.widgets.unknown_caller import UnknownCaller

Key = Qt.Key
Modifier = Qt.KeyboardModifier
ROWS = candidate_rows(candidates(), NOW)


def shown(qtbot: QtBot, widget: QWidget, width: int = 700, height: int = 420) -> None:
    widget.resize(width, height)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]


@pytest.fixture
def chooser(qtbot: QtBot, look: Look) -> Chooser:
    made = Chooser(look)
    shown(qtbot, made)
    made.show_candidates("3 customers have this number", ROWS)
    return made


@pytest.mark.parametrize(("key", "customer"), [(Key.Key_1, 11), (Key.Key_2, 12), (Key.Key_3, 13)])
@pytest.mark.parametrize(
    "modifier", [Modifier.NoModifier, Modifier.KeypadModifier, Modifier.ShiftModifier], ids=str
)
def test_one_key_picks(chooser: Chooser, key: Key, customer: int, modifier: Modifier) -> None:
    picked = QSignalSpy(chooser.picked)
    QTest.sendKeyEvent(QTest.KeyAction.Click, chooser.list, key, chr(key), modifier)
    assert (picked.count(), picked.at(0)) == (1, [CustomerId(customer)])


@pytest.mark.parametrize("text", ["4", "9", "²", "x", "½"])
def test_a_key_that_stands_for_nobody_picks_nobody(chooser: Chooser, text: str) -> None:
    picked, refused = QSignalSpy(chooser.picked), QSignalSpy(chooser.refused)
    QTest.sendKeyEvent(QTest.KeyAction.Click, chooser.list, Key.Key_unknown, text, Modifier.NoModifier)
    assert (picked.count(), refused.count()) == (0, 0)


def test_a_digit_with_control_is_a_shortcut_and_picks_nobody(chooser: Chooser) -> None:
    picked = QSignalSpy(chooser.picked)
    QTest.sendKeyEvent(QTest.KeyAction.Click, chooser.list, Key.Key_1, "1", Modifier.ControlModifier)
    assert picked.count() == 0


def test_enter_picks_the_current_one(chooser: Chooser) -> None:
    picked = QSignalSpy(chooser.picked)
    QTest.keyClick(chooser.list, Key.Key_Down)
    QTest.keyClick(chooser.list, Key.Key_Return)
    assert picked.at(0) == [CustomerId(12)]


def test_nobody_is_picked_by_being_shown(qtbot: QtBot, look: Look) -> None:
    made = Chooser(look)
    picked = QSignalSpy(made.picked)
    shown(qtbot, made)
    made.show_candidates("why", ROWS)
    assert picked.count() == 0


def test_none_of_these_by_key_and_by_button(chooser: Chooser) -> None:
    refused = QSignalSpy(chooser.refused)
    QTest.keyClick(chooser.list, Key.Key_0)
    QTest.mouseClick(chooser._none, Qt.MouseButton.LeftButton)
    assert refused.count() == 2


def test_the_reason_for_asking_is_told(chooser: Chooser) -> None:
    assert {"Who is calling?", "3 customers have this number"} <= set(words(chooser))


def open_row(key: int, has_draft: bool = False) -> OpenRow:
    return OpenRow(key, f"Customer {key}", "10 min", "C", key, has_draft=has_draft)


@pytest.fixture
def tabs(qtbot: QtBot, look: Look) -> CustomerTabs:
    model: RowsModel[OpenRow] = RowsModel()
    model.show((open_row(1), open_row(2, has_draft=True)))
    made = CustomerTabs(look, model)
    model.setParent(made)
    shown(qtbot, made, 240, 200)
    return made


def test_delete_closes_the_current_customer(tabs: CustomerTabs) -> None:
    closed = QSignalSpy(tabs.closed)
    tabs.make_current(1)
    QTest.keyClick(tabs, Key.Key_Delete)
    assert closed.at(0) == [2]


def test_the_small_sign_closes_and_the_rest_opens(tabs: CustomerTabs) -> None:
    closed, chosen = QSignalSpy(tabs.closed), QSignalSpy(tabs.chosen)
    rect = tabs.visualRect(tabs.model().index(0, 0))
    spot = tabs._delegate.spot(rect, tabs._rows.rows[0]).center()
    QTest.mouseClick(tabs.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(tabs.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rect.center().y()))
    assert (closed.count(), closed.at(0)) == (1, [1])
    assert (chosen.count(), chosen.at(0)) == (1, [1])


@pytest.mark.parametrize("is_chosen", [False, True])
def test_an_unsent_draft_is_marked_on_every_tab(tabs: CustomerTabs, look: Look, is_chosen: bool) -> None:
    model = tabs._rows
    model.show((open_row(1), open_row(2)))
    if is_chosen:
        tabs.make_current(1)
    without = tabs.grab().toImage()
    model.follow((open_row(1), open_row(2, has_draft=True)))
    assert tabs.grab().toImage() != without


@pytest.fixture
def header(qtbot: QtBot, look: Look) -> CustomerHeader:
    made = CustomerHeader(look)
    shown(qtbot, made, 720, 260)
    return made


def test_the_header_says_who_it_is(header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    assert header._name.text() == "Margarethe Schulze-Hohenlohe & Partner Gartenbau GmbH"
    assert [chip.text for chip in header.findChildren(Chip) if chip.text] == ["Gold", "Company", "German"]
    assert header._tier.meaning is Meaning.VIP


def test_the_clock_of_the_customer_goes_on(header: CustomerHeader) -> None:
    header.show_profile(build_profile(li_na()), NOW)
    assert header._clock.text() == "14:30 in China"
    header.tell_time(NOW + timedelta(minutes=31))
    assert header._clock.text() == "15:01 in China"


def test_alerts_are_seen_and_go_with_their_customer(header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    strip = header.findChild(AlertStrip)
    assert isinstance(strip, AlertStrip)
    assert strip.isVisible()
    assert strip.accessibleName() == "Call back on the mobile only; the office line is shared."
    header.show_profile(build_profile(mayer()), NOW)
    assert strip.isHidden()


def test_nothing_of_the_customer_before_is_left(header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    header.show_profile(build_profile(mayer()), NOW)
    assert header._name.text() == "Jo Mayer"
    assert header._clock.text() == ""
    assert [chip.text for chip in header.findChildren(Chip) if not chip.isHidden()] == ["Person"]
    assert [row.title for row in header._model.rows] == ["+49 160 555 0101", "5"]


def test_long_alerts_wrap_and_are_never_cut(qtbot: QtBot, look: Look) -> None:
    strip = AlertStrip(look)
    shown(qtbot, strip, 300, 60)
    strip.show_alerts(("short",))
    low = strip.height()
    strip.show_alerts(("a long warning " * 20,))
    assert strip.height() > 3 * low


def test_somebody_no_longer_active_is_marked(header: CustomerHeader) -> None:
    sheet = greta()
    gone = replace(sheet, customer=replace(sheet.customer, is_active=False))
    header.show_profile(build_profile(gone), NOW)
    assert (header._kind.text, header._kind.meaning) == ("no longer active", Meaning.WARNING)


def test_more_facts_unfold(header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    assert header._more.text() == "5 more"
    low = header.facts.height()
    QTest.mouseClick(header._more, Qt.MouseButton.LeftButton)
    assert header._more.text() == "Show less"
    assert header.facts.height() > low


def test_how_many_are_hidden_follows_the_width(qtbot: QtBot, header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    header.resize(400, 260)
    qtbot.waitUntil(lambda: header._more.text() == "7 more")
    header.resize(720, 260)
    qtbot.waitUntil(lambda: header._more.text() == "5 more")
    assert header.facts.hidden_facts == 5


def test_a_fact_is_copied_by_a_click(qtbot: QtBot, header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    copied = QSignalSpy(header.copied)
    spot = header.facts.visualRect(header.facts.model().index(0, 0)).center()
    QTest.mouseClick(header.facts.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert copied.at(0) == ["+49 171 5550143"]
    assert QGuiApplication.clipboard().text() == "+49 171 5550143"


def test_the_same_customer_again_keeps_what_is_unfolded(header: CustomerHeader) -> None:
    header.show_profile(build_profile(greta()), NOW)
    header._more.setChecked(True)
    sheet = greta()
    header.follow_profile(build_profile(replace(sheet, customer=replace(sheet.customer, name="New name"))))
    assert header._name.text() == "New name"
    assert header._more.isChecked()


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> PanelFrame:
    made = PanelFrame(look, Icon.PACKAGE, "Orders")
    made.set_content(QLabel("content", textFormat=Qt.TextFormat.PlainText))
    shown(qtbot, made, 400, 200)
    return made


def test_a_panel_says_how_many_and_how_old(panel: PanelFrame) -> None:
    panel.set_count("4")
    panel.set_age("40 s")
    assert {"Orders", "4", "40 s", "content"} <= set(words(panel))


def test_a_panel_with_nothing_to_say_is_one_line_that_says_why(panel: PanelFrame) -> None:
    panel.set_reason("erp holds no orders of this customer")
    assert panel.reason == "erp holds no orders of this customer"
    assert "content" not in words(panel)
    panel.set_reason(None)
    assert panel.reason == ""
    assert "content" in words(panel)


@pytest.mark.parametrize("freshness", [Freshness.AGING, Freshness.AWAY, Freshness.NEVER])
def test_old_data_is_told_by_a_sign_beside_its_colour(panel: PanelFrame, freshness: Freshness) -> None:
    panel.set_age("3 d", freshness)
    assert panel._age_picture.isVisible()
    assert not panel._age_picture.pixmap().isNull()


def test_fresh_data_needs_no_sign(panel: PanelFrame) -> None:
    panel.set_age("3 d", Freshness.AWAY)
    panel.set_age("40 s", Freshness.FRESH)
    assert not panel._age_picture.isVisible()


def test_the_age_changes_its_colour_with_the_theme(panel: PanelFrame, look: Look) -> None:
    panel.set_age("scm unreachable since 06:02", Freshness.AWAY)
    with worn(look, theme="dark"):
        assert look.theme.colour(Meaning.AWAY).name() in panel._age.styleSheet()


def test_an_unknown_caller_is_told_with_what_is_being_done(qtbot: QtBot, look: Look) -> None:
    unknown = UnknownCaller(look)
    shown(qtbot, unknown)
    again = QSignalSpy(unknown.asked_again)
    unknown.show_number("+49 30 5550199", "Berlin", "The offices are being asked.", is_asking=True)
    assert {"+49 30 5550199", "Berlin", "The offices are being asked."} <= set(words(unknown))
    QTest.mouseClick(unknown._again, Qt.MouseButton.LeftButton)
    assert again.count() == 1
    unknown.show_number("Extension 12", "", "A colleague.", is_asking=False)
    assert not unknown._again.isVisible()
    assert "Berlin" not in words(unknown)


def test_the_start_page_hides_what_it_has_nothing_of(qtbot: QtBot, look: Look) -> None:
    page = StartPage(look, [("F2", "Enter a number")])
    shown(qtbot, page)
    assert "Offices" not in words(page)
    page.offices.show(office_rows((OfficeHealth(ERP, NOW), OfficeHealth(CRM, None, Trouble.TIMED_OUT)), NOW))
    page.recent.show((ListRow(CustomerId(1), "Jo Mayer"),))
    assert {"Offices", "Not long ago", "F2", "Enter a number"} <= set(words(page))


def test_a_recent_customer_is_opened_from_the_start_page(qtbot: QtBot, look: Look) -> None:
    page = StartPage(look, [])
    shown(qtbot, page)
    page.recent.show((ListRow(CustomerId(1), "Jo Mayer"),))
    chosen, began = QSignalSpy(page.chosen), QSignalSpy(page.began)
    page._recent_list.make_current(0)
    QTest.keyClick(page._recent_list, Key.Key_Return)
    QTest.mouseClick(page._begin, Qt.MouseButton.LeftButton)
    assert (chosen.at(0), began.count()) == ([CustomerId(1)], 1)
