"""What becomes of orders, interactions and articles when desks write."""

import re

from sync.demo import rules
from sync.demo.deed import Bench, Wanted
from sync.demo.model import Article, Customer, Order
from sync.demo.refusals import MissingError, RefusalError
from sync.demo.wishes import ArticleChange, ArticleWish, InteractionWish, OrderChange, VoteWish, Wish

_NO_WORD = re.compile(r"[^\w]+")
_LONGEST_NAME = 40


def change_order(wish: OrderChange, bench: Bench, before: Order) -> Wanted:
    """Send an order to another address of its customer."""
    rules.check_delivery(before)
    if wish.deliver_to is None:
        return Wanted({"id": before.id, "deliver_to": None})
    customer = bench.find(Customer, "customers", before.customer, "customer")
    known = {one.id: one for one in customer.addresses} if customer else {}
    if wish.deliver_to not in known:
        raise RefusalError("the customer has no such address")
    if not known[wish.deliver_to].is_delivery:
        raise RefusalError("no parcels go to this address")
    return Wanted({"id": before.id, "deliver_to": wish.deliver_to})


def cancel_order(_wish: Wish, _bench: Bench, before: Order) -> Wanted:
    """Cancel an order that nobody has begun to work on; one that is cancelled stays so."""
    if before.state != "cancelled":
        rules.check_cancel(before.state)
    return Wanted({"id": before.id, "state": "cancelled"})


def log_interaction(wish: InteractionWish, bench: Bench, _before: object) -> Wanted:
    """Log a contact with a customer."""
    bench.find(Customer, "customers", wish.customer, "customer")
    return Wanted({**wish.model_dump(exclude={"agent"}), "client_ref": bench.key})


def vote(article: str, wish: VoteWish, bench: Bench, _before: object) -> Wanted:
    """Say what became of an article."""
    if article not in bench.shelves["articles"]:
        raise MissingError("it is not there any more")
    return Wanted({"article": article, "verdict": wish.verdict, "words": wish.words})


def propose_article(wish: ArticleWish, bench: Bench, _before: object) -> Wanted:
    """Add an article; this company trusts its agents, so that it is there at once."""
    rules.check_written(wish.title, "title")
    rules.check_written(wish.text, "text")
    values = wish.model_dump(exclude={"agent", "ticket"})
    return Wanted({"id": _name(wish, bench), **values})


def change_article(wish: ArticleChange, _bench: Bench, before: Article) -> Wanted:
    """Change title or text of an article."""
    if wish.title is not None:
        rules.check_written(wish.title, "title")
    if wish.text is not None:
        rules.check_written(wish.text, "text")
    return Wanted({"id": before.id, **wish.model_dump(exclude={"agent"}, exclude_none=True)})


def _name(wish: ArticleWish, bench: Bench) -> str:
    """Give a name that no article ever had: the key is in it."""
    language = "zh" if wish.language.startswith("zh") else "en"
    words = _NO_WORD.sub("-", wish.title.lower()).strip("-")[:_LONGEST_NAME]
    return f"{language}/{words}-{bench.key}"
