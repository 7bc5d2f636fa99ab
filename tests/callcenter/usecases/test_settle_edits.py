"""What an agent decides about edits that cannot go on by themselves: nothing is lost, or done twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Choice, EditKind, EditState
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.new_record import NewTicket
from callcenter.domain.outbox import LooksAlike
from callcenter.storage import adoption, audit, outbox, tickets
from callcenter.storage.database import Database
from callcenter.usecases.attach_article import attach_article
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.read_edit import read_edit
from callcenter.usecases.retarget_edit import retarget_edit
from callcenter.usecases.retry_edit import retry_edit
from callcenter.usecases.rewrite_edit import rewrite_edit
from callcenter.usecases.settle_conflict import settle_conflict
from callcenter.usecases.settle_doubt import settle_doubt
from callcenter.usecases.withdraw_edit import withdraw_edit
from tests.callcenter.outbox_steps import (
    AGENT,
    LATER,
    clash,
    due,
    local,
    move,
    queued,
    read,
    stands,
    take,
)
from tests.callcenter.small_store import CRM, ERP, NOW, article, customer, keep, ticket


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), ticket("8", "1", "Where is the other?"), home="tickets")
    keep(database, ticket("9", "1"), office=CRM, home="tickets")
    keep(database, article("k", "Kettle"), home="articles")
    take(database)
    return database


def seven(database: Database, number: str = "T7") -> LocalId:
    return local(database, Kind.TICKET, number)


def change(database: Database, **fields: str) -> int:
    made = change_ticket(database, seven(database), fields, agent=AGENT, at=NOW)
    assert made is not None
    return made.seq


def comment(database: Database, text: str = "Called back", of: str = "T7") -> int:
    return comment_ticket(database, seven(database, of), text, agent=AGENT, at=NOW).seq


def open_new(database: Database) -> int:
    new = NewTicket(ERP, None, "general", "No parcel", "It has not come")
    return open_ticket(database, new, agent=AGENT, at=NOW).seq


def settle(database: Database, conflict: int, choice: Choice, value: str | None = None) -> int | None:
    made = settle_conflict(database, conflict, choice, value, agent=AGENT, at=LATER)
    return None if made is None else made.seq


def owner(database: Database) -> str:
    with database.read() as connection:
        held = tickets.get(connection, seven(database))
    assert held is not None
    return held.record.owner


# conflicts of fields


def test_mine_is_a_new_edit_upon_what_the_server_holds(shop: Database) -> None:
    seq = change(shop, owner="anna")
    fresh = settle(shop, clash(shop, seq, "owner", "ben"), Choice.MINE)
    assert fresh is not None
    edit = read(shop, fresh).edit
    assert (edit.fields, edit.base, edit.record) == ({"owner": "anna"}, {"owner": "ben"}, "7")
    assert stands(shop, seq) is EditState.REPLACED
    assert owner(shop) == "anna"


def test_theirs_ends_an_edit_of_nothing_else(shop: Database) -> None:
    seq = change(shop, owner="anna")
    assert settle(shop, clash(shop, seq, "owner", "ben"), Choice.THEIRS) is None
    assert (stands(shop, seq), queued(shop)) == (EditState.WITHDRAWN, [])


def test_theirs_for_one_field_leaves_the_written_rest_as_applied(shop: Database) -> None:
    seq = change(shop, owner="anna", queue="returns")
    settle(shop, clash(shop, seq, "owner", "ben"), Choice.THEIRS)
    assert stands(shop, seq) is EditState.APPLIED
    assert owner(shop) == "", "what was given up is not shown"


def test_another_value_is_tidied_like_the_first(shop: Database) -> None:
    seq = change(shop, priority="10")
    conflict = clash(shop, seq, "priority", "20")
    with pytest.raises(DeskError) as caught:
        settle(shop, conflict, Choice.OTHER, "urgent")
    assert caught.value.trouble is Trouble.WRONG_PRIORITY
    fresh = settle(shop, conflict, Choice.OTHER, " 030 ")
    assert fresh is not None
    assert (read(shop, fresh).edit.fields, read(shop, fresh).edit.base) == (
        {"priority": "30"}, {"priority": "20"},
    )  # fmt: skip


def test_another_value_that_is_theirs_needs_no_edit(shop: Database) -> None:
    seq = change(shop, owner="anna")
    assert settle(shop, clash(shop, seq, "owner", "ben"), Choice.OTHER, "ben") is None
    assert stands(shop, seq) is EditState.WITHDRAWN


def test_an_edit_is_over_with_its_last_field_and_the_kept_ones_go_together(shop: Database) -> None:
    seq = change(shop, owner="anna", queue="returns", priority="9")
    first = clash(shop, seq, "owner", "ben")
    second = clash(shop, seq, "queue", "sales", state=False)
    third = clash(shop, seq, "priority", "8", state=False)
    settle(shop, first, Choice.MINE)
    assert stands(shop, seq) is EditState.CONFLICT
    settle(shop, second, Choice.MINE)
    settle(shop, third, Choice.THEIRS)
    assert stands(shop, seq) is EditState.REPLACED
    (one,) = queued(shop)
    assert one.edit.fields == {"owner": "anna", "queue": "returns"}
    assert one.edit.base == {"owner": "ben", "queue": "sales"}


def test_a_field_is_settled_once(shop: Database) -> None:
    conflict = clash(shop, change(shop, owner="anna"), "owner", "ben")
    settle(shop, conflict, Choice.MINE)
    with pytest.raises(DeskError) as caught:
        settle(shop, conflict, Choice.MINE)
    assert caught.value.trouble is Trouble.NO_SUCH_EDIT
    assert len(queued(shop)) == 1


def test_what_built_upon_a_settled_edit_follows_the_new_one(shop: Database) -> None:
    seq = change(shop, owner="anna")
    with shop.write() as work:
        later = replace(read(shop, seq).edit, id="z", record=RemoteId("8"), after=read(shop, seq).edit.id)
        held_back = outbox.add(work, later)
    conflict = clash(shop, seq, "owner", "ben")
    assert stands(shop, held_back) is EditState.BLOCKED
    fresh = settle(shop, conflict, Choice.MINE)
    assert fresh is not None
    assert (stands(shop, held_back), due(shop)) == (EditState.QUEUED, [fresh])


# conflicts of whole records


def test_a_merged_record_is_followed_to_the_one_that_is_left(shop: Database) -> None:
    seq = comment(shop)
    fresh = settle(shop, clash(shop, seq, "", "8", reason="merged"), Choice.MINE)
    assert fresh is not None
    assert (read(shop, fresh).edit.record, read(shop, fresh).edit.fields) == ("8", {"text": "Called back"})
    assert stands(shop, seq) is EditState.REPLACED


@pytest.mark.parametrize("reason", ["gone", "hidden", "deleted"])
def test_words_to_a_record_that_went_need_another_one(shop: Database, reason: str) -> None:
    seq = comment(shop)
    conflict = clash(shop, seq, "", None, reason=reason)
    with pytest.raises(DeskError) as caught:
        settle(shop, conflict, Choice.MINE)
    assert caught.value.trouble is Trouble.GROUND_LOST
    fresh = retarget_edit(shop, seq, seven(shop, "T8"), at=LATER)
    assert (fresh.edit.record, fresh.edit.title) == ("8", "T8 Where is the other?")
    assert (fresh.edit.fields, fresh.edit.customer) == ({"text": "Called back"}, "erp/1")
    assert list_outbox(shop).counts.needs_agent == 0


def test_words_to_a_record_that_went_can_be_let_go(shop: Database) -> None:
    seq = comment(shop)
    settle(shop, clash(shop, seq, "", None, reason="gone"), Choice.THEIRS)
    assert stands(shop, seq) is EditState.WITHDRAWN
    assert read(shop, seq).edit.fields == {"text": "Called back"}, "the words stay readable"


@pytest.mark.parametrize("reason", ["twice", "overtaken"])
def test_news_of_what_was_done_is_read_and_gone(shop: Database, reason: str) -> None:
    seq = comment(shop)
    move(shop, seq, EditState.SENDING, EditState.APPLIED)
    conflict = clash(shop, seq, "", "99", reason=reason, state=False)
    assert [one.waiting.seq for one in list_outbox(shop).waiting] == [seq]
    settle(shop, conflict, Choice.MINE)
    assert list_outbox(shop).waiting == ()


def test_an_edit_goes_to_no_other_office(shop: Database) -> None:
    seq = comment(shop)
    move(shop, seq, EditState.REFUSED)
    with pytest.raises(DeskError) as caught:
        retarget_edit(shop, seq, seven(shop, "crm:9"), at=LATER)
    assert caught.value.sentence == f"Edit {seq} belongs to erp and can only go there."


def test_a_change_for_another_record_starts_from_what_that_shows(shop: Database) -> None:
    seq = change(shop, owner="anna")
    keep(shop, replace(ticket("8", "1"), owner="carl"), home="tickets")
    move(shop, seq, EditState.REFUSED)
    assert retarget_edit(shop, seq, seven(shop, "T8"), at=LATER).edit.base == {"owner": "carl"}


@pytest.mark.parametrize("states", [(), (EditState.SENDING,), (EditState.SENDING, EditState.APPLIED)])
def test_what_is_on_its_way_or_done_is_pointed_nowhere(shop: Database, states: tuple[EditState, ...]) -> None:
    seq = comment(shop)
    move(shop, seq, *states)
    with pytest.raises(DeskError) as caught:
        retarget_edit(shop, seq, seven(shop, "T8"), at=LATER)
    assert caught.value.trouble is Trouble.NOT_SETTLED_SO


# what builds upon a ticket that was refused


def test_words_for_a_refused_ticket_are_held_back_and_follow_it_when_it_is_tried_again(
    shop: Database,
) -> None:
    made = open_new(shop)
    words = comment(shop, of=read(shop, made).edit.record)
    move(shop, made, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    assert stands(shop, words) is EditState.BLOCKED
    retry_edit(shop, words, at=LATER)
    assert [stands(shop, seq) for seq in (made, words)] == [EditState.QUEUED] * 2
    assert read(shop, made).trouble is None


def test_words_for_a_withdrawn_ticket_go_to_another_one(shop: Database) -> None:
    made = open_new(shop)
    words = comment(shop, of=read(shop, made).edit.record)
    withdraw_edit(shop, made, at=LATER)
    with pytest.raises(DeskError) as caught:
        retry_edit(shop, words, at=LATER)
    assert caught.value.trouble is Trouble.GROUND_LOST
    fresh = retarget_edit(shop, words, seven(shop), at=LATER)
    assert due(shop) == [fresh.seq]


def test_a_ticket_that_is_written_anew_keeps_the_words_that_wait_for_it(shop: Database) -> None:
    made = open_new(shop)
    words = comment(shop, of=read(shop, made).edit.record)
    place = seven(shop, read(shop, made).edit.record)
    move(shop, made, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    again = rewrite_edit(shop, made, {"queue": "returns"}, agent=AGENT, at=LATER)
    assert due(shop) == [again.seq]
    move(shop, again.seq, EditState.SENDING)
    with shop.write() as work:
        assert adoption.adopt(work, again.seq, RemoteId("77"))
        outbox.move(work, again.seq, EditState.APPLIED, LATER)
    assert (read(shop, words).edit.record, due(shop)) == ("77", [words])
    assert seven(shop, "erp:77") == place, "the screens show one ticket from the first word to the last"
    with shop.write() as work:
        assert not adoption.adopt(work, again.seq, RemoteId("78")), "made twice is told"


# withdrawing and trying again


@pytest.mark.parametrize("states", [(EditState.SENDING,), (EditState.SENDING, EditState.UNKNOWN)])
def test_what_may_be_on_its_way_is_neither_withdrawn_nor_sent_again(
    shop: Database, states: tuple[EditState, ...]
) -> None:
    seq = comment(shop)
    move(shop, seq, *states)
    for act in (withdraw_edit, retry_edit):
        with pytest.raises(DeskError) as caught:
            act(shop, seq, at=LATER)
        assert caught.value.trouble is Trouble.ON_ITS_WAY
    assert stands(shop, seq) is states[-1]


@pytest.mark.parametrize(
    "states",
    [
        (), (EditState.SENDING, EditState.REFUSED), (EditState.BLOCKED,), (EditState.CONFLICT,),
        (EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL),
    ],
)  # fmt: skip
def test_what_is_certainly_not_on_its_way_is_withdrawn(shop: Database, states: tuple[EditState, ...]) -> None:
    seq = comment(shop)
    move(shop, seq, *states)
    assert withdraw_edit(shop, seq, at=LATER).state is EditState.WITHDRAWN
    assert list_outbox(shop).waiting == ()


def test_what_is_done_is_not_withdrawn(shop: Database) -> None:
    seq = comment(shop)
    move(shop, seq, EditState.SENDING, EditState.APPLIED)
    with pytest.raises(DeskError) as caught:
        withdraw_edit(shop, seq, at=LATER)
    assert caught.value.sentence == f"Edit {seq} cannot be settled in this way: it is applied."


def test_a_withdrawn_edit_leaves_no_open_conflict(shop: Database) -> None:
    seq = change(shop, owner="anna")
    clash(shop, seq, "owner", "ben")
    withdraw_edit(shop, seq, at=LATER)
    assert read_edit(shop, seq).item.conflicts == ()


@pytest.mark.parametrize(
    ("states", "trouble"),
    [
        ((EditState.CONFLICT,), Trouble.CHOOSE_FIRST),
        ((EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL), Trouble.DECIDE_FIRST),
        ((EditState.SENDING, EditState.APPLIED), Trouble.NOT_SETTLED_SO),
    ],
)
def test_what_cannot_be_tried_again_says_what_to_do_instead(
    shop: Database, states: tuple[EditState, ...], trouble: Trouble
) -> None:
    seq = comment(shop)
    move(shop, seq, *states)
    with pytest.raises(DeskError) as caught:
        retry_edit(shop, seq, at=LATER)
    assert caught.value.trouble is trouble


def test_an_edit_that_stands_back_goes_at_once_when_asked(shop: Database) -> None:
    seq = comment(shop)
    with shop.write() as work:
        outbox.move(work, seq, EditState.QUEUED, NOW, not_before=LATER + timedelta(minutes=10))
    assert due(shop) == []
    retry_edit(shop, seq, at=LATER)
    assert due(shop) == [seq]


def test_an_edit_that_is_not_there_is_told(shop: Database) -> None:
    for act in (retry_edit, withdraw_edit):
        with pytest.raises(DeskError) as caught:
            act(shop, 404, at=NOW)
        assert caught.value.sentence == "There is no edit 404 in this outbox."


# done or not


def doubtful(database: Database, seq: int) -> int:
    alike = canonical([["70", "T70", "No parcel"]])
    move(
        database, seq, EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL,
        trouble=Trouble.OUTCOME_UNKNOWN, alike=alike,
    )  # fmt: skip
    return seq


def test_what_looks_alike_is_shown(shop: Database) -> None:
    doubtful(shop, open_new(shop))
    (one,) = list_outbox(shop).waiting
    assert one.alike == (LooksAlike(RemoteId("70"), "T70", "No parcel"),)


def test_a_ticket_that_came_before_it_was_recognised_is_shown_once(shop: Database) -> None:
    seq = open_ticket(shop, NewTicket(ERP, None, "general", "No parcel", "Help"), agent=AGENT, at=NOW).seq
    settle_doubt(shop, doubtful(shop, seq), RemoteId("7"), at=LATER)
    with shop.read() as connection:
        sql = "SELECT id FROM ticket_projected WHERE office = 'erp' AND remote_id = '7'"
        assert connection.exec_driver_sql(sql).scalars().all() == [seven(shop)]


def test_a_record_the_agent_recognises_is_the_ticket_from_then_on(shop: Database) -> None:
    seq = open_new(shop)
    words = comment(shop, of=read(shop, seq).edit.record)
    assert settle_doubt(shop, doubtful(shop, seq), RemoteId("70"), at=LATER).state is EditState.APPLIED
    assert (read(shop, words).edit.record, due(shop)) == ("70", [words])


def test_words_the_agent_found_on_the_ticket_are_done(shop: Database) -> None:
    seq = doubtful(shop, comment(shop))
    settled = settle_doubt(shop, seq, RemoteId("message 5"), at=LATER)
    assert (settled.state, settled.edit.record) == (EditState.APPLIED, "7")
    assert settled.proof == {"record": "message 5", "note": "recognised by the agent"}


def test_what_was_not_done_is_sent_again(shop: Database) -> None:
    seq = doubtful(shop, comment(shop))
    settled = settle_doubt(shop, seq, None, at=LATER)
    assert (settled.state, settled.trouble, due(shop)) == (EditState.QUEUED, None, [seq])


def test_there_is_no_doubt_about_what_waits(shop: Database) -> None:
    with pytest.raises(DeskError) as caught:
        settle_doubt(shop, comment(shop), None, at=LATER)
    assert caught.value.trouble is Trouble.NOT_SETTLED_SO


# what can be told


def test_what_needs_the_agent_is_listed_first(shop: Database) -> None:
    waits, asks = comment(shop), comment(shop, of="T8")
    move(shop, asks, EditState.SENDING, EditState.REFUSED)
    page = list_outbox(shop)
    assert [one.waiting.seq for one in page.waiting] == [asks, waits]
    assert (page.counts.waiting, page.counts.needs_agent, page.counts.oldest) == (2, 1, NOW)


def test_an_edit_tells_how_many_wait_for_it(shop: Database) -> None:
    made = open_new(shop)
    comment(shop, of=read(shop, made).edit.record)
    assert [(one.waiting.seq, one.dependants) for one in list_outbox(shop).waiting] == [
        (made, 1),
        (made + 1, 0),
    ]


def test_everything_about_an_edit_can_be_told(shop: Database) -> None:
    seq = change(shop, owner="anna")
    with shop.write() as work:
        outbox.note_attempt(work, seq, "unknown", LATER, "timed_out")
    fresh = settle(shop, clash(shop, seq, "owner", "ben"), Choice.MINE)
    told = read_edit(shop, seq)
    assert [(act.action, act.agent) for act in told.acts] == [
        ("change_ticket", AGENT), ("conflict", AGENT), ("replaced", AGENT),
    ]  # fmt: skip
    assert [(one.n, one.step, one.outcome) for one in told.attempts] == [(1, "unknown", "timed_out")]
    assert [(one.base, one.mine, one.theirs, one.their_author) for one in told.conflicts] == [
        ("", "anna", "ben", "ben")
    ]
    assert told.item.conflicts == ()
    assert fresh is not None
    with shop.read() as connection:
        assert audit.verify(connection)


def test_an_article_put_to_a_ticket_that_went_goes_to_another(shop: Database) -> None:
    made = attach_article(shop, seven(shop), local(shop, Kind.ARTICLE, "k"), agent=AGENT, at=NOW)
    assert made is not None
    clash(shop, made.seq, "", None, reason="gone")
    fresh = retarget_edit(shop, made.seq, seven(shop, "T8"), at=LATER)
    assert (fresh.edit.kind, fresh.edit.record) == (EditKind.ATTACH_ARTICLE, "8")
