"""What customers write about products, bills and their account."""

from sync.demo.dataset.theme import Theme

_SOLVED = {
    "en": "Please try the steps in the attached article; if they do not help we exchange it.",
    "zh": "请先按文章中的步骤操作，仍不行我们为您换新。",
    "de": "Bitte versuchen Sie die Schritte im Anhang; sonst tauschen wir das Gerät um.",
}

PRODUCT_THEMES = (
    Theme(
        "delivered", "product", "espresso-error-e42", True, 50,
        {
            "en": (("Espresso machine shows E42", "After two days it shows E42 and no water comes. Order {number}."),),
            "zh": (("咖啡机报 E42", "用了两天屏幕显示 E42，不出水，订单 {number}，怎么处理？"),),
            "de": (("Fehler E42", "Die Espressomaschine zeigt E42 und pumpt kein Wasser. Bestellung {number}."),),
        },
        _SOLVED, ("COF-10",),
    ),
    Theme(
        "delivered", "product", "robot-vacuum-map", False, 35,
        {
            "en": (("Robot vacuum has lost its map", "Since the update it drives around aimlessly and does not find the dock."),),
            "zh": (("扫地机器人地图丢了", "升级以后到处乱跑，找不到充电座。"),),
        },
        _SOLVED, ("VAC-60",),
    ),
    Theme(
        "delivered", "product", "stick-vacuum-battery", True, 45,
        {
            "en": (("Stick vacuum does not charge", "The light blinks red, and after five minutes it is empty. Order {number}."),),
            "zh": (("无线吸尘器充不进电", "充电灯一直闪红，用五分钟就没电了。"),),
            "de": (("Akku lädt nicht", "Der Staubsauger aus {number} blinkt rot und hält nur fünf Minuten."),),
        },
        _SOLVED, ("VAC-11",),
    ),
    Theme(
        "delivered", "product", "air-purifier-filter-light", False, 25,
        {
            "en": (("Filter light stays on", "I put in a new filter, but the light of the air purifier does not go out."),),
            "zh": (("净化器换了滤芯灯还亮", "新滤芯装好了，提示灯一直亮着怎么关？"),),
        },
        _SOLVED, ("AIR-20", "FLT-20"),
    ),
    Theme(
        "delivered", "product", "humidifier-leak", True, 45,
        {"en": (("Humidifier leaks", "There is a puddle under it every morning. Order {number}."),), "zh": (("加湿器漏水", "每天早上底下一滩水，订单 {number}。"),)},
        _SOLVED, ("HUM-04",),
    ),
    Theme(
        "delivered", "product", "rice-cooker-not-heating", True, 50,
        {"en": (("Rice cooker does not heat", "It beeps, but the rice stays half raw."),), "zh": (("电饭煲不加热", "按了煮饭会响，但是饭是夹生的。"),)},
        _SOLVED, ("RIC-30",),
    ),
    Theme(
        "delivered", "product", "kettle-descale", False, 15,
        {"en": (("White flakes in the kettle", "Are the white flakes in my new kettle dangerous?"),), "zh": (("水壶里有白色的东西", "新买的电热水壶里面有白色沉淀，正常吗？"),)},
        _SOLVED, ("KET-17",),
    ),
    Theme(
        "delivered", "product", "standing-desk-reset", True, 40,
        {"en": (("Standing desk is stuck", "It stopped half way and the display shows RST."),), "zh": (("升降桌卡住了", "升到一半不动了，一边高一边低。"),), "de": (("Schreibtisch fährt nicht mehr", "Er steht schief und reagiert nicht mehr auf die Tasten."),)},
        _SOLVED, ("DSK-14",),
    ),
    Theme(
        "delivered", "product", "headphones-pairing", False, 25,
        {"en": (("Headphones: sound on one side only", "Only the left side plays since I paired them with a new phone."),), "zh": (("耳机只有一边有声音", "换了手机重新配对以后右边没声音了。"),)},
        _SOLVED, ("HPH-09",),
    ),
    Theme(
        "delivered", "product", "router-setup", False, 35,
        {"en": (("Router: no internet", "The light is orange and the set-up page does not open."),), "zh": (("路由器连不上网", "灯是橙色的，设置页面也打不开。"),), "fr": (("Routeur : pas d’internet", "Le voyant reste orange."),)},
        _SOLVED, ("RTR-50",),
    ),
    Theme(
        "delivered", "returns", "wrong-colour", True, 40,
        {
            "en": (("Wrong colour in {number}", "I ordered the {product} in black and got white. I would like to swap it."),),
            "zh": (("{number} 颜色发错了", "我订的{product}是黑色，收到的是白色，想换货。"),),
            "ja": (("{number} の色が違います", "{product} は黒を注文しましたが、白が届きました。交換をお願いします。"),),
        },
        {"en": "A label for sending it back is in your mail; the right one leaves today.", "zh": "退货面单已发邮箱，正确颜色今天发出。", "ja": "返送ラベルをメールでお送りしました。正しい商品は本日発送します。"},
    ),
    Theme(
        "delivered", "returns", "wrong-item-received", True, 55,
        {"en": (("Not what I ordered ({number})", "There is somebody else's article in my box."),), "zh": (("{number} 发错货了", "箱子里不是我买的{product}。"),), "de": (("Falscher Artikel in {number}", "Im Paket war etwas anderes als {product}."),)},
        {"en": "I am sorry. We collect the wrong one, and yours leaves today.", "zh": "非常抱歉，错发的我们上门取回，正确的今天发出。"},
    ),
    Theme(
        "delivered", "returns", "return-within-30-days", False, 25,
        {"en": (("I would like to return {product}", "It is simply too big. Order {number}, unused, in its box."),), "zh": (("想退{product}", "不合适，没用过，包装都在，订单 {number} 怎么退？"),), "fr": (("Retour de {product}", "Trop grand pour moi, jamais utilisé. Commande {number}."),)},
        {"en": "No problem within 30 days. The label is in your mail.", "zh": "30 天内可以退，面单已发到您邮箱。", "fr": "Aucun problème sous 30 jours. L’étiquette est dans votre boîte mail."},
    ),
    Theme(
        "delivered", "billing", "invoice-copy", False, 20,
        {"en": (("Invoice for {number}", "I need the invoice for order {number} again."),), "it": (("Fattura per {number}", "Avrei bisogno della fattura dell’ordine {number}."),), "de": (("Rechnung zu {number}", "Bitte schicken Sie mir die Rechnung noch einmal."),)},
        {"en": "The invoice is attached.", "de": "Die Rechnung hängt an."},
    ),
    Theme(
        "delivered", "billing", "invoice-fapiao", False, 25,
        {"en": (("Fapiao for {number}", "Please issue an electronic fapiao with our company name."),), "zh": (("订单 {number} 开发票", "请帮我开 {number} 的电子发票，抬头写公司名称。"), ("发票什么时候能开", "{number} 已经收货了，发票还没收到。"))},
        {"en": "The fapiao is on its way by mail.", "zh": "电子发票已发送到您的邮箱，请查收。"},
    ),
    Theme(
        "delivered", "billing", "double-charge", True, 65,
        {"en": (("Charged twice for {number}", "The amount of {number} left my account twice."),), "zh": (("{number} 扣了两次款", "同一个订单银行卡扣了两笔，请退一笔。"),), "es": (("Cobro doble de {number}", "Me han cobrado dos veces el mismo pedido."),)},
        {"en": "One of the two is a reservation and disappears within five days; I have noted it.", "zh": "其中一笔是预授权，5 天内自动退回，我已登记。"},
    ),
    Theme(
        "general", "general", "forgot-password", False, 15,
        {"en": (("Cannot sign in", "The mail to reset my password never comes."),), "zh": (("登录不了", "重置密码的邮件一直收不到。"),), "de": (("Passwort vergessen", "Die E-Mail zum Zurücksetzen kommt nicht an."),)},
        {"en": "I have sent it again; please look in the spam folder too.", "zh": "已重新发送，请同时查看垃圾邮件。"},
    ),
    Theme(
        "general", "general", "newsletter", False, 10,
        {"en": (("No more newsletters, please", "I get three mails a week. Please take me off the list."),), "zh": (("不要再发广告短信", "每周好几条短信，请退订。"),), "fr": (("Désinscription", "Merci de ne plus m’envoyer la lettre d’information."),)},
        {"en": "Done; it can take a day until the last one has arrived.", "zh": "已为您退订，一天内生效。"},
    ),
    Theme(
        "general", "general", "gold-tier-benefits", False, 20,
        {"en": (("How do I become a gold customer?", "What do I need for gold, and what do I get for it?"),), "zh": (("怎么升级金卡", "金卡要消费多少？有什么权益？"),)},
        {"en": "The conditions are in the attached article; you are not far from it.", "zh": "条件见附件文章，您已经很接近了。"},
    ),
    Theme(
        "general", "billing", "vat-number", False, 30,
        {"en": (("VAT number on our invoices", "We are a company and need our VAT number on every invoice from now on."),), "de": (("USt-IdNr. auf Rechnungen", "Bitte nehmen Sie unsere USt-IdNr. in die Rechnungen auf."),), "zh": (("公司采购开专票", "我们公司长期采购，可以开增值税专用发票吗？"),)},
        {"en": "It is noted and appears on the next invoice.", "zh": "可以，资料已登记，下次起生效。", "de": "Ist eingetragen und steht auf der nächsten Rechnung."},
    ),
    Theme(
        "general", "product", "back-order-stock", False, 20,
        {"en": (("When is {product} back in stock?", 'The shop has said "sold out" for two weeks.'),), "zh": (("{product}什么时候有货", "网上一直显示缺货，大概什么时候补？"),)},
        {"en": "The next delivery is expected in about ten days; I have put you on the list.", "zh": "预计十天左右到货，已为您登记到货提醒。"},
    ),
    Theme(
        "general", "billing", "price-match", False, 25,
        {"en": (("Cheaper after I bought it", "Yesterday {product} became cheaper. Do I get the difference back?"),), "zh": (("刚买就降价", "{product}我上周买的，今天便宜了，能退差价吗？"),)},
        {"en": "Within 14 days yes: the difference is on its way to you.", "zh": "14 天内可以退差价，已为您办理。"},
    ),
)  # fmt: skip
