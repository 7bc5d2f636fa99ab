"""What an edit builds upon: ids that the desk gave itself, and the edits that will bring the office's own."""

from collections.abc import Callable, Iterator

from callcenter.domain.edit import LOCAL, Edit, Fields, Nature
from callcenter.domain.edit_values import ADDRESS, CONTACT
from callcenter.domain.ids import RemoteId

NAMING = ("customer", "order", "deliver_to", "ticket", "article")
"""The fields whose value is the id of another record."""


def local_id(edit: str, piece: int | None = None) -> RemoteId:
    """Name what an edit makes: the record itself, or one of several pieces."""
    return RemoteId(f"{LOCAL}{edit}" if piece is None else f"{LOCAL}{edit}.{piece}")


def is_local(identity: str | None) -> bool:
    """Tell whether no office has named it yet."""
    return identity is not None and identity.startswith(LOCAL)


def maker_of(identity: str) -> str:
    """Give the edit that makes what has this local id."""
    return identity.removeprefix(LOCAL).partition(".")[0]


def needs_of(edit: Edit) -> frozenset[str]:
    """Give the edits that have to be applied before this one."""
    wanted = {maker_of(one) for one in set(local_ids_of(edit)) - made_by(edit)}
    return frozenset((wanted | {edit.after}) - {"", edit.id})


def made_by(edit: Edit) -> frozenset[str]:
    """Give the local ids of what an edit makes itself, also where it took them over from an earlier edit.

    A new contact or address has nothing as its base; one that another edit makes has the value the agent saw.
    """
    fresh = {piece_of(field) for field in edit.fields if edit.base.get(field) is None}
    record = {edit.record} if edit.kind.nature is Nature.CREATE else set[str]()
    return frozenset(one for one in fresh | record if is_local(one))


def unnamed(edit: Edit, name: Callable[[str], str]) -> frozenset[str]:
    """Give the local ids of other edits' makings that no office has named."""
    return frozenset(one for one in set(local_ids_of(edit)) - made_by(edit) if is_local(name(one)))


def resolved(fields: Fields, name: Callable[[str], str]) -> dict[str, str | None]:
    """Put the office's ids in the place of local ones, in the values and in the names of fields."""
    return {
        _renamed(field, name): name(value) if field in NAMING and value and is_local(value) else value
        for field, value in fields.items()
    }


def piece_of(field: str) -> str:
    """Give the id of the contact or address that a field is about; empty for other fields."""
    return next((field.removeprefix(mark) for mark in (CONTACT, ADDRESS) if field.startswith(mark)), "")


def _renamed(field: str, name: Callable[[str], str]) -> str:
    piece = piece_of(field)
    return field.removesuffix(piece) + name(piece) if is_local(piece) else field


def local_ids_of(edit: Edit) -> Iterator[str]:
    """Give every name in an edit that the desk gave, those of what it makes itself among them."""
    named = (value for field, value in edit.fields.items() if field in NAMING)
    pieces = (piece_of(field) for field in edit.fields)
    yield from (one for one in (edit.record, *named, *pieces) if one is not None and is_local(one))
