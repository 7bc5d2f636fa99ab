"""What a record holds of the fields of a change, in the words that edits use; pure."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, cast

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_values import customer_fields, order_fields, ticket_fields
from sync.connectors.demo import mapping, values
from sync.connectors.demo.values import Row
from sync.contract import Change, Standing, Whereabouts

FEEDS: Mapping[Kind, str] = MappingProxyType(
    {Kind.TICKET: "tickets", Kind.CUSTOMER: "customers", Kind.ORDER: "orders", Kind.ARTICLE: "articles"}
)
"""Where records that can be changed are read."""

_FIELDS: Mapping[str, Callable[[Any], Fields]] = MappingProxyType(
    {
        "tickets": ticket_fields,
        "customers": customer_fields,
        "orders": order_fields,
        "articles": lambda article: {"title": article.title, "text": article.text},
    }
)


def standing_of(change: Change, feed: str, row: Row) -> Standing:
    """Read the fields of a change from a row; raises ``UnreadableError`` where it cannot be read."""
    record = mapping.READERS[feed](row)
    held = _FIELDS[feed](record)
    changed_at: datetime | None = values.optional_time(row, "modified")
    return Standing(
        Whereabouts.THERE,
        {
            name: _as_meant(held.get(name), mine, change.base.get(name))
            for name, mine in change.fields.items()
        },
        record.revision,
        values.text(row, "changed_by", ""),
        changed_at,
    )


def _as_meant(theirs: Value, mine: Value, base: Value) -> Value:
    """Give a value in the spelling of the edit where it says the same, so that a blank more is no conflict."""
    for spelling in (mine, base):
        if _meaning(theirs) == _meaning(spelling):
            return spelling
    return theirs


def _meaning(value: Value) -> object:
    text = (value or "").strip()
    try:
        told: object = json.loads(text) if text[:1] in ("{", "[") else text
    except ValueError:
        return text
    if isinstance(told, dict):
        parts = cast("dict[str, object]", told)
        return {name: str(one).strip() for name, one in parts.items() if str(one).strip()}
    return told or ""
