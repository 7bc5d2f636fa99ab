"""Complaints in every state; some of them bring goods back."""

from datetime import date, timedelta
from random import Random
from typing import Any

from seed.books import Books, chunks
from seed.goods import COMPLAINTS

# How far complaints come, of a hundred.
_STAGES = {"draft": 22, "waiting": 28, "rejected": 10, "cancelled": 6, "done": 34}


def complain(books: Books, delivered: list[int], sent: list[int], rng: Random, today: date) -> int:
    """Complain about most of what was delivered, and of what was sent and does not come."""
    about = rng.sample(delivered, len(delivered) * 4 // 5) + rng.sample(sent, len(sent) * 2 // 5)
    done: list[int] = []
    for part in chunks(about, 60):
        with books.writing() as pool:
            kinds = {one.origin.name: one.id for one in pool.get("sale.complaint.type").search([])}
            sales = pool.get("sale.sale").browse(part)
            Complaint = pool.get("sale.complaint")
            complaints = Complaint.create([_complaint(sale, kinds, rng, today) for sale in sales])
            done += _bring_on(Complaint, complaints, rng)
    _take_back(books, done, rng)
    return len(about)


def _complaint(sale: Any, kinds: dict[str, int], rng: Random, today: date) -> dict[str, Any]:
    model = rng.choice(("sale.line", "sale.line", "sale.sale", "account.invoice"))
    invoice = next((one for one in sale.invoices if one.state in ("posted", "paid")), None)
    origin = {"sale.line": sale.lines[0], "sale.sale": sale, "account.invoice": invoice or sale}[model]
    values: dict[str, Any] = {
        "company": sale.company.id,
        "customer": sale.party.id,
        "type": kinds[origin.__name__],
        "origin": str(origin),
        "reference": f"C-{sale.reference}",
        "date": min(today, sale.sale_date + timedelta(days=rng.randint(3, 20))),
        "description": rng.choice(COMPLAINTS),
    }
    if model == "sale.line":
        values["actions"] = [("create", [{"action": "sale_return", "quantity": 1.0}])]
    return values


def _bring_on(complaint: Any, complaints: list[Any], rng: Random) -> list[int]:
    """Give those whose return Tryton is to make."""
    stages = rng.choices(list(_STAGES), list(_STAGES.values()), k=len(complaints))

    def at(*wanted: str) -> list[Any]:
        return [one for one, stage in zip(complaints, stages, strict=True) if stage in wanted]

    complaint.cancel(at("cancelled"))
    complaint.wait(at("waiting", "rejected", "done"))
    complaint.reject(at("rejected"))
    complaint.approve(at("done"))  # what it asks for is done after the commit
    return [one.id for one in at("done")]


def _take_back(books: Books, complaints: list[int], rng: Random) -> None:
    """Agree to the returns; of their shipments half have come back."""
    with books.writing() as pool:
        Sale = pool.get("sale.sale")
        asked = pool.get("sale.complaint").browse(complaints)
        returns = [action.result for one in asked for action in one.actions if action.result]
        for sale in returns:
            sale.shipment_cost_method = sale.shipping_date = None
        Sale.save(returns)
        Sale.quote(returns)
        Sale.confirm(returns)
    with books.writing() as pool:
        Shipment = pool.get("stock.shipment.out.return")
        coming = Shipment.search([("state", "=", "draft")], order=[("id", "ASC")])
        Shipment.receive([one for one in coming if rng.random() < 0.6])
        received = Shipment.search([("state", "=", "received")], order=[("id", "ASC")])
        Shipment.do([one for one in received if rng.random() < 0.7])
