"""Numbers as people write them and exchanges send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.phone import CallerKind
from callcenter.numbering import NumberingRules, contact_key, identify, readable

AT_HOME = NumberingRules(region="CN")
ZHANG = "+8613812345678"


@pytest.mark.parametrize(
    "written",
    [
        "+86 138 1234 5678",
        "0086 138 1234 5678",
        "13812345678",
        "138-1234-5678",
        "086-138-1234-5678",
        "8613812345678",
        "013812345678",
        "1795113812345678",
        "１３８１２３４５６７８",
        "+86 (138) 1234/5678",
        "tel:+86-138-1234-5678",
        "sip:13812345678@pbx.example;user=phone",
        '"张伟" <sip:+8613812345678@pbx.example>;tag=1',
        "tel:138-1234-5678;phone-context=+86",
        "callto:%2B8613812345678",
        "\u202a138 1234 5678\u202c",
    ],
)
def test_every_way_of_writing_a_number_leads_to_the_same_key(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.kind, found.e164) == (CallerKind.NUMBER, ZHANG)


@pytest.mark.parametrize(
    "written", ["13812345678,801", "13812345678转801", "13812345678 ext. 801", "138 1234 5678 x801"]
)
def test_an_extension_behind_a_number_is_kept_apart(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.e164, found.extension) == (ZHANG, "801")


@pytest.mark.parametrize(
    "written", ["", "anonymous", "Unknown", "<unknown>", "sip:x@anonymous.invalid", "未知"]
)
def test_a_withheld_number_is_told_as_withheld(written: str) -> None:
    assert identify(written, AT_HOME).kind is CallerKind.WITHHELD


def test_a_number_that_can_be_read_in_two_ways_is_offered_and_not_picked() -> None:
    found = identify("913812345678", AT_HOME)
    assert found.kind is CallerKind.AMBIGUOUS
    assert found.e164 == ""
    assert found.readings == (ZHANG, "+913812345678")


def test_a_local_number_needs_the_area_code_of_the_site() -> None:
    assert identify("62345678", AT_HOME).readings == ()
    in_beijing = NumberingRules(region="CN", area_code="010")
    assert identify("62345678", in_beijing).readings == ("+861062345678",)


@pytest.mark.parametrize("written", ["110", "10086", "95588"])
def test_a_service_number_never_becomes_a_key(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.kind, found.e164) == (CallerKind.SERVICE, "")


def test_extensions_are_what_the_site_says_they_are() -> None:
    rules = NumberingRules(region="CN", extensions=r"1\d{3}")
    assert identify("1002", rules).kind is CallerKind.EXTENSION
    assert identify("2002", rules).kind is CallerKind.SERVICE


@pytest.mark.parametrize(
    ("written", "region", "key"),
    [
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "CN", "+442079460958"),
        ("030 901820", "DE", "+4930901820"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("03-3210-1234", "JP", "+81332101234"),
        ("not a number", "DE", ""),
        ("12", "DE", ""),
    ],
)
def test_stored_numbers_become_keys_by_the_country_of_the_customer(
    written: str, region: str, key: str
) -> None:
    assert contact_key(written, region) == key


def test_a_number_is_written_as_it_is_read_out() -> None:
    assert readable(ZHANG, "CN") == "138 1234 5678"
    assert readable(ZHANG, "DE") == "+86 138 1234 5678"


@given(st.text(max_size=400))
def test_no_text_is_an_error(text: str) -> None:
    found = identify(text, AT_HOME)
    assert found.raw == text
    assert (found.kind is CallerKind.NUMBER) == bool(found.e164)
