"""The way through the outbox, with edits in every state."""

from collections.abc import Callable
from functools import partial

from callcenter.domain.edit import EditKind, EditState
from callcenter.storage import outbox
from callcenter.storage.database import Database
from ui.actions import Deed
from ui.app import DeskApp
from ui.models.outbox_page import Act
from ui.tour_edits import add_samples
from ui.tour_stop import Stop
from ui.widgets.outbox_detail import OutboxDetail


class OutboxGuide:
    """Adds its samples when it comes to its first picture, so that no earlier one shows them."""

    def __init__(self, running: DeskApp, database: Database, language: str) -> None:
        self._desk, self._database, self._language = running, database, language

    def stops(self) -> list[Stop]:
        """Name every picture in order."""
        act = self._act
        return [
            self._at("24-outbox", self._enter, self._is_counted),
            self._edit("25-outbox-article", EditKind.EDIT_ARTICLE),
            self._edit("26-outbox-doubt", EditState.DOUBTFUL),
            self._edit("27-outbox-refused", EditState.REFUSED, act(Act.REWRITE)),
            self._edit("28-outbox-ticket-gone", EditKind.COMMENT, act(Act.RETARGET)),
            self._edit("29-outbox-withdraw", EditState.QUEUED, act(Act.WITHDRAW)),
            self._edit("30-outbox-unanswered", EditState.UNKNOWN),
            self._edit(
                "31-outbox-small-window", EditState.CONFLICT, partial(self._desk.window.resize, 1280, 720)
            ),
            self._at("32-outbox-large-text", self._enlarge, lambda: True),
        ]

    @property
    def _detail(self) -> OutboxDetail:
        return self._desk.outbox_room.detail

    def _at(self, name: str, do: Callable[[], object], until: Callable[[], bool]) -> Stop:
        return Stop(name, do, lambda: until() and self._desk.is_settled)

    def _act(self, act: Act) -> Callable[[], object]:
        return lambda: self._detail.do(act)

    def _enter(self) -> None:
        self._desk.look.resize(1.0)
        agent = self._desk.window.status.agent_text
        add_samples(self._database, agent, self._desk.now, self._language)
        self._desk.window.turn_to(Deed.OUTBOX)

    def _is_counted(self) -> bool:
        """Tell whether the foot of the window and the room both know of the samples, if there are any."""
        with self._database.read() as connection:
            waits = outbox.waiting(connection) > 0
        told = self._desk.window.status.outbox_text
        return not waits or (self._detail.page is not None and any(sign.isdigit() for sign in told))

    def _enlarge(self) -> None:
        self._desk.window.resize(1600, 950)
        self._desk.look.resize(1.5)

    def _edit(self, name: str, what: EditKind | EditState, then: Callable[[], object] | None = None) -> Stop:
        """Look at the first edit of a kind or state, and do something with it once it is shown."""
        wanted: list[int] = []
        left = [then] if then else []

        def find() -> None:
            with self._database.read() as connection:
                waiting = outbox.unsettled(connection)
            wanted.extend(one.seq for one in waiting if what in (one.edit.kind, one.state))
            if wanted:
                self._detail.turned.emit(wanted[0])

        def is_there() -> bool:
            page = self._detail.page
            if wanted and (page is None or page.seq != wanted[0]):
                return False
            while left:
                left.pop()()
            return True

        return self._at(name, find, is_there)
