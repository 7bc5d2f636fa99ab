"""What changed in the store, told by kind and id and never by content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The kinds of record the desk holds."""

    CUSTOMER = "customers"
    ORDER = "orders"
    SHIPMENT = "shipments"
    PRODUCT = "products"
    STOCK = "stock"
    INVOICE = "invoices"
    TICKET = "tickets"
    ARTICLE = "articles"
    INTERACTION = "interactions"
    DRAFT = "drafts"
    EDIT = "edits"
    OFFICE = "offices"


def _nothing() -> Mapping[Kind, frozenset[int]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changes:
    """Local ids by kind. For what hangs on a customer, ``customers`` names the ones to look at again."""

    ids: Mapping[Kind, frozenset[int]] = field(default_factory=_nothing)
    customers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, kind: Kind, ids: Iterable[int], customers: Iterable[int] = ()) -> "Changes":
        """Name the changed records of one kind."""
        return cls(MappingProxyType({kind: frozenset(ids)}), frozenset(customers))

    def __or__(self, other: "Changes") -> "Changes":
        """Join two reports into one."""
        kinds = self.ids.keys() | other.ids.keys()
        empty: frozenset[int] = frozenset()
        joined = {kind: self.ids.get(kind, empty) | other.ids.get(kind, empty) for kind in kinds}
        return Changes(MappingProxyType(joined), self.customers | other.customers)

    def __bool__(self) -> bool:
        return bool(self.ids) or bool(self.customers)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether any record of these kinds changed."""
        return any(kind in self.ids for kind in kinds)
