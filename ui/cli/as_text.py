"""The call sheet as text for a terminal."""

import re
from collections.abc import Iterable
from datetime import datetime

import click

from callcenter.domain.call_sheet import CallSheet, Candidate, OrderOnSheet
from callcenter.domain.held import Held
from callcenter.domain.moment import Moment
from callcenter.domain.order import OrderLine
from callcenter.domain.search import Hit
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.domain.zones import zone_of
from ui.cli.as_json import ages, reason

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def print_line(text: str) -> None:
    """Print a line as it is: foreign text never moves the cursor or changes a colour."""
    click.echo(_CONTROLS.sub(" ", text))


def print_sheet(sheet: CallSheet) -> None:
    """Print who it is, then what is open, then the rest."""
    card = sheet.customer
    print_line(f"{card.name}  (customer {card.id}, tier {card.tier or 'unknown'})")
    for alert in card.alerts:
        print_line(f"  ! {alert}")
    for point in card.contact_points:
        print_line(f"  {point.kind:<7} {point.value}")
    for address in card.addresses:
        street = ", ".join(address.street.splitlines())
        print_line(f"  address {street}, {address.postal_code} {address.city} {address.country}")
    _print_section("Tickets", [_ticket_line(held.record) for held in sheet.tickets])
    _print_section(
        "Orders",
        [line for order in sheet.orders for line in _order_lines(order, sheet)],
    )
    owed = [f"{money.amount} {money.currency}" for money in sheet.balance]
    _print_section("Owed", owed)
    _print_section(
        "Articles",
        [f"{item.title}  ({item.score:.2f}; {reason(item)})" for item in sheet.articles],
    )
    told = ages(sheet.panels, sheet.read_at)
    _print_section(
        "Age of the data",
        [f"{panel}: {_age(seconds)}" for panel, seconds in told.items()],
    )


def print_candidates(candidates: Iterable[Candidate]) -> None:
    """Print who it may be."""
    print_line("Several customers fit:")
    for candidate in candidates:
        evidence = ", ".join(
            part
            for part in (
                candidate.city,
                candidate.last_order and f"last order {candidate.last_order}",
                candidate.open_ticket and f"open ticket: {candidate.open_ticket}",
                "chosen before" if candidate.was_chosen else "",
            )
            if part
        )
        print_line(f"  {candidate.customer:>6}  {candidate.name}  {evidence}")


def print_hits(hits: Iterable[Hit]) -> None:
    """Print what a search found, one line each."""
    for hit in hits:
        print_line(f"{hit.kind:<10} {hit.title}  {hit.detail}")


def _print_section(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"\n{title}")
    for line in lines:
        print_line(f"  {line}")


def _ticket_line(ticket: Ticket) -> str:
    due = f", due {_moment(ticket.due_at)}" if ticket.due_at else ""
    return f"{ticket.number}  {ticket.subject}  [{ticket.state}{due}]"


def _many(line: OrderLine) -> str:
    return "" if line.ordered is None else f"{line.ordered.normalize():f} × "


def _order_lines(item: OrderOnSheet, sheet: CallSheet) -> list[str]:
    order = item.order.record
    total = "–" if order.total is None else f"{order.total} {order.currency}"
    lines = [f"{order.number or '(no number)'}  {_moment(order.placed_on)}  {total}  [{order.state}]"]
    lines += [f"    {_many(line)}{line.description or line.product_code}" for line in order.lines]
    for held in item.deliveries:
        lines += _delivery_lines(held, sheet)
    return lines


def _delivery_lines(held: Held[Shipment], sheet: CallSheet) -> list[str]:
    shipment = held.record
    zone = zone_of(shipment.destination_country or sheet.customer.country)
    late = ", LATE" if shipment.is_late(sheet.read_at, zone) else ""
    head = f"    → {shipment.carrier} {shipment.tracking_number}  [{shipment.state}{late}]"
    return [
        head,
        *(f"        {_moment(event.at)}  {event.what}  {event.where}" for event in shipment.events[-4:]),
    ]


def _moment(moment: Moment | None) -> str:
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%d %H:%M")
    return "" if moment is None else moment.isoformat()


def _age(seconds: int | None) -> str:
    return "never heard" if seconds is None else f"{seconds} s"
