"""Puts the invented company together: customers, what they bought, how it came, and what they said of it."""

from datetime import datetime

from sync.demo.dataset.articles import publish_articles
from sync.demo.dataset.deals import Deal, Wish, strike, wishes
from sync.demo.dataset.paperwork import file_deal
from sync.demo.dataset.parcels import Fate
from sync.demo.dataset.people import Buyer, crowd, enlist
from sync.demo.dataset.stories import STORIES, Story
from sync.demo.dataset.story_cases import tell
from sync.demo.dataset.tickets import ask, complain
from sync.demo.dataset.wares import Ware, stock_wares, with_codes
from sync.demo.dataset.world import World
from sync.demo.model import Article, Numbered

CUSTOMERS = 360
_ASKING_SHARE = 0.3
_HISTORY_DAYS = 400
_FIRST_DRAFT, _DRAFT_EVERY = 3, 12


def found_company(
    seed: int, now: datetime, customers: int = CUSTOMERS
) -> dict[str, list[Numbered | Article]]:
    """Make the company as it is at ``now`` (with its zone); the same seed and moment give the same one, to the byte."""
    world = World(seed, now)
    world.articles = publish_articles(world)
    wares = stock_wares(world)
    known = [(story, enlist(world, story.person)) for story in STORIES]
    for story, buyer in known:
        _live_through(world, story, buyer, wares)
    people = crowd(world, [story.person for story in STORIES], customers)
    buyers = [enlist(world, person) for person in people]
    for buyer in buyers:
        _buy_and_ask(world, buyer, wares)
    for buyer in buyers[_FIRST_DRAFT::_DRAFT_EVERY]:
        _think_about(world, buyer, wares)
    return world.kinds


def _live_through(world: World, story: Story, buyer: Buyer, wares: tuple[Ware, ...]) -> None:
    for bought in sorted(story.bought, key=lambda bought: -bought.days_ago):
        wish = Wish(
            bought.days_ago, with_codes(wares, bought.codes), bought.fate, bought.carrier, is_single=True
        )
        deal = strike(world, buyer, wish)
        file_deal(world, deal)
        if bought.talk:
            tell(world, deal, bought.talk)
        elif len(story.bought) > 20:
            complain(world, deal)


def _buy_and_ask(world: World, buyer: Buyer, wares: tuple[Ware, ...]) -> None:
    for wish in wishes(world, buyer, wares):
        deal: Deal = strike(world, buyer, wish)
        file_deal(world, deal)
        complain(world, deal)
    chance = world.chance("asks", buyer.record.id)
    days_ago = int(chance.triangular(0, _HISTORY_DAYS, 0)) if chance.random() < 0.6 else chance.randrange(3)
    if chance.random() < _ASKING_SHARE:
        ask(world, buyer, wares, days_ago)


def _think_about(world: World, buyer: Buyer, wares: tuple[Ware, ...]) -> None:
    """Leave an order open that the customer has still to agree to."""
    ware = world.chance("draft", buyer.record.id).choice(wares)
    wish = Wish(1, (ware,), Fate(), is_draft=True, is_single=True)
    file_deal(world, strike(world, buyer, wish))
