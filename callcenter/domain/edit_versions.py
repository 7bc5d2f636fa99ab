"""Edits are documents with a version: whatever desk wrote one, it is brought up to what this one understands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from callcenter.domain.edit import VERSION, EditKind, Fields


@dataclass(frozen=True, slots=True)
class EditDocument:
    """What an edit says, as it was written: a kind by its name, and its fields."""

    kind: str
    version: int
    fields: Fields
    base: Fields


Step = Callable[[EditDocument], EditDocument]

STEPS: Mapping[int, Step] = MappingProxyType({})
"""From each version to the next. A step is never changed or removed once a desk with it was released."""


def upcast(
    document: EditDocument, steps: Mapping[int, Step] = STEPS, version: int = VERSION
) -> EditDocument | None:
    """Bring a document up to this version; nothing where no step leads here, or its kind is not known."""
    while document.version < version:
        step = steps.get(document.version)
        if step is None:
            return None
        document = step(document)
    is_known = document.version == version and document.kind in {kind.value for kind in EditKind}
    return document if is_known else None
