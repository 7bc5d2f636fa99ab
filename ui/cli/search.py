"""``callcenter search``: finding things without a window."""

import click

from callcenter.usecases.search_everything import search_everything
from ui.cli.as_json import hits_as_json, print_json
from ui.cli.as_text import print_hits
from ui.cli.desk import Desk, desk_command


@click.command("search")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def search(desk: Desk, text: str, limit: int, as_json: bool) -> None:
    """Find customers, orders, tickets, invoices and parcels by anything a caller can name."""
    with desk.store() as database:
        hits = search_everything(database, text, desk.settings.desk.numbering, limit)
    if as_json:
        print_json({"hits": hits_as_json(hits)})
    elif hits:
        print_hits(hits)
    else:
        click.echo("Nothing here fits that.")
