"""The articles of the demo company, multiplied, and what agents type to find them."""

from collections.abc import Iterator
from random import Random

from callcenter.domain.article import Article
from callcenter.domain.ids import RemoteId
from sync.demo.dataset.articles import read_articles

MOST_ARTICLES = 3000
_ASKED = (
    "parcel not arrived", "refund late", "wrong item", "espresso machine error E42", "return label", "charged twice",
    "customs delay", "change delivery address", "warranty claim kettle", "damaged in transit", "invoice copy",
    "包裹没有收到", "退款多久到账", "发错货了", "发票抬头", "重复扣款",
    "修改地址", "保修期", "退货标签", "破损", "海关扣留",
)  # fmt: skip


def invent_articles(customers: int) -> Iterator[Article]:
    """Give some articles for every hundred customers, at least one round of them and at most some thousands.

    Every round is told apart by words of its own, so that terms are neither all common nor all rare.
    """
    published = list(read_articles())
    wanted = max(len(published), min(MOST_ARTICLES, customers))
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


def typed(seed: int = 1) -> Iterator[str]:
    """Give what agents type, as it grows; it never ends."""
    dice = Random(seed)
    while True:
        asked = dice.choice(_ASKED)
        yield asked[: dice.randint(max(2, len(asked) // 2), len(asked))]
