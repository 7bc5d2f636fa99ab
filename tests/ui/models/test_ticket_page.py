"""An open ticket in words: its head, its choices and its conversation."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import MessageKind, TicketState
from callcenter.domain.ticket_room import ClosingArticle, TicketChoices
from tests.ui.samples import CRM, NOW
from tests.ui.ticket_samples import MAIL, closing_article, message, room, talk, ticket
from ui.models.ticket_cards import AT_ONCE, cards_of, first_shown
from ui.models.ticket_page import (
    OWNER,
    PRIORITY,
    QUEUE,
    STATE,
    changed_words,
    prepare_ticket,
    ticket_of_subject,
    ticket_subject,
    with_choices,
)
from ui.rich_text import Harmless
from ui.theme import Meaning

pytestmark = pytest.mark.usefixtures("look")


def facts(**more: object) -> list[str]:
    return [row.spoken for row in prepare_ticket(room(ticket(**more))).facts]


def test_every_fact_says_what_it_is() -> None:
    said = facts()
    assert "Greta: greta@example.com" in said
    assert "order: SO-2026-01187" in said
    assert "service level: gold, 4 h" in said
    assert "priority of 100: 60" in said
    assert "Serial number: GT-220-0098, GT-220-0099" in said


def test_an_order_this_desk_does_not_hold_is_named_as_the_office_names_it() -> None:
    unknown = replace(room(), order="")
    assert "order: 5" in [row.spoken for row in prepare_ticket(unknown).facts]


def test_the_article_it_was_closed_with_is_told() -> None:
    page = prepare_ticket(room(article=closing_article()))
    assert "closed with this article: When a heater stays cold" in [row.spoken for row in page.facts]
    far = prepare_ticket(room(article=ClosingArticle(None, "https://kb.example/1")))
    assert any("https://kb.example/1" in row.spoken for row in far.facts)


def test_a_ticket_without_a_subject_and_a_number_still_has_a_name() -> None:
    page = prepare_ticket(room(ticket(subject=" ", number="")))
    assert page.subject == "(no subject)"
    assert page.title == "Ticket 4711"


def test_messages_stand_in_order_whatever_order_they_came_in() -> None:
    cards = cards_of(ticket(messages=talk()[::-1]))
    assert [card.word for card in cards] == ["From the customer", "Reply", "Internal note"]


def test_kinds_differ_in_word_and_meaning_and_side() -> None:
    cards = cards_of(ticket())
    assert len({(card.word, card.meaning) for card in cards}) == 3
    assert [card.is_internal for card in cards] == [False, False, True]
    assert [card.is_ours for card in cards] == [False, True, True]
    assert cards[2].meaning is Meaning.INTERNAL


def test_html_of_what_is_shown_at_once_is_harmless_already() -> None:
    many = tuple(message(number, MessageKind.REPLY, "x", html=MAIL) for number in range(AT_ONCE + 5))
    cards = cards_of(ticket(messages=many))
    assert [isinstance(card.html, Harmless) for card in cards] == [False] * 5 + [True] * AT_ONCE


def test_files_are_named_with_their_size() -> None:
    assert cards_of(ticket())[0].attachments[0].startswith("invoice.pdf (")
    assert cards_of(ticket())[0].attachments[1] == "without a name"


def test_a_description_without_a_message_is_a_card() -> None:
    (card,) = cards_of(ticket(messages=(), text="The heater is cold.\n"))
    assert (card.word, card.text, card.author) == ("Description", "The heater is cold.", "Greta")


def test_a_description_that_is_the_first_message_is_not_told_twice() -> None:
    assert len(cards_of(ticket(text="The heater is cold, see here."))) == 3


def test_a_card_says_when_and_how_long_ago() -> None:
    card = cards_of(ticket())[-1]
    assert card.when(NOW).endswith("8 d ago")
    assert cards_of(ticket(messages=(), text="x", opened_at=None))[0].when(NOW) == ""


def test_of_large_messages_fewer_are_shown_at_once() -> None:
    small = cards_of(ticket(messages=tuple(message(place, MessageKind.REPLY, "x") for place in range(90))))
    large = cards_of(
        ticket(messages=tuple(message(place, MessageKind.REPLY, "x" * 2_000) for place in range(90)))
    )
    huge = cards_of(
        ticket(messages=tuple(message(place, MessageKind.REPLY, "x" * 90_000) for place in range(90)))
    )
    assert [90 - first_shown(cards, 90) for cards in (small, large, huge)] == [AT_ONCE, 8, 5]
    assert first_shown(small[:3], 3) == 0
    assert first_shown((), 0) == 0


def test_a_long_message_has_a_beginning() -> None:
    (card,) = cards_of(ticket(messages=(message(1, MessageKind.REPLY, "word " * 4_000),)))
    assert card.is_long
    assert card.beginning.endswith("…")
    assert len(card.beginning) < 6_100


def test_states_are_offered_and_unknown_only_where_it_holds() -> None:
    (state, *_) = prepare_ticket(room()).choices
    assert (state.field, state.now) == (STATE, "open")
    assert TicketState.UNKNOWN.value not in dict(state.options)
    (strange, *_) = prepare_ticket(room(ticket(state=TicketState.UNKNOWN))).choices
    assert TicketState.UNKNOWN.value in dict(strange.options)


def test_what_holds_now_is_a_choice_even_before_the_others_are_known() -> None:
    (_, owner, queue, _) = prepare_ticket(room()).choices
    assert owner.options == (("", "nobody"), ("mei.lin", "mei.lin"))
    assert queue.options == (("", "–"), ("returns", "returns"))


def test_known_queues_and_owners_become_choices() -> None:
    known = TicketChoices(CRM, ("billing", "returns"), ("tom",))
    (_, owner, queue, _) = with_choices(prepare_ticket(room()), known).choices
    assert [value for value, _ in owner.options] == ["", "mei.lin", "tom"]
    assert [value for value, _ in queue.options] == ["", "billing", "returns"]
    assert (owner.field, queue.field) == (OWNER, QUEUE)


def test_an_owner_that_is_nobody_is_a_choice_once() -> None:
    (_, owner, *_) = prepare_ticket(room(ticket(owner=""))).choices
    assert owner.options == (("", "nobody"),)


def test_a_priority_is_named_where_it_has_a_name_and_every_other_one_is_still_shown() -> None:
    (*_, priority) = prepare_ticket(room()).choices
    assert (priority.field, priority.now) == (PRIORITY, "60")
    assert dict(priority.options)["60"] == "60"
    assert dict(priority.options)["90"] == "90 · urgent"


def test_what_others_changed_is_told_and_what_is_on_its_way_is_not() -> None:
    before = prepare_ticket(room())
    after = prepare_ticket(room(ticket(owner="tom", state=TicketState.SOLVED)))
    edit = Edit("e1", EditKind.CHANGE_TICKET, "mei.lin", CRM, RemoteId("4711"), {"state": "solved"}, NOW)
    own = replace(after, room=replace(after.room, unsent=(Waiting(1, edit, EditState.QUEUED),)))
    assert changed_words(before, after) == "State: Open → Solved, Owner: mei.lin → tom"
    assert changed_words(before, own) == "Owner: mei.lin → tom"
    assert changed_words(before, before) == ""


@pytest.mark.parametrize("remote", ["1", "a:b:c", "工单"])
def test_the_name_of_its_drafts_can_be_read_back(remote: str) -> None:
    assert ticket_of_subject(ticket_subject("crm", remote)) == (OfficeId("crm"), RemoteId(remote))


@pytest.mark.parametrize("name", ["customer:12", "ticket:", "ticket:crm", "ticket:crm:", "", "number:+86"])
def test_other_names_are_no_tickets(name: str) -> None:
    assert ticket_of_subject(name) is None


def test_the_words_stay_the_same_while_nothing_changes() -> None:
    later = replace(room(), read_at=NOW + timedelta(seconds=30))
    assert prepare_ticket(later).cards == prepare_ticket(room()).cards
