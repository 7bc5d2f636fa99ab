"""Turns a written conversation into the ticket of the order it is about."""

from dataclasses import replace
from html import escape

from sync.demo.dataset.deals import Deal
from sync.demo.dataset.talks import MAILS, TALKS, Turn
from sync.demo.dataset.tickets import Case, Said, file_case, fill
from sync.demo.dataset.world import World

_KINDS = {"customer": "from_customer", "reply": "reply", "comment": "comment"}


def tell(world: World, deal: Deal, name: str) -> None:
    """File the conversation of a story."""
    talk = TALKS[name]
    zone = deal.route.land.zone
    first, *others = (_said(world, deal, turn, talk.owner) for turn in talk.turns)
    said = (_mailed(first, name), *others)
    case = Case(
        id=world.number("tickets"),
        buyer=deal.buyer,
        theme=talk.theme,
        letter=fill(talk.letter, deal, ""),
        talk=said,
        owner=talk.owner,
        owned_at=said[0].at,
        due_at=world.at(*talk.due, zone),
        closed_at=world.at(*talk.closed, zone) if talk.closed else None,
        language=talk.language,
        order=deal.id,
    )
    file_case(world, case)


def _mailed(said: Said, name: str) -> Said:
    """Write the first message as the mail it came in, where it came in one."""
    if name not in MAILS:
        return said
    html, files = MAILS[name]
    return replace(said, html=html.replace("{text}", escape(said.text)), files=files)


def _said(world: World, deal: Deal, turn: Turn, owner: str) -> Said:
    days_ago, hour, who, text = turn
    author = deal.buyer.record.name if who == "customer" else owner
    return Said(
        world.at(days_ago, hour, deal.route.land.zone), _KINDS[who], author, fill(("", text), deal, "")[1]
    )
