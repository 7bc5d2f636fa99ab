"""Suggests the articles that help with what is typed and what is open."""

from callcenter.domain.article import Suggestion
from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.held import Held
from callcenter.domain.language import language_of
from callcenter.domain.shipment import ShipmentState
from callcenter.domain.ticket import MessageKind, Ticket
from callcenter.domain.zones import zone_of
from callcenter.storage import articles
from callcenter.storage.database import Database

_WORDS_FOR_STATE = {
    ShipmentState.LOST: "parcel lost 包裹丢失",
    ShipmentState.REFUSED: "delivery refused 拒收",
    ShipmentState.FAILED: "missed delivery redelivery 派送失败 重新派送",
    ShipmentState.RETURNING: "return status 退货进度",
    ShipmentState.RETURNED: "refund timing 退款时间",
}
_LONGEST_ASKED = 600
_WORDS_FOR_LATE = "delivery late 延误 晚到"


def suggest_articles(
    database: Database,
    text: str,
    sheet: CallSheet | None = None,
    *,
    ticket: Held[Ticket] | None = None,
    language: str = "",
    limit: int = 8,
) -> tuple[Suggestion, ...]:
    """Rank articles by what the agent typed; before anything is typed, by the open ticket, then by what else is open.

    Typed words decide, and what is open weighs in a little. ``language`` (BCP 47) is a preference, never a filter: a
    mild one for what somebody wrote, for that has a language of its own, and a strong one for what this desk puts
    into words of several languages.
    """
    typed = text.strip()
    asked = words_of_ticket(ticket.record) if ticket else ""
    besides = words_of(sheet) if sheet else ""
    words, *also = [part for part in (typed, asked, besides) if part] or [""]
    preference = articles.MILD if typed or asked else articles.STRONG
    language = _spoken(typed or asked, language)
    with database.read() as connection:
        return articles.find(
            connection,
            words,
            also=" ".join(also),
            language=language,
            preference=preference,
            limit=limit,
        )


def _spoken(words: str, language: str) -> str:
    """Prefer the language of the words where that is Chinese or the one asked for is; else the one asked for."""
    own = language_of(words)
    return own if own and "zh" in (own[:2], language[:2].lower()) else language


def words_of_ticket(ticket: Ticket) -> str:
    """Say what a ticket asks: its subject, and the customer's latest words."""
    said = [one.text for one in ticket.messages if one.kind is MessageKind.FROM_CUSTOMER]
    return f"{ticket.subject} {(said[-1] if said else ticket.text)[:_LONGEST_ASKED]}".strip()


def words_of(sheet: CallSheet) -> str:
    """Say in a few words what is open with this customer, the most pressing first."""
    open_tickets = [held.record for held in sheet.tickets if held.record.is_open]
    words = [f"{ticket.subject} {ticket.text[:200]}" for ticket in open_tickets[:2]]
    deliveries = [held for order in sheet.orders[:5] for held in order.deliveries]
    for held in (*deliveries, *sheet.loose_deliveries[:5]):
        shipment = held.record
        zone = zone_of(shipment.destination_country or sheet.customer.country)
        if shipment.state in _WORDS_FOR_STATE:
            words.append(_WORDS_FOR_STATE[shipment.state])
        elif shipment.delivered is None and shipment.is_late(sheet.read_at, zone):
            words.append(_WORDS_FOR_LATE)
    if not words and sheet.orders:
        words = [line.description for line in sheet.orders[0].order.record.lines[:3]]
    return " ".join(dict.fromkeys(words))
