"""One edit in words: what happened, what can be done, and nothing of the agent's words left out."""

import pytest

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.outbox import Attempt, LooksAlike
from tests.ui.outbox_samples import HERE, away, clash, edit, entry, page, went
from tests.ui.samples import NOW
from ui.models.edit_form import fields_of, form_of, parts_of, value_of
from ui.models.edit_words import brief, told_fields, value_text, words_of
from ui.models.line_marks import MarkedLine, marked_lines
from ui.models.outbox_entry import OutboxEntry
from ui.models.outbox_page import Act, Told, prepare_page

pytestmark = pytest.mark.usefixtures("look")
MAIL = canonical({"kind": "email", "value": "g@example.com", "label": "work"})
HOME = canonical(
    {"street": "Main St 1", "postal_code": "10115", "city": "Berlin", "subdivision": "", "country": "DE", "name": "Greta"}
)  # fmt: skip


def marked(lines: tuple[MarkedLine, ...]) -> list[str]:
    return [line.text for line in lines if line.is_changed]


def test_a_conflict_shows_three_values_and_who_wrote_when() -> None:
    shown = page(entry(EditState.CONFLICT, 1, edit(EditKind.CHANGE_TICKET, {"subject": "Lost"}), clash()))
    card = shown.cards[0]
    assert [text[0].text for text in card.texts] == ["Where?", "Lost", "Found"]
    assert (card.name, card.who) == ("Subject", "by Ben, 06:18")
    assert shown.happened == "Somebody else changed 1 field that you changed, too."


def test_only_the_lines_that_differ_are_marked() -> None:
    base, mine, theirs = "one\ntwo\nthree", "one\n2\nthree", "one\ntwo\nthree\nfour"
    shown = page(
        entry(
            EditState.CONFLICT,
            1,
            edit(EditKind.EDIT_ARTICLE, {"text": mine}),
            clash("text", base, mine, theirs),
        )
    )
    card = shown.cards[0]
    assert [marked(text) for text in card.texts] == [[], ["2"], ["four"]]


def test_a_field_in_conflict_is_not_told_a_second_time() -> None:
    made = edit(EditKind.CHANGE_TICKET, {"subject": "Lost", "priority": "80"})
    shown = page(entry(EditState.CONFLICT, 1, made, clash()))
    assert shown.words == (("Priority", "80"),)
    assert "Subject: Lost" in shown.copied


def test_very_long_texts_are_compared_without_making_anybody_wait() -> None:
    many = "\n".join(["same"] * 5_000)
    lines = marked_lines(f"{many}\nnew", many)
    assert [line.text for line in lines if line.is_changed] == ["new"]


@pytest.mark.parametrize(
    ("shown", "acts"),
    [
        (entry(EditState.QUEUED), {Act.WITHDRAW}),
        (entry(EditState.QUEUED, again=5), {Act.WITHDRAW, Act.RETRY}),
        (entry(EditState.SENDING), set[Act]()),
        (entry(EditState.UNKNOWN), set[Act]()),
        (entry(EditState.DOUBTFUL), {Act.NOT_DONE, Act.WITHDRAW}),
        (entry(EditState.REFUSED), {Act.RETRY, Act.REWRITE, Act.RETARGET, Act.WITHDRAW}),
        (entry(EditState.BLOCKED), {Act.RETARGET, Act.WITHDRAW}),
        (entry(EditState.CONFLICT, 1, None, clash()), {Act.WITHDRAW}),
        (entry(EditState.CONFLICT, 1, None, went("gone")), {Act.RETARGET, Act.WITHDRAW}),
        (entry(EditState.APPLIED, 1, None, went("twice", "8")), {Act.ACKNOWLEDGE}),
        (entry(EditState.APPLIED), set[Act]()),
        (entry(EditState.WITHDRAWN), set[Act]()),
    ],
    ids=lambda value: "" if isinstance(value, set) else f"{value.waiting.state}{value.reasons or ''}",
)
def test_only_what_is_possible_is_offered_and_words_can_always_be_copied(
    shown: OutboxEntry, acts: set[Act]
) -> None:
    assert page(shown).acts == acts | {Act.COPY, Act.OPEN}


def test_what_was_made_by_another_version_can_only_be_copied_and_withdrawn() -> None:
    shown = page(entry(EditState.REFUSED, said=(Trouble.MADE_BY_ANOTHER_VERSION, {})))
    assert shown.acts == {Act.COPY, Act.OPEN, Act.WITHDRAW}


def test_a_refusal_says_what_the_office_said() -> None:
    shown = page(entry(EditState.REFUSED, said=(Trouble.REJECTED, {"reason": "the queue is closed"})))
    assert shown.happened == "crm said no: the queue is closed"


def test_a_doubt_shows_what_looks_like_it() -> None:
    alike = (LooksAlike(RemoteId("8"), "T-8", "Parcel lost"),)
    doubt = entry(EditState.DOUBTFUL, 1, edit(EditKind.OPEN_TICKET, {"subject": "Parcel lost"}), alike=alike)
    shown = prepare_page(Told(doubt, found={"8": "Open · Anna"}), HERE)
    assert [(row.key, row.title, row.detail) for row in shown.alike] == [
        ("8", "T-8 Parcel lost", "Open · Anna")
    ]
    assert "Was this ticket created? These look like it." in shown.advice


def test_a_doubt_without_anything_alike_says_so() -> None:
    assert "Nothing on the server looks like it." in page(entry(EditState.DOUBTFUL)).advice


def test_a_value_that_may_be_written_over_is_shown() -> None:
    over = entry(
        EditState.APPLIED, 1, edit(EditKind.CHANGE_TICKET), went("overtaken", None, "priority", "80")
    )
    assert [one.text for one in page(over).lost] == ["Priority is now: 80"]


def test_a_merged_record_names_its_survivor_and_can_be_followed_there() -> None:
    shown = page(entry(EditState.CONFLICT, 1, None, went("merged", "99")))
    assert Act.FOLLOW in shown.acts
    assert [one.text for one in shown.lost] == ["It is now part of: 99"]


def test_what_waits_for_an_away_office_needs_nothing_from_the_agent() -> None:
    assert "You need do nothing" in page(entry(), away()).advice


def test_an_office_that_asks_to_sign_in_wants_somebody_to_do_so() -> None:
    shown = page(entry(), away(Trouble.SIGN_IN_REFUSED))
    assert "Somebody has to sign in there" in shown.advice
    assert Act.SIGN_IN in shown.acts


def test_a_street_of_two_lines_keeps_them() -> None:
    told = canonical({"street": "Main St 1\nBack door", "city": "Berlin"})
    street = next(part for part in parts_of("address:1", told) if part.name == "street")
    assert (street.text, street.is_long) == ("Main St 1\nBack door", True)


def test_the_history_tells_each_attempt() -> None:
    tried = (Attempt(1, "unknown", NOW, "timed_out"), Attempt(2, "proof", NOW, "done"))
    shown = prepare_page(Told(entry(EditState.APPLIED), attempts=tried), HERE)
    assert shown.history == (
        "06:20  Written and kept", "06:30  No answer (no answer in time)", "06:30  On the server",
    )  # fmt: skip


def test_what_goes_together_is_named() -> None:
    before, after = Waiting(4, edit(), EditState.REFUSED), Waiting(6, edit(), EditState.BLOCKED)
    shown = prepare_page(Told(entry(EditState.REFUSED), (before,), (after,)), HERE)
    reply = "Reply to the customer: T-5003 Where is it?"
    assert shown.together == (
        (4, f"Before it: No. 4 {reply} (Not accepted)"), (6, f"After it: No. 6 {reply} (Held back)"),
    )  # fmt: skip
    assert "1 more waits for this one." in shown.advice


def customer_edit(**fields: str | None) -> Edit:
    return edit(
        EditKind.CHANGE_CUSTOMER, {name.replace("_", ":", 1): value for name, value in fields.items()}
    )


def test_contacts_and_addresses_are_told_as_people_write_them() -> None:
    told = told_fields(customer_edit(contact_1=MAIL, address_2=HOME))
    assert told == (("E-mail", "g@example.com (work)"), ("Address", "Greta\nMain St 1\n10115 Berlin\nDE"))


def test_a_contact_that_is_removed_is_named_by_what_it_was() -> None:
    made = edit(EditKind.CHANGE_CUSTOMER, {"contact:1": None}, base={"contact:1": MAIL})
    assert brief(made) == "E-mail: g@example.com (work) → (empty)"


def test_what_cannot_be_read_is_shown_as_it_is() -> None:
    for field in ("contact:1", "address:1", "field:Colours", "topics"):
        assert value_text(EditKind.CHANGE_CUSTOMER, field, "{broken") == "{broken"


def test_ids_that_only_this_desk_knows_are_not_shown() -> None:
    made = edit(EditKind.OPEN_TICKET, {"subject": "Lost", "order": "local:abc", "customer": "crm/1"})
    assert told_fields(made) == (("Subject", "Lost"),)
    assert "local:" not in words_of(made)


def test_the_words_to_copy_are_the_words_alone() -> None:
    assert (
        words_of(edit(fields={"text": "Dear customer,\n\nwe found it."})) == "Dear customer,\n\nwe found it."
    )


def test_a_contact_is_written_anew_in_its_parts_and_keeps_its_kind() -> None:
    parts = parts_of("contact:1", MAIL)
    assert [(part.name, part.text) for part in parts] == [("value", "g@example.com"), ("label", "work")]
    assert value_of("contact:1", MAIL, {"value": "h@example.com", "label": "work"}) == MAIL.replace(
        "g@", "h@"
    )


def test_a_list_is_written_line_by_line() -> None:
    assert parts_of("field:Colours", '["red","blue"]')[0].text == "red\nblue"
    assert value_of("field:Colours", "[]", {"": "red\n\n green "}) == '["red","green"]'


def test_a_state_is_chosen_and_not_typed() -> None:
    assert ("closed", "Closed") in parts_of("state", "open")[0].choices


def test_only_what_was_typed_changes() -> None:
    made = edit(
        EditKind.OPEN_TICKET, {"subject": "Lost", "text": "Help", "customer": "crm/1", "is_complaint": "1"}
    )
    assert [part.field for part in form_of(made)] == ["subject", "text"]
    assert fields_of(made, {("subject", ""): "Found"}) == {**made.fields, "subject": "Found"}
