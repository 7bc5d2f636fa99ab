"""Faults on the screen say what the desk says elsewhere."""

import re

import pytest

from callcenter.domain.errors import SENTENCES, DeskError, Trouble
from tests.ui.wear import worn
from ui.look import Look
from ui.troubles import _SENTENCES, has_sentence, sentence, sentence_of

each_trouble = pytest.mark.parametrize("trouble", Trouble)


@each_trouble
def test_every_fault_has_a_sentence(trouble: Trouble) -> None:
    assert has_sentence(trouble)


@each_trouble
def test_the_screen_and_the_terminal_say_the_same(trouble: Trouble) -> None:
    assert str(_SENTENCES[trouble]) == SENTENCES[trouble]


@each_trouble
def test_the_values_are_filled_in_as_they_are_elsewhere(look: Look, trouble: Trouble) -> None:
    details = {name: f"[{name}]" for name in re.findall(r"\{(\w+)\}", SENTENCES[trouble])}
    assert sentence(trouble, details) == DeskError(trouble, **details).sentence


@each_trouble
def test_every_fault_is_said_in_chinese_with_the_same_values(look: Look, trouble: Trouble) -> None:
    details = {name: f"[{name}]" for name in re.findall(r"\{(\w+)\}", SENTENCES[trouble])}
    with worn(look, language="zh_CN"):
        said = sentence(trouble, details)
    assert any(ord(letter) > 0x2E80 for letter in said)
    assert [value for value in details.values() if value not in said] == []


def test_a_missing_detail_is_a_dash(look: Look) -> None:
    assert sentence(Trouble.NOT_A_NUMBER) == "– is not a telephone number."


def test_a_value_that_looks_like_a_place_stays_a_value(look: Look) -> None:
    assert sentence(Trouble.NOT_A_NUMBER, {"text": "{office}"}) == "{office} is not a telephone number."


def test_an_error_tells_its_sentence(look: Look) -> None:
    assert sentence_of(DeskError(Trouble.REJECTED, office="crm", reason="closed")) == "crm said no: closed"
