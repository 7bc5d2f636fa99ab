"""Says what stands in a draft, for whoever gets words back whose form is no more."""

import json
from typing import cast

from callcenter.domain.draft import Draft

RECORD = "edit:"
"""Begins the field of a draft that keeps a whole contact or address, as edits write them."""
CHOSEN = "="
"""Stands before a kept choice, so that choosing nobody is something to keep, too."""
_CHOICES = frozenset(
    {"new_office", "new_queue", "new_priority", "new_order", "new_complaint"}
    | {"wrap_channel", "wrap_outcome", "wrap_call", "article_language"}
)
"""Drafts that keep a choice and no words."""


def readable(draft: Draft) -> str:
    """Give the words of a draft as a person reads them; empty where it only keeps a choice."""
    field = draft.key.field
    if field in _CHOICES or draft.text.startswith(CHOSEN):
        return ""
    return _pieces(draft.text) if field.startswith(RECORD) else draft.text


def _pieces(text: str) -> str:
    try:
        told: object = json.loads(text)
    except ValueError:
        return text
    if not isinstance(told, dict):
        return str(told or "")
    return ", ".join(str(value) for value in cast("dict[str, object]", told).values() if value)
