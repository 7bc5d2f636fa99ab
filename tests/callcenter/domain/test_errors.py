"""Every fault has one calm sentence, and telling it never is a second fault."""

import string

import pytest

from callcenter.domain.errors import SENTENCES, DeskError, Trouble

each = pytest.mark.parametrize("trouble", list(Trouble), ids=[trouble.value for trouble in Trouble])


@each
def test_every_trouble_has_a_calm_sentence(trouble: Trouble) -> None:
    sentence = SENTENCES[trouble]
    assert sentence[0].isupper() or sentence[0] == "{"
    assert sentence[-1] in ".}" or "callcenter" in sentence
    assert "\n" not in sentence
    assert "!" not in sentence
    assert "error" not in sentence.lower()


@each
def test_a_missing_detail_shows_as_a_dash(trouble: Trouble) -> None:
    names = [name for _, name, _, _ in string.Formatter().parse(SENTENCES[trouble]) if name]
    bare = DeskError(trouble).sentence
    assert "{" not in bare
    assert ("–" in bare) == bool(names)
    assert "–" not in DeskError(trouble, **dict.fromkeys(names, "x")).sentence


def test_details_are_not_taken_for_places_of_their_own() -> None:
    told = DeskError(Trouble.REJECTED, office="crm", reason="{office} {0} %s")
    assert told.sentence == "crm said no: {office} {0} %s"
    assert str(told) == told.sentence
    assert told.details == {"office": "crm", "reason": "{office} {0} %s"}
