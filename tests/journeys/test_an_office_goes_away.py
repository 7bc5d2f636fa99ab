"""The cable is pulled: everything goes on with what the desk has; the cable is back: it catches up by itself."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, Open, Seat
from ui.actions import Deed

pytestmark = pytest.mark.usefixtures("caplog")
"""An office that goes is told once in the log, which is looked at below."""


def ages(seat: Seat) -> list[str]:
    """What the panels say of the age of their data."""
    page, right = seat.room.page, seat.room.right
    frames = (
        page.profile_panel,
        page.ticket_panel,
        page.timeline_panel,
        right.order_panel,
        right.invoice_panel,
        right.knowledge_panel,
    )
    return [frame.age_text for frame in frames]


def is_away(seat: Seat) -> bool:
    """Tell whether every panel says since when."""
    return all("unreachable since" in age for age in ages(seat))


def test_without_the_office_the_desk_opens_customers_searches_and_says_since_when(
    open_desk: Open, office: DemoProcess
) -> None:
    seat = open_desk()
    office.unplug()
    seat.ask_offices()
    seat.wait(lambda: not seat.is_read())
    seat.call(GOLD)
    assert seat.name == "张伟"
    seat.wait(lambda: is_away(seat))
    entry = seat.room.left.bar.entry
    entry.setFocus()
    seat.qtbot.keyClicks(entry, "krueger")
    seat.wait(lambda: seat.desk.is_settled)
    entry.clear()
    seat.qtbot.keyClicks(entry, "HH-20012")
    seat.wait(lambda: [row.title for row in entry._model.rows][:1] == ["HH-20012"])


def test_plugged_in_again_it_catches_up_by_itself(seat: Seat, office: DemoProcess) -> None:
    seat.call(GOLD)
    order = first_order(seat, office)
    office.unplug()
    seat.ask_offices()
    seat.wait(lambda: is_away(seat))
    office.put("orders", id=order, number="HH-CHANGED")
    office.plug_in()
    seat.wait(lambda: "HH-CHANGED" in seat.order_numbers)
    seat.wait(seat.is_read)
    seat.wait(lambda: not any("unreachable" in age for age in ages(seat)))
    office.put("orders", id=order, number="HH-20009")


def test_a_desk_that_starts_without_its_office_shows_what_it_had(
    open_desk: Open, office: DemoProcess
) -> None:
    first = open_desk()
    first.call(GOLD)
    first.desk.sync.stop()
    office.unplug()
    second = open_desk(start=False)
    second.desk.start()
    second.call(GOLD)
    assert second.name == "张伟"
    second.wait(lambda: is_away(second))


def test_a_captive_portal_is_told_in_words(seat: Seat, office: DemoProcess) -> None:
    office.fail(html=True)
    seat.ask_offices()
    seat.wait(lambda: not seat.is_read())
    tip = seat.desk.window.status._offices[0].accessibleName()
    assert "web page instead of data" in tip
    assert "web page instead of data" in seat.desk.window.notices.text


def test_an_office_that_goes_is_logged_once_and_without_names(
    seat: Seat, office: DemoProcess, caplog: pytest.LogCaptureFixture
) -> None:
    seat.call(GOLD)
    office.unplug()
    for _ in range(3):
        seat.ask_offices()
        seat.wait(lambda: seat.desk.is_settled and not seat.is_read())
    gone = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert gone == ["office demo: unreachable"]


def test_an_office_in_the_strip_leads_to_the_offices(seat: Seat, qtbot: QtBot) -> None:
    qtbot.mouseClick(seat.desk.window.status._offices[0], Qt.MouseButton.LeftButton)
    assert seat.desk.window.shows(Deed.SETTINGS)
    assert seat.desk.settings_room.current is seat.desk.settings_room.offices


def test_the_first_reading_shows_numbers_and_can_be_paused(
    open_desk: Open, office: DemoProcess, qtbot: QtBot
) -> None:
    seat = open_desk(start=False)
    office.fail(slow_seconds=0.2)
    seat.desk.start()
    seat.wait(lambda: " of " in seat.desk.window.status.progress_text)
    seat.desk.window.status._halt.click()
    seat.wait(lambda: not seat.desk.sync.is_running)
    assert seat.desk.window.status.progress_text == ""
    assert "F5" in seat.desk.window.notices.text
    office.fail()
    seat.ask_offices()
    seat.read_once()
    seat.call(GOLD)
    assert seat.name == "张伟"


def first_order(seat: Seat, office: DemoProcess) -> int:
    """The remote id of the newest order on the screen."""
    current = seat.desk.call._subjects.current
    assert current is not None
    assert current.sheet is not None
    return int(current.sheet.sheet.orders[0].order.record.id)
