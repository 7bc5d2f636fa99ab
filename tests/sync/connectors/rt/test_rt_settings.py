"""Wrong settings of a Request Tracker are told by name."""

import pytest

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Value
from sync.connectors.rt.settings import RtSettings, SignIn, read_settings


def read(**values: Value) -> RtSettings:
    return read_settings(OfficeSettings(OfficeId("desk"), "rt", values))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"user": "desk"}, "url"),
        ({"url": "https://rt.example.com"}, "user"),
        ({"url": "https://rt.example.com", "user": "desk", "sign_in": "smile"}, "sign_in"),
        ({"url": "https://rt.example.com", "user": 5}, "user"),
        ({"url": "https://rt.example.com", "user": "desk", "colour": "red"}, "colour"),
    ],
)
def test_what_is_wrong_is_told_by_name(values: dict[str, Value], named: str) -> None:
    with pytest.raises(DeskError) as caught:
        read(**values)
    assert caught.value.details["key"] == f"offices.desk.{named}"


def test_a_token_needs_no_user() -> None:
    assert read(url="https://rt.example.com/", sign_in="token").sign_in is SignIn.TOKEN


def test_queues_are_separated_by_a_stroke() -> None:
    told = read(url="https://rt.example.com", user="desk", queues="Billing | 投诉|")
    assert told.queues == ("Billing", "投诉")
