"""Numbers as people write them and exchanges send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.phone import CallerKind
from callcenter.numbering import NumberingRules, contact_key, identify, place_of, readable

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
        "(+86) 138 1234 5678",
        "+86-138-1234-5678",
        "＋８６１３８１２３４５６７８",
        "0086-13812345678",
        "00 86 138 1234 5678",
        "086 13812345678",
        "17951 138 1234 5678",
        "138\u00a01234\u00a05678",
        "138.1234.5678",
        "138\u20111234\u20115678",
        "138·1234·5678",
        "  13812345678\n",
        "sips:+8613812345678@pbx.example:5061;transport=tls",
        "SIP:13812345678@10.0.0.1",
        "sip:+8613812345678;phone-context=example.com@pbx.example",
        "<sip:13812345678@pbx.example>",
        '"Zhang Wei" <tel:+86-138-1234-5678>',
        "tel:13812345678;phone-context=+86",
        "tel:+8613812345678;isub=12345",
        "callto://+8613812345678",
        "desk:13812345678",
        "sip:%2B8613812345678@pbx.example?subject=x",
    ],
)
def test_every_way_of_writing_a_number_leads_to_the_same_key(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.kind, found.e164) == (CallerKind.NUMBER, ZHANG)


@pytest.mark.parametrize(
    "written",
    [
        "13812345678,801",
        "13812345678转801",
        "13812345678 转 801",
        "13812345678分机801",
        "13812345678 ext. 801",
        "13812345678 Ext 801",
        "13812345678 extension 801",
        "138 1234 5678 x801",
        "13812345678#801",
        "13812345678,,801",
        "tel:+8613812345678;ext=801",
        "１３８１２３４５６７８转８０１",
    ],
)
def test_an_extension_behind_a_number_is_kept_apart(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.e164, found.extension) == (ZHANG, "801")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "anonymous",
        "ANONYMOUS",
        "Unknown",
        "<unknown>",
        "unavailable",
        "restricted",
        "Private",
        "withheld",
        "-",
        "sip:x@anonymous.invalid",
        "sip:anonymous@pbx.example",
        '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=7',
        "tel:anonymous",
        "未知",
        "匿名",
    ],
)
def test_a_withheld_number_is_told_as_withheld(written: str) -> None:
    assert identify(written, AT_HOME).kind is CallerKind.WITHHELD


def test_a_number_that_can_be_read_in_two_ways_is_offered_and_not_picked() -> None:
    found = identify("913812345678", AT_HOME)
    assert found.kind is CallerKind.AMBIGUOUS
    assert found.e164 == ""
    assert found.readings == (ZHANG, "+913812345678")


@pytest.mark.parametrize(
    ("written", "rules", "readings"),
    [
        ("913812345678", AT_HOME, (ZHANG, "+913812345678")),
        ("9 138 1234 5678", AT_HOME, (ZHANG, "+913812345678")),
        ("9013812345678", AT_HOME, (ZHANG,)),
        ("913812345678", NumberingRules("CN", outside_lines=()), ("+913812345678",)),
        ("62345678", NumberingRules("CN", area_code="021"), ("+862162345678",)),
        ("962345678", NumberingRules("CN", area_code="010"), ()),
        ("442079460958", AT_HOME, ("+442079460958",)),
        ("0000000000", AT_HOME, ()),
    ],
)
def test_readings_are_offered_and_never_picked(
    written: str, rules: NumberingRules, readings: tuple[str, ...]
) -> None:
    found = identify(written, rules)
    assert (found.kind, found.e164, found.readings) == (CallerKind.AMBIGUOUS, "", readings)


def test_a_local_number_needs_the_area_code_of_the_site() -> None:
    assert identify("62345678", AT_HOME).readings == ()
    in_beijing = NumberingRules(region="CN", area_code="010")
    assert identify("62345678", in_beijing).readings == ("+861062345678",)


@pytest.mark.parametrize("written", ["1", "12", "110", "112", "1002", "10086", "95588", "123456"])
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


@pytest.mark.parametrize("written", ["10086", "1002", "95588"])
def test_a_service_number_with_a_country_code_is_no_service_number(written: str) -> None:
    assert identify(f"+86{written}", AT_HOME).kind is not CallerKind.SERVICE


@pytest.mark.parametrize(
    "written",
    ["张伟", "reception", "sip:anna@pbx.example", "call me", "+", "++8613812345678", "138x", "１３８ or so"],
)
def test_a_name_is_no_number(written: str) -> None:
    found = identify(written, AT_HOME)
    assert (found.kind, found.e164, found.readings) == (CallerKind.NAME, "", ())


@pytest.mark.parametrize("written", ["+86138123456789", "+999123456789", "+8612", "+1 555 0100"])
def test_a_number_nobody_can_have_is_no_key(written: str) -> None:
    assert identify(written, AT_HOME).e164 == ""


@pytest.mark.parametrize(
    ("e164", "language", "place"),
    [
        ("+861062345678", "zh_CN", "北京"),
        ("+861062345678", "en", "Beijing"),
        ("+442079460958", "en", "London"),
    ],
)
def test_the_place_of_a_number_is_named(e164: str, language: str, place: str) -> None:
    assert place in place_of(e164, language)
    assert place_of("", language) == place_of("no number", language) == ""


MOBILES = st.integers(0, 99_999_999).map(lambda number: f"138{number:08}")
FORMS = st.sampled_from(
    [
        "{}",
        "+86{}",
        "0086{}",
        "086-{}",
        "86{}",
        "0{}",
        "17951{}",
        "sip:{}@pbx",
        "tel:+86{}",
        "{}转12",
        '"张" <sip:+86{}@x>',
    ]
)


@given(MOBILES, FORMS)
def test_a_mobile_has_one_key_however_it_is_written(mobile: str, form: str) -> None:
    assert identify(form.format(mobile), AT_HOME).e164 == f"+86{mobile}"


@given(st.text(max_size=400))
def test_no_text_is_an_error(text: str) -> None:
    found = identify(text, AT_HOME)
    assert found.raw == text
    assert (found.kind is CallerKind.NUMBER) == bool(found.e164)
