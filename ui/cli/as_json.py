"""The call sheet and its parts as plain values for JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import click

from callcenter.domain.article import Suggestion
from callcenter.domain.call_sheet import CallSheet, Candidate, OrderOnSheet, PanelState
from callcenter.domain.customer import CustomerCard, PostalAddress
from callcenter.domain.held import Held
from callcenter.domain.moment import Moment
from callcenter.domain.order import OrderLine
from callcenter.domain.search import Hit
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.domain.zones import zone_of
from sync.contract import BadRecord

Plain = dict[str, Any]


def print_json(value: object) -> None:
    """Print one JSON object for scripts; text stays readable and line breaks stay out."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str))


def bad_row(feed: str, bad: BadRecord) -> Plain:
    """Show what is wrong with a record, and where it stands in an office that is made of files."""
    return {"feed": feed, "id": bad.id, "file": bad.file or None, "line": bad.line, "reason": bad.reason}


def sheet_as_json(sheet: CallSheet) -> Plain:
    """Show a whole call sheet."""
    return {
        "customer": _customer(sheet.customer),
        "orders": [_order(order, sheet) for order in sheet.orders],
        "deliveries": [_delivery(held, sheet) for held in sheet.loose_deliveries],
        "tickets": [_ticket(held) for held in sheet.tickets],
        "invoices": [
            {
                "number": held.record.number,
                "date": _text(held.record.issued_on),
                "due": _text(held.record.due_on),
                "state": held.record.state,
                "total": str(held.record.total),
                "open": str(held.record.open_amount),
                "currency": held.record.currency,
            }
            for held in sheet.invoices
        ],
        "balance": [{"amount": str(money.amount), "currency": money.currency} for money in sheet.balance],
        "articles": articles_as_json(sheet.articles),
        "ages": ages(sheet.panels, sheet.read_at),
    }


def articles_as_json(articles: Iterable[Suggestion]) -> list[Plain]:
    """Show suggestions with score and reason."""
    return [
        {
            "id": article.article,
            "office": article.office,
            "title": article.title,
            "language": article.language,
            "score": round(article.score, 4),
            "reason": reason(article),
        }
        for article in articles
    ]


def reason(article: Suggestion) -> str:
    """Say why an article is suggested."""
    said = (
        ("matched: " + ", ".join(article.matched)) if article.matched else "",
        _counted(article.closed, "closed 1 ticket like this", "closed {} tickets like this"),
        _counted(article.used, "used once", "used {} times"),
        _counted(article.helpful, "1 found it helpful", "{} found it helpful"),
        _counted(article.unhelpful, "1 did not find it helpful", "{} did not find it helpful"),
    )
    return " · ".join(part for part in said if part)


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many.format(count)) if count else ""


def candidates_as_json(candidates: Iterable[Candidate]) -> list[Plain]:
    """Show whom the caller may be, with the evidence."""
    return [
        {
            "id": candidate.customer,
            "name": candidate.name,
            "city": candidate.city,
            "evidence": {
                "number": candidate.matched_number,
                "last_order": candidate.last_order,
                "last_order_on": _text(candidate.last_order_on),
                "open_ticket": candidate.open_ticket,
                "last_contact": _text(candidate.last_contact),
                "last_agent": candidate.last_agent,
                "chosen_before": candidate.was_chosen,
            },
        }
        for candidate in candidates
    ]


def hits_as_json(hits: Iterable[Hit]) -> list[Plain]:
    """Show what a search found."""
    return [
        {
            "kind": hit.kind,
            "id": hit.id,
            "customer": hit.customer,
            "title": hit.title,
            "detail": hit.detail,
            "matched": hit.matched,
        }
        for hit in hits
    ]


def ages(panels: Mapping[Any, PanelState], now: datetime) -> dict[str, int | None]:
    """Say how old each panel's data is, in whole seconds; null where its offices were never heard."""
    return {
        str(panel): None if state.as_of is None else max(0, int((now - state.as_of).total_seconds()))
        for panel, state in panels.items()
    }


def _customer(card: CustomerCard) -> Plain:
    return {
        "id": card.id,
        "name": card.name,
        "tier": card.tier,
        "language": card.language,
        "company": card.is_company,
        "active": card.is_active,
        "alerts": list(card.alerts),
        "phones": list(dict.fromkeys(point.key or point.value for point in card.phones)),
        "emails": list(dict.fromkeys(point.key or point.value for point in card.emails)),
        "addresses": [_address(address) for address in card.addresses],
        "identifiers": [{"kind": item.kind, "code": item.code} for item in card.identifiers],
        "offices": [
            {"office": record.office, "id": record.id, "number": record.number} for record in card.records
        ],
    }


def _address(address: PostalAddress) -> Plain:
    return {
        "street": address.street,
        "postal_code": address.postal_code,
        "city": address.city,
        "subdivision": address.subdivision,
        "country": address.country,
    }


def _order(item: OrderOnSheet, sheet: CallSheet) -> Plain:
    order = item.order.record
    return {
        "number": order.number,
        "date": _text(order.placed_on),
        "state": order.state,
        "total": None if order.total is None else str(order.total),
        "currency": order.currency,
        "reference": order.reference,
        "return": order.is_return,
        "office": item.order.office,
        "lines": [_line(line) for line in order.lines],
        "deliveries": [_delivery(held, sheet) for held in item.deliveries],
    }


def _line(line: OrderLine) -> Plain:
    return {
        "product": line.product_code or line.description,
        "description": line.description,
        "ordered": _number(line.ordered),
        "shipped": _number(line.shipped),
        "invoiced": _number(line.invoiced),
        "unit": line.unit,
        "unit_price": None if line.unit_price is None else str(line.unit_price),
    }


def _delivery(held: Held[Shipment], sheet: CallSheet) -> Plain:
    shipment = held.record
    zone = zone_of(shipment.destination_country or sheet.customer.country)
    return {
        "number": shipment.number,
        "carrier": shipment.carrier,
        "tracking_number": shipment.tracking_number or None,
        "tracking_numbers": [item.tracking_number for item in shipment.packages if item.tracking_number],
        "state": shipment.state,
        "return": shipment.is_return,
        "promised": _text(shipment.promised),
        "estimated": _text(shipment.estimated),
        "shipped": _text(shipment.shipped),
        "delivered": _text(shipment.delivered),
        "late": shipment.is_late(sheet.read_at, zone),
        "events": [
            {
                "at": _text(event.at),
                "what": event.what,
                "where": event.where,
                "kind": event.kind,
            }
            for event in shipment.events
        ],
    }


def _ticket(held: Held[Ticket]) -> Plain:
    ticket = held.record
    return {
        "number": ticket.number,
        "subject": ticket.subject,
        "state": ticket.state,
        "queue": ticket.queue,
        "owner": ticket.owner,
        "priority": ticket.priority,
        "complaint": ticket.is_complaint,
        "opened": _text(ticket.opened_at),
        "due": _text(ticket.due_at),
        "office": held.office,
    }


def _text(moment: Moment | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _number(quantity: object) -> float | int | None:
    if quantity is None:
        return None
    value = float(str(quantity))
    return int(value) if value.is_integer() else value
