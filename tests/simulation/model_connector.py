"""The connector of the model office: what the engine sees of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Self

from callcenter.domain.edit import EditKind, Nature
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.contract import (
    Alike,
    Capabilities,
    Change,
    Diagnosis,
    Feed,
    Finding,
    Receipt,
    Reference,
    Standing,
    Whereabouts,
    Writing,
)
from tests.simulation.model_feeds import KINDS, Given, ModelFeed
from tests.simulation.model_office import MOST_TRANSACTION, Wire
from tests.simulation.weather import MOST_LATE, OFFICE, Line

TAKEN: Mapping[EditKind, Reference] = MappingProxyType(
    {
        EditKind.OPEN_TICKET: Reference.CERTAIN,
        EditKind.REPLY: Reference.CERTAIN,
        EditKind.COMMENT: Reference.CERTAIN,
        EditKind.CHANGE_TICKET: Reference.CERTAIN,
        EditKind.CREATE_CUSTOMER: Reference.CERTAIN,
        EditKind.CHANGE_CUSTOMER: Reference.CERTAIN,
        EditKind.LOG_INTERACTION: Reference.NONE,
    }
)
_HOMES = {kind: name for name, kind in KINDS.items()}


class ModelConnector:
    """Speaks to the model office over a line. ``office_now`` is the office's clock, as each reply tells it."""

    def __init__(self, line: Line, now: Callable[[], datetime], office_now: Callable[[], datetime]) -> None:
        self._line = line
        self._now = now
        self._office_now = office_now
        self._offset: timedelta | None = None
        self.given: Given = {}
        self._feeds = tuple(ModelFeed(name, self, self.given) for name in KINDS)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        raise NotImplementedError

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        return {}

    @property
    def office(self) -> OfficeId:
        return OFFICE

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            overlap=timedelta(seconds=MOST_TRANSACTION + 2), page_size=3, gives=frozenset(KINDS.values())
        )

    def feeds(self) -> Sequence[Feed]:
        return self._feeds

    def test_connection(self) -> Diagnosis:
        return Diagnosis("model", self.identity(), timedelta(0))

    def clock_offset(self) -> timedelta | None:
        return self._offset

    def close(self) -> None:
        pass

    def identity(self) -> str:
        return self.ask("identity", {})["name"]

    def ask(self, verb: str, what: Wire) -> Wire:
        """Ask over the line, and look at the office's clock."""
        reply = self._line.ask(verb, what)
        self._offset = self._office_now() - self._now()
        return reply

    # edits

    @property
    def writing(self) -> Writing:
        return Writing(TAKEN, quarantine=timedelta(seconds=MOST_LATE + 1))

    def look(self, change: Change) -> Standing:
        reply = self.ask("look", _wire(change))
        whereabouts = Whereabouts(reply["whereabouts"])
        if whereabouts is not Whereabouts.THERE:
            return Standing(whereabouts)
        return Standing(whereabouts, reply["fields"], str(reply["revision"]), author="bo")

    def send(self, change: Change, revision: str) -> Receipt:
        reply = self.ask("send", {**_wire(change), "revision": revision})
        made = {local: RemoteId(remote) for local, remote in reply.get("made", {}).items()}
        return _receipt(change, str(reply["id"]), made)

    def find(self, change: Change) -> Finding:
        reply = self.ask("find", _wire(change))
        made = {local: RemoteId(remote) for local, remote in reply.get("made", {}).items()}
        done = tuple(_receipt(change, str(one), made) for one in reply["found"])
        alike = () if TAKEN[change.kind] is Reference.CERTAIN else (Alike(RemoteId("1"), "#1", "a call"),)
        return Finding(done, was_deleted=bool(reply["deleted"]) and not done, alike=alike)


def _wire(change: Change) -> Wire:
    return {
        "ref": change.ref,
        "kind": change.kind.value,
        "feed": _home(change),
        "record": int(change.record) if change.record.isdecimal() else 0,
        "is_made": change.kind.nature is Nature.CREATE,
        "fields": dict(change.fields),
        "base": dict(change.base),
        "agent": change.agent,
    }


def _home(change: Change) -> str:
    return _HOMES.get(change.kind.entity, "")


def _receipt(change: Change, record: str, made: Mapping[str, RemoteId]) -> Receipt:
    named = {f"contact:{local}": remote for local, remote in made.items()}
    mine = {name: remote for name, remote in named.items() if name in change.fields}
    return Receipt(RemoteId(record), _home(change), "told by the office", mine)
