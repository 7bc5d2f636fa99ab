"""Spreads the stamps of what was entered in minutes over the years in which a company would have entered it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from trytond.transaction import Transaction

from seed.books import Books, chunks, overwrite

# Those whose changes somebody may want to follow.
MODELS = (
    "party.party", "party.address", "party.contact_mechanism", "party.identifier", "product.template",
    "product.product", "sale.sale", "sale.line", "stock.shipment.out", "stock.shipment.out.return",
    "stock.move", "stock.package", "account.invoice", "account.invoice.line", "sale.complaint",
)  # fmt: skip
_STEPS = 240
_APART = timedelta(days=3)


def age(books: Books) -> int:
    """Stamp the records of each kind in the order of their ids; as in life, a few of them share a stamp."""
    with books.writing(follow_up=False) as pool:
        now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)  # as Tryton keeps it
        newest = now - timedelta(hours=1)
        return sum(_spread(pool.get(model), newest) for model in MODELS)


def _spread(model: Any, newest: datetime) -> int:
    table = model.__table__()
    cursor = Transaction().connection.cursor()
    cursor.execute(*table.select(table.id, order_by=table.id))
    ids = [row[0] for row in cursor.fetchall()]
    groups = list(chunks(ids, -(-len(ids) // _STEPS) or 1))
    for place, group in enumerate(reversed(groups)):
        overwrite(model, group, create_date=newest - place * _APART, write_date=None)
    return len(ids)
