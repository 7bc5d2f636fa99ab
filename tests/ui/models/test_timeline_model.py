"""The timeline: days, entries, and a filter that belongs to the agent."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtTest import QSignalSpy

from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.timeline import DESK, EntryKind, TimelineEntry
from tests.ui.samples import ERP, NOW, greta, long_timeline
from ui.models.prepared_sheet import prepare_sheet
from ui.models.timeline_find import excerpt, line_of, spots
from ui.models.timeline_model import TimelineModel
from ui.models.timeline_rows import Topic, build_days, filtered, topic_word

pytestmark = pytest.mark.usefixtures("look")


def entry(at: date, kind: EntryKind = EntryKind.MESSAGE, text: str = "", subject: str = "1") -> TimelineEntry:
    return TimelineEntry(at, kind, subject, text, ERP, LocalId(1))


def model_of(*entries: TimelineEntry) -> TimelineModel:
    model = TimelineModel()
    model.show_days(build_days(entries, NOW))
    return model


def test_today_and_yesterday_are_named() -> None:
    entries = (entry(NOW), entry(NOW - timedelta(days=1)), entry(NOW - timedelta(days=2)))
    headings = [day.heading.title for day in build_days(entries, NOW)]
    assert headings[0].startswith("Today, ")
    assert headings[1].startswith("Yesterday, ")
    assert "," not in headings[2]


def test_entries_of_a_day_stand_below_it() -> None:
    days = build_days((entry(NOW), entry(NOW - timedelta(minutes=5)), entry(NOW - timedelta(days=3))), NOW)
    assert [len(day.entries) for day in days] == [2, 1]


def test_a_day_without_a_time_shows_no_clock() -> None:
    (day,) = build_days((entry(date(2026, 11, 20)),), NOW)
    assert day.entries[0].when == ""


def test_a_time_shows_the_clock_of_this_desk() -> None:
    (day,) = build_days((entry(NOW),), NOW)
    assert day.entries[0].when == "06:30"


def test_what_this_desk_logged_says_so() -> None:
    logged = TimelineEntry(NOW, EntryKind.CALL, "anna", "Asked for the heater", DESK, LocalId(1))
    (day,) = build_days((logged,), NOW)
    assert day.entries[0].office == "this desk"


def test_twins_of_one_moment_have_keys_of_their_own() -> None:
    twin = entry(NOW, text="same")
    (day,) = build_days((twin, twin, twin), NOW)
    assert len({row.key for row in day.entries}) == 3


def test_an_entry_keeps_its_key_when_a_newer_one_comes() -> None:
    old = entry(NOW - timedelta(hours=1), text="old")
    before = build_days((old,), NOW)[0].entries[0].key
    after = build_days((entry(NOW, text="new"), old), NOW)[0].entries[1].key
    assert before == after


def test_a_topic_shows_only_its_entries() -> None:
    model = model_of(entry(NOW, EntryKind.ORDER_PLACED), entry(NOW, EntryKind.SHIPPED))
    model.narrow(Topic.DELIVERIES, "")
    assert [row.topic for row in model.rows if not row.is_mute] == [Topic.DELIVERIES]


@pytest.mark.parametrize("kind", EntryKind)
def test_every_kind_of_entry_belongs_to_a_topic(kind: EntryKind) -> None:
    (day,) = build_days((entry(NOW, kind),), NOW)
    assert day.entries[0].topic is not Topic.ALL
    assert list(filtered((day,), day.entries[0].topic, ()))


@pytest.mark.parametrize("text", ["HEATER", "frost heater", "  heater  "])
def test_the_text_filter_wants_all_words_in_any_case(text: str) -> None:
    model = model_of(entry(NOW, text="The heater, before the frost"), entry(NOW, text="Frost only"))
    model.narrow(Topic.ALL, text)
    assert [row.text for row in model.rows if not row.is_mute] == ["The heater, before the frost"]


def test_a_chinese_text_is_found() -> None:
    model = model_of(entry(NOW, text="水壶外包装破损，要求换货"), entry(NOW, text="空调"))
    model.narrow(Topic.ALL, "换货")
    assert model.shown == 1


def test_a_topic_and_a_text_go_together() -> None:
    model = model_of(entry(NOW, EntryKind.CALL, "heater"), entry(NOW, EntryKind.MESSAGE, "heater"))
    model.narrow(Topic.CONTACTS, "heater")
    assert (model.shown, model.total) == (1, 2)


def test_a_day_without_fitting_entries_has_no_heading() -> None:
    model = model_of(entry(NOW, text="a"), entry(NOW - timedelta(days=1), text="b"))
    model.narrow(Topic.ALL, "b")
    assert [row.is_mute for row in model.rows] == [True, False]


def test_the_filter_outlives_a_refresh() -> None:
    model = model_of(entry(NOW, EntryKind.CALL), entry(NOW, EntryKind.MESSAGE))
    model.narrow(Topic.CONTACTS, "")
    model.follow_days(build_days((entry(NOW, EntryKind.NOTE), entry(NOW, EntryKind.MESSAGE)), NOW))
    assert model.shown == 1


def test_the_filter_outlives_another_customer() -> None:
    model = model_of(entry(NOW, EntryKind.CALL))
    model.narrow(Topic.CONTACTS, "")
    model.show_days(prepare_sheet(greta()).days)
    assert {row.topic for row in model.rows if not row.is_mute} == {Topic.CONTACTS}


def test_the_same_filter_again_changes_nothing() -> None:
    model = model_of(entry(NOW))
    told: list[None] = []
    model.modelReset.connect(lambda: told.append(None))
    model.narrow(Topic.ALL, "")
    assert told == []


def test_a_day_is_never_news() -> None:
    model = model_of(entry(NOW - timedelta(days=1)))
    later = NOW + timedelta(days=1)
    model.follow_days(build_days((entry(NOW - timedelta(days=1)),), later))
    assert not any(model.has_news(row.key) for row in model.rows)


def test_a_long_timeline_is_prepared_whole() -> None:
    days = build_days(long_timeline(5000), NOW)
    assert sum(len(day.entries) for day in days) == 5000
    keys = [row.key for row in filtered(days, Topic.ALL, ())]
    assert len(set(keys)) == len(keys)


def test_topics_have_words() -> None:
    assert {topic_word(topic) for topic in Topic} == {
        "All",
        "Orders",
        "Deliveries",
        "Tickets",
        "Invoices",
        "Contacts",
    }


def test_an_entry_is_read_out_whole() -> None:
    (day,) = build_days((entry(datetime(2026, 11, 24, 6, tzinfo=NOW.tzinfo), text="Where is it?"),), NOW)
    assert day.entries[0].spoken == "06:00, From the customer, 1, Where is it?, erp"
    assert day.entries[0].copied == "06:00 From the customer 1 Where is it?"


def test_what_comes_from_a_ticket_knows_the_ticket_and_the_message() -> None:
    told = TimelineEntry(NOW, EntryKind.REPLY, "anna", "Yes", ERP, LocalId(7), RemoteId("m3"))
    (day,) = build_days((told, entry(NOW, EntryKind.SHIPPED)), NOW)
    assert [(row.ticket, row.part) for row in day.entries] == [(7, "m3"), (None, None)]


def test_a_word_far_on_in_a_text_is_shown_with_its_neighbours() -> None:
    text = "word " * 400 + "the needle is here"
    assert excerpt(line_of(text), text, ("needle",)) == "…d word word the needle is here"
    assert excerpt(line_of(text), text, ("word",)) == line_of(text)
    assert excerpt(line_of(text), text, ("nowhere",)) == line_of(text)


def test_every_place_of_a_word_is_found() -> None:
    assert list(spots("Heater, heater", ("heater",))) == [(0, 6), (8, 14)]
    assert list(spots("İstanbul heater", ("heater",))) == []


def test_a_refresh_without_news_tells_nobody() -> None:
    model = model_of(entry(NOW), entry(NOW - timedelta(days=1)))
    signals = (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged)
    told = [QSignalSpy(signal) for signal in signals]
    model.follow_days(build_days((entry(NOW), entry(NOW - timedelta(days=1))), NOW))
    assert [spy.count() for spy in told] == [0, 0, 0, 0]
