"""What customers write about deliveries and returns."""

from sync.demo.dataset.theme import Theme

DELIVERY_THEMES = (
    Theme(
        "late", "delivery", "delivery-late", True, 60,
        {
            "en": (
                ("My order {number} is late", "You promised {promised} and the parcel still has not come. I took a day off for it."),
                ("Still waiting for {number}", "It was supposed to be here by {promised}. Every day the tracking says something else. When does it really come?"),
            ),
            "zh": (
                ("订单 {number} 还没送到", "说好 {promised} 到，到现在都没收到，我请了假在家等的，麻烦催一下。"),
                ("{product}怎么还不送", "下单时写的 {promised} 送达，已经超了，物流一直不动，到底什么时候能到？"),
            ),
            "de": (("Bestellung {number} verspätet", "Die Lieferung war für den {promised} zugesagt. Wo bleibt mein Paket?"),),
            "fr": (("Commande {number} en retard", "La livraison était promise pour le {promised}, je n’ai toujours rien reçu."),),
            "es": (("El pedido {number} no llega", "Me dijeron el {promised} y todavía no ha llegado. ¿Cuándo lo recibo?"),),
            "it": (("Ordine {number} in ritardo", "La consegna era promessa per il {promised}, ma non è arrivato nulla."),),
            "ja": (("注文 {number} が届きません", "{promised} に届く予定でしたが、まだ届いていません。いつ届きますか。"),),
        },
        {
            "en": "I am sorry. I have asked the carrier and will call you back by tomorrow noon.", "zh": "非常抱歉，已联系快递加急处理，明天中午前给您回电。",
            "de": "Das tut mir leid. Ich habe beim Zusteller nachgefragt und melde mich bis morgen Mittag.", "fr": "Je suis désolée. J’ai relancé le transporteur et vous rappelle avant demain midi.",
            "ja": "申し訳ございません。運送会社に確認し、明日正午までにご連絡いたします。",
        },
    ),
    Theme(
        "late", "delivery", "where-is-my-parcel", False, 40,
        {
            "en": (("Where is my parcel {tracking}?", "The tracking of {number} has not changed for days. Can you see more than I can?"),),
            "zh": (("查一下 {number} 到哪了", "单号 {tracking} 两天没更新了，帮我看看到哪里了。"),),
            "de": (("Wo ist mein Paket {tracking}?", "Die Sendungsverfolgung zu {number} zeigt seit Tagen nichts Neues."),),
        },
        {"en": "It is at the depot and goes out on the next working day.", "zh": "包裹在网点，下一个工作日派送。", "de": "Es liegt im Zustelldepot und kommt am nächsten Werktag."},
    ),
    Theme(
        "late", "delivery", "arrange-redelivery", False, 50,
        {
            "en": (("Missed the courier, order {number}", "I was at work when they rang. Please bring it again on Saturday or after six."),),
            "zh": (("{number} 派送时我不在家", "快递来的时候我在上班，能不能晚上六点以后再送一次？"),),
            "de": (("Zusteller verpasst, {number}", "Ich war nicht zu Hause. Bitte am Samstag noch einmal liefern."),),
            "fr": (("Livreur manqué, {number}", "J’étais absente. Pouvez-vous faire représenter le colis après 18 h ?"),),
        },
        {"en": "A new attempt is booked for the evening.", "zh": "已预约晚间再次派送。", "de": "Der zweite Zustellversuch ist vereinbart.", "fr": "Une nouvelle présentation est prévue le soir."},
    ),
    Theme(
        "lost", "delivery", "parcel-lost", True, 80,
        {
            "en": (
                ("Parcel for {number} has disappeared", "Tracking {tracking} has not moved for almost two weeks. I think it is lost. I want a new one or my money back."),
                ("Lost: {product}", "The courier says they cannot find it. What happens now?"),
            ),
            "zh": (
                ("订单 {number} 的包裹丢了", "单号 {tracking} 快两个星期没更新了，肯定是丢件了，请补发或者退款。"),
                ("{product}丢件", "快递说找不到了，你们怎么赔？"),
            ),
            "de": (("Paket zu {number} verschwunden", "Seit fast zwei Wochen keine Bewegung in der Sendungsverfolgung. Bitte Ersatz oder Geld zurück."),),
        },
        {
            "en": "The search with the carrier is open; if it ends without a result you choose a new one or the money back.", "zh": "已向快递公司发起查件，无结果将为您补发或退款，由您选择。",
            "de": "Der Nachforschungsauftrag läuft; ohne Ergebnis schicken wir Ersatz oder erstatten den Betrag.",
        },
    ),
    Theme(
        "partial", "delivery", "partial-delivery", False, 40,
        {
            "en": (("Part of order {number} is missing", "Only one of the two things I ordered was in the box. When does the rest come?"),),
            "zh": (("订单 {number} 少发了", "只收到一部分，另外的什么时候发？"), ("{number} 怎么只来了一件", "我买了两样，只送来{product}，剩下的呢？")),
            "fr": (("Commande {number} incomplète", "Il manque un article dans le colis. Quand arrive le reste ?"),),
            "de": (("Bestellung {number} unvollständig", "Im Paket war nur ein Teil. Wann kommt der Rest?"),),
        },
        {"en": "The rest follows from the warehouse as soon as it is in stock.", "zh": "剩余商品到货后会立即发出，不另收运费。", "fr": "Le reste part de l’entrepôt dès réception.", "de": "Der Rest folgt, sobald er im Lager ist."},
    ),
    Theme(
        "returned", "returns", "refund-timing", False, 40,
        {
            "en": (("When do I get my money for {number}?", "I sent everything back and the tracking says it has arrived. Where is my refund?"),),
            "zh": (("{number} 的退款什么时候到账", "货已经退回去了，显示仓库签收，退款怎么还没到？"), ("退款没收到", "{product}退了好几天了，钱还没退给我。")),
            "de": (("Rückerstattung zu {number}", "Die Rücksendung ist angekommen. Wann bekomme ich mein Geld?"),),
            "es": (("Reembolso de {number}", "La devolución ya llegó al almacén. ¿Cuándo recibo el dinero?"),),
        },
        {"en": "The refund leaves within five working days after the goods arrive.", "zh": "仓库签收后 5 个工作日内原路退款。", "de": "Die Erstattung geht innerhalb von fünf Werktagen nach Eingang hinaus.", "es": "El reembolso sale en cinco días laborables desde la recepción."},
    ),
    Theme(
        "returned", "returns", "return-label", False, 30,
        {
            "en": (("Return label for {number}", "There was no label in the box and I have no printer. How do I send it back?"),),
            "zh": (("{number} 退货没有面单", "箱子里没有退货单，我也没有打印机，怎么退？"),),
            "fr": (("Étiquette de retour {number}", "Je n’ai pas d’imprimante. Comment renvoyer l’article ?"),),
        },
        {"en": "I have sent you a code by mail that the carrier's shop prints for you.", "zh": "已发送寄件码，快递员上门取件时扫码即可。", "fr": "Je vous ai envoyé un code ; le point relais imprime l’étiquette."},
    ),
    Theme(
        "refused", "delivery", "refused-delivery", False, 30,
        {
            "en": (("I refused the parcel of {number}", "The box was wet and crushed, so I did not take it. Please send a new one."),),
            "zh": (("{number} 我拒收了", "外箱都压烂了，我没签收，请重新发一个。"),),
            "de": (("Annahme verweigert, {number}", "Der Karton war aufgerissen. Bitte neu schicken."),),
        },
        {"en": "We send a new one as soon as the refused parcel is on its way back.", "zh": "拒收件退回途中即可安排补发。", "de": "Sobald das Paket auf dem Rückweg ist, schicken wir Ersatz."},
    ),
    Theme(
        "delivered", "delivery", "marked-delivered-not-received", True, 70,
        {
            "en": (("{number}: marked delivered, nothing here", "It says delivered, but neither we nor the neighbours have it."),),
            "zh": (("{number} 显示签收但没收到", "物流显示本人签收，可是我根本没收到，快递柜和门卫都问过了。"),),
            "de": (("{number} zugestellt, aber nicht da", "Laut Sendungsverfolgung zugestellt. Hier und bei den Nachbarn ist nichts."),),
        },
        {"en": "I have asked the carrier for proof of delivery; you hear from us within two days.", "zh": "已向快递调取签收凭证，两天内回复您。", "de": "Ich habe den Zustellnachweis angefordert; Sie hören binnen zwei Tagen von uns."},
    ),
    Theme(
        "delivered", "delivery", "damaged-in-transit", True, 65,
        {
            "en": (("{product} arrived broken", "The parcel of {number} arrived today and the {product} is broken. I have taken photos."),),
            "zh": (("{product}收到就是坏的", "{number} 今天送到，打开{product}是碎的，照片拍好了。"), ("快递把东西摔坏了", "订单 {number}，外箱有个洞，里面{product}裂了。")),
            "it": (("{product} arrivato rotto", "Il pacco dell’ordine {number} è arrivato danneggiato. Ho le foto."),),
        },
        {"en": "Thank you for the photos. A new one leaves today; please keep the box for the carrier.", "zh": "照片已收到，今天补发新的，原包装请先保留。"},
    ),
)  # fmt: skip
