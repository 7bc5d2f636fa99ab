"""Tryton's optimistic lock: the stamp of each record that was looked at, given back with the write."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from callcenter.domain.edit_values import canonical
from sync.connectors.tryton.client import Row
from sync.connectors.tryton.mapping.values import moment, nested, text

STAMP_FIELDS = ("_timestamp", "create_date", "write_date", "create_uid.rec_name", "write_uid.rec_name")


def stamps_of(rows: Iterable[tuple[str, Row]]) -> dict[str, str]:
    """Name the stamp of each row by its model and number, as Tryton wants it."""
    return {f"{model},{row['id']}": str(row["_timestamp"]) for model, row in rows if row.get("_timestamp")}


def to_revision(stamps: Mapping[str, str]) -> str:
    """Write stamps as a revision."""
    return canonical(stamps)


def to_stamps(revision: str) -> dict[str, str]:
    """Read a revision; what is none locks nothing."""
    try:
        told: object = json.loads(revision or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: stamp for name, stamp in cast("dict[str, object]", told).items() if isinstance(stamp, str)}


def last_change(rows: Iterable[Row]) -> tuple[str, datetime | None]:
    """Say who wrote last to any of these rows, of which there is at least one, and when."""
    newest = max(rows, key=_written_at_epoch)
    author = nested(newest, "write_uid") or nested(newest, "create_uid")
    return text(author.get("rec_name")), _written_at(newest)


def _written_at(row: Row) -> datetime | None:
    return moment(row.get("write_date")) or moment(row.get("create_date"))


def _written_at_epoch(row: Row) -> float:
    at = _written_at(row)
    return at.timestamp() if at else 0.0
