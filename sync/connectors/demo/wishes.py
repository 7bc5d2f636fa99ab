"""Changes into requests of the contract; pure. A value that no request can carry raises ``UnsendableError``."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_OID, UUID, uuid5

from callcenter.domain.edit import LOCAL, EditKind, Fields, Nature, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, FIELD, to_list
from sync.contract import Change

Body = dict[str, Any]
_ADDRESS_FIELDS = frozenset({"street", "postal_code", "city", "subdivision", "country", "name"})
_CONTACT_FIELDS = frozenset({"kind", "value", "label"})


class UnsendableError(ValueError):
    """A value is of the wrong sort; the message names the field and never its content."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One request that writes."""

    method: str
    path: str
    key: str
    body: Body


def key_of(change: Change) -> str:
    """Give the key of a change: its reference.

    What is set has one for each choice of fields: where some were held back by a conflict, the key that the others
    were sent with must not make believe that these were set as well.
    """
    if change.kind.nature in (Nature.CREATE, Nature.APPEND):
        return str(_uuid(change.ref))
    return str(uuid5(_uuid(change.ref), json.dumps(sorted(change.fields))))


def wish_of(change: Change) -> Wish:
    """Say a change as the contract does."""
    method, path, fill = _WISHES[change.kind]
    named = path.format(record=quote(change.record, safe="/"))
    return Wish(method, named, key_of(change), {"agent": change.agent, **fill(change)})


def _uuid(ref: str) -> UUID:
    try:
        return UUID(ref)
    except ValueError:
        return uuid5(NAMESPACE_OID, ref)


def _new_ticket(change: Change) -> Body:
    fields = change.fields
    named = ("text", "requestor", "queue", "state")
    body = _ticket_change(change) | {name: fields[name] for name in named if fields.get(name)}
    body |= {name: _whole(name, fields[name]) for name in ("customer", "order") if fields.get(name)}
    return {**body, "is_complaint": fields.get("is_complaint") == "1"}


def _ticket_change(change: Change) -> Body:
    fields = change.fields
    body: Body = {name: fields[name] or "" for name in ("subject", "owner") if name in fields}
    body |= {name: fields[name] for name in ("state", "queue") if fields.get(name)}
    if "priority" in fields:
        body["priority"] = _whole("priority", fields["priority"] or "0")
    own = [{"name": name, "values": _list(name, value)} for name, value in _named(fields, FIELD)]
    return {**body, "fields": own} if own else body


def _message(kind: str) -> Callable[[Change], Body]:
    return lambda change: {"kind": kind, "text": change.fields.get("text") or ""}


def _attached(change: Change) -> Body:
    return {name: change.fields.get(name) or "" for name in ("article", "title")}


def _new_customer(change: Change) -> Body:
    fields = change.fields
    return {
        "name": fields.get("name") or "",
        "language": fields.get("language") or "",
        "is_company": fields.get("is_company") == "1",
        "contact_points": _parts(fields, CONTACT, _CONTACT_FIELDS)["add"],
        "addresses": _parts(fields, ADDRESS, _ADDRESS_FIELDS)["add"],
    }


def _customer_change(change: Change) -> Body:
    fields = change.fields
    named: Body = {"name": fields["name"] or ""} if "name" in fields else {}
    return {
        **named,
        "contact_points": _parts(fields, CONTACT, _CONTACT_FIELDS),
        "addresses": _parts(fields, ADDRESS, _ADDRESS_FIELDS),
    }


def _parts(fields: Fields, mark: str, known: frozenset[str]) -> dict[str, list[Any]]:
    parts: dict[str, list[Any]] = {"add": [], "change": [], "remove": []}
    for identity, value in _named(fields, mark):
        if identity.startswith(LOCAL):
            parts["add"] += [{"ref": mark + identity, **_object(mark, value, known)}] if value else []
        elif value is None:
            parts["remove"].append(_whole(mark, identity))
        else:
            parts["change"].append({"id": _whole(mark, identity), **_object(mark, value, known)})
    return parts


def _delivery(change: Change) -> Body:
    value = change.fields.get("deliver_to")
    return {"deliver_to": _whole("deliver_to", value) if value else None}


def _nothing(_change: Change) -> Body:
    return {}


def _interaction(change: Change) -> Body:
    fields = change.fields
    texts = ("channel", "number", "started_at", "summary", "outcome", "ticket")
    body: Body = {"started_at": change.made_at.isoformat(), "channel": "note"}
    body |= {name: fields[name] for name in (*texts, "ended_at") if fields.get(name)}
    return body | ({"customer": _whole("customer", fields["customer"])} if fields.get("customer") else {})


def _vote(change: Change) -> Body:
    return {name: change.fields.get(name) or "" for name in ("verdict", "words")}


def _new_article(change: Change) -> Body:
    texts = {name: change.fields.get(name) or "" for name in ("title", "text", "language", "ticket")}
    return {**texts, "topics": _list("topics", change.fields.get("topics"))}


def _article_change(change: Change) -> Body:
    return {name: change.fields[name] or "" for name in ("title", "text") if name in change.fields}


def _named(fields: Fields, mark: str) -> Iterator[tuple[str, Value]]:
    return ((name.removeprefix(mark), value) for name, value in fields.items() if name.startswith(mark))


def _whole(name: str, value: Value) -> int:
    if value is None or not (value.isascii() and value.isdecimal()):
        raise UnsendableError(f"{name.rstrip(':')} is no whole number")
    return int(value)


def _list(name: str, value: Value) -> list[str]:
    try:
        return list(to_list(value))
    except ValueError:
        raise UnsendableError(f"{name} is no list") from None


def _object(mark: str, value: Value, known: frozenset[str]) -> Body:
    try:
        told: object = json.loads(value or "")
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise UnsendableError(f"{mark.rstrip(':')} cannot be read")
    return {name: one for name, one in told.items() if name in known}  # pyright: ignore[reportUnknownVariableType]  # the office checks what stands in it


_TICKET = "/v1/tickets/{record}"
_WISHES: Mapping[EditKind, tuple[str, str, Callable[[Change], Body]]] = MappingProxyType(
    {
        EditKind.OPEN_TICKET: ("POST", "/v1/tickets", _new_ticket),
        EditKind.REPLY: ("POST", f"{_TICKET}/messages", _message("reply")),
        EditKind.COMMENT: ("POST", f"{_TICKET}/messages", _message("comment")),
        EditKind.CHANGE_TICKET: ("PATCH", _TICKET, _ticket_change),
        EditKind.ATTACH_ARTICLE: ("POST", f"{_TICKET}/articles", _attached),
        EditKind.CREATE_CUSTOMER: ("POST", "/v1/customers", _new_customer),
        EditKind.CHANGE_CUSTOMER: ("PATCH", "/v1/customers/{record}", _customer_change),
        EditKind.CHANGE_ORDER: ("PATCH", "/v1/orders/{record}", _delivery),
        EditKind.CANCEL_ORDER: ("POST", "/v1/orders/{record}/cancel", _nothing),
        EditKind.LOG_INTERACTION: ("POST", "/v1/interactions", _interaction),
        EditKind.VOTE_ARTICLE: ("POST", "/v1/articles/{record}/votes", _vote),
        EditKind.PROPOSE_ARTICLE: ("POST", "/v1/articles", _new_article),
        EditKind.EDIT_ARTICLE: ("PATCH", "/v1/articles/{record}", _article_change),
    }
)
