"""``callcenter search`` and ``callcenter suggest``: finding things without a window."""

import click

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.search_everything import search_everything
from callcenter.usecases.suggest_articles import suggest_articles
from ui.cli.as_json import articles_as_json, hits_as_json, print_json, reason
from ui.cli.as_text import print_hits, print_line
from ui.cli.desk import Desk, desk_command

_LARGEST_ID = 2**63 - 1
_LONGEST_SHOWN = 60


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


@click.command("suggest")
@click.argument("text")
@click.option(
    "--customer",
    type=int,
    default=None,
    help="Take what is open with this customer into account.",
)
@click.option("--ticket", default=None, help="Take this ticket (its number) into account.")
@click.option("--limit", type=click.IntRange(1, 50), default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def suggest(
    desk: Desk,
    text: str,
    customer: int | None,
    ticket: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Suggest the articles that help with TEXT, with score and reason."""
    with desk.store() as database:
        sheet = None if customer is None else _sheet(desk, database, customer)
        words = text if ticket is None else f"{text} {_ticket_words(database, ticket)}"
        language = desk.settings.desk.language
        found = suggest_articles(database, words, sheet, language=language, limit=limit)
    if as_json:
        print_json({"articles": articles_as_json(found)})
        return
    for article in found:
        print_line(f"{article.score:7.2f}  {article.title}  ({reason(article)})")
    if not found:
        click.echo("No article fits that.")


def _sheet(desk: Desk, database: Database, customer: int) -> CallSheet:
    is_id = 0 < customer <= _LARGEST_ID
    sheet = open_customer(database, CustomerId(customer), desk.clock.now()) if is_id else None
    if sheet is None:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer)[:_LONGEST_SHOWN])
    return sheet


def _ticket_words(database: Database, number: str) -> str:
    held = read_ticket(database, number)
    if held is None:
        raise DeskError(Trouble.NO_SUCH_TICKET, text=number[:_LONGEST_SHOWN])
    return f"{held.record.subject} {held.record.text}"
