"""What a real Tryton answered, kept beside this file: one request and its reply for each kind of record."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from callcenter.domain.ids import OfficeId
from sync.connectors.tryton.settings import TrytonSettings
from sync.connectors.tryton.wire import decode

KINDS = ("customers", "products", "stock", "orders", "shipments", "returns", "invoices", "tickets")
SETTINGS = TrytonSettings(OfficeId("erp"), "http://127.0.0.1", "desk", "desk")
_REPLIES = Path(__file__).parent / "replies"
_FIELDS = 4


def rows(kind: str) -> list[dict[str, Any]]:
    """The rows of a reply, read as the connector reads them."""
    return json.loads(_text(kind), object_hook=decode)["reply"]["result"]


def row(kind: str, number: int, **changes: object) -> dict[str, Any]:
    """One row, with some values of the test's own."""
    return next(one for one in rows(kind) if one["id"] == number) | changes


def undecoded(kind: str) -> list[dict[str, Any]]:
    """The rows as they travelled."""
    return json.loads(_text(kind))["reply"]["result"]


def asked_fields(kind: str) -> tuple[str, ...]:
    """The fields the recorded request asked for."""
    return tuple(json.loads(_text(kind))["request"]["params"][_FIELDS])


def without(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The same row without one of its fields."""
    return {key: value for key, value in values.items() if key != name}


def _text(kind: str) -> str:
    return (_REPLIES / f"{kind}.json").read_text("utf-8")
