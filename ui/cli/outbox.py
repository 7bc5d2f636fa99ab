"""``callcenter outbox``: what waits for the offices."""

import click

from callcenter.usecases.check_offices import check_offices
from ui.cli.as_json import print_json
from ui.cli.desk import Desk, desk_command


@click.command("outbox")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def outbox(desk: Desk, as_json: bool) -> None:
    """Say how many edits no office has confirmed yet."""
    with desk.store() as database:
        waiting = check_offices(database).waiting
    if as_json:
        print_json({"waiting": waiting})
    else:
        click.echo(f"{waiting} edits wait for the offices." if waiting else "Nothing waits.")
