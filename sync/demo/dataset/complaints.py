"""What customers write to us, in their own words, and how it is answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A reason to write: which deliveries lead to it, where it goes, and which article answers it."""

    outcome: str
    queue: str
    article: str
    is_complaint: bool
    priority: int
    texts: dict[str, tuple[str, str]]
    answers: dict[str, str]


THEMES = (
    Theme(
        "late", "delivery", "delivery-late", True, 60,
        {
            "en": ("My order {number} is late", "You promised {promised} and the parcel still has not come. I took a day off for it."),
            "zh": ("订单{number}还没送到", "说好{promised}到，到现在物流都没动静，我请了假在家等的，麻烦催一下。"),
            "de": ("Bestellung {number} verspätet", "Die Lieferung war für den {promised} zugesagt. Wo bleibt mein Paket?"),
            "fr": ("Commande {number} en retard", "La livraison était promise pour le {promised}, je n’ai toujours rien reçu."),
        },
        {"en": "I have asked the carrier and will call you back by tomorrow noon.", "zh": "已联系快递加急处理，明天中午前给您回电。"},
    ),
    Theme(
        "lost", "delivery", "parcel-lost", True, 80,
        {
            "en": ("Parcel for {number} has disappeared", "Tracking has not moved for almost two weeks. I think it is lost. I want a new one or my money back."),
            "zh": ("订单{number}的包裹丢了", "物流快两个星期没更新了，肯定是丢件了，请补发或者退款。"),
            "de": ("Paket zu {number} verschwunden", "Seit fast zwei Wochen keine Bewegung in der Sendungsverfolgung. Bitte Ersatz oder Geld zurück."),
        },
        {"en": "The search with the carrier is open; if it ends without a result we send a new one.", "zh": "已向快递公司发起查件，无结果将为您补发。"},
    ),
    Theme(
        "partial", "delivery", "partial-delivery", False, 40,
        {
            "en": ("Part of order {number} is missing", "Only one of the two things I ordered was in the box. When does the rest come?"),
            "zh": ("订单{number}少发了", "只收到一部分，另外的什么时候发？"),
            "fr": ("Commande {number} incomplète", "Il manque un article dans le colis. Quand arrive le reste ?"),
        },
        {"en": "The rest follows from the warehouse as soon as it is in stock.", "zh": "剩余商品到货后会立即发出。"},
    ),
    Theme(
        "returned", "returns", "refund-timing", False, 40,
        {
            "en": ("When do I get my money for {number}?", "I sent everything back and the tracking says it has arrived. Where is my refund?"),
            "zh": ("{number}的退款什么时候到账", "货已经退回去了，显示仓库签收，退款怎么还没到？"),
            "de": ("Rückerstattung zu {number}", "Die Rücksendung ist angekommen. Wann bekomme ich mein Geld?"),
        },
        {"en": "The refund leaves within five working days after the goods arrive.", "zh": "仓库签收后 5 个工作日内原路退款。"},
    ),
    Theme(
        "refused", "delivery", "refused-delivery", False, 30,
        {
            "en": ("I refused the parcel of {number}", "The box was wet and crushed, so I did not take it. Please send a new one."),
            "zh": ("{number}我拒收了", "外箱都压烂了，我没签收，请重新发一个。"),
        },
        {"en": "We send a new one as soon as the refused parcel is on its way back.", "zh": "拒收件退回途中即可安排补发。"},
    ),
    Theme(
        "on_time", "product", "espresso-error-e42", True, 50,
        {
            "en": ("{product} stopped working", "It worked for two days, now it shows an error and does nothing. Order {number}."),
            "zh": ("{product}坏了", "用了两天就不工作了，屏幕报错，订单号{number}，怎么处理？"),
            "de": ("{product} defekt", "Nach zwei Tagen geht das Gerät nicht mehr. Bestellung {number}."),
            "es": ("{product} no funciona", "Dejó de funcionar a los dos días. Pedido {number}."),
        },
        {"en": "Please try the three steps in the attached article; otherwise we exchange it.", "zh": "请先按文章中的三步操作，仍不行我们为您换新。"},
    ),
    Theme(
        "on_time", "billing", "invoice-copy", False, 20,
        {
            "en": ("Invoice for {number}", "I need the invoice for order {number} with my company name on it."),
            "zh": ("订单{number}开发票", "请帮我开{number}的发票，抬头写公司名称。"),
            "it": ("Fattura per {number}", "Avrei bisogno della fattura dell’ordine {number}."),
        },
        {"en": "The invoice is attached.", "zh": "电子发票已发送到您的邮箱。"},
    ),
    Theme(
        "on_time", "returns", "wrong-colour", True, 40,
        {
            "en": ("Wrong colour in {number}", "I ordered the {product} in black and got white. I would like to swap it."),
            "zh": ("{number}颜色发错了", "我订的{product}是黑色，收到的是白色，想换货。"),
        },
        {"en": "A label for sending it back is in your mail; the right one leaves today.", "zh": "退货面单已发邮箱，正确颜色今天发出。"},
    ),
)  # fmt: skip

AGENTS = ("demo", "Mei Lin", "Tom Becker", "Aisha Khan", "周洁")
