"""The articles of the demo company, multiplied, tickets they closed, and what agents type to find them."""

from collections.abc import Iterator, Sequence
from random import Random

from callcenter.domain.article import Article
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket, TicketState
from sync.demo.dataset.articles import read_articles

MOST_ARTICLES = 3000
PAST_FOR_ARTICLE = 10
_WRITTEN = 120
_SUBJECT = 20
_ASKED = (
    "parcel not arrived", "refund late", "wrong item", "espresso machine error E42", "return label", "charged twice",
    "customs delay", "change delivery address", "warranty claim kettle", "damaged in transit", "invoice copy",
    "包裹没有收到", "退款多久到账", "发错货了", "发票抬头", "重复扣款",
    "修改地址", "保修期", "退货标签", "破损", "海关扣留",
)  # fmt: skip


def invent_articles(customers: int, most: int = MOST_ARTICLES) -> Iterator[Article]:
    """Give some articles for every hundred customers, at least one round of them and at most some thousands.

    Every round is told apart by words of its own, so that terms are neither all common nor all rare.
    """
    published = list(read_articles())
    wanted = max(len(published), min(most, customers))
    for number in range(wanted):
        turn, place = divmod(number, len(published))
        name, head, text = published[place]
        mark = f" {turn:03}" if turn else ""
        yield Article(
            RemoteId(f"{name}{mark}"),
            f"{head['title']}{mark}",
            f"{text}{mark}",
            name[:2],
            (),
            "",
            None,
            str(turn),
        )


def invent_past(articles: Sequence[Article], count: int) -> Iterator[Ticket]:
    """Give tickets that these articles closed: a question, and words out of the article itself."""
    dice, asked = Random(3), typed(5)
    for number in range(count):
        article = dice.choice(articles)
        start = dice.randrange(max(1, len(article.text) - _WRITTEN))
        yield Ticket(
            RemoteId(str(number)),
            None,
            f"T{number:08}",
            f"{next(asked)} {article.title[:_SUBJECT]}",
            TicketState.CLOSED,
            text=article.text[start : start + _WRITTEN],
            closed_by_article=article.id,
        )


def typed(seed: int = 1) -> Iterator[str]:
    """Give what agents type, as it grows; it never ends."""
    dice = Random(seed)
    while True:
        asked = dice.choice(_ASKED)
        yield asked[: dice.randint(max(2, len(asked) // 2), len(asked))]
