"""``callcenter suggest``: articles for a text, or for every line of a file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOBase
from typing import Any, cast

import click

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Database
from callcenter.usecases.name_customer import name_customer
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.suggest_articles import suggest_articles
from ui.cli.as_json import articles_as_json, print_json
from ui.cli.as_text import print_line
from ui.cli.desk import Desk, desk_command, say

_LARGEST_ID = 2**63 - 1
_LONGEST_SHOWN = 60
_LONGEST_LINE = 1_000_000
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a batch; ``id`` is whatever it was in the file; a customer is named by desk or office."""

    id: Any
    text: str
    customer: int | str | None
    ticket: str | None


@click.command("suggest")
@click.argument("text", required=False)
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help='Ask for every line of this file, a JSON object each: {"id", "text", "customer"?, "ticket"?}; - for stdin.',
)
@click.option("--customer", type=int, help="Take what is open with this customer into account.")
@click.option("--ticket", help="Take this ticket (its number) into account.")
@click.option("--limit", type=click.IntRange(1, 50), default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with --batch one object a line.")
@desk_command
def suggest(
    desk: Desk,
    text: str | None,
    batch: TextIOBase | None,
    customer: int | None,
    ticket: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """Suggest the articles that help with TEXT, with score and reason."""
    if (text is None) == (batch is None):
        raise click.UsageError("give a TEXT, or --batch FILE")
    if batch is not None and (customer is not None or ticket is not None):
        raise click.UsageError("with --batch, customer and ticket stand in the lines of the file")
    with desk.store() as database:
        if batch is not None:
            return _answer_all(desk, database, batch, limit, as_json=as_json)
        found = _ask(desk, database, Question(None, text or "", customer, ticket), limit)
    if as_json:
        print_json({"articles": found})
    else:
        _print(found)
    return 0


def _answer_all(desk: Desk, database: Database, batch: TextIOBase, limit: int, *, as_json: bool) -> int:
    """Answer line by line, so that files of any length may be asked; a bad line is told and the others go on."""
    bad = 0
    for number, line in _lines(batch):
        try:
            question = _read(line)
            found = _ask(desk, database, question, limit)
        except (ValueError, DeskError) as error:
            bad += 1
            if bad <= _MOST_TOLD:
                say(f"line {number}: {error.sentence if isinstance(error, DeskError) else error}")
            continue
        if as_json:
            click.echo(json.dumps({"id": question.id, "articles": found}, ensure_ascii=False))
        else:
            print_line(f"{question.id}")
            _print(found)
    if bad:
        say("1 line could not be answered" if bad == 1 else f"{bad} lines could not be answered")
    return 1 if bad else 0


def _lines(batch: TextIOBase) -> Iterator[tuple[int, str]]:
    number = 0
    while line := batch.readline(_LONGEST_LINE):
        number += 1
        if line.strip():
            yield number, line


def _read(line: str) -> Question:
    try:
        row: object = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("this is not JSON") from None
    if not isinstance(row, dict):
        raise ValueError('a JSON object is needed: {"id", "text"}')  # noqa: TRY004  # a fault of the file, not of types
    told = cast("dict[str, Any]", row)
    text, customer, ticket = told.get("text"), told.get("customer"), told.get("ticket")
    if "id" not in told or not isinstance(text, str):
        raise ValueError('"id" and "text" are needed, the text in quotes')
    return Question(
        told["id"],
        text,
        customer if isinstance(customer, int) else _named(customer),
        _named(ticket),
    )


def _named(value: object) -> str | None:
    return None if value is None else str(value)


def _ask(desk: Desk, database: Database, question: Question, limit: int) -> list[dict[str, Any]]:
    sheet = None if question.customer is None else _sheet(desk, database, question.customer)
    ticket = None if question.ticket is None else _ticket(database, question.ticket)
    language = desk.settings.desk.language
    found = suggest_articles(database, question.text, sheet, ticket=ticket, language=language, limit=limit)
    return articles_as_json(found)


def _print(found: list[dict[str, Any]]) -> None:
    for article in found:
        print_line(f"{article['score']:7.2f}  {article['title']}  ({article['reason']})")
    if not found:
        click.echo("No article fits that.")


def _sheet(desk: Desk, database: Database, customer: int | str) -> CallSheet:
    known = name_customer(database, customer) if isinstance(customer, str) else CustomerId(customer)
    is_id = known is not None and 0 < known <= _LARGEST_ID
    sheet = open_customer(database, known, desk.clock.now()) if known is not None and is_id else None
    if sheet is None:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer)[:_LONGEST_SHOWN])
    return sheet


def _ticket(database: Database, number: str) -> Held[Ticket]:
    held = read_ticket(database, number)
    if held is None:
        raise DeskError(Trouble.NO_SUCH_TICKET, text=number[:_LONGEST_SHOWN])
    return held
