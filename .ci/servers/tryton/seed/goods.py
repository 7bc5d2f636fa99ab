"""What the company sells: household goods, with their price in yuan."""

KINDS = (
    ("Kettle 电水壶", 189), ("Rice cooker 电饭煲", 459), ("Desk lamp 台灯", 149), ("Headphones 耳机", 699),
    ("Backpack 背包", 259), ("Office chair 办公椅", 1290), ("Air purifier 空气净化器", 1590),
    ("Vacuum cleaner 吸尘器", 990), ("Blender 搅拌机", 329), ("Electric toothbrush 电动牙刷", 239),
    ("Wok 炒锅", 219), ("Tea set 茶具", 369), ("Umbrella 雨伞", 79), ("Bedding set 床上四件套", 529),
    ("Smart watch 智能手表", 899),
)  # fmt: skip
VARIANTS = (("white", "白色"), ("black", "黑色"), ("blue", "蓝色"), ("large", "大号"), ("travel", "旅行装"))
WAREHOUSES = (("SHA", "Shanghai 上海仓"), ("RTM", "Rotterdam"), ("LGB", "Long Beach"))
# How much of a currency one yuan is.
CURRENCIES = (
    ("CNY", "Yuan Renminbi", "¥", "156", 2, "1"), ("EUR", "Euro", "€", "978", 2, "0.128"),
    ("GBP", "Pound Sterling", "£", "826", 2, "0.109"), ("USD", "US Dollar", "$", "840", 2, "0.139"),
    ("JPY", "Yen", "¥", "392", 0, "21.4"),
)  # fmt: skip
COMPLAINTS = (
    "收到的商品有破损，包装也压坏了。", "The parcel never arrived, although it is shown as delivered.",
    "发错颜色，要求换货。", "Two pieces were ordered, one was in the box.", "Falsche Größe geliefert.",
    "L'appareil ne fonctionne plus au bout de deux jours.", "发票金额与订单不符。", "配送员没有打电话就退回了包裹。",
    "The lid is missing.\nA photo was sent by e-mail.",
)  # fmt: skip
