"""The customers that docs/demo-office.md names, with what happens to them."""

from dataclasses import dataclass

from sync.demo.dataset.lands import land_of
from sync.demo.dataset.parcels import Fate
from sync.demo.dataset.people import Person


@dataclass(frozen=True, slots=True)
class Bought:
    """One order of a story."""

    days_ago: int
    fate: Fate
    codes: tuple[str, ...]
    carrier: str = ""
    talk: str = ""
    """The conversation about it (``sync.demo.dataset.talks``); empty for none."""


@dataclass(frozen=True, slots=True)
class Story:
    """Somebody worth calling."""

    person: Person
    bought: tuple[Bought, ...] = ()


def _person(
    name: str, latin: str, home: tuple[str, int, str], numbers: tuple[str, ...], tier: str,
    alert: str = "", *, is_company: bool = False, categories: tuple[str, ...] = (),
) -> Person:  # fmt: skip
    land = land_of(home[0])
    return Person(
        name, latin, land, land.places[home[1]], numbers, tier, is_company, alert, categories, home[2]
    )


_FINE = Fate()
_PENSION = (
    ("KET-17", "LMP-08"),
    ("CUP-40", "PAN-26"),
    ("MAT-18",),
    ("HEA-12", "FAN-07"),
    ("AIR-20", "FLT-20"),
)


def _monthly(number: int) -> Bought:
    """One of the many orders of the guest house."""
    outcome = "late" if number % 9 == 3 else "partial" if number % 14 == 6 else "on_time"
    codes = _PENSION[number % 5]
    outcome = "on_time" if outcome == "partial" and len(codes) < 2 else outcome
    return Bought(3 + 5 * number, Fate(outcome), codes)


STORIES = (
    Story(
        _person(
            "张伟", "zhang.wei", ("CN", 0, "南京西路1266号12栋1802室"), ("+8613812345678", "+862162471266"), "gold",
            "请在 18:00 之后回电 · Prefers calls after 18:00", categories=("newsletter", "coffee club"),
        ),
        (
            Bought(7, Fate("late", "weather", 5), ("COF-10", "GRI-05"), "顺丰速运", "zhang_late"),
            Bought(17, Fate("lost"), ("AIR-20",), "京东物流", "zhang_lost"),
            Bought(2, _FINE, ("FLT-20",), "顺丰速运"),
            Bought(64, Fate("returned"), ("HPH-09",), "京东物流", "zhang_returned"),
            Bought(120, _FINE, ("RIC-30",)),
            Bought(190, _FINE, ("KET-17", "CUP-40")),
            Bought(260, Fate("late", "missed", 1), ("LMP-08",)),
            Bought(350, _FINE, ("BAG-28",)),
        ),
    ),
    Story(
        _person("Katrin Krüger", "katrin.krueger", ("DE", 0, "Ackerstraße 14"), ("+4930901820", "+4915123456789"), "silver"),
        (
            Bought(9, Fate("late", "missort", 6), ("FAN-07",), "DPD", "krueger_late"),
            Bought(40, _FINE, ("VAC-11",), "DHL"),
            Bought(230, _FINE, ("KNF-06", "PAN-26"), "DHL"),
        ),
    ),
    Story(_person("Jonas Krüger", "jonas.krueger", ("DE", 0, "Ackerstraße 14"), ("+4930901820",), "standard"), (Bought(75, _FINE, ("SPK-03",), "DHL"),)),
    Story(
        _person("Chloé Moreau", "chloe.moreau", ("FR", 1, "27 Rue Mercière"), ("+33612345678",), "silver"),
        (Bought(8, Fate("partial"), ("DSK-14", "CHR-02"), "DPD", "moreau_partial"), Bought(200, _FINE, ("LMP-21",), "Colissimo")),
    ),
    Story(
        _person("Niamh O’Brien", "niamh.obrien", ("GB", 2, "52 Cockburn Street"), ("+447400123456",), "standard", "Deaf: write, do not call back"),
        (Bought(9, Fate("refused"), ("MAT-18",), "DPD", "obrien_refused"), Bought(90, _FINE, ("PAN-26",), "Royal Mail")),
    ),
    Story(
        _person("Álvaro Muñoz", "alvaro.munoz", ("ES", 0, "Calle del Arenal 9"), ("+34612345678",), "gold"),
        (Bought(30, Fate("returned"), ("BLN-33",), "UPS", "munoz_returned"), Bought(150, _FINE, ("HEA-12",), "DHL")),
    ),
    Story(_person("佐藤 陽菜", "hina.sato", ("JP", 0, "渋谷一丁目12-8"), ("+819012345678",), "standard"), (Bought(6, _FINE, ("HUM-04",)), Bought(110, _FINE, ("KET-17",)))),
    Story(
        _person("Grace Nguyen", "grace.nguyen", ("US", 0, "118 Mott Street"), ("+12125550142",), "silver"),
        (Bought(12, Fate("late", "held", 6), ("RTR-50",), "UPS", "nguyen_customs"), Bought(60, _FINE, ("KNF-06",), "UPS")),
    ),
    Story(
        _person("春风家民宿", "chunfeng", ("CN", 4, "庆春路58号"), ("+8657187654321", "+8613957112233"), "gold", "月结客户 · Pays monthly, ask for 周经理", is_company=True, categories=("business", "monthly invoice")),
        tuple(_monthly(number) for number in range(84)),
    ),
    Story(_person("Emre Yılmaz", "emre.yilmaz", ("DE", 2, "Sendlinger Straße 31"), ("+4915112345678",), "standard")),
    Story(
        _person("李娜", "li.na", ("CN", 2, "天河路385号3栋1104室"), ("+8613922334455",), "silver"),
        (Bought(6, Fate("late", "missed", 2), ("VAC-60",), "京东物流", "li_redelivery"), Bought(95, _FINE, ("MAT-18",), "顺丰速运")),
    ),
)  # fmt: skip
"""In the order in which they became customers: 张伟 is C10001."""
