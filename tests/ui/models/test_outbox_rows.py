"""The outbox as a list: who needs me first, since when, and in which state in words."""

from datetime import timedelta

import pytest

from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.errors import Trouble
from tests.ui.outbox_samples import HERE, away, clash, edit, entry, went
from tests.ui.samples import NOW
from tests.ui.wear import worn
from ui.look import Look
from ui.models.outbox_entry import Lateness, OutboxEntry, Part, Surroundings, lateness
from ui.models.outbox_rows import OutboxRow, count_parts, outbox_rows
from ui.models.outbox_state import OutboxCounts, outbox_state
from ui.theme import Meaning

pytestmark = pytest.mark.usefixtures("look")


def row(shown: OutboxEntry, around: Surroundings = HERE) -> OutboxRow:
    return outbox_rows([shown], Part.ALL, around)[1]


def keys(*entries: OutboxEntry, part: Part = Part.ALL) -> list[object]:
    return [one.key for one in outbox_rows(entries, part, HERE)]


def test_what_needs_the_agent_comes_first_and_what_is_over_last() -> None:
    shown = keys(entry(EditState.APPLIED, 1), entry(EditState.QUEUED, 2), entry(EditState.REFUSED, 3))
    assert shown == ["needs_me", 3, "on_its_way", 2, "settled", 1]


def test_what_a_customer_feels_comes_before_what_colleagues_feel() -> None:
    note = entry(EditState.REFUSED, 1, edit(EditKind.COMMENT))
    reply = entry(EditState.REFUSED, 2, edit(EditKind.REPLY))
    assert keys(note, reply) == ["needs_me", 2, 1]


def test_what_is_held_back_stands_below_what_it_builds_upon() -> None:
    parent = entry(EditState.REFUSED, 5, edit(EditKind.LOG_INTERACTION, {"summary": "x"}))
    child = entry(EditState.BLOCKED, 6, edit(EditKind.REPLY), parent=5)
    other = entry(EditState.REFUSED, 7, edit(EditKind.COMMENT))
    rows = outbox_rows([child, other, parent], Part.NEEDS_ME, HERE)
    assert [(one.key, one.is_below) for one in rows] == [(7, False), (5, False), (6, True)]


def test_what_has_no_answer_comes_before_what_waits() -> None:
    assert keys(entry(EditState.QUEUED, 1), entry(EditState.UNKNOWN, 2), part=Part.ON_ITS_WAY) == [2, 1]


def test_done_but_doubled_still_needs_the_agent() -> None:
    shown = entry(EditState.APPLIED, 1, None, went("twice", "8"))
    assert shown.part is Part.NEEDS_ME
    assert row(shown).state == "Done twice"


def test_parts_are_counted() -> None:
    counts = count_parts(
        [entry(EditState.QUEUED, 1), entry(EditState.REFUSED, 2), entry(EditState.APPLIED, 3)]
    )
    assert counts == {Part.ALL: 3, Part.NEEDS_ME: 1, Part.ON_ITS_WAY: 1, Part.SETTLED: 1}


def test_a_row_says_what_whose_how_and_since_when() -> None:
    shown = row(entry(EditState.QUEUED, 1))
    assert shown.title == "Reply to the customer: T-5003 Where is it?"
    assert (shown.brief, shown.place, shown.state, shown.age) == (
        "We have found it.", "Greta Mayer · crm", "Not sent", "10 min",
    )  # fmt: skip
    for told in (shown.title, shown.state, shown.brief, shown.age):
        assert told in shown.spoken


def test_a_change_is_told_as_before_and_after() -> None:
    made = edit(
        EditKind.CHANGE_TICKET, {"state": "closed", "owner": "ben"}, base={"state": "open", "owner": ""}
    )
    assert row(entry(made=made)).brief == "State: Open → Closed, Owner: ben"


def test_an_office_that_is_away_is_told_in_the_row() -> None:
    shown = row(entry(), away())
    assert "crm unreachable since 06:00" in shown.place
    assert "goes by itself" in shown.why


def test_an_office_that_asks_to_sign_in_says_so() -> None:
    assert "crm asks to sign in" in row(entry(), away(Trouble.SIGN_IN_REFUSED)).place


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(3.9, Lateness.FINE), (4, Lateness.LATE), (23.9, Lateness.LATE), (24, Lateness.VERY_LATE)],
)
def test_alarms_ring_after_4_and_after_24_hours(hours: float, expected: Lateness) -> None:
    assert lateness(NOW - timedelta(hours=hours), NOW) is expected


def test_an_alarm_is_told_by_word_icon_and_colour() -> None:
    late = row(entry(made=edit(minutes=300)))
    assert (late.alarm, late.age_meaning) == ("waits for more than 4 hours", Meaning.WARNING)
    assert late.age_icon is not None
    assert "waits for more than 4 hours" in late.spoken


def test_what_is_over_rings_no_alarm() -> None:
    assert row(entry(EditState.APPLIED, 1, edit(minutes=3000))).alarm == ""


def test_an_unanswered_edit_says_when_it_is_looked_up() -> None:
    shown = row(entry(EditState.UNKNOWN, again=3))
    assert shown.why == (
        "Sent at 06:28, no answer. It is looked up before it is sent again, at the latest at 06:33."
    )


def test_a_new_age_is_no_news_and_a_new_state_is() -> None:
    older = row(entry(made=edit(minutes=11)))
    assert row(entry()).essence == older.essence
    assert row(entry(EditState.SENDING)).essence != older.essence


@pytest.mark.parametrize("state", list(EditState))
def test_every_state_has_its_sentence_in_both_languages(look: Look, state: EditState) -> None:
    assert row(entry(state, 1, None, *([clash()] if state is EditState.CONFLICT else []))).why
    with worn(look, language="zh_CN"):
        told = row(entry(state, 1, None, *([clash()] if state is EditState.CONFLICT else []))).why
        assert any(ord(letter) > 0x2E80 for letter in told)


@pytest.mark.parametrize("reason", ["gone", "deleted", "merged", "hidden", "twice", "overtaken"])
def test_every_reason_has_its_own_sentence(reason: str) -> None:
    told = row(entry(EditState.CONFLICT, 1, None, went(reason))).why
    assert told
    assert told != row(entry(EditState.CONFLICT, 1, None, went("something else"))).why


def test_the_foot_of_the_window_says_what_needs_the_agent_and_what_is_not_sent() -> None:
    told = outbox_state(OutboxCounts(4, 1, NOW - timedelta(minutes=5)), NOW)
    assert (told.title, told.meaning) == ("1 needs you · 3 not sent", Meaning.ERROR)
    assert told.icon is not None


def test_the_foot_of_the_window_tells_the_oldest_once_it_is_late() -> None:
    late = outbox_state(OutboxCounts(2, 0, NOW - timedelta(hours=5)), NOW)
    assert (late.title, late.meaning) == ("2 not sent · oldest 5 h", Meaning.WARNING)
    assert "more than 4 hours" in late.detail
    assert outbox_state(OutboxCounts(2, 0, NOW - timedelta(hours=30)), NOW).meaning is Meaning.ERROR


def test_an_empty_outbox_is_quiet() -> None:
    told = outbox_state(OutboxCounts(0, 0, None), NOW)
    assert (told.title, told.meaning) == ("Everything is sent", Meaning.QUIET)
