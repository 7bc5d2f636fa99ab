"""The customers that the documentation names, with what happened to them."""

from dataclasses import dataclass

Deal = tuple[int, str, tuple[str, ...]]
"""Days ago, how it went, and what was bought."""


@dataclass(frozen=True, slots=True)
class Story:
    """Somebody worth calling."""

    name: str
    land: str
    place: int
    number: str
    tier: str
    orders: tuple[Deal, ...]
    alert: str = ""
    is_company: bool = False


STORIES = (
    Story(
        "张伟", "CN", 0, "+8613812345678", "gold",
        (
            (6, "late", ("COF-10", "GRI-05")), (21, "lost", ("AIR-20",)), (2, "on_time", ("FLT-20",)),
            (64, "returned", ("HPH-09",)), (120, "on_time", ("RIC-30",)), (190, "on_time", ("KET-17", "CUP-40")),
            (260, "on_time", ("LMP-08",)), (350, "on_time", ("BAG-28",)),
        ),
        "请在 18:00 之后回电 · Call back after 18:00",
    ),
    Story("Katrin Krüger", "DE", 0, "+4930901820", "silver", ((40, "on_time", ("VAC-11",)), (8, "late", ("FAN-07",)))),
    Story("Jonas Krüger", "DE", 0, "+4930901820", "standard", ((75, "on_time", ("SPK-03",)),)),
    Story("Chloé Moreau", "FR", 1, "+33612345678", "silver", ((7, "partial", ("DSK-14", "CHR-02")), (200, "on_time", ("LMP-21",)))),
    Story("Niamh O’Brien", "GB", 2, "+447400123456", "standard", ((12, "refused", ("MAT-18",)), (90, "on_time", ("PAN-26",)))),
    Story("Álvaro Muñoz", "ES", 0, "+34612345678", "gold", ((30, "returned", ("BLN-33",)), (150, "on_time", ("HEA-12",)))),
    Story("佐藤 陽菜", "JP", 0, "+819012345678", "standard", ((5, "on_time", ("HUM-04",)),)),
    Story("Grace Nguyen", "US", 0, "+12125550142", "silver", ((11, "late", ("RTR-50",)), (60, "on_time", ("KNF-06",)))),
    Story(
        "春风家民宿", "CN", 4, "+8657187654321", "gold",
        tuple((4 + 5 * n, "late" if n % 9 == 3 else "partial" if n % 11 == 5 else "on_time",
               (("KET-17", "LMP-08"), ("CUP-40", "PAN-26"), ("MAT-18",), ("HEA-12", "FAN-07"))[n % 4]) for n in range(84)),
        "月结客户 · pays monthly", is_company=True,
    ),
    Story("Emre Yılmaz", "DE", 2, "+4915112345678", "standard", ()),
)  # fmt: skip
