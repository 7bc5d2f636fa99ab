"""How edits go to their office: looked at before, sent once, proved after, and never guessed about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.edit import EditKind, EditState, Waiting
from callcenter.domain.edit_needs import local_id
from callcenter.domain.errors import Trouble
from callcenter.storage import outbox
from callcenter.usecases.withdraw_edit import withdraw_edit
from sync.contract import Change, SignInError, Standing, UnreachableError, Whereabouts, Writing
from sync.engine.push import push_edits
from tests.simulation.model_office import POISON, Row, Wire
from tests.simulation.scenarios import CUSTOMER, OTHER, TICKET, Scene
from tests.simulation.simulated_store import Workshop
from tests.simulation.weather import OFFICE


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    workshop = Workshop()
    yield workshop
    workshop.close()


@pytest.fixture
def scene(workshop: Workshop) -> Iterator[Scene]:
    scene = Scene(workshop)
    scene.desk.cycle(is_full=True)
    yield scene
    scene.desk.close()


def edit(scene: Scene, name: str) -> Waiting:
    with scene.desk.database.read() as connection:
        found = outbox.by_edit_id(connection, name)
    assert found is not None
    return found


def reasons(scene: Scene, name: str) -> list[str]:
    with scene.desk.database.read() as connection:
        return [one.reason or one.field for one in outbox.conflicts(connection, edit(scene, name).seq)]


def answering(scene: Scene, question: str, error: Exception) -> None:
    """Have every question of this kind end so."""
    real = scene.world.weather._carry

    def carry(verb: str, what: Wire) -> Wire:
        if verb == question:
            raise error
        return real(verb, what)

    scene.world.weather._carry = carry


def away(*, was_sent: bool = True) -> UnreachableError:
    error = UnreachableError(Trouble.UNREACHABLE, office=OFFICE)
    error.was_sent = was_sent
    return error


def test_a_reply_is_sent_and_proved(scene: Scene) -> None:
    name = scene.say()
    scene.desk.push()
    assert edit(scene, name).state is EditState.APPLIED
    assert edit(scene, name).proof["record"] == str(TICKET)
    assert [one["ref"] for one in scene.ticket().messages] == [name]


def test_what_was_made_takes_the_name_of_its_office(scene: Scene) -> None:
    opened = scene.open()
    said = scene.say(local_id(opened))
    scene.desk.push()
    assert edit(scene, said).state is EditState.APPLIED
    assert edit(scene, said).edit.record == edit(scene, opened).edit.record
    assert not edit(scene, said).edit.record.startswith("local:")


def test_a_field_somebody_else_changed_is_not_written_over(scene: Scene) -> None:
    name = scene.set(subject="mine")
    scene.ticket().fields["subject"] = "theirs too"
    scene.desk.push()
    assert edit(scene, name).state is EditState.CONFLICT
    assert reasons(scene, name) == ["subject"]
    assert scene.ticket().fields["subject"] == "theirs too"


def test_the_other_fields_of_such_an_edit_are_written(scene: Scene) -> None:
    scene.set(subject="mine", owner="ada")
    scene.ticket().fields["subject"] = "theirs too"
    scene.desk.push()
    assert scene.ticket().fields["owner"] == "ada"


def test_what_stands_there_already_is_not_sent(scene: Scene) -> None:
    name = scene.set(owner="ada")
    scene.ticket().fields["owner"] = "ada"
    revision = scene.ticket().revision
    scene.desk.push()
    assert edit(scene, name).state is EditState.APPLIED
    assert scene.ticket().revision == revision


def test_a_refused_edit_keeps_its_words(scene: Scene) -> None:
    name = scene.say(text=POISON)
    scene.desk.push()
    assert edit(scene, name).state is EditState.REFUSED
    assert edit(scene, name).edit.fields["text"] == POISON
    assert edit(scene, name).trouble is Trouble.REJECTED


def test_what_builds_upon_a_refused_edit_waits_for_the_agent(scene: Scene) -> None:
    opened = scene.open(text=POISON)
    before = scene.say(local_id(opened))
    scene.desk.push()
    after = scene.say(local_id(opened))
    assert [edit(scene, one).state for one in (before, after)] == [EditState.BLOCKED] * 2


def test_an_unanswered_reply_is_not_sent_again_before_the_quarantine_is_over(scene: Scene) -> None:
    name = scene.say()
    scene.push_badly(lambda weather: weather._dropped)
    scene.world.time.true -= 39
    scene.desk.push()
    assert edit(scene, name).state is EditState.UNKNOWN
    assert scene.office.now.done[name] == 0


@pytest.mark.parametrize("was_done", [True, False])
def test_an_unanswered_reply_is_looked_up_and_done_once(scene: Scene, was_done: bool) -> None:
    name = scene.say()
    scene.push_badly(lambda weather: weather._lost if was_done else weather._dropped)
    scene.desk.push()
    assert edit(scene, name).state is EditState.APPLIED
    assert scene.office.now.done[name] == 1


def test_a_jump_of_the_clock_shortens_no_quarantine(scene: Scene) -> None:
    name = scene.say()
    scene.push_badly(lambda weather: weather._dropped)
    scene.world.time.true -= 39
    scene.world.time.desk_error += 24 * 3600
    scene.desk.push()
    assert edit(scene, name).state is EditState.UNKNOWN
    assert edit(scene, name).attempts == 1


def test_after_a_clock_was_set_back_another_process_waits_a_quarantine_and_no_longer(scene: Scene) -> None:
    name = scene.say()
    scene.push_badly(lambda weather: weather._dropped)
    scene.world.time.desk_error -= 24 * 3600
    scene.desk.restart()
    scene.desk.push()
    assert edit(scene, name).state is EditState.UNKNOWN
    scene.world.time.pass_by(32)
    scene.desk.push()
    assert edit(scene, name).state is EditState.APPLIED


def test_a_clock_that_was_set_back_holds_up_nothing_that_stood_back(scene: Scene) -> None:
    name = scene.say()
    answering(scene, "send", away(was_sent=False))
    scene.desk.push()
    del scene.world.weather._carry
    scene.world.time.desk_error -= 24 * 3600
    scene.desk.push()
    assert edit(scene, name).state is EditState.APPLIED


def test_what_surely_never_left_is_sent_again_without_a_look(scene: Scene) -> None:
    name = scene.say()
    answering(scene, "send", away(was_sent=False))
    scene.desk.push()
    assert edit(scene, name).state is EditState.QUEUED


def test_what_an_office_cannot_look_up_is_for_the_agent_to_decide(scene: Scene) -> None:
    name = scene.log()
    scene.push_badly(lambda weather: weather._lost)
    scene.desk.push()
    assert edit(scene, name).state is EditState.DOUBTFUL
    assert edit(scene, name).trouble is Trouble.OUTCOME_UNKNOWN


def test_who_has_to_sign_in_loses_nothing(scene: Scene) -> None:
    name = scene.say()
    scene.world.weather.needs_sign_in = True
    with scene.desk.database.read() as connection:
        before = outbox.get(connection, 1)
    report = push_edits(scene.desk.database, scene.desk.connector, scene.desk.time)
    assert isinstance(report.ended, SignInError)
    assert before is not None
    assert edit(scene, name).state is EditState.QUEUED


def test_a_record_without_an_answer_is_in_no_other_ones_way(scene: Scene) -> None:
    scene.office.stuck = ("tickets", TICKET)
    stuck, free = scene.say(), scene.say(str(OTHER))
    scene.desk.push()
    assert edit(scene, stuck).state is EditState.UNKNOWN
    assert edit(scene, free).state is EditState.APPLIED


def test_edits_of_one_record_go_in_their_order(scene: Scene) -> None:
    names = [scene.say(text=str(number)) for number in range(3)]
    scene.desk.push()
    assert [one["ref"] for one in scene.ticket().messages] == names


def test_what_was_being_sent_when_the_store_had_no_room_is_taken_up_again(scene: Scene) -> None:
    name = scene.say()
    with scene.desk.database.write() as work:
        outbox.claim(work, edit(scene, name).seq, scene.desk.time.now())
    scene.world.time.pass_by(40)
    push_edits(scene.desk.database, scene.desk.connector, scene.desk.time)
    assert edit(scene, name).state is EditState.APPLIED


def test_what_could_not_be_asked_about_is_asked_later_for_its_twin(scene: Scene) -> None:
    real = scene.world.weather._carry
    answering(scene, "find", away())
    name = scene.open()
    scene.desk.push()
    row = next(row for row in scene.office.now.rows["tickets"].values() if row.ref == name)
    scene.keep("tickets", replace(row, id=scene.office.fresh_id()))
    assert (edit(scene, name).state, reasons(scene, name)) == (EditState.APPLIED, [])
    scene.world.weather._carry = real
    scene.world.time.pass_by(300)
    scene.desk.push()
    assert reasons(scene, name) == ["twice"]


def test_a_ticket_made_twice_is_told_of(scene: Scene) -> None:
    name = scene.open()
    scene.push_badly(lambda weather: weather._doubled)
    scene.work()
    assert "twice" in reasons(scene, name)


def test_two_tickets_of_one_reference_in_one_page_are_told_of(scene: Scene) -> None:
    name = scene.open()
    scene.push_badly(lambda weather: weather._lost)
    row = next(row for row in scene.office.now.rows["tickets"].values() if row.ref == name)
    scene.keep("tickets", replace(row, id=scene.office.fresh_id()))
    scene.desk.cycle(is_full=True)
    assert "twice" in reasons(scene, name)


def test_a_customer_made_here_and_deleted_there_goes(scene: Scene) -> None:
    name = scene.meet()
    answering(scene, "read", away())
    scene.desk.push()
    del scene.world.weather._carry
    scene.office.now.rows["customers"][int(edit(scene, name).edit.record)].is_deleted = True
    scene.desk.cycle(is_full=True)
    held = scene.desk.eye.values("SELECT remote_id FROM party WHERE NOT is_stub AND home <> ''")
    assert held == [str(CUSTOMER)]


def test_a_page_that_comes_late_takes_nothing_back(scene: Scene) -> None:
    name = scene.say()
    scene.ticket().fields["owner"] = "bo"
    scene.office.touch(scene.ticket())
    real = scene.world.weather._carry

    def carry(verb: str, what: Wire) -> Wire:
        reply = real(verb, what)
        if verb == "changes" and edit(scene, name).state is EditState.QUEUED:
            scene.desk.meanwhile(verb)
        return reply

    scene.world.weather._carry = carry
    scene.desk.cycle()
    assert edit(scene, name).state is EditState.APPLIED
    revision = scene.desk.eye.values("SELECT revision FROM ticket WHERE remote_id = ?", str(TICKET))
    assert revision == [str(scene.ticket().revision)]


def test_what_was_applied_stays_in_sight_while_an_office_has_suddenly_nothing(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    for identity in range(13, 18):
        scene.keep("tickets", Row(identity, dict(scene.ticket().fields)))
    scene.desk.cycle()
    name = scene.say()
    answering(scene, "read", away())
    scene.desk.push()
    del scene.world.weather._carry
    scene.office.is_emptied = True
    scene.world.time.pass_by(5)
    scene.desk.cycle(is_full=True)
    assert scene.desk.eye.values("SELECT is_shown FROM outbox WHERE edit_id = ?", name) == [1]


def test_a_change_is_not_missed_where_the_offices_clock_was_set_back(scene: Scene) -> None:
    scene.world.time.office_error -= 400
    scene.world.time.pass_by(60)
    scene.ticket().fields["owner"] = "bo"
    scene.office.touch(scene.ticket())
    scene.desk.cycle()
    assert scene.desk.eye.values("SELECT owner FROM ticket WHERE remote_id = ?", str(TICKET)) == ["bo"]


@pytest.mark.parametrize(
    ("text", "state"), [(POISON, EditState.BLOCKED), ("words", EditState.QUEUED)], ids=["refused", "waiting"]
)
def test_what_the_journal_brings_back_waits_for_what_it_builds_upon(
    scene: Scene, text: str, state: EditState
) -> None:
    opened = scene.open(text=text)
    if text == POISON:
        scene.desk.push()
    child = replace(edit(scene, opened).edit, id="s-9", kind=EditKind.REPLY, fields={"text": "words"})
    with scene.desk.database.write() as work:
        outbox.restore(work, child, scene.desk.time.now())
        outbox.restore_order(work)
    assert edit(scene, "s-9").state is state


def test_an_edit_of_a_kind_the_office_does_not_take_is_refused(scene: Scene) -> None:
    name = scene._add(EditKind.VOTE_ARTICLE, "7", {"verdict": "helpful"})
    scene.desk.push()
    assert edit(scene, name).trouble is Trouble.NOT_TAKEN


def test_what_may_have_been_done_is_doubtful_where_the_office_takes_no_such_edits_any_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = scene.say()
    scene.push_badly(lambda weather: weather._dropped)
    scene.world.time.pass_by(3600)
    connector = scene.desk.connector
    monkeypatch.setattr(type(connector), "writing", Writing({}))
    scene.desk.push()
    assert edit(scene, name).state is EditState.DOUBTFUL
    assert edit(scene, name).trouble is Trouble.NOT_TAKEN


def test_what_was_taken_back_while_its_record_was_looked_at_asks_nothing_of_the_agent(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = scene.set(subject="mine")

    def gone_meanwhile(_connector: object, _change: Change) -> Standing:
        withdraw_edit(scene.desk.database, edit(scene, name).seq, at=scene.desk.time.now())
        return Standing(Whereabouts.GONE)

    monkeypatch.setattr(type(scene.desk.connector), "look", gone_meanwhile)
    scene.desk.push()
    assert edit(scene, name).state is EditState.WITHDRAWN
    assert reasons(scene, name) == []


def test_an_edit_whose_time_has_come_behind_another_one_wakes_nobody(scene: Scene) -> None:
    first, second = scene.say(), scene.say()
    scene.push_badly(lambda weather: weather._dropped)
    scene.world.time.true -= 39
    now = scene.desk.time.now()
    with scene.desk.database.write() as work:
        past = now - timedelta(seconds=5)
        outbox.move(work, edit(scene, second).seq, EditState.QUEUED, now, not_before=past)
    with scene.desk.database.read() as connection:
        assert outbox.next_due(connection, OFFICE, now) == edit(scene, first).not_before


def test_a_record_that_cannot_be_looked_at_is_looked_at_more_and_more_rarely(scene: Scene) -> None:
    name = scene.set(subject="mine")
    answering(scene, "look", away())
    for _ in range(9):
        scene.desk.push()
        scene.world.time.pass_by(300)
    until = edit(scene, name).not_before
    assert until is not None
    assert until - scene.desk.time.now() > timedelta(minutes=20)


def test_a_round_of_limited_length_says_that_it_is_unfinished(scene: Scene) -> None:
    scene.say()
    scene.say(str(OTHER))
    report = push_edits(scene.desk.database, scene.desk.connector, scene.desk.time, most=1)
    assert report.is_unfinished
    assert report.tried == 1


def test_who_was_told_to_wait_waits(scene: Scene) -> None:
    scene.say()
    busy = UnreachableError(Trouble.BUSY, office=OFFICE)
    busy.retry_after = timedelta(seconds=30)
    answering(scene, "send", busy)
    report = push_edits(scene.desk.database, scene.desk.connector, scene.desk.time)
    assert report.retry_after_seconds == 30.0
