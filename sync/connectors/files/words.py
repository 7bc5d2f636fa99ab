"""Words that offices use for states, ranks, languages and countries, and what they mean here."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

import phonenumbers

from callcenter.domain.customer import Tier
from callcenter.domain.order import OrderState
from callcenter.domain.shipment import EventKind, ShipmentState
from callcenter.domain.ticket import TicketState

E = TypeVar("E", bound=StrEnum)


def _table(words: Mapping[E, str]) -> Mapping[str, E]:
    told = {word.strip(): state for state, several in words.items() for word in several.split(",")}
    return {**told, **{state.value.replace("_", " "): state for state in words}}


ORDER_STATES = _table(
    {
        OrderState.DRAFT: "draft, created, cart, 草稿, 待提交",
        OrderState.QUOTATION: "quotation, quote, quoted, offer, 报价, 已报价, 询价",
        OrderState.CONFIRMED: (
            "confirmed, new, open, accepted, placed, ordered, pending, paid, awaiting payment, "
            "已确认, 新建, 新订单, 待付款, 已付款, 已支付, 待处理, 已下单, 待发货, 未发货"
        ),
        OrderState.PROCESSING: (
            "processing, in progress, in process, picking, packing, packed, partly shipped, partially shipped, "
            "shipped, sent, dispatched, backorder, "
            "处理中, 配货中, 备货中, 部分发货, 已发货, 发货中, 待收货, 进行中"
        ),
        OrderState.DONE: (
            "done, completed, complete, closed, delivered, finished, fulfilled, invoiced, "
            "完成, 已完成, 已签收, 已送达, 已收货, 交易成功, 已关闭, 交易完成"
        ),
        OrderState.CANCELLED: (
            "cancelled, canceled, void, voided, rejected, deleted, 取消, 已取消, 作废, 已作废, 交易关闭"
        ),
    }
)
SHIPMENT_STATES = _table(
    {
        ShipmentState.PLANNED: (
            "planned, new, open, draft, pending, created, waiting, label created, announced, "
            "待发货, 计划, 计划中, 未发货, 新建, 待处理, 已下单"
        ),
        ShipmentState.PACKING: "packing, picking, processing, in progress, 打包中, 拣货中, 配货中, 备货中, 处理中",
        ShipmentState.PACKED: "packed, ready, ready to ship, 已打包, 待揽收, 待取件",
        ShipmentState.IN_TRANSIT: (
            "in transit, transit, shipped, sent, dispatched, on the way, underway, picked up, departed, customs, "
            "运输中, 已发货, 已发出, 在途, 途中, 已揽收, 转运中, 清关中"
        ),
        ShipmentState.OUT_FOR_DELIVERY: "out for delivery, delivering, 派送中, 派件中, 配送中, 投递中",
        ShipmentState.DELIVERED: (
            "delivered, received, done, completed, complete, arrived, picked up by customer, "
            "已签收, 签收, 已送达, 送达, 已收货, 完成, 已完成, 妥投, 已妥投"
        ),
        ShipmentState.FAILED: (
            "failed, delivery failed, failed attempt, not delivered, undeliverable, exception, "
            "派送失败, 投递失败, 配送失败, 失败, 未妥投, 异常"
        ),
        ShipmentState.REFUSED: "refused, rejected, 拒收, 已拒收",
        ShipmentState.LOST: "lost, missing, 丢失, 丢件, 已丢失, 遗失",
        ShipmentState.RETURNING: "returning, return, return in transit, returning to sender, 退回中, 退货中, 退件中",
        ShipmentState.RETURNED: "returned, returned to sender, 已退回, 已退货, 退回, 已退件",
        ShipmentState.CANCELLED: "cancelled, canceled, void, 取消, 已取消, 作废",
    }
)
TICKET_STATES = _table(
    {
        TicketState.NEW: "new, created, unassigned, 新建, 新, 新工单, 未分配, 待分配, 待受理",
        TicketState.OPEN: (
            "open, opened, in progress, assigned, active, reopened, processing, "
            "打开, 处理中, 已分配, 进行中, 待处理, 未处理, 已受理, 重新打开"
        ),
        TicketState.WAITING: (
            "waiting, pending, on hold, hold, stalled, waiting for customer, suspended, "
            "等待, 等待中, 挂起, 暂停, 等待客户, 待回复, 待客户回复"
        ),
        TicketState.SOLVED: "solved, resolved, fixed, done, answered, 已解决, 解决, 已处理, 已答复, 已回复",
        TicketState.CLOSED: "closed, complete, completed, finished, archived, 关闭, 已关闭, 完成, 已完成, 结束, 已结束",
        TicketState.REJECTED: (
            "rejected, declined, cancelled, canceled, spam, duplicate, invalid, deleted, "
            "拒绝, 已拒绝, 已取消, 取消, 驳回, 已驳回, 无效"
        ),
    }
)
TIERS = _table(
    {
        Tier.GOLD: "gold, vip, platinum, premium, a, 金, 金卡, 金牌, 黄金, 白金, 贵宾, 金卡会员",
        Tier.SILVER: "silver, b, 银, 银卡, 银牌, 白银, 银卡会员",
        Tier.STANDARD: "standard, normal, basic, regular, bronze, c, 普通, 标准, 一般, 普通会员, 普卡, 铜牌",
    }
)
_EVENTS = (
    (
        EventKind.DELIVERY_FAILED,
        "fail, unsuccess, not delivered, attempt, nobody, not at home, 失败, 无人, 未妥投, 异常",
    ),
    (EventKind.REFUSED, "refus, 拒收"),
    (EventKind.LOST, "lost, missing, 丢失, 丢件, 遗失"),
    (EventKind.RETURNING, "return, 退回, 退件"),
    (EventKind.OUT_FOR_DELIVERY, "out for delivery, with courier, 派送, 派件, 配送中, 投递中"),
    (EventKind.DELIVERED, "delivered, signed, 签收, 送达, 妥投, 已取件"),
    (EventKind.CUSTOMS, "custom, 海关, 清关, 报关"),
    (EventKind.ARRIVING, "arriv, 到达, 抵达"),
    (EventKind.DEPARTING, "depart, left, in transit, 离开, 发往, 运输, 转运"),
    (
        EventKind.SHIPPING,
        "shipped, picked up, collected, dispatched, handed over, 揽收, 揽件, 发货, 发出, 已收件",
    ),
    (EventKind.PACKING, "packed, packing, 打包"),
    (EventKind.COMMISSIONING, "created, label, announced, order received, 下单"),
)
_PRIORITIES = {
    "low": 20, "lowest": 10, "minor": 20, "normal": 50, "medium": 50, "high": 80, "major": 80, "urgent": 100,
    "critical": 100, "highest": 100, "低": 20, "中": 50, "普通": 50, "一般": 50, "高": 80, "紧急": 100, "特急": 100,
}  # fmt: skip
_LANGUAGES = {
    "chinese": "zh", "中文": "zh", "汉语": "zh", "简体中文": "zh-CN", "繁體中文": "zh-TW", "繁体中文": "zh-TW",
    "english": "en", "英文": "en", "英语": "en", "german": "de", "deutsch": "de", "德语": "de", "french": "fr",
    "français": "fr", "法语": "fr", "spanish": "es", "español": "es", "西班牙语": "es", "italian": "it",
    "japanese": "ja", "日语": "ja", "日本語": "ja", "korean": "ko", "韩语": "ko", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "俄语": "ru", "polish": "pl", "turkish": "tr",
}  # fmt: skip
_COUNTRIES = {
    "CN": "china, prc, people's republic of china, mainland china, chn, 中国, 中华人民共和国, 中國",
    "HK": "hong kong, hkg, 香港, 中国香港", "MO": "macau, macao, mac, 澳门, 中国澳门",
    "TW": "taiwan, twn, 台湾, 臺灣, 中国台湾",
    "DE": "germany, deutschland, deu, 德国", "AT": "austria, österreich, aut, 奥地利",
    "CH": "switzerland, schweiz, suisse, che, 瑞士", "FR": "france, fra, 法国", "IT": "italy, italia, ita, 意大利",
    "ES": "spain, españa, esp, 西班牙", "PT": "portugal, prt, 葡萄牙",
    "NL": "netherlands, the netherlands, nederland, nld, 荷兰",
    "BE": "belgium, belgique, belgië, bel, 比利时",
    "LU": "luxembourg, lux, 卢森堡", "DK": "denmark, danmark, dnk, 丹麦",
    "SE": "sweden, sverige, swe, 瑞典", "NO": "norway, norge, nor, 挪威", "FI": "finland, suomi, fin, 芬兰",
    "PL": "poland, polska, pol, 波兰", "CZ": "czechia, czech republic, cze, 捷克", "HU": "hungary, hun, 匈牙利",
    "RO": "romania, rou, 罗马尼亚", "GR": "greece, grc, 希腊", "IE": "ireland, irl, 爱尔兰",
    "GB": "united kingdom, great britain, uk, england, gbr, 英国", "RU": "russia, russian federation, rus, 俄罗斯",
    "UA": "ukraine, ukr, 乌克兰", "TR": "turkey, türkiye, tur, 土耳其",
    "US": "united states, united states of america, usa, u.s.a., u.s., 美国", "CA": "canada, can, 加拿大",
    "MX": "mexico, méxico, mex, 墨西哥", "BR": "brazil, brasil, bra, 巴西", "AR": "argentina, arg, 阿根廷",
    "CL": "chile, chl, 智利", "AU": "australia, aus, 澳大利亚", "NZ": "new zealand, nzl, 新西兰",
    "JP": "japan, jpn, 日本", "KR": "south korea, korea, republic of korea, kor, 韩国", "IN": "india, ind, 印度",
    "SG": "singapore, sgp, 新加坡", "MY": "malaysia, mys, 马来西亚", "TH": "thailand, tha, 泰国",
    "VN": "vietnam, viet nam, vnm, 越南", "ID": "indonesia, idn, 印度尼西亚, 印尼", "PH": "philippines, phl, 菲律宾",
    "AE": "united arab emirates, uae, are, 阿联酋", "SA": "saudi arabia, sau, 沙特阿拉伯, 沙特",
    "IL": "israel, isr, 以色列",
    "ZA": "south africa, zaf, 南非", "EG": "egypt, egy, 埃及",
}  # fmt: skip
_COUNTRY_OF = {word.strip(): code for code, several in _COUNTRIES.items() for word in several.split(",")}
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def meaning(word: str, table: Mapping[str, E], otherwise: E) -> E:
    """Say what a word means; one that nobody knows is no fault."""
    return table.get(" ".join(word.casefold().replace("_", " ").replace("-", " ").split()), otherwise)


def event_kind(what: str) -> EventKind:
    """Say what a carrier's sentence is about."""
    told = what.casefold().replace("_", " ")
    for kind, words in _EVENTS:
        if any(word.strip() in told for word in words.split(",")):
            return kind
    return EventKind.OTHER


def priority(word: str) -> int:
    """Say how urgent a word or a number is, from 0 to 100; 0 where nobody knows."""
    if word.isascii() and word.isdigit():
        return min(100, int(word[:9]))
    return _PRIORITIES.get(word.casefold(), 0)


def language(word: str) -> str:
    """Give BCP 47; an unknown word says nothing."""
    plain = word.replace("_", "-").casefold()
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    if not _CODE.fullmatch(plain):
        return ""
    first, *rest = plain.split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)])


def country(word: str) -> str:
    """Give ISO 3166-1 alpha-2; an unknown word says nothing."""
    code = word.upper()
    return code if code in phonenumbers.SUPPORTED_REGIONS else _COUNTRY_OF.get(word.casefold(), "")
