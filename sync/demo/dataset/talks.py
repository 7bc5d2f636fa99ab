"""What the customers with a story wrote, and what they were told; hours are by the customer's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sync.demo.dataset.theme import Letter, Theme
from sync.demo.dataset.tickets import THEMES, File

Turn = tuple[int, float, str, str]
"""Days ago, hour, who (``customer``, ``reply`` or ``comment``), and what."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation; ``closed`` says how many days ago and at which hour it ended, if it did."""

    article: str
    language: str
    subject: str
    turns: tuple[Turn, ...]
    due: tuple[int, float]
    closed: tuple[int, float] | None = None
    owner: str = "demo"

    @property
    def theme(self) -> Theme:
        """What it is about."""
        return next(theme for theme in THEMES if theme.article == self.article)

    @property
    def letter(self) -> Letter:
        """How it began."""
        return self.subject, self.turns[0][3]


TALKS: Mapping[str, Talk] = MappingProxyType({
    "zhang_late": Talk(
        "delivery-late", "zh", "订单 {number} 咖啡机还没送到，第二次反映",
        (
            (2, 20.3, "customer", "说好{promised}到的，我特意请假在家等。物流写着因暴雨延误，可上海这两天没下雨。我要招待客人，周末前必须收到，否则退货。"),
            (2, 20.9, "reply", "张先生您好，非常抱歉让您久等。已联系顺丰静安营业点核实，明天 18:00 之后给您回电。"),
            (2, 21.0, "comment", "SF station: two lorries stuck since the storm warning, new date not confirmed. Customer is gold, expects goodwill."),
            (1, 19.2, "customer", "昨天说好今晚回电的，我等到七点也没有电话。"),
        ),
        (0, 18.0),
    ),
    "zhang_lost": Talk(
        "parcel-lost", "zh", "空气净化器丢件，要求补发或退款（{number}）",
        (
            (7, 9.4, "customer", "单号 {tracking} 到上海以后一个多星期没有更新，肯定是丢了。家里有老人，天气干燥急用，请补发或者退款。"),
            (7, 11.1, "reply", "张先生您好，已向京东物流发起查件，一般 5 到 7 个工作日有结果。无论结果如何，补发或退款由您选择。"),
            (6, 10.2, "comment", "Claim opened with JD, reference QC-20418. Amount above 300 EUR? No: 1,479 CNY, agent may decide."),
            (1, 15.5, "customer", "查件的结果呢？如果补发，这次请换顺丰。"),
        ),
        (1, 12.0),
    ),
    "zhang_returned": Talk(
        "refund-timing", "zh", "耳机退款什么时候到账（{number}）",
        (
            (47, 10.0, "customer", "耳机已经退回去了，显示仓库签收，退款多久到？"),
            (47, 13.5, "reply", "仓库已验收，金卡 3 个工作日内原路退回，请留意银行短信。"),
            (45, 9.1, "customer", "收到了，谢谢。"),
        ),
        (44, 10.0), (45, 9.5), "mei.lin",
    ),
    "krueger_late": Talk(
        "where-is-my-parcel", "de", "Wo ist mein Ventilator? Paket {tracking}",
        (
            (3, 17.6, "customer", "Laut Verfolgung wurde mein Paket zu {number} fehlgeleitet und bewegt sich seit Tagen nicht. Können Sie sehen, wo es ist?"),
            (2, 9.3, "reply", "Guten Tag Frau Krüger, das Paket liegt im falschen Depot und wird umgeleitet. DPD nennt uns bis morgen einen neuen Termin."),
        ),
        (0, 16.0),
    ),
    "moreau_partial": Talk(
        "partial-delivery", "fr", "Commande {number} : la chaise manque",
        (
            (1, 18.4, "customer", "Le bureau est arrivé, mais pas la chaise. Est-elle perdue ou vient-elle à part ?"),
        ),
        (-1, 18.0), None, "",
    ),
    "obrien_refused": Talk(
        "refused-delivery", "en", "Refused a crushed parcel ({number})",
        (
            (2, 14.2, "customer", "The box of {number} was wet and torn open, so I did not accept it. Please send another mattress topper, and please write to me, I cannot use the phone."),
            (1, 9.8, "reply", "Thank you for telling us, that was the right thing to do. I am checking the stock and write to you today."),
        ),
        (0, 17.0), None, "aisha.khan",
    ),
    "munoz_returned": Talk(
        "refund-timing", "es", "¿Cuándo recibo el reembolso de {number}?",
        (
            (3, 11.0, "customer", "La batidora ya está en el almacén según el seguimiento. ¿Cuándo recibo el dinero?"),
            (2, 10.4, "reply", "Buenos días, la devolución está registrada. Como cliente Gold recibe el reembolso en tres días laborables."),
        ),
        (-1, 11.0), None, "tom.becker",
    ),
    "nguyen_customs": Talk(
        "where-is-my-parcel", "en", "Router held at customs ({number})",
        (
            (2, 10.1, "customer", "UPS says customs want an invoice for {tracking}. I never got one. Who has to send it, you or me?"),
            (2, 16.0, "comment", "Commercial invoice sent to UPS brokerage, waiting for release."),
        ),
        (0, 20.0), None, "demo",
    ),
    "li_redelivery": Talk(
        "arrange-redelivery", "zh", "{number} 派送时没人在家，请约晚上再送",
        (
            (1, 19.0, "customer", "快递来的时候我在上班，麻烦改到晚上七点以后，或者放到小区驿站。"),
            (0, 0.5, "reply", "您好，已和京东物流约好再次派送，送货前会先打您电话。"),
        ),
        (-1, 12.0), None, "zhou.jie",
    ),
})  # fmt: skip
"""By the name under which the stories call for them."""

MAILS: Mapping[str, tuple[str, tuple[File, ...]]] = MappingProxyType({
    "zhang_late": (
        ("<p>您好，</p><p>{text}</p><p>附件是物流页面的截图。</p><blockquote><p>您的订单已发货，预计按时送达。</p></blockquote>"
        '<p>张伟<br><a href="https://mail.example.com/zhang.wei">zhang.wei.1@mail.example.com</a></p>'),
        (("物流截图.png", 184_320, "image/png"),),
    ),
    "obrien_refused": (
        ("<p>Hello,</p><p>{text}</p><p>What I saw:</p><ul><li>one corner <b>torn open</b></li><li>the bottom wet</li></ul>"
        '<p><img src="cid:photo" alt="Photo of the box"></p><p>Sean O’Brien</p>'),
        (("box-1.jpg", 2_411_724, "image/jpeg"), ("box-2.jpg", 1_988_100, "image/jpeg")),
    ),
})  # fmt: skip
"""Conversations that began with a mail in HTML: how it was written, and what came with it."""
