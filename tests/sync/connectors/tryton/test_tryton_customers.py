"""Recorded parties become customers."""

from dataclasses import replace

import pytest

from callcenter.domain.customer import ContactKind, ContactPoint, Customer, Identifier, PostalAddress, Tier
from callcenter.domain.ids import RemoteId
from sync.connectors.tryton.mapping.parties import customer
from tests.sync.connectors.tryton.recorded import SETTINGS, row

SHANGHAI_OFFICE, TWO_HOMES, JAPANESE, NO_CATEGORY, WITH_FAX, NAME_ONLY = 20, 15, 50, 58, 65, 74


def read(number: int, **changes: object) -> Customer:
    return customer(row("customers", number, **changes), SETTINGS)


def point(**values: object) -> ContactPoint:
    told = {"id": 7, "type": "phone", "value": "", "value_compact": None, "name": None, **values}
    return read(NAME_ONLY, **{"contact_mechanisms.": [told]}).contact_points[0]


def named(*categories: str) -> list[dict[str, object]]:
    return [{"id": number, "name": name} for number, name in enumerate(categories, 1)]


def test_a_party_comes_with_what_is_known_of_it() -> None:
    assert read(SHANGHAI_OFFICE) == Customer(
        id=RemoteId("20"),
        name="上海杰电子商务有限公司",
        number="20",
        tier=Tier.STANDARD,
        language="zh-CN",
        categories=("Business", "Standard"),
        contact_points=(
            ContactPoint(
                RemoteId("14"),
                ContactKind.PHONE,
                "+86 10 3772 5678",
                "+861037725678",
                "Office",
                verified=True,
            ),
            ContactPoint(
                RemoteId("15"),
                ContactKind.EMAIL,
                "jie.he.6@example.net",
                "jie.he.6@example.net",
                verified=True,
            ),
        ),
        addresses=(PostalAddress(RemoteId("22"), "人民路145号5栋2112室", "200021", "上海市", "上海", "CN"),),
        identifiers=(Identifier(RemoteId("1"), "cn_vat", "913100004200323004"),),
    )


def test_the_office_vouches_for_what_is_a_key_and_for_nothing_else() -> None:
    assert point(value="+86 138 1234 5678").verified
    assert point(type="email", value="A@x.example", value_compact="A@x.example").verified
    assert not point(value="ask at the desk").verified
    assert not point(type="website", value="https://x.example").verified


def test_a_party_without_anything_but_a_name_is_a_customer() -> None:
    found = read(NAME_ONLY)
    assert (found.name, found.contact_points, found.addresses, found.identifiers) == (
        "Newcomer 1",
        (),
        (),
        (),
    )
    assert (found.language, found.categories, found.tier) == ("", (), Tier.UNKNOWN)


def test_a_party_without_a_name_goes_by_its_code() -> None:
    assert read(NAME_ONLY, name=None).name == "74"


def test_a_deactivated_party_is_kept_as_such() -> None:
    assert not read(JAPANESE).is_active
    assert read(TWO_HOMES).is_active


def test_all_addresses_in_use_are_kept() -> None:
    assert [one.city for one in read(TWO_HOMES).addresses] == ["杭州市", "广州市"]
    home, former = ({**one} for one in row("customers", TWO_HOMES)["addresses."])
    former["active"] = False
    assert [one.city for one in read(TWO_HOMES, **{"addresses.": [home, former]}).addresses] == ["杭州市"]


def test_an_address_knows_what_it_is_for() -> None:
    (address,) = row("customers", NO_CATEGORY)["addresses."]
    told = {**address, "delivery": True, "invoice": None, "party_name": "c/o Bäckerei Nord"}
    (found,) = read(NO_CATEGORY, **{"addresses.": [told]}).addresses
    assert (found.is_delivery, found.is_invoice, found.name) == (True, False, "c/o Bäckerei Nord")


@pytest.mark.parametrize(
    ("categories", "tier"),
    [
        (("Gold",), Tier.GOLD),
        (("SILVER",), Tier.SILVER),
        (("Business", "standard"), Tier.STANDARD),
        (("Standard", "Gold"), Tier.GOLD),
        (("Business",), Tier.UNKNOWN),
        ((), Tier.UNKNOWN),
    ],
)
def test_categories_name_the_tier_and_the_best_one_counts(categories: tuple[str, ...], tier: Tier) -> None:
    assert read(NAME_ONLY, **{"categories.": named(*categories)}).tier is tier


def test_a_company_may_have_words_of_its_own_for_tiers() -> None:
    theirs = replace(SETTINGS, gold="金卡")
    told = row("customers", NAME_ONLY, **{"categories.": named("金卡")})
    assert customer(told, theirs).tier is Tier.GOLD


def test_a_database_without_categories_or_languages_gives_customers() -> None:
    assert read(SHANGHAI_OFFICE, **{"categories.": None, "lang.": None}).tier is Tier.UNKNOWN


@pytest.mark.parametrize(
    ("values", "key"),
    [
        (
            {"type": "mobile", "value": "+86 138 6687 5975", "value_compact": "+8613866875975"},
            "+8613866875975",
        ),
        ({"type": "mobile", "value": "138 6687 5975", "value_compact": "13866875975"}, "+8613866875975"),
        ({"type": "phone", "value": "010-3772 5678"}, "+861037725678"),
        ({"type": "fax", "value": "0086 10 4534 2826", "value_compact": "00861045342826"}, "+861045342826"),
        ({"type": "phone", "value": "ask at the gate", "value_compact": "askatthegate"}, ""),
        ({"type": "phone", "value": None}, ""),
        ({"type": "email", "value": "Li@Example.COM", "value_compact": "Li@Example.COM"}, "li@example.com"),
        ({"type": "wechat", "value": "+86 138 6687 5975", "value_compact": "+8613866875975"}, ""),
    ],
)
def test_contact_mechanisms_get_the_key_callers_are_found_by(values: dict[str, str], key: str) -> None:
    assert point(**values).key == key


def test_a_number_without_country_is_read_in_the_country_of_its_owner() -> None:
    told = {"id": 7, "type": "mobile", "value": "0151 21726761", "value_compact": "015121726761"}
    assert read(NO_CATEGORY, **{"contact_mechanisms.": [told]}).contact_points[0].key == "+4915121726761"


def test_kinds_of_contact_are_told_apart() -> None:
    assert [one.kind for one in read(WITH_FAX).contact_points] == [ContactKind.PHONE, ContactKind.FAX]
    assert point(type="skype", value="li.wei").kind is ContactKind.OTHER


def test_a_contact_or_address_out_of_use_is_left_out() -> None:
    told = {"id": 7, "type": "email", "value": "old@example.com", "active": False}
    assert read(NO_CATEGORY, **{"contact_mechanisms.": [told]}).contact_points == ()


def test_the_mark_of_the_desk_is_no_number_of_the_customer() -> None:
    mine = {"id": 8, "type": None, "code": "callcenter:0193a5c0-8f3e-7cc1-9a41-5d2f0c6b7e11"}
    other = {"id": 9, "type": None, "code": "callcenter:7"}
    found = read(NO_CATEGORY, **{"identifiers.": [mine, other]}).identifiers
    assert [one.code for one in found] == ["callcenter:7"]
