"""What must be known of a Tryton, and what is refused by its name."""

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Value
from sync.connectors.tryton import TrytonConnector
from sync.connectors.tryton.settings import NAMES, TrytonSettings, read_settings

LEAST: dict[str, Value] = {"url": "https://erp.example.com/", "database": "shop", "user": "desk"}


def settings(**values: Value) -> OfficeSettings:
    return OfficeSettings(OfficeId("erp"), "tryton", {**LEAST, **values})


def fault(given: OfficeSettings) -> DeskError:
    with pytest.raises(DeskError) as caught:
        read_settings(given)
    return caught.value


def test_address_database_and_user_are_enough() -> None:
    assert read_settings(settings()) == TrytonSettings(
        office=OfficeId("erp"),
        url="https://erp.example.com",
        database="shop",
        user="desk",
        home_region="CN",
        ca_file="",
        gold="Gold",
        silver="Silver",
        standard="Standard",
    )


def test_every_setting_is_taken_over_without_its_blanks() -> None:
    others: dict[str, Value] = {
        "home_region": " DE ",
        "ca_file": "/etc/ca.pem",
        "gold": "金卡",
        "silver": "银卡",
        "standard": "普通",
    }
    found = read_settings(settings(**others))
    assert (found.home_region, found.ca_file, found.gold, found.silver) == (
        "DE",
        "/etc/ca.pem",
        "金卡",
        "银卡",
    )


def test_every_setting_has_a_sentence() -> None:
    assert set(NAMES) == set(TrytonSettings.__dataclass_fields__) - {"office"}
    assert TrytonConnector.setting_names() is NAMES
    assert all(sentence.endswith(".") for sentence in NAMES.values())


@pytest.mark.parametrize("name", ["url", "database", "user"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_missing_is_named(name: str, value: str | None) -> None:
    values = {key: told for key, told in LEAST.items() if key != name}
    given = values if value is None else {**values, name: value}
    error = fault(OfficeSettings(OfficeId("erp"), "tryton", given))
    assert (error.trouble, error.details["key"]) == (Trouble.CONFIG_VALUE, f"offices.erp.{name}")
    assert error.details["reason"] == "it is missing"


@pytest.mark.parametrize("value", [8000, True, 1.5])
@pytest.mark.parametrize("name", ["url", "gold"])
def test_what_is_not_text_is_named(name: str, value: Value) -> None:
    error = fault(settings(**{name: value}))
    assert (error.trouble, error.details["key"]) == (Trouble.CONFIG_VALUE, f"offices.erp.{name}")
    assert error.details["reason"] == "it must be text"


def test_what_nobody_knows_is_named() -> None:
    error = fault(settings(colour="red"))
    assert (error.trouble, error.details["key"]) == (Trouble.CONFIG_UNKNOWN_KEY, "offices.erp.colour")
