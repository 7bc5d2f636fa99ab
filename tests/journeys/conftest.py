"""A real window on a real store, and a real office process that can be unplugged."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.demo.process import DemoProcess, start_demo
from tests.journeys.seat import Open, Seat, make_desk, open_running
from ui.look import Look


@pytest.fixture(scope="module")
def office() -> Iterator[DemoProcess]:
    process = start_demo(customers=40)
    yield process
    process.stop()


@pytest.fixture(autouse=True)
def _the_office_is_well(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "office" in request.fixturenames:
        process: DemoProcess = request.getfixturevalue("office")
        process.plug_in()
        process.fail()


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp, theme="light", language="en")


@pytest.fixture
def open_desk(
    office: DemoProcess, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Open a desk on the office; every one opened is closed afterwards."""
    with ExitStack() as stack:

        def open_one(*, start: bool = True) -> Seat:
            desk = make_desk(office, monkeypatch)
            running = open_running(stack, desk, look, start=start)
            seat = Seat(running, qtbot)
            if start:
                seat.read_once()
            return seat

        yield open_one


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk that has read its office."""
    return open_desk()
