"""The eight countries the company sells to."""

from sync.demo.dataset.land import Dialling, Land, names, places

CHINA = Land(
    "CN", "zh-CN", "CNY", 126,
    names(
        "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu 朱:zhu 高:gao "
        "林:lin 何:he 郭:guo 马:ma 罗:luo 梁:liang 宋:song 郑:zheng 谢:xie 韩:han 唐:tang 冯:feng 于:yu 欧阳:ouyang"
    ),
    names(
        "伟:wei 芳:fang 娜:na 秀英:xiuying 敏:min 静:jing 磊:lei 洋:yang 艳:yan 勇:yong 杰:jie 娟:juan 涛:tao 明:ming "
        "超:chao 晓燕:xiaoyan 建国:jianguo 思远:siyuan 雨桐:yutong 梓涵:zihan 浩然:haoran 欣怡:xinyi 子轩:zixuan "
        "嘉怡:jiayi 丽华:lihua 志强:zhiqiang 婷婷:tingting 海燕:haiyan 国栋:guodong 文静:wenjing 佳琪:jiaqi 俊杰:junjie"
    ),
    ("{}记茶业有限公司", "{}氏酒店管理有限公司", "{}家民宿", "{}诚办公用品有限公司", "{}和餐饮管理有限公司", "{}源国际贸易有限公司"),
    places(
        "上海市|200040|上海|上海静安营业点|南京西路;愚园路;北京西路", "北京市|100020|北京|北京朝阳营业点|朝阳北路;工体北路;朝外大街",
        "广州市|510620|广东|广州天河营业点|天河路;体育东路;林和西路", "深圳市|518000|广东|深圳福田营业点|深南大道;福华路;红荔路",
        "杭州市|310006|浙江|杭州上城营业点|延安路;庆春路;解放路", "成都市|610041|四川|成都武侯营业点|人民南路四段;科华北路;一环路南三段",
        "武汉市|430022|湖北|武汉江汉营业点|解放大道;新华路", "西安市|710061|陕西|西安雁塔营业点|长安南路;雁塔西路",
        "南京市|210005|江苏|南京秦淮营业点|中山南路;太平南路", "苏州市|215006|江苏|苏州姑苏营业点|十全街;凤凰街",
        "青岛市|266071|山东|青岛市南营业点|香港中路;闽江路", "厦门市|361004|福建|厦门思明营业点|厦禾路;湖滨南路",
    ),
    Dialling("86", ("138", "139", "150", "186", "177", "158", "135", "189"), 11, ("21", "10", "20"), 10),
    ("顺丰速运", "京东物流"), 2,
    alerts=("听力不便，请发短信，不要回电", "请在 18:00 之后回电", "只在周末收货", "收货人是母亲，请打她的座机"),
)  # fmt: skip

GERMANY = Land(
    "DE", "de-DE", "EUR", 58,
    names(
        "Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Krüger Yılmaz Schröder Lehmann Köhler Kaya Jäger "
        "Brandt Kowalski Pohl Voß Arslan"
    ),
    names(
        "Anna Lukas Marie Jonas Sophie Felix Jürgen Katrin Emre Ingrid Leonie Moritz Heike Uwe Aylin Tobias Birgit Finn "
        "Sabine Björn"
    ),
    ("Café {}", "{} Büroservice GmbH", "Pension {}", "{} & Söhne GmbH", "Praxis Dr. {}", "Kita {} e. V."),
    places(
        "Berlin|10115|Berlin|Berlin-Börnicke|Invalidenstraße;Chausseestraße;Ackerstraße",
        "Hamburg|20095|Hamburg|Hamburg-Allermöhe|Mönckebergstraße;Spitalerstraße",
        "München|80331|Bayern|Aschheim|Sendlinger Straße;Rosental", "Köln|50667|Nordrhein-Westfalen|Köln-Eifeltor|Hohe Straße;Breite Straße",
        "Leipzig|04109|Sachsen|Radefeld|Petersstraße;Nikolaistraße", "Stuttgart|70173|Baden-Württemberg|Köngen|Königstraße;Schulstraße",
        "Freiburg im Breisgau|79098|Baden-Württemberg|Lahr|Kaiser-Joseph-Straße;Salzstraße",
    ),
    Dialling("49", ("151", "160", "170", "176"), 11, ("30", "40", "89"), 9),
    ("DHL", "DPD"), 2,
    alerts=("Hört schlecht: bitte schreiben, nicht anrufen", "Bitte erst nach 18 Uhr zurückrufen", "Nur an die Packstation liefern"),
)  # fmt: skip

FRANCE = Land(
    "FR", "fr-FR", "EUR", 36,
    names("Martin Bernard Dubois Petit Durand Leroy Moreau Lefèvre Girard Benali Rousseau Fontaine Chevalier Diallo"),
    names("Camille Léa Hugo Chloé Théo Élodie Mathieu Inès Nathan Manon Karim Aurélie Jules Sylvie"),
    ("Brasserie {}", "{} Conseil SARL", "Gîte {}", "Pharmacie {}"),
    places(
        "Paris|75011|Île-de-France|Paris 11 Oberkampf|Rue Oberkampf;Rue de Charonne;Rue de la Roquette",
        "Lyon|69002|Auvergne-Rhône-Alpes|Lyon Perrache|Rue Mercière;Rue Victor Hugo", "Marseille|13001|Provence-Alpes-Côte d’Azur|Marseille Saint-Charles|Rue Paradis;La Canebière",
        "Lille|59800|Hauts-de-France|Lille Moulins|Rue Nationale;Rue Solférino", "Nantes|44000|Pays de la Loire|Nantes Centre|Rue Crébillon;Rue de Strasbourg",
    ),
    Dialling("33", ("6", "7"), 9, ("1", "4"), 9),
    ("Colissimo", "DPD"), 3, "Roissy-en-France",
    alerts=("Malentendante : écrire, ne pas appeler", "Rappeler après 18 h", "Laisser le colis chez la gardienne"),
)  # fmt: skip

BRITAIN = Land(
    "GB", "en-GB", "GBP", 38,
    names("Smith Jones Taylor O’Brien Patel Wilson Evans Thompson Khan Walker Begum Hughes Campbell Okafor MacDonald"),
    names("Olivia Jack Amelia Harry Priya George Niamh Oliver Isla Mohammed Freya Callum Grace Rhys"),
    ("The {} Inn", "{} Interiors Ltd", "{} & Co. Accountants", "{} Bakery Ltd"),
    places(
        "London|E1 6QL|Greater London|Whitechapel|Brick Lane;Bethnal Green Road", "Manchester|M3 3EB|Greater Manchester|Salford|Deansgate;John Dalton Street",
        "Edinburgh|EH1 1PB|Scotland|Sighthill|High Street;Cockburn Street", "Bristol|BS1 4JE|Bristol|Filton|Queen Square;King Street",
        "Leeds|LS1 6DT|West Yorkshire|Stourton|Briggate;Boar Lane",
    ),
    Dialling("44", ("7400", "7810", "7975"), 10, ("20", "161"), 10),
    ("Royal Mail", "DPD"), 4, "London Heathrow",
    alerts=("Deaf: write, do not call back", "Prefers callbacks after 18:00", "Leave parcels with number 12"),
)  # fmt: skip

SPAIN = Land(
    "ES", "es-ES", "EUR", 28,
    names("García Fernández López Martínez Sánchez Muñoz Ibáñez Romero Navarro Domínguez Serrano"),
    names("Lucía Pablo Carmen Álvaro Marta Javier Nuria Hugo Paula Íñigo Rocío"),
    ("Hotel {}", "{} Consultores SL", "Farmacia {}"),
    places(
        "Madrid|28013|Madrid|Madrid Villaverde|Calle Mayor;Calle del Arenal", "Barcelona|08002|Cataluña|Barcelona Zona Franca|Carrer de Ferran;Carrer d’Avinyó",
        "Sevilla|41004|Andalucía|Sevilla La Negrilla|Calle Sierpes;Avenida de la Constitución", "València|46002|Comunitat Valenciana|Ribarroja|Carrer de la Sang;Carrer de les Barques",
    ),
    Dialling("34", ("6",), 9, ("91", "93"), 9),
    ("UPS", "DHL"), 4, "Madrid-Coslada",
    alerts=("Llamar después de las 18:00",),
)  # fmt: skip

ITALY = Land(
    "IT", "it-IT", "EUR", 24,
    names("Rossi Russo Ferrari Esposito Bianchi Ricci D’Angelo Conti Greco Lombardi"),
    names("Giulia Marco Francesca Luca Chiara Matteo Alessia Davide Niccolò"),
    ("Trattoria {}", "Studio {} Srl", "Albergo {}"),
    places(
        "Milano|20121|Lombardia|Peschiera Borromeo|Via Dante;Via Brera", "Roma|00184|Lazio|Roma Tiburtina|Via Nazionale;Via dei Serpenti",
        "Torino|10123|Piemonte|Settimo Torinese|Via Po;Via Maria Vittoria", "Napoli|80134|Campania|Casoria|Via Toledo;Via Medina",
    ),
    Dialling("39", ("333", "347"), 10, ("02", "06"), 10),
    ("UPS", "DHL"), 4, "Milano-Malpensa",
    alerts=("Richiamare dopo le 18:00",),
)  # fmt: skip

JAPAN = Land(
    "JP", "ja-JP", "JPY", 24,
    names("佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 渡辺:watanabe 伊藤:ito 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato"),
    names("陽菜:hina 蓮:ren 結衣:yui 大翔:hiroto さくら:sakura 健太:kenta 美咲:misaki 翔太:shota ひなた:hinata 由紀子:yukiko"),
    ("{}商店", "株式会社{}", "{}歯科医院"),
    places(
        "東京都渋谷区|150-0002|東京都|渋谷宮益坂営業所|渋谷一丁目;渋谷三丁目", "大阪市北区|530-0001|大阪府|大阪梅田営業所|梅田二丁目;梅田三丁目",
        "京都市中京区|604-8005|京都府|京都三条営業所|恵比須町", "札幌市中央区|060-0042|北海道|札幌大通営業所|大通西四丁目;大通西九丁目",
        "福岡市中央区|810-0001|福岡県|福岡天神営業所|天神一丁目;天神二丁目",
    ),
    Dialling("81", ("90", "80"), 10, ("3", "6"), 9),
    ("ヤマト運輸",), 3, "成田国際空港",
    alerts=("18時以降に折り返し希望", "耳が不自由な方です。メールで連絡してください"),
)  # fmt: skip

STATES = Land(
    "US", "en-US", "USD", 26,
    names("Johnson Williams Brown Davis Nguyen Rodriguez Miller Lee Anderson Thomas Hernandez Washington"),
    names("Emma Liam Ava Noah Mia Ethan Grace Mason Harper Elijah Sofia Logan"),
    ("{} Design LLC", "{} Family Dental", "{} Roofing Inc."),
    places(
        "New York|10013|NY|Maspeth, NY|Canal Street;Mott Street", "San Francisco|94103|CA|San Bruno, CA|Mission Street;Folsom Street",
        "Chicago|60605|IL|Hodgkins, IL|South State Street;South Michigan Avenue", "Austin|78701|TX|Austin, TX|Congress Avenue;East 6th Street",
    ),
    Dialling("1", ("212", "415", "312", "512"), 10, ("212", "415", "312"), 10),
    ("UPS",), 6, "Newark, NJ",
    alerts=("Prefers callbacks after 6 pm Eastern", "Do not leave voicemail"),
)  # fmt: skip

LANDS = (CHINA, GERMANY, FRANCE, BRITAIN, SPAIN, ITALY, JAPAN, STATES)


def land_of(code: str) -> Land:
    """Give a country by its code."""
    return next(land for land in LANDS if land.code == code)
