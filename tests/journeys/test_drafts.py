"""What an agent types is kept as it is typed, and comes back whatever happens."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from callcenter.domain.draft import DraftKey
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import find_draft
from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, Open, Seat, make_desk, open_running
from ui.actions import Deed
from ui.look import Look
from ui.widgets.composer import Field

LYON = "+33 6 12 34 56 78"
TYPIST = Path(__file__).with_name("type_and_wait.py")


def write(seat: Seat, words: str) -> None:
    """Type into the composer."""
    seat.do(Deed.COMPOSE)
    composer = seat.room.composer
    seat.qtbot.keyClicks(composer._editors[composer.field], words)


def written(seat: Seat) -> str:
    """Give the words that stand in the composer."""
    return seat.room.composer.text(seat.room.composer.field)


def test_words_are_kept_without_anything_being_pressed(seat: Seat) -> None:
    seat.call(GOLD)
    write(seat, "will call back at six")
    seat.wait(lambda: seat.room.composer.state_text.startswith("Draft kept"))
    current = seat.desk.call._subjects.current
    assert current is not None
    kept = find_draft(store_of(seat), DraftKey("demo", current.key, "note"))
    assert kept is not None
    assert kept.text == "will call back at six"


def test_each_customer_and_each_field_has_its_own_words(seat: Seat) -> None:
    seat.call(GOLD)
    write(seat, "note for Zhang")
    seat.do(Deed.TOGGLE_INTERNAL)
    write(seat, "answer for Zhang")
    seat.call(LYON)
    write(seat, "answer for Lyon")
    seat.call(GOLD)
    assert written(seat) == "answer for Zhang"
    assert seat.room.composer.text(Field.NOTE) == "note for Zhang"
    seat.call(LYON)
    assert seat.room.composer.text(Field.REPLY) == "answer for Lyon"


def test_words_come_back_in_the_next_session(open_desk: Open, office: DemoProcess) -> None:
    first = open_desk()
    first.call(GOLD)
    write(first, "to be continued")
    first.desk.window.close()
    second = open_desk()
    second.call(GOLD)
    assert written(second) == "to be continued"


def test_closing_a_customer_with_words_keeps_them_and_says_so(seat: Seat) -> None:
    seat.call(GOLD)
    write(seat, "half done")
    seat.do(Deed.CLOSE_CUSTOMER)
    assert "kept as a draft" in seat.desk.window.notices.text
    assert seat.open_titles == []
    seat.call(GOLD)
    assert written(seat) == "half done"


def test_words_typed_for_an_unknown_number_go_along_to_the_customer(seat: Seat, qtbot: QtBot) -> None:
    seat.call("+44 20 7946 0900")
    write(seat, "says she is Chloe")
    entry = seat.room.unknown.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "Moreau")
    seat.wait(lambda: entry.is_down and entry._model.rows)
    entry._pick(entry._model.rows[0].key)
    seat.wait(lambda: seat.room.shows_customer and seat.desk.is_settled)
    assert seat.name == "Chloé Moreau"
    assert written(seat) == "says she is Chloe"
    assert seat.open_titles == ["Chloé Moreau"]


def test_a_thirteenth_customer_never_closes_one_with_words(seat: Seat) -> None:
    seat.call(GOLD)
    write(seat, "unsent")
    for number in numbers(seat, 14):
        seat.call(number)
    assert len(seat.open_titles) == 12
    assert "张伟" in seat.open_titles


def test_words_survive_a_kill_in_the_middle(
    office: DemoProcess, monkeypatch: pytest.MonkeyPatch, look: Look, qtbot: QtBot
) -> None:
    desk = make_desk(office, monkeypatch)
    typist = subprocess.Popen(
        [sys.executable, TYPIST, desk.profile.name, GOLD],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert typist.stdout is not None
    acknowledged = ""
    for line in typist.stdout:
        acknowledged = line.rstrip("\n")
        if len(acknowledged) > 60:
            break
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait()
    typist.stdout.close()
    with ExitStack() as stack:
        seat = Seat(open_running(stack, desk, look, start=False), qtbot)
        seat.call(GOLD)
        assert written(seat).startswith(acknowledged)


def test_a_full_disk_keeps_the_words_on_the_screen_and_says_so(seat: Seat) -> None:
    seat.call(GOLD)
    seat.desk.sync.stop()
    disk = Disk(store_of(seat))
    disk.fill()
    write(seat, "important words")
    seat.room.composer.insert("y" * 400_000)
    seat.wait(lambda: "Not kept yet" in seat.room.composer.state_text)
    assert written(seat).startswith("important words")
    assert not seat.desk.window.close()
    assert "no room" in seat.desk.window.notices.text
    disk.make_room()
    seat.wait(lambda: seat.room.composer.state_text.startswith("Draft kept"))
    assert seat.desk.window.close()


class Disk:
    """A disk that is full when a test wants it: SQLite may not take another page."""

    def __init__(self, database: Database) -> None:
        self._engine = database._engine
        self._pages = 0
        event.listen(self._engine, "connect", self._limit)

    def fill(self) -> None:
        """Leave no room."""
        with self._engine.connect() as connection:
            self._pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        self._engine.dispose()

    def make_room(self) -> None:
        """Leave plenty."""
        self._pages = 1_000_000
        self._engine.dispose()

    def _limit(self, connection: Any, _record: object) -> None:
        if self._pages:
            connection.execute(f"PRAGMA max_page_count = {self._pages}").close()


def store_of(seat: Seat) -> Database:
    """The store of a seat."""
    return seat.desk._database


def numbers(seat: Seat, count: int) -> list[str]:
    """Name so many callers of whom each is known alone."""
    sql = (
        "SELECT key FROM contact_point WHERE kind IN ('mobile', 'phone') AND key <> ''"
        " GROUP BY key HAVING count(*) = 1 ORDER BY key LIMIT ?"
    )
    with store_of(seat).read() as connection:
        return [str(row[0]) for row in connection.exec_driver_sql(sql, (count,))]
