"""What ``callcenter edit`` does to orders, and how it logs contacts."""

from datetime import datetime

import click

from callcenter.domain.changes import Kind
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.usecases.cancel_order import cancel_order as cancel
from callcenter.usecases.change_order import change_order
from callcenter.usecases.log_interaction import log_interaction
from callcenter.usecases.name_record import name_record
from ui.cli.desk import Desk, desk_command
from ui.cli.naming import customer_named, ticket_named, words
from ui.cli.queued import json_option, tell, text_option


@click.command("deliver-to")
@click.argument("order")
@click.argument("address")
@json_option
@desk_command
def deliver_to(desk: Desk, order: str, address: str, as_json: bool) -> None:
    """Send ORDER to ADDRESS, one of its customer's by its id."""
    with desk.store() as database:
        named = name_record(database, Kind.ORDER, order)
        done = change_order(database, named, RemoteId(address), agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


@click.command("cancel-order")
@click.argument("order")
@json_option
@desk_command
def cancel_order(desk: Desk, order: str, as_json: bool) -> None:
    """Cancel ORDER, a draft or quotation."""
    with desk.store() as database:
        named = name_record(database, Kind.ORDER, order)
        done = cancel(database, named, agent=desk.agent, at=desk.clock.now())
    tell(done, as_json=as_json)


@click.command("log")
@click.option("--customer", help="With whom: id, customer number or telephone number.")
@click.option(
    "--channel",
    type=click.Choice([one.value for one in Channel]),
    default=Channel.CALL.value,
    show_default=True,
    help="How they came.",
)
@click.option("--number", default="", help="The number they called from.")
@click.option("--outcome", default="", help="What came of it, in a word.")
@click.option("--ticket", help="The ticket it led to.")
@click.option("--started", type=click.DateTime(), help="When it began, by the clock here; now without it.")
@text_option
@json_option
@desk_command
def log(  # noqa: PLR0913  # one for each option of the command
    desk: Desk,
    *,
    customer: str | None,
    channel: str,
    number: str,
    outcome: str,
    ticket: str | None,
    started: datetime | None,
    text: str | None,
    as_json: bool,
) -> None:
    """Log a contact with a customer; the words are its summary."""
    now = desk.clock.now()
    with desk.store() as database:
        of = None if customer is None else customer_named(desk, database, customer).id
        named = None if ticket is None else ticket_named(database, ticket)
        began = now if started is None else started.astimezone()
        contact = Interaction(
            LocalId(0), of, Channel(channel), number, desk.agent, began, max(now, began), words(text)
        )
        done = log_interaction(database, contact, outcome=outcome, ticket=named)
    if done is None and not as_json:
        click.echo("It is logged here. No office takes such records.")
    else:
        tell(done, as_json=as_json)
