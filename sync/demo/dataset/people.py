"""Names, streets and numbers of eight countries, as they are there."""

from dataclasses import dataclass
from random import Random

from callcenter.numbering import contact_key


@dataclass(frozen=True, slots=True)
class Place:
    """A city with a postal code that belongs to it and streets it could have."""

    city: str
    postal_code: str
    subdivision: str
    streets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """How people are called, live and are dialled in one country."""

    code: str
    language: str
    currency: str
    share: int
    families: tuple[str, ...]
    given: tuple[str, ...]
    companies: tuple[str, ...]
    places: tuple[Place, ...]
    mobile: tuple[str, ...]
    landline: tuple[str, ...]
    carriers: tuple[str, ...]
    transit_days: int


def _places(*rows: str) -> tuple[Place, ...]:
    cut = (row.split("|") for row in rows)
    return tuple(Place(city, code, part, tuple(streets.split(";"))) for city, code, part, streets in cut)


LANDS = (
    Land(
        "CN", "zh-CN", "CNY", 126,
        tuple("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"),
        ("伟", "芳", "娜", "秀英", "敏", "静", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超", "晓燕", "建国", "思远",
         "雨桐", "梓涵", "浩然", "欣怡", "子轩", "嘉怡"),
        ("{}记茶业有限公司", "{}氏酒店管理有限公司", "{}家民宿", "{}诚办公用品有限公司"),
        _places(
            "上海市|200040|上海|南京西路;愚园路;北京西路", "北京市|100020|北京|朝阳北路;工体北路;建国门外大街",
            "广州市|510620|广东|天河路;体育东路;林和西路", "深圳市|518000|广东|深南大道;福华路;红荔路",
            "杭州市|310006|浙江|延安路;文三路;庆春路", "成都市|610041|四川|人民南路;天府大道;科华北路",
            "武汉市|430022|湖北|解放大道;建设大道", "西安市|710061|陕西|长安北路;雁塔路", "南京市|210005|江苏|中山东路;珠江路",
        ),
        ("+86138", "+86139", "+86150", "+86186", "+86177", "+86158"), ("+8621", "+8610", "+8620"),
        ("顺丰速运", "京东物流"), 2,
    ),
    Land(
        "DE", "de-DE", "EUR", 58,
        ("Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Wagner", "Becker", "Hoffmann", "Krüger", "Yılmaz"),
        ("Anna", "Lukas", "Marie", "Jonas", "Sophie", "Felix", "Jürgen", "Katrin", "Emre", "Ingrid"),
        ("Café {}", "{} Büroservice GmbH", "Pension {}", "{} & Söhne GmbH"),
        _places(
            "Berlin|10115|Berlin|Invalidenstraße;Chausseestraße", "Hamburg|20095|Hamburg|Mönckebergstraße;Spitalerstraße",
            "München|80331|Bayern|Sendlinger Straße;Rosental", "Köln|50667|Nordrhein-Westfalen|Hohe Straße;Breite Straße",
            "Leipzig|04109|Sachsen|Petersstraße;Ritterstraße",
        ),
        ("+49151", "+49160", "+49170"), ("+4930", "+4940", "+4989"), ("DHL", "DPD"), 2,
    ),
    Land(
        "FR", "fr-FR", "EUR", 36,
        ("Martin", "Bernard", "Dubois", "Petit", "Durand", "Leroy", "Moreau", "Lefèvre"),
        ("Camille", "Léa", "Hugo", "Chloé", "Théo", "Élodie", "Mathieu", "Inès"),
        ("Brasserie {}", "{} Conseil SARL", "Gîte {}"),
        _places(
            "Paris|75011|Île-de-France|Rue Oberkampf;Rue de Charonne", "Lyon|69002|Auvergne-Rhône-Alpes|Rue Mercière;Rue Victor Hugo",
            "Marseille|13001|Provence-Alpes-Côte d’Azur|Rue Paradis;La Canebière", "Lille|59800|Hauts-de-France|Rue Nationale",
        ),
        ("+336", "+337"), ("+331", "+334"), ("Colissimo", "DPD"), 3,
    ),
    Land(
        "GB", "en-GB", "GBP", 38,
        ("Smith", "Jones", "Taylor", "O’Brien", "Patel", "Wilson", "Evans", "Thompson", "Khan"),
        ("Olivia", "Jack", "Amelia", "Harry", "Priya", "George", "Niamh", "Oliver"),
        ("The {} Inn", "{} Interiors Ltd", "{} & Co. Accountants"),
        _places(
            "London|E1 6AN|Greater London|Brick Lane;Commercial Street", "Manchester|M1 1AE|Greater Manchester|Deansgate;Piccadilly",
            "Edinburgh|EH1 1BB|Scotland|High Street;Cockburn Street", "Bristol|BS1 4DJ|Bristol|Queen Square",
        ),
        ("+447400", "+447700", "+447911"), ("+4420", "+44161"), ("Royal Mail", "DPD"), 3,
    ),
    Land(
        "ES", "es-ES", "EUR", 28,
        ("García", "Fernández", "López", "Martínez", "Sánchez", "Muñoz", "Ibáñez"),
        ("Lucía", "Pablo", "Carmen", "Álvaro", "Marta", "Javier", "Nuria"),
        ("Hotel {}", "{} Consultores SL"),
        _places(
            "Madrid|28013|Madrid|Calle Mayor;Calle del Arenal", "Barcelona|08002|Cataluña|Carrer de Ferran;Carrer Avinyó",
            "Sevilla|41001|Andalucía|Calle Sierpes", "Valencia|46001|Valencia|Carrer de Sant Vicent Màrtir",
        ),
        ("+346",), ("+3491", "+3493"), ("UPS", "DHL"), 4,
    ),
    Land(
        "IT", "it-IT", "EUR", 24,
        ("Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Ricci", "D’Angelo"),
        ("Giulia", "Marco", "Francesca", "Luca", "Chiara", "Matteo"),
        ("Trattoria {}", "Studio {} Srl"),
        _places(
            "Milano|20121|Lombardia|Via Dante;Via Brera", "Roma|00184|Lazio|Via Nazionale;Via dei Serpenti",
            "Torino|10121|Piemonte|Via Roma", "Napoli|80132|Campania|Via Toledo",
        ),
        ("+39333", "+39347"), ("+3902", "+3906"), ("UPS", "DHL"), 4,
    ),
    Land(
        "JP", "ja-JP", "JPY", 24,
        ("佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村"),
        ("陽菜", "蓮", "結衣", "大翔", "さくら", "健太", "美咲", "翔太"),
        ("{}商店", "株式会社{}"),
        _places(
            "東京都渋谷区|150-0002|東京都|渋谷一丁目;渋谷三丁目", "大阪市北区|530-0001|大阪府|梅田二丁目;梅田三丁目",
            "京都市中京区|604-8005|京都府|河原町通三条", "札幌市中央区|060-0042|北海道|大通西四丁目",
        ),
        ("+8190", "+8180"), ("+813", "+816"), ("ヤマト運輸",), 3,
    ),
    Land(
        "US", "en-US", "USD", 26,
        ("Johnson", "Williams", "Brown", "Davis", "Nguyen", "Rodriguez", "Miller", "Lee"),
        ("Emma", "Liam", "Ava", "Noah", "Mia", "Ethan", "Grace", "Mason"),
        ("{} Design LLC", "{} Family Dental"),
        _places(
            "New York|10013|NY|Canal Street;Mott Street", "San Francisco|94103|CA|Mission Street;Folsom Street",
            "Chicago|60605|IL|South State Street", "Austin|78701|TX|Congress Avenue",
        ),
        ("+1212", "+1415", "+1312", "+1512"), ("+1212", "+1415"), ("UPS",), 6,
    ),
)  # fmt: skip

_LENGTHS = {"CN": 11, "DE": 11, "FR": 9, "GB": 10, "ES": 9, "IT": 10, "JP": 10, "US": 10}
_CALLING = {"CN": "86", "DE": "49", "FR": "33", "GB": "44", "ES": "34", "IT": "39", "JP": "81", "US": "1"}


def land_of(code: str) -> Land:
    """Give a country by its code."""
    return next(land for land in LANDS if land.code == code)


def person(chance: Random, land: Land) -> str:
    """Make a name, in the order and script of the country."""
    family, given = chance.choice(land.families), chance.choice(land.given)
    if land.code == "CN":
        return family + given
    return f"{family} {given}" if land.code == "JP" else f"{given} {family}"


def company(chance: Random, land: Land) -> str:
    """Make the name of a company."""
    return chance.choice(land.companies).format(chance.choice(land.families))


def number(chance: Random, land: Land, *, is_mobile: bool) -> str:
    """Make a valid E.164 number."""
    while True:
        prefix = chance.choice(land.mobile if is_mobile else land.landline)
        missing = _LENGTHS[land.code] + len(_CALLING[land.code]) + 1 - len(prefix)
        if not is_mobile and land.code == "CN":
            missing = 8
        if not is_mobile and land.code in ("DE", "JP"):
            missing = 8
        made = prefix + "".join(str(chance.randrange(10)) for _ in range(missing))
        if contact_key(made, land.code) == made:
            return made


def mailbox(chance: Random, serial: int, land: Land) -> str:
    """Make a mail address that can be nobody's."""
    return f"{chance.choice(('mail', 'home', 'post', 'me'))}.{serial}@{land.code.lower()}.example.com"


def street(chance: Random, land: Land, place: Place) -> str:
    """Make a street with a house number where the country puts it."""
    name, house = chance.choice(place.streets), chance.randrange(1, 180)
    if land.code == "CN":
        return f"{name}{house}号{chance.randrange(1, 30)}栋{chance.randrange(1, 28):02}{chance.randrange(1, 5):02}室"
    if land.code == "JP":
        return f"{name}{chance.randrange(1, 20)}-{chance.randrange(1, 20)}"
    if land.code in ("FR", "GB", "US"):
        return f"{house} {name}"
    return f"{name} {house}"
