"""What becomes of tickets when desks write."""

from collections.abc import Iterable
from typing import Any

from sync.demo import rules
from sync.demo.deed import Bench, Wanted
from sync.demo.model import Customer, CustomField, Order, Ticket
from sync.demo.refusals import RefusalError
from sync.demo.wishes import AttachWish, MessageWish, TicketChange, TicketWish

_NUMBERS_FROM = 5000


def open_ticket(wish: TicketWish, bench: Bench, _before: object) -> Wanted:
    """Open a ticket."""
    rules.check_written(wish.subject, "subject")
    rules.check_queue(wish.queue)
    rules.check_first_state(wish.state)
    customer = bench.find(Customer, "customers", wish.customer, "customer")
    order = bench.find(Order, "orders", wish.order, "order")
    if order and order.customer != wish.customer:
        raise RefusalError("the order belongs to somebody else")
    values = wish.model_dump(exclude={"agent", "fields"})
    return Wanted(
        {
            **values,
            "number": f"T-{_NUMBERS_FROM + bench.serial}",
            "opened_at": bench.now,
            "fields": _fields((), wish.fields),
            "messages": _first_message(bench, wish, customer),
            "client_ref": bench.key,
        }
    )


def change_ticket(wish: TicketChange, bench: Bench, before: Ticket) -> Wanted:
    """Change fields of a ticket."""
    values = wish.model_dump(exclude={"agent", "fields"}, exclude_none=True)
    if wish.subject is not None:
        rules.check_written(wish.subject, "subject")
    if wish.queue is not None:
        rules.check_queue(wish.queue)
    if wish.state is not None:
        rules.check_move(before.state, wish.state)
        values |= _closing(wish.state, bench, before)
    return Wanted({"id": before.id, **values, "fields": _fields(before.fields, wish.fields)})


def add_message(wish: MessageWish, bench: Bench, before: Ticket) -> Wanted:
    """Add a reply or a comment."""
    rules.check_written(wish.text, "text")
    if wish.kind == "reply":
        rules.check_reply(before.state)
    identity = _next(before.messages)
    message = {
        "id": identity, "kind": wish.kind, "author": wish.agent, "at": bench.now, "text": wish.text
    }  # fmt: skip
    messages = [*(one.model_dump() for one in before.messages), message]
    return Wanted({"id": before.id, "messages": messages}, {"message": identity})


def attach_article(wish: AttachWish, bench: Bench, before: Ticket) -> Wanted:
    """Put an article to a ticket."""
    rules.check_written(wish.article, "article")
    if "://" not in wish.article and wish.article not in bench.shelves["articles"]:
        raise RefusalError("there is no such article")
    identity = _next(before.articles)
    attached = {
        "id": identity, "article": wish.article, "title": wish.title, "by": wish.agent, "at": bench.now
    }  # fmt: skip
    articles = [*(one.model_dump() for one in before.articles), attached]
    return Wanted({"id": before.id, "articles": articles}, {"article": identity})


def _first_message(bench: Bench, wish: TicketWish, customer: Customer | None) -> list[dict[str, Any]]:
    if not wish.text:
        return []
    author = customer.name if customer else wish.requestor or wish.agent
    return [{"id": 1, "kind": "from_customer", "author": author, "at": bench.now, "text": wish.text}]


def _closing(state: str, bench: Bench, before: Ticket) -> dict[str, Any]:
    if state in ("new", "open", "waiting"):
        return {"closed_at": None}
    return {} if before.closed_at else {"closed_at": bench.now}


def _fields(before: Iterable[CustomField], wanted: Iterable[CustomField]) -> list[dict[str, Any]]:
    values = {one.name: one.values for one in before}
    for one in wanted:
        rules.check_field(one.name)
        values[one.name] = one.values
    return [{"name": name, "values": told} for name, told in values.items() if told]


def _next(parts: Iterable[Any]) -> int:
    return 1 + max((one.id for one in parts), default=0)
