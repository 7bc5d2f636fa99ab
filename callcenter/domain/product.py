"""Products and how many of them are where."""

from dataclasses import dataclass
from decimal import Decimal

from callcenter.domain.ids import RemoteId


@dataclass(frozen=True, slots=True)
class Product:
    """Something that is sold."""

    id: RemoteId
    code: str
    name: str
    unit: str = ""
    is_active: bool = True
    revision: str = ""


@dataclass(frozen=True, slots=True)
class StockLevel:
    """One product in one warehouse: on hand now, and available once what is promised has left."""

    id: RemoteId
    product: RemoteId
    warehouse: str
    on_hand: Decimal
    available: Decimal
    revision: str = ""
