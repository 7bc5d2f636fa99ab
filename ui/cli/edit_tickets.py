"""What ``callcenter edit`` does to tickets."""

import click

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import FIELD, list_value
from callcenter.domain.new_record import NewTicket
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.name_record import name_record
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from ui.cli.desk import Desk, desk_command
from ui.cli.naming import customer_named, office_for, ticket_named, words
from ui.cli.queued import json_option, tell, text_option

_ENDS = ["closed", "solved", "rejected"]


@click.command("open-ticket")
@click.option("--customer", help="Whose it is: id, customer number or telephone number.")
@click.option("--subject", required=True, help="What it is about.")
@click.option("--queue", required=True, help="Who looks after it.")
@click.option("--office", help="Where; needed where several offices take tickets.")
@click.option("--priority", type=int, help="0 to 100.")
@click.option("--requestor", default="", help="Mail address it is opened for; the customer's without it.")
@click.option("--order", help="Number of the order it is about.")
@click.option("--complaint", is_flag=True, help="Something went wrong.")
@click.option("--field", "fields", multiple=True, metavar="NAME=VALUE", help="A field of the office's own.")
@text_option
@json_option
@desk_command
def open_new(  # noqa: PLR0913  # one for each option of the command
    desk: Desk,
    *,
    customer: str | None,
    subject: str,
    queue: str,
    office: str | None,
    priority: int | None,
    requestor: str,
    order: str | None,
    complaint: bool,
    fields: tuple[str, ...],
    text: str | None,
    as_json: bool,
) -> None:
    """Open a ticket."""
    with desk.store() as database:
        ticket = NewTicket(
            office_for(database, EditKind.OPEN_TICKET, office),
            None if customer is None else customer_named(desk, database, customer).id,
            queue,
            subject,
            words(text),
            priority,
            requestor,
            None if order is None else name_record(database, Kind.ORDER, order),
            complaint,
            _custom(fields),
        )
        done = open_ticket(database, ticket, agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


@click.command("reply")
@click.argument("ticket")
@text_option
@json_option
@desk_command
def reply(desk: Desk, ticket: str, text: str | None, as_json: bool) -> None:
    """Answer the customer on TICKET."""
    with desk.store() as database:
        named = ticket_named(database, ticket)
        done = reply_to_ticket(database, named, words(text), agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


@click.command("comment")
@click.argument("ticket")
@text_option
@json_option
@desk_command
def comment(desk: Desk, ticket: str, text: str | None, as_json: bool) -> None:
    """Tell colleagues something on TICKET."""
    with desk.store() as database:
        named = ticket_named(database, ticket)
        done = comment_ticket(database, named, words(text), agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


@click.command("assign")
@click.argument("ticket")
@click.argument("owner")
@json_option
@desk_command
def assign(desk: Desk, ticket: str, owner: str, as_json: bool) -> None:
    """Give TICKET to OWNER; an empty name gives it to nobody."""
    _change(desk, ticket, {"owner": owner}, as_json=as_json)


@click.command("move")
@click.argument("ticket")
@click.argument("queue")
@json_option
@desk_command
def move(desk: Desk, ticket: str, queue: str, as_json: bool) -> None:
    """Move TICKET to QUEUE."""
    _change(desk, ticket, {"queue": queue}, as_json=as_json)


@click.command("close")
@click.argument("ticket")
@click.option(
    "--as", "state", type=click.Choice(_ENDS), default=_ENDS[0], show_default=True, help="How it ended."
)
@json_option
@desk_command
def close(desk: Desk, ticket: str, state: str, as_json: bool) -> None:
    """Close TICKET."""
    _change(desk, ticket, {"state": state}, as_json=as_json)


@click.command("reopen")
@click.argument("ticket")
@json_option
@desk_command
def reopen(desk: Desk, ticket: str, as_json: bool) -> None:
    """Open TICKET again."""
    _change(desk, ticket, {"state": "open"}, as_json=as_json)


@click.command("priority")
@click.argument("ticket")
@click.argument("priority")
@json_option
@desk_command
def priority(desk: Desk, ticket: str, priority: str, as_json: bool) -> None:
    """Give TICKET a PRIORITY from 0 to 100."""
    _change(desk, ticket, {"priority": priority}, as_json=as_json)


@click.command("field")
@click.argument("ticket")
@click.argument("name")
@click.argument("values", nargs=-1)
@json_option
@desk_command
def field(desk: Desk, ticket: str, name: str, values: tuple[str, ...], as_json: bool) -> None:
    """Give the field NAME of TICKET these VALUES; none empties it."""
    _change(desk, ticket, {FIELD + name: list_value(values)}, as_json=as_json)


def _change(desk: Desk, ticket: str, fields: Fields, *, as_json: bool) -> None:
    with desk.store() as database:
        named = ticket_named(database, ticket)
        done = change_ticket(database, named, fields, agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


def _custom(told: tuple[str, ...]) -> Fields:
    found: dict[str, list[str]] = {}
    for one in told:
        name, mark, value = one.partition("=")
        if not (name and mark):
            raise click.BadParameter("it is written NAME=VALUE", param_hint="--field")
        found.setdefault(FIELD + name, []).append(value)
    return {name: list_value(values) for name, values in found.items()}
