"""Renders every room to a picture: the real desk, driven as an agent would, on a copy of a store."""

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.domain.ticket import TicketState
from callcenter.profile import Profile
from callcenter.settings import Settings
from callcenter.storage import offices
from callcenter.storage.database import Database
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.search_everything import search_everything
from ui.actions import Deed
from ui.app import DeskApp
from ui.cli.desk import Desk
from ui.look import Look
from ui.models.ticket_page import STATE
from ui.screens.settings.room import Section
from ui.start import make_application
from ui.tour_forms import FormsGuide
from ui.tour_outbox import OutboxGuide
from ui.tour_shift import ShiftGuide, who_asked
from ui.tour_stop import Stop

_WIDTH, _HEIGHT = 1600, 950
_PATIENCE_MS = 15_000
_LOOKS_MS = 25
CALLERS = {"customer": "+86 138 1234 5678", "shared": "+49 30 901820", "unknown": "+44 20 7946 0958"}
_TICKET, _SOLVED = "T-5003", "T-5001"
_NOTES = {
    "en": "Caller asks where the espresso machine is. Storm delay, parcel lost? Promised to call back after 18:00.",
    "zh_CN": "客户来电询问咖啡机的物流，台风延误，包裹可能丢失，承诺 18:00 后回电。",
}


def render_rooms(desk: Desk, folder: Path, language: str, theme: str) -> Iterator[Path]:
    """Render each room and give the paths as they come. The store of the desk is not touched."""
    app = make_application()
    look = Look(app, theme=theme, language=language)
    with _copied(desk, language, theme) as copied:
        with copied.store() as database, _opened(copied, database, look) as running:
            yield from _walk(_Guide(running, database, language).stops(), running.window, folder)
        with who_asked(copied, look) as (window, stops):
            yield from _walk(stops, window, folder)
        first = replace(copied, settings=Settings(copied.profile.folder / "none.toml", copied.settings.desk))
        with first.store() as database, _opened(first, database, look) as running:
            running.start()
            yield from _walk([_stop("23-first-start", _nothing)], running.window, folder)
    with (
        _copied(desk, language, theme) as copied,
        copied.store() as database,
        _opened(copied, database, look) as running,
    ):
        look.resize(1.0)
        yield from _walk(FormsGuide(running, database, language).stops(), running.window, folder)


@contextmanager
def _copied(desk: Desk, language: str, theme: str) -> Generator[Desk]:
    """Give the desk at another place, with a copy of its store."""
    with tempfile.TemporaryDirectory(prefix="desk-tour-") as name:
        place = Path(name)
        with desk.store() as original:
            original.copy_to(place / "desk.db")
        if desk.settings.path.exists():
            shutil.copy(desk.settings.path, place / "desk.toml")
        yield _at_another_place(desk, place, language, theme)


def _at_another_place(desk: Desk, place: Path, language: str, theme: str) -> Desk:
    settings = replace(
        desk.settings,
        path=place / "desk.toml",
        desk=replace(desk.settings.desk, language=language, theme=theme),
    )
    return replace(desk, profile=Profile(desk.profile.name, place), settings=settings)


@contextmanager
def _opened(desk: Desk, database: Database, look: Look) -> Generator[DeskApp]:
    running = DeskApp(desk, database, look)
    running.window.resize(_WIDTH, _HEIGHT)
    running.window.show()
    running.room.left.bar.entry.setFocus()
    try:
        yield running
    finally:
        running.close()


def _walk(stops: list[Stop], window: QWidget, folder: Path) -> Iterator[Path]:
    for stop in stops:
        stop.do()
        _wait(stop)
        path = folder / f"{stop.name}.png"
        if not window.grab().save(str(path)):
            raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path))
        yield path


def _wait(stop: Stop) -> None:
    """Let the desk work until the state is there twice in a row: between the looks everything is laid out."""
    loop = QEventLoop()
    looking = QTimer(interval=_LOOKS_MS)
    was_there = [False]

    def look() -> None:
        is_there = stop.until()
        if is_there and was_there[0]:
            loop.quit()
        was_there[0] = is_there

    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(_PATIENCE_MS, loop, lambda: loop.exit(1))
    missed = loop.exec()
    looking.stop()
    if missed:
        raise DeskError(Trouble.UNEXPECTED, reason=f"the room {stop.name} did not come up")


class _Guide:
    """Knows the way through the desk."""

    def __init__(self, running: DeskApp, database: Database, language: str) -> None:
        self._desk, self._database, self._language = running, database, language

    def stops(self) -> list[Stop]:
        """Name every picture in order."""
        desk, room = self._desk, self._desk.room
        call, knowledge = desk.call.call_arrives, room.right.knowledge
        return [
            self._at("01-start", _nothing),
            self._at("02-customer", partial(call, CALLERS["customer"]), lambda: room.shows_customer),
            self._at("03-writing", self._write, lambda: bool(room.composer.state_text)),
            self._at("04-ticket", self._open_ticket, lambda: room.page.shows_ticket),
            self._at(
                "05-ticket-chosen", self._choose_state, lambda: bool(room.page.ticket.head.choices.note)
            ),
            self._at("06-article", self._read_article, lambda: room.right.knowledge.is_reading),
            self._at("07-article-searched", self._search_article, room.page.ticket.attached.isVisible),
            self._at("08-gap", self._report_gap, lambda: knowledge.gap.is_open),
            self._at("09-new-article", self._write_article, lambda: knowledge.is_writing),
            self._at("10-long-history", partial(self._open, "春风家")),
            self._at("11-chooser", partial(call, CALLERS["shared"]), room.chooser.isVisible),
            self._at("12-unknown", partial(call, CALLERS["unknown"]), room.unknown.isVisible),
            self._at("13-search", self._search, lambda: room.left.bar.entry.is_down),
            self._at("14-palette", self._palette, lambda: desk.window.palette_box.is_up),
            self._at("15-keys", self._keys),
            self._at("16-office-away", self._unplug, self._says_away),
            self._at("17-small-window", self._shrink),
            self._at("18-large-text", partial(self._enlarge, 1.5)),
            self._at("19-offices", self._settings(Section.OFFICES)),
            self._at("20-desk", self._settings(Section.DESK)),
            self._at("21-look", self._settings(Section.LOOK)),
            self._at("22-shortcuts", self._settings(Section.KEYS)),
            *OutboxGuide(desk, self._database, self._language).stops(),
            *ShiftGuide(desk, self._database).stops(),
        ]

    def _at(self, name: str, do: Callable[[], object], until: Callable[[], bool] = lambda: True) -> Stop:
        return Stop(name, do, lambda: until() and self._desk.is_settled)

    def _write(self) -> None:
        self._desk.actions.action(Deed.COMPOSE).trigger()
        self._desk.room.composer.insert(_NOTES[self._language])

    def _open_ticket(self, number: str = _TICKET) -> None:
        held = read_ticket(self._database, number)
        if held is not None:
            self._desk.call.tickets.open(held.id)

    def _choose_state(self) -> None:
        self._desk.room.page.ticket.head.choices.pick(STATE, TicketState.SOLVED.value)

    def _read_article(self) -> None:
        panel = self._desk.room.right.knowledge
        if panel.model.rows:
            panel.list.chosen.emit(panel.model.rows[0].key)

    def _search_article(self) -> None:
        reader = self._desk.room.right.knowledge.reader
        self._desk.actions.action(Deed.ATTACH_ARTICLE).trigger()
        reader.search.begin()
        words = reader.text.toPlainText().split()
        reader.search.words.setText(
            next((word for word in words if word.isascii() and word.isalnum()), "")[:8]
        )

    def _report_gap(self) -> None:
        self._desk.actions.action(Deed.REPORT_GAP).trigger()
        self._open_ticket(_SOLVED)

    def _write_article(self) -> None:
        self._desk.actions.action(Deed.WRITE_ARTICLE).trigger()

    def _open(self, name: str) -> None:
        rules = self._desk.numbering
        hits = search_everything(self._database, name, rules)
        customer = next((hit.customer for hit in hits if hit.kind is Kind.CUSTOMER), None)
        if customer is not None:
            self._desk.call.open(customer)

    def _search(self) -> None:
        entry = self._desk.room.left.bar.entry
        entry.setFocus()
        entry.setText("zhang")
        entry.textEdited.emit("zhang")

    def _palette(self) -> None:
        self._desk.room.left.bar.entry.fold()
        self._desk.room.left.bar.entry.clear()
        self._desk.window.palette_box.put_up()

    def _keys(self) -> None:
        self._desk.window.palette_box.dismiss()
        self._desk.window.key_sheet.put_up()

    def _unplug(self) -> None:
        self._desk.window.key_sheet.dismiss()
        self._desk.call.call_arrives(CALLERS["customer"])
        with self._database.read() as connection:
            names = [one.office for one in offices.health(connection)]
        with self._database.write() as work:
            for name in names:
                offices.failed(work, OfficeId(name), self._desk.now, Trouble.UNREACHABLE, {"office": name})

    def _says_away(self) -> bool:
        return (
            any(":" in text for text in self._desk.window.status.office_texts)
            and self._desk.room.shows_customer
        )

    def _shrink(self) -> None:
        self._desk.window.resize(1280, 720)

    def _enlarge(self, scale: float) -> None:
        self._desk.window.resize(_WIDTH, _HEIGHT)
        self._desk.look.resize(scale)

    def _settings(self, section: Section) -> Callable[[], None]:
        def go() -> None:
            self._desk.look.resize(1.0)
            self._desk.window.turn_to(Deed.SETTINGS)
            self._desk.settings_room.turn_to(section)

        return go


def _stop(name: str, do: Callable[[], object]) -> Stop:
    return Stop(name, do, lambda: True)


def _nothing() -> None:
    """The desk as it opens."""
