"""Who the customer is, in words."""

from dataclasses import replace
from datetime import datetime

import pytest

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress, Tier
from callcenter.domain.ids import RemoteId
from tests.ui.samples import NOW, greta, li_na, mayer
from tests.ui.wear import worn
from ui.look import Look
from ui.models.customer_profile import Profile, build_profile, country_name, initials, language_name
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.theme import Meaning

pytestmark = pytest.mark.usefixtures("look")


def with_card(sheet: CallSheet, **changes: object) -> Profile:
    return build_profile(replace(sheet, customer=replace(sheet.customer, **changes)))  # type: ignore[arg-type]  # the names are those of the card


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Jo Mayer", "JM"),
        ("Margarethe Schulze-Hohenlohe & Partner Gartenbau GmbH", "MG"),
        ("李娜", "李"),
        ("王 建国", "王"),
        ("김민준", "김"),
        ("madonna", "M"),
        ("", "?"),
        ("  ", " "),
        ("(Ltd) 3M", "3"),
        ("+", "+"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_rank_worth_telling_is_told_with_its_sign() -> None:
    profile = build_profile(greta())
    assert (profile.tier, profile.tier_meaning) == ("Gold", Meaning.VIP)
    assert profile.tier_icon is not None


@pytest.mark.parametrize("tier", [Tier.STANDARD, Tier.UNKNOWN])
def test_an_ordinary_rank_is_not_told(tier: Tier) -> None:
    assert with_card(greta(), tier=tier).tier == ""


def test_company_or_person() -> None:
    assert build_profile(greta()).kind == "Company"
    assert build_profile(li_na()).kind == "Person"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh-CN", "Chinese"),
        ("de", "German"),
        ("en_GB", "English"),
        ("", ""),
        ("qq-XX", "qq-XX"),
        ("pt", "português"),
    ],
)
def test_languages_are_said(tag: str, said: str) -> None:
    assert language_name(tag) == said


@pytest.mark.parametrize(("code", "said"), [("CN", "China"), ("SE", "Sweden"), ("", ""), ("ZZ", "ZZ")])
def test_countries_are_said(code: str, said: str) -> None:
    assert country_name(code) == said


def test_the_clock_of_a_customer_is_read_where_they_live() -> None:
    zone = build_profile(li_na()).zone
    assert zone is not None
    assert NOW.astimezone(zone).replace(tzinfo=None) == datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 - compared as it stands on the wall


def test_without_an_address_nobody_guesses_a_clock() -> None:
    assert build_profile(mayer()).zone is None


def test_a_number_says_whose_it_is_and_that_it_was_verified() -> None:
    first = build_profile(greta()).facts[0]
    assert (first.title, first.detail, first.copied) == (
        "+49 171 5550143",
        "Margarethe · verified",
        "+49 171 5550143",
    )


def test_a_number_without_a_label_says_what_it_is() -> None:
    fax = build_profile(greta()).facts[3]
    assert (fax.title, fax.detail) == ("+49 711 5550 119", "Fax")


def test_addresses_are_written_as_their_country_does() -> None:
    german = build_profile(greta()).facts[4]
    chinese = build_profile(li_na()).facts[2]
    assert german.title == "Obere Weinsteige 14a, 70597 Stuttgart, DE"
    assert german.detail == "delivery address"
    assert chinese.title == "广东省广州市天河区体育西路103号维多利广场B座2807室"
    assert chinese.detail == "delivery address · invoice address"


def test_an_address_is_copied_in_lines() -> None:
    assert build_profile(greta()).facts[4].copied == "Obere Weinsteige 14a\n70597 Stuttgart\nDE"


def test_an_empty_address_is_no_fault() -> None:
    profile = with_card(mayer(), addresses=(PostalAddress(RemoteId("1")),))
    assert profile.facts[1].detail == "Address"


def test_each_office_that_knows_the_customer_is_a_fact() -> None:
    facts = [(fact.title, fact.detail) for fact in build_profile(greta()).facts]
    assert ("C-1042", "known in erp") in facts
    assert ("DE811569869", "EU VAT") in facts


def test_equal_ids_of_two_offices_stay_two_facts() -> None:
    points = (
        ContactPoint(RemoteId("1"), ContactKind.PHONE, "+49 1"),
        ContactPoint(RemoteId("1"), ContactKind.PHONE, "+49 2"),
    )
    profile = with_card(mayer(), contact_points=points)
    model: RowsModel[ListRow] = RowsModel()
    model.show(profile.facts)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.follow(with_card(mayer(), contact_points=(points[0], replace(points[1], value="+49 3"))).facts)
    assert [row.title for row in model.rows][:2] == ["+49 1", "+49 3"]
    assert resets == []


def test_the_words_are_chinese_in_chinese(look: Look) -> None:
    with worn(look, language="zh_CN"):
        profile = build_profile(li_na())
        assert (profile.kind, profile.language, profile.country, profile.tier) == (
            "个人",
            "中文",
            "中国",
            "金卡",
        )
