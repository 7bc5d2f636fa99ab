"""Words typed and not sent are kept as they are, each field of each subject on its own."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.storage import drafts
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import find_draft, subjects_with_drafts
from callcenter.usecases.keep_draft import keep_draft
from tests.callcenter.small_store import NOW

KEY = DraftKey("anna", "customer:1", "note")
OTHERS = (
    DraftKey("ben", "customer:1", "note"),
    DraftKey("anna", "customer:2", "note"),
    DraftKey("anna", "customer:1", "mail"),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), st.integers(0, 100))
def test_words_come_back_as_they_were_typed(database: Database, typed: str, place: int) -> None:
    draft = Draft(KEY, typed, NOW, place)
    keep_draft(database, draft)
    assert find_draft(database, KEY) == draft


def test_the_latest_words_replace_those_before(database: Database) -> None:
    keep_draft(database, Draft(KEY, "He say", NOW))
    keep_draft(database, Draft(KEY, "He says", NOW + timedelta(seconds=1)))
    found = find_draft(database, KEY)
    assert found is not None
    assert found.text == "He says"


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_elses_and_no_other_words_are_touched(database: Database, other: DraftKey) -> None:
    mine, theirs = Draft(KEY, "mine", NOW), Draft(other, "theirs", NOW)
    keep_draft(database, mine)
    keep_draft(database, theirs)
    keep_draft(database, Draft(KEY, "", NOW))
    assert find_draft(database, KEY) is None
    assert find_draft(database, other) == theirs


def test_spaces_are_words_too(database: Database) -> None:
    keep_draft(database, Draft(KEY, "  \n", NOW))
    assert find_draft(database, KEY) is not None


def test_ending_a_draft_that_is_not_there_is_fine(database: Database) -> None:
    keep_draft(database, Draft(KEY, "", NOW))
    assert find_draft(database, KEY) is None


def test_a_very_long_draft_is_not_cut(database: Database) -> None:
    keep_draft(database, Draft(KEY, "长" * 3_000_000, NOW))
    found = find_draft(database, KEY)
    assert found is not None
    assert len(found.text) == 3_000_000


def test_a_broken_character_costs_itself_and_nothing_else(database: Database) -> None:
    key = DraftKey("anna\udc80", "number:\x00", "note")
    keep_draft(database, Draft(key, "be\ud83dfore\x00after", NOW))
    found = find_draft(database, key)
    assert found is not None
    assert found.text == "be\ufffdfore\ufffdafter"


def test_subjects_with_unsent_words_are_named(database: Database) -> None:
    for key in (KEY, *OTHERS):
        keep_draft(database, Draft(key, "words", NOW))
    assert subjects_with_drafts(database, "anna") == {"customer:1", "customer:2"}
    assert subjects_with_drafts(database, "nobody") == frozenset()
    with database.read() as connection:
        fields = [draft.key.field for draft in drafts.of_subject(connection, "anna", "customer:1")]
    assert fields == ["mail", "note"]


def test_other_windows_hear_of_a_draft(database: Database) -> None:
    heard: list[Changes] = []
    database.subscribe(heard.append)
    keep_draft(database, Draft(KEY, "words", NOW))
    keep_draft(database, Draft(KEY, "", NOW))
    assert [changes.touches(Kind.DRAFT) for changes in heard] == [True, True]
