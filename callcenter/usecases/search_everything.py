"""Finds customers, orders, tickets and parcels by whatever a caller can name."""

from callcenter.domain.search import Hit
from callcenter.numbering import NumberingRules, identify
from callcenter.storage import search
from callcenter.storage.database import Database


def search_everything(
    database: Database, text: str, rules: NumberingRules, limit: int = 20
) -> tuple[Hit, ...]:
    """Search by anything; a telephone number is tried as dialled and as a fragment."""
    number = identify(text, rules)
    with database.read() as connection:
        found = list(search.everything(connection, number.e164, limit)) if number.e164 else []
        found += search.everything(connection, text, limit)
    return tuple({(hit.kind, hit.id): hit for hit in found}.values())[:limit]
