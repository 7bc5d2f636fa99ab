"""The words at the ends of a shift: alarms by age, and what came of a file."""

from datetime import timedelta

import pytest

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.errors import Trouble
from callcenter.domain.handover import HandOver
from callcenter.domain.ids import OfficeId
from tests.ui.samples import NOW
from ui.look import Look
from ui.models.sign_out_words import age_sentence, offices_sentence, reminder, taken_sentence

pytestmark = pytest.mark.usefixtures("look")


def after(look: Look, **length: float) -> str:
    assert look.language == "en"
    return age_sentence(NOW - timedelta(**length), NOW)


@pytest.mark.parametrize(
    ("hours", "alarm"),
    [(3.9, ""), (4.0, "more than 4 hours"), (23.9, "more than 4 hours"), (24.0, "supervisor")],
)
def test_the_age_becomes_an_alarm_after_four_hours_and_after_a_day(
    look: Look, hours: float, alarm: str
) -> None:
    said = after(look, hours=hours)
    assert alarm in said
    assert ("more than" in said) is bool(alarm)


def test_what_has_not_waited_long_is_not_worth_a_word_at_the_start() -> None:
    assert reminder(2, NOW - timedelta(hours=3), NOW) == ""
    assert reminder(0, None, NOW) == ""


def test_what_has_waited_for_long_is_told_at_the_start_with_its_number() -> None:
    said = reminder(2, NOW - timedelta(hours=5), NOW)
    assert said.startswith("2 changes are not yet on the servers. The oldest has waited since")


def test_an_office_that_is_away_is_named() -> None:
    away = OfficeHealth(OfficeId("erp"), None, Trouble.UNREACHABLE, NOW)
    well = OfficeHealth(OfficeId("crm"), NOW, None, None)
    assert offices_sentence((well, away), NOW).startswith("erp unreachable since")
    assert offices_sentence((well,), NOW) == "The offices answer."


def test_what_was_not_taken_over_is_told_besides() -> None:
    assert taken_sentence(HandOver(1, 0)) == "1 change taken over. It goes under your name."
    assert taken_sentence(HandOver(2, 1)).endswith("1 was left: it is here already, or no office takes it.")
