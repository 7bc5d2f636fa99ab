"""``callcenter outbox``: what waits for the offices, what needs the agent, and how it is settled."""

from pathlib import Path

import click

from callcenter.domain.edit import Choice, Value
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.handover import HandOver
from callcenter.domain.ids import RemoteId
from callcenter.storage.database import Database
from callcenter.usecases.export_proposals import export_proposals
from callcenter.usecases.import_proposals import import_proposals
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.read_edit import read_edit
from callcenter.usecases.retarget_edit import retarget_edit
from callcenter.usecases.retry_edit import retry_edit
from callcenter.usecases.settle_conflict import settle_conflict
from callcenter.usecases.settle_doubt import settle_doubt
from callcenter.usecases.withdraw_edit import withdraw_edit
from ui.cli.as_json import print_json
from ui.cli.as_text import print_line
from ui.cli.desk import Desk, desk_command
from ui.cli.naming import ticket_named
from ui.cli.outbox_words import history_as_json, item_as_json, page_as_json, print_history, print_page
from ui.cli.queued import json_option

_LARGEST = 2**63 - 1
_Seq = click.IntRange(1, _LARGEST)


@click.group("outbox", invoke_without_command=True)
@json_option
@desk_command
def outbox(desk: Desk, as_json: bool) -> None:
    """List what no office has confirmed yet; what needs you comes first."""
    with desk.store() as database:
        page = list_outbox(database)
    if as_json:
        print_json(page_as_json(page, desk.clock.now()))
    else:
        print_page(page)


@outbox.command("show")
@click.argument("seq", type=_Seq)
@json_option
@desk_command
def show(desk: Desk, seq: int, as_json: bool) -> None:
    """Tell all there is of edit SEQ: who, when, upon what, each attempt and the proof."""
    with desk.store() as database:
        history = read_edit(database, seq)
    if as_json:
        print_json(history_as_json(history))
    else:
        print_history(history)


@outbox.command("retry")
@click.argument("seqs", metavar="SEQ", nargs=-1, required=True, type=_Seq)
@json_option
@desk_command
def retry(desk: Desk, seqs: tuple[int, ...], as_json: bool) -> None:
    """Send refused or held-back edits again."""
    with desk.store() as database:
        for seq in seqs:
            retry_edit(database, seq, at=desk.clock.now())
        _tell(database, seqs, as_json=as_json)


@outbox.command("withdraw")
@click.argument("seqs", metavar="SEQ", nargs=-1, required=True, type=_Seq)
@json_option
@desk_command
def withdraw(desk: Desk, seqs: tuple[int, ...], as_json: bool) -> None:
    """Take edits back; their words stay readable."""
    with desk.store() as database:
        for seq in seqs:
            withdraw_edit(database, seq, at=desk.clock.now(), agent=desk.agent)
        _tell(database, seqs, as_json=as_json)


@outbox.command("resolve")
@click.argument("seq", type=_Seq)
@click.option("--field", help="Only this field of a conflict.")
@click.option("--mine", is_flag=True, help="Keep what you wrote.")
@click.option("--theirs", is_flag=True, help="Take what the office holds.")
@click.option("--value", help="Write this instead.")
@click.option("--adopt", metavar="RECORD", help="It was done: this is what it made.")
@click.option("--not-done", is_flag=True, help="It was not done: send it again.")
@click.option("--to", "ticket", metavar="TICKET", help="Send it to this ticket instead.")
@json_option
@desk_command
def resolve(  # noqa: PLR0913  # one for each option of the command
    desk: Desk,
    *,
    seq: int,
    field: str | None,
    mine: bool,
    theirs: bool,
    value: str | None,
    adopt: str | None,
    not_done: bool,
    ticket: str | None,
    as_json: bool,
) -> None:
    """Settle edit SEQ: a conflict, a doubt, or a record that is gone."""
    ways = (mine, theirs, value is not None, adopt is not None, not_done, ticket is not None)
    if sum(ways) != 1:
        raise click.UsageError("say exactly one of --mine, --theirs, --value, --adopt, --not-done, --to")
    if field is not None and not (mine or theirs or value is not None):
        raise click.UsageError("--field goes with --mine, --theirs or --value")
    with desk.store() as database:
        if ticket is not None:
            to = ticket_named(database, ticket)
            seqs = (retarget_edit(database, seq, to, at=desk.clock.now(), agent=desk.agent).seq,)
        elif adopt is not None or not_done:
            settle_doubt(database, seq, None if adopt is None else RemoteId(adopt), at=desk.clock.now())
            seqs = (seq,)
        else:
            choice = Choice.MINE if mine else Choice.THEIRS if theirs else Choice.OTHER
            seqs = _settle(desk, database, seq, field, choice, value)
        _tell(database, seqs, as_json=as_json)


@outbox.command("hand-over")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@desk_command
def hand_over(desk: Desk, file: Path, as_json: bool) -> None:
    """Write what waits into a new FILE for another agent, and end it here."""
    with desk.store() as database:
        done = export_proposals(database, file, agent=desk.agent, at=desk.clock.now())
    _tell_moved(done, f"{done.edits} handed over, {done.stayed} stay.", as_json=as_json)


@outbox.command("take-over")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@desk_command
def take_over(desk: Desk, file: Path, as_json: bool) -> None:
    """Queue what another agent handed over in FILE under your own name, each once."""
    with desk.store() as database:
        done = import_proposals(database, file, desk.agent, desk.clock.now())
    _tell_moved(done, f"{done.edits} taken over, {done.stayed} left.", as_json=as_json)


def _settle(
    desk: Desk, database: Database, seq: int, field: str | None, choice: Choice, value: Value
) -> tuple[int, ...]:
    """Settle the open fields of a conflict, or the one named; give the edits that came of it."""
    history = read_edit(database, seq)
    found = [one for one in history.item.conflicts if field is None or one.field == field]
    if not found or (choice is Choice.OTHER and len(found) > 1):
        trouble = Trouble.CHOOSE_FIRST if found else Trouble.NOT_SETTLED_SO
        raise DeskError(trouble, text=str(seq), state=history.item.waiting.state.value)
    numbering = desk.settings.desk.numbering
    fresh = [
        settle_conflict(
            database, one.id, choice, value, agent=desk.agent, at=desk.clock.now(), numbering=numbering
        )
        for one in found
    ]
    return (seq, *(one.seq for one in fresh[-1:] if one is not None))


def _tell(database: Database, seqs: tuple[int, ...], *, as_json: bool) -> None:
    items = [read_edit(database, seq).item for seq in seqs]
    if as_json:
        print_json({"edits": [item_as_json(one) for one in items]})
        return
    for one in items:
        print_line(f"Edit {one.waiting.seq} is {one.waiting.state}.")


def _tell_moved(done: HandOver, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"edits": done.edits, "stayed": done.stayed})
    else:
        print_line(words)
