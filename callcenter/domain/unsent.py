"""What the agent did that no office has confirmed, by the record that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Value, Waiting
from callcenter.domain.ids import OfficeId, RemoteId

_Key = tuple[OfficeId, Kind, RemoteId]


def _nothing() -> Mapping[_Key, tuple[Waiting, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unsent:
    """Asked for by the marks on the screen; what was refused or is in conflict is here, too, until it is settled."""

    edits: Mapping[_Key, tuple[Waiting, ...]] = field(default_factory=_nothing)

    def of(self, office: OfficeId, kind: Kind, record: RemoteId) -> tuple[Waiting, ...]:
        """Give the edits of one record, in their order."""
        return self.edits.get((office, kind, record), ())

    def on_its_way(self, office: OfficeId, kind: Kind, record: RemoteId) -> bool:
        """Tell whether something of a record is still to be sent."""
        return any(one.state.is_open for one in self.of(office, kind, record))

    def needs_agent(self, office: OfficeId, kind: Kind, record: RemoteId) -> bool:
        """Tell whether something of a record waits for a person."""
        return any(one.state.needs_agent for one in self.of(office, kind, record))

    def fields(self, office: OfficeId, kind: Kind, record: RemoteId) -> Mapping[str, Value]:
        """Give the values that are on their way, the last word on each field."""
        found: dict[str, Value] = {}
        for one in self.of(office, kind, record):
            if one.state.is_open:
                found.update(one.edit.fields)
        return found

    def of_kind(self, kind: EditKind) -> Iterator[Waiting]:
        """Give every edit of one kind."""
        return (one for several in self.edits.values() for one in several if one.edit.kind is kind)


def sort_unsent(waiting: Iterable[Waiting]) -> Unsent:
    """Sort what waits by its record."""
    found: dict[_Key, tuple[Waiting, ...]] = {}
    for one in waiting:
        edit = one.edit
        key = (edit.office, edit.kind.entity, edit.record)
        found[key] = (*found.get(key, ()), one)
    return Unsent(MappingProxyType(found))
