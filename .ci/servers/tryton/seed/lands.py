"""Where customers live: names, places, telephone plans and tax numbers of eight countries; all people are invented.

Where a country keeps telephone numbers for fiction and they count as valid, those are taken.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A town. In a postal code and in a telephone plan, "#" stands for any digit, "@" for a letter."""

    city: str
    postal_code: str
    area: str = ""
    area_name: str = ""


@dataclass(frozen=True, slots=True)
class Land:
    """One country; ``share`` is how many of a hundred customers live there. Names come with their Latin spelling."""

    code: str
    code3: str
    numeric: str
    name: str
    language: str
    currency: str
    share: int
    house: str
    carriers: tuple[str, ...]
    families: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, str], ...]
    person: str
    firms: tuple[str, ...]
    places: tuple[Place, ...]
    streets: tuple[str, ...]
    mobile: tuple[str, ...]
    landline: tuple[str, ...]
    identifier: str
    number: tuple[str, ...]


def _plain(names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in names.split())


def _spelt(names: str) -> tuple[tuple[str, str], ...]:
    return tuple((own, latin) for own, _, latin in (name.partition(":") for name in names.split()))


CHINA = Land(
    code="CN", code3="CHN", numeric="156", name="China", language="zh_CN", currency="CNY", share=46, house="SHA",
    carriers=("顺丰速运 SF Express", "圆通速递 YTO", "中国邮政 China Post"),
    families=_spelt(
        "王:Wang 李:Li 张:Zhang 刘:Liu 陈:Chen 杨:Yang 黄:Huang 赵:Zhao 吴:Wu 周:Zhou 徐:Xu 孙:Sun 马:Ma 朱:Zhu "
        "胡:Hu 林:Lin 何:He 高:Gao 罗:Luo 郑:Zheng 谢:Xie 唐:Tang 欧阳:Ouyang"
    ),
    given=_spelt(
        "伟:Wei 芳:Fang 娜:Na 秀英:Xiuying 敏:Min 静:Jing 丽:Li 强:Qiang 磊:Lei 洋:Yang 勇:Yong 艳:Yan 杰:Jie 涛:Tao "
        "明:Ming 超:Chao 霞:Xia 建国:Jianguo 海燕:Haiyan 志远:Zhiyuan 雨欣:Yuxin 子涵:Zihan 浩然:Haoran 一诺:Yinuo"
    ),
    person="{family}{given}",
    firms=("{city}{family}记商贸有限公司", "{city}{given}电子商务有限公司", "{family}{given}家居用品有限公司"),
    places=(
        Place("上海市", "2000##", "CN-SH", "上海"), Place("北京市", "1000##", "CN-BJ", "北京"),
        Place("广州市", "5100##", "CN-GD", "广东"), Place("深圳市", "5180##", "CN-GD", "广东"),
        Place("杭州市", "3100##", "CN-ZJ", "浙江"), Place("成都市", "6100##", "CN-SC", "四川"),
        Place("武汉市", "4300##", "CN-HB", "湖北"), Place("西安市", "7100##", "CN-SN", "陕西"),
    ),
    streets=("人民路{n}号{m}栋{k}室", "中山路{n}号", "解放大道{n}号{m}楼", "建设路{n}弄{m}号{k}室"),
    mobile=("+86137########", "+86138########", "+86150########", "+86186########", "+86199########"),
    landline=("+8621########", "+8610########", "+8620########"),
    identifier="cn_vat", number=("91310000########0#", "91440100########1#"),
)  # fmt: skip
GERMANY = Land(
    code="DE", code3="DEU", numeric="276", name="Germany", language="de", currency="EUR", share=14, house="RTM",
    carriers=("DHL", "DPD"),
    families=_plain("Bauer Fischer Keller Schröder Vogel Krüger Weiß Lange Pohl Jäger Brandt Ziegler Arnold Böhm"),
    given=_plain("Anke Bernd Clara Dieter Eva Frieda Günter Hanna Ingo Jürgen Karin Lukas Mareike Nils Petra Sören"),
    person="{given} {family}", firms=("{family} Haustechnik GmbH", "{family} & Söhne KG", "Café {given}"),
    places=(
        Place("Berlin", "10###"), Place("Hamburg", "20###"), Place("München", "80###"), Place("Köln", "50###"),
        Place("Leipzig", "04###"),
    ),
    streets=("Lindenstraße {n}", "Bahnhofstraße {n}", "Am Mühlbach {m}", "Goethestraße {n}a"),
    mobile=("+49151########", "+49170#######", "+49176########"), landline=("+4930#######", "+4940######"),
    identifier="eu_vat", number=("DE#########",),
)  # fmt: skip
FRANCE = Land(
    code="FR", code3="FRA", numeric="250", name="France", language="fr", currency="EUR", share=9, house="RTM",
    carriers=("Chronopost", "DPD"),
    families=_plain("Moreau Lefèvre Girard Bonnet Dupuis Mercier Faure Rousseau Blanchard Guérin Perrin"),
    given=_plain("Amélie Benoît Camille Didier Élodie François Gaëlle Hugo Inès Julien Léa Maël Noémie Paul Zoé"),
    person="{given} {family}", firms=("Maison {family} SARL", "{family} Frères SAS"),
    places=(Place("Paris", "750##"), Place("Lyon", "6900#"), Place("Nantes", "44000"), Place("Lille", "59000")),
    streets=("{n} rue des Lilas", "{n} avenue de la Gare", "{m} bis place du Marché"),
    mobile=("+336########",), landline=("+3319900####", "+3346571####"),
    identifier="eu_vat", number=("FR###########",),
)  # fmt: skip
BRITAIN = Land(
    code="GB", code3="GBR", numeric="826", name="United Kingdom", language="en", currency="GBP", share=9, house="RTM",
    carriers=("Royal Mail", "DHL"),
    families=_plain("Ashworth Bennett Clarke Doyle Evans Fletcher Hughes Kaur Morgan O'Neill Patel Shaw Webb"),
    given=_plain("Alice Callum Daisy Elliot Freya George Imran Jasmine Liam Megan Nadia Oliver Priya Rhys Tom"),
    person="{given} {family}", firms=("{family} & Daughters Ltd", "The {family} Kitchen Company Ltd"),
    places=(Place("London", "SW1A #@@"), Place("Manchester", "M1 #@@"), Place("Bristol", "BS1 #@@"),
            Place("Edinburgh", "EH1 #@@")),
    streets=("{n} High Street", "Flat {m}, {n} Mill Lane", "{n} Station Road"),
    mobile=("+447400######",), landline=("+442079460###", "+441614960###"),
    identifier="gb_vat", number=("#########",),
)  # fmt: skip
SPAIN = Land(
    code="ES", code3="ESP", numeric="724", name="Spain", language="es", currency="EUR", share=6, house="RTM",
    carriers=("SEUR", "DHL"),
    families=_plain("García Ibáñez Muñoz Núñez Ortega Peña Quintero Rubio Serrano Vázquez"),
    given=_plain("Ana Begoña Carlos Dolores Enrique Gema Íñigo Lucía Marta Nuria Óscar Pilar Raúl Sofía"),
    person="{given} {family}", firms=("Hermanos {family} S.L.", "Ferretería {family} S.L."),
    places=(Place("Madrid", "280##"), Place("Barcelona", "080##"), Place("Sevilla", "410##")),
    streets=("Calle Mayor, {n}", "Avenida de la Paz, {n}, {m}.º A"),
    mobile=("+346########",), landline=("+3491#######", "+3493#######"),
    identifier="es_vat", number=("B########",),
)  # fmt: skip
ITALY = Land(
    code="IT", code3="ITA", numeric="380", name="Italy", language="it", currency="EUR", share=4, house="RTM",
    carriers=("Poste Italiane", "DHL"),
    families=_plain("Bianchi Colombo D'Angelo Esposito Ferrari Greco Marino Ricci Russo Villa"),
    given=_plain("Alessia Bruno Chiara Davide Elisa Fabio Giulia Luca Nicolò Paola Sara Tommaso"),
    person="{given} {family}", firms=("{family} Casa S.r.l.", "Fratelli {family} S.n.c."),
    places=(Place("Milano", "201##"), Place("Roma", "001##"), Place("Torino", "101##")),
    streets=("Via Garibaldi {n}", "Piazza del Popolo {m}"),
    mobile=("+39347#######", "+39320#######"), landline=("+3902########", "+3906########"),
    identifier="it_vat", number=("0##########",),
)  # fmt: skip
STATES = Land(
    code="US", code3="USA", numeric="840", name="United States", language="en", currency="USD", share=8, house="LGB",
    carriers=("UPS", "FedEx"),
    families=_plain("Alvarez Brooks Carter Diaz Foster Hayes Jefferson Kim Lopez Nguyen Parker Reed Sullivan Walker"),
    given=_plain("Abigail Brandon Chloe Derek Emily Grace Jayden Kayla Logan Mia Noah Olivia Ryan Tyler"),
    person="{given} {family}", firms=("{family} Home Goods LLC", "{family} & Co. Inc."),
    places=(
        Place("New York, NY", "100##", "US-NY", "New York"), Place("Los Angeles, CA", "900##", "US-CA", "California"),
        Place("Austin, TX", "787##", "US-TX", "Texas"), Place("Seattle, WA", "981##", "US-WA", "Washington"),
    ),
    streets=("{n} Main St", "{n} Oak Ave Apt {m}", "{n} W {m}th St"),
    mobile=("+191755501##", "+131055501##", "+151255501##"), landline=("+121255501##", "+120655501##"),
    identifier="us_ein", number=("20-#######", "45-#######"),
)  # fmt: skip
JAPAN = Land(
    code="JP", code3="JPN", numeric="392", name="Japan", language="ja", currency="JPY", share=4, house="SHA",
    carriers=("ヤマト運輸 Yamato", "DHL"),
    families=_spelt("佐藤:Sato 鈴木:Suzuki 高橋:Takahashi 田中:Tanaka 渡辺:Watanabe 伊藤:Ito 小林:Kobayashi"),
    given=_spelt("陽菜:Hina 蓮:Ren 美咲:Misaki 大輝:Daiki 葵:Aoi 健:Ken 由美子:Yumiko 翔太:Shota"),
    person="{family} {given}", firms=("{family}商店株式会社", "株式会社{family}雑貨"),
    places=(Place("東京都", "100-00##"), Place("大阪市", "530-00##"), Place("横浜市", "220-00##")),
    streets=("中央区{m}丁目{k}番{n}号", "緑町{m}-{n}"),
    mobile=("+8190########", "+8180########"), landline=("+813########", "+816########"),
    identifier="jp_vat", number=("#############",),
)  # fmt: skip
LANDS = (CHINA, GERMANY, FRANCE, BRITAIN, SPAIN, ITALY, STATES, JAPAN)
