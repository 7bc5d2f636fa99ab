"""What customers wrote to the company, who answered, and when it was solved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sync.demo.dataset.deals import Deal
from sync.demo.dataset.delivery_themes import DELIVERY_THEMES
from sync.demo.dataset.people import Buyer
from sync.demo.dataset.product_themes import PRODUCT_THEMES
from sync.demo.dataset.theme import Letter, Theme
from sync.demo.dataset.tracking import tracking_number
from sync.demo.dataset.wares import Ware
from sync.demo.dataset.world import World, at_hour
from sync.demo.model import Message, Ticket

AGENTS = (("demo", 26), ("mei.lin", 22), ("tom.becker", 20), ("aisha.khan", 17), ("zhou.jie", 15))
THEMES = DELIVERY_THEMES + PRODUCT_THEMES
_SHARES = {"late": 0.45, "lost": 0.9, "partial": 0.6, "returned": 0.45, "refused": 0.5, "on_time": 0.15}
_LINGERING = 0.2
_NOTED = 0.25
_REJECTED = 0.03
_ASIDE = {
    "zh": "已给承运商留言，等回复。", "en": "Left a message with the carrier, waiting for an answer.",
}  # fmt: skip
_AGAIN = {
    "zh": "还有人处理吗？", "en": "Is anybody looking at this?", "de": "Kümmert sich jemand darum?", "fr": "Avez-vous des nouvelles ?",
    "es": "¿Hay novedades?", "it": "Ci sono novità?", "ja": "その後いかがでしょうか。",
}  # fmt: skip


File = tuple[str, int, str]
"""Name, bytes and kind of a file that came with a mail."""


@dataclass(frozen=True, slots=True)
class Said:
    """One step of a conversation, sooner or later."""

    at: datetime
    kind: str
    author: str
    text: str
    html: str = ""
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket with its whole future."""

    id: int
    buyer: Buyer
    theme: Theme
    letter: Letter
    talk: tuple[Said, ...]
    owner: str
    owned_at: datetime
    due_at: datetime
    closed_at: datetime | None
    language: str
    order: int | None = None
    is_rejected: bool = False

    @property
    def opened_at(self) -> datetime:
        """When the customer wrote."""
        return self.talk[0].at


def complain(world: World, deal: Deal) -> None:
    """Let a customer write about an order, if they are of that sort."""
    identity = world.number("tickets")
    chance = world.chance("ticket", identity)
    is_annoyed = chance.random() < _SHARES[deal.wish.fate.outcome]
    theme = _theme(chance, deal)
    opened = _annoyed_at(chance, deal) if deal.parcels else None
    if is_annoyed and theme is not None and opened is not None:
        file_case(world, _case(chance, identity, deal.buyer, theme, opened, deal, ""))


def ask(world: World, buyer: Buyer, wares: Sequence[Ware], days_ago: int) -> None:
    """Let a customer write about something that is no order."""
    identity = world.number("tickets")
    chance = world.chance("ticket", identity)
    themes = [theme for theme in THEMES if theme.when == "general"]
    opened = world.at(days_ago, 8 + chance.random() * 12, buyer.land.zone)
    product = chance.choice(wares).name(buyer.land)
    file_case(world, _case(chance, identity, buyer, chance.choice(themes), opened, None, product))


def _theme(chance: Random, deal: Deal) -> Theme | None:
    outcome = deal.wish.fate.outcome
    when = "delivered" if outcome == "on_time" else outcome
    first = deal.items[0].ware.code
    fitting = [theme for theme in THEMES if theme.when == when and (not theme.codes or first in theme.codes)]
    if any(theme.codes for theme in fitting) and chance.random() < 0.6:
        fitting = [theme for theme in fitting if theme.codes]
    return chance.choice(fitting) if fitting else None


def _annoyed_at(chance: Random, deal: Deal) -> datetime | None:
    """Say when a customer writes: once the promise is broken, or some days after the goods came."""
    way, outcome = deal.parcels[0].way, deal.wish.fate.outcome
    hour = 8 + chance.random() * 12
    days = chance.randrange(1, 6)
    if outcome == "late":
        return at_hour(way.promised + timedelta(days=1), hour, deal.route.land.zone)
    if outcome == "lost":
        return at_hour(way.promised + timedelta(days=4 + days), hour, deal.route.land.zone)
    back = deal.going_back.way.end if deal.going_back else None
    begin = back or way.time_of("refused", "delivered")
    return begin + timedelta(days=days, hours=hour - 12) if begin else None


def _case(
    chance: Random,
    identity: int,
    buyer: Buyer,
    theme: Theme,
    opened: datetime,
    deal: Deal | None,
    product: str,
) -> Case:
    language = buyer.land.language[:2]
    language = language if language in theme.letters else "en"
    letter = fill(chance.choice(theme.letters[language]), deal, product)
    owner = chance.choices([name for name, _ in AGENTS], [share for _, share in AGENTS])[0]
    lingers = chance.random() < _LINGERING
    answered = opened + timedelta(hours=chance.uniform(1, 20))
    closed = answered + timedelta(hours=chance.uniform(90, 300) if lingers else chance.uniform(4, 80))
    answer = theme.answers.get(language, theme.answers["en"])
    talk = [
        Said(opened, "from_customer", buyer.record.name, letter[1]),
        Said(answered, "reply", owner, answer),
        *_afterwards(chance, buyer, owner, answered, _AGAIN[language] if lingers else ""),
    ]
    owned_at = opened + (answered - opened) * chance.random()
    is_rejected = chance.random() < _REJECTED
    order = deal.id if deal else None
    due = opened + _service_time(theme)
    return Case(
        identity, buyer, theme, letter, tuple(talk), owner, owned_at, due, closed, language, order, is_rejected
    )  # fmt: skip


def _afterwards(chance: Random, buyer: Buyer, owner: str, answered: datetime, again: str) -> Iterator[Said]:
    """Let the agent note something for colleagues, and the customer ask again."""
    if chance.random() < _NOTED:
        aside = _ASIDE["zh" if owner == "zhou.jie" else "en"]
        yield Said(answered + timedelta(minutes=chance.randrange(2, 50)), "comment", owner, aside)
    if again:
        later = answered + timedelta(hours=chance.uniform(24, 60))
        yield Said(later, "from_customer", buyer.record.name, again)


def _service_time(theme: Theme) -> timedelta:
    """Say within which time an answer is promised."""
    return timedelta(hours=12 if theme.priority >= 60 else 24 if theme.priority >= 40 else 48)


def fill(letter: Letter, deal: Deal | None, product: str) -> Letter:
    """Put the number of the order, the product and so on into a letter."""
    if deal is None:
        told = {"product": product}
    else:
        number = _tracking(deal)
        told = {
            "number": deal.number,
            "product": deal.items[0].ware.name(deal.buyer.land),
            "promised": _day(deal),
            "tracking": number,
        }
    return letter[0].format(**told), letter[1].format(**told)


def _tracking(deal: Deal) -> str:
    return tracking_number(Random(deal.parcels[0].tracking_seed), deal.route.carrier)


def _day(deal: Deal) -> str:
    day = deal.parcels[0].way.promised
    if deal.buyer.land.code in ("CN", "JP"):
        return f"{day.month}月{day.day}日"
    return f"{day:%d.%m.}" if deal.buyer.land.code == "DE" else f"{day.day} {day:%B}"


def file_case(world: World, case: Case) -> None:
    """File what has come to be of a ticket."""
    if not world.has_come(case.opened_at):
        return
    said = [one for one in case.talk if world.has_come(one.at)]
    closed = case.closed_at if case.closed_at and world.has_come(case.closed_at) else None
    is_owned = bool(case.owner) and world.has_come(case.owned_at)
    changes = [one.at for one in said] + ([closed] if closed else [])
    is_solved = closed is not None and not case.is_rejected
    fields = {
        "id": case.id,
        "modified": world.stamp(case.id, changes),
        "revision": len(changes),
        "state": _state(case, said, closed, is_owned=is_owned),
        "owner": case.owner if is_owned else "",
        "closed_at": closed,
        "closed_by_article": _article(world, case) if is_solved else None,
        "messages": [_message(place, one) for place, one in enumerate(said, start=1)],
    }
    world.add("tickets", Ticket.model_validate({**fields, **_lasting(case)}))


def _lasting(case: Case) -> dict[str, object]:
    """Give what never changes about a ticket."""
    return {
        "customer": case.buyer.record.id,
        "number": f"T-{5000 + case.id}",
        "subject": case.letter[0],
        "queue": case.theme.queue,
        "priority": min(100, case.theme.priority + 15 * (case.buyer.record.tier == "gold")),
        "is_complaint": case.theme.is_complaint,
        "text": case.letter[1],
        "order": case.order,
        "opened_at": case.opened_at,
        "due_at": case.due_at,
    }


def _state(case: Case, said: Sequence[Said], closed: datetime | None, *, is_owned: bool) -> str:
    if closed is not None:
        return "rejected" if case.is_rejected else "closed" if case.id % 3 else "solved"
    if not is_owned:
        return "new"
    public = [one.kind for one in said if one.kind != "comment"]
    return "waiting" if public[-1] == "reply" else "open"


def _article(world: World, case: Case) -> str | None:
    """Name the article in the customer's language, else the English one."""
    wanted = "zh" if case.language == "zh" else "en"
    name = f"{wanted}/{case.theme.article}"
    return name if name in world.articles else None


def _message(place: int, said: Said) -> Message:
    files = [
        {"id": number, "name": name, "size": size, "media_type": kind}
        for number, (name, size, kind) in enumerate(said.files, start=1)
    ]
    fields = {"kind": said.kind, "author": said.author, "at": said.at, "text": said.text, "html": said.html}
    return Message.model_validate({"id": place, "attachments": files, **fields})
