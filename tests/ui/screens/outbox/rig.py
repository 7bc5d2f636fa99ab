"""The room of the outbox as the desk builds it, on a real store with real threads."""

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from tests.callcenter.outbox_steps import AGENT, LATER
from ui.background import Background
from ui.feed import ChangeFeed
from ui.look import Look
from ui.screens.outbox.presenter import OutboxPresenter
from ui.screens.outbox.room import OutboxRoom
from ui.screens.outbox.services import OutboxServices


@dataclass
class Heard:
    """What the desk around the room was told."""

    said: list[str] = field(default_factory=list[str])
    complaints: list[DeskError] = field(default_factory=list[DeskError])
    copied: list[str] = field(default_factory=list[str])
    opened: list[CustomerId] = field(default_factory=list[CustomerId])
    asked_to_sign_in: list[bool] = field(default_factory=list[bool])
    woken: list[bool] = field(default_factory=list[bool])


class Standing:
    """A clock that stands."""

    def now(self) -> datetime:
        return LATER


class Rig:
    """The room and whoever leads it."""

    def __init__(self, look: Look, database: Database) -> None:
        self.look, self.database, self.heard = look, database, Heard()
        self.background = Background()
        self.feed = ChangeFeed()
        self._unsubscribe = database.subscribe(self.feed.tell)
        self.room = OutboxRoom(look)
        heard = self.heard
        services = OutboxServices(
            database=database,
            background=self.background,
            feed=self.feed,
            clock=Standing(),
            look=look,
            agent=AGENT,
            say=heard.said.append,
            complain=heard.complaints.append,
            wake=lambda: heard.woken.append(True),
            open_customer=heard.opened.append,
            copy=heard.copied.append,
            show_offices=lambda: heard.asked_to_sign_in.append(True),
        )
        self.presenter = OutboxPresenter(self.room, services)
        # Alone on the screen the room would tell its window the smallest size, of which "offscreen" knows nothing.
        layout = self.room.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.room.resize(1400, 850)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing is under way."""
        return self.background.is_idle and not self.presenter.is_waiting

    @property
    def keys(self) -> list[object]:
        """The edits in the list, headings left out."""
        return [row.key for row in self.room.model.rows if not row.is_heading]

    @property
    def shown(self) -> int | None:
        """The edit beside the list."""
        page = self.room.detail.page
        return page.seq if page and self.room.shows_page else None

    def close(self) -> None:
        """Close as the desk closes."""
        self.room.close()
        self.presenter.flush()
        self.presenter.close()
        self.background.close()
        self._unsubscribe()
        self.room.deleteLater()


def press(widget: QWidget | None, key: Qt.Key) -> None:
    """Press one key."""
    assert widget is not None
    QTest.keyClick(widget, key)


def focused() -> QWidget | None:
    """Give what has the keyboard."""
    return QApplication.focusWidget()
