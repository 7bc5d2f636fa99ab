"""``callcenter show``: the call sheet of a caller or customer."""

from dataclasses import replace

import click

from callcenter.domain.call_sheet import CallSheet, Candidate
from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId
from callcenter.domain.phone import CallerKind
from callcenter.numbering import identify
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, SeveralCallers, answer_call
from callcenter.usecases.compare_customers import compare_customers
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.search_everything import search_everything
from callcenter.usecases.suggest_articles import suggest_articles
from ui.cli.as_json import candidates_as_json, print_json, sheet_as_json
from ui.cli.as_text import print_candidates, print_line, print_sheet
from ui.cli.desk import Desk, desk_command

_MOST_DIGITS_OF_AN_ID = 6
_MOST_DIGITS_OF_A_NUMBER = 30
_LONGEST_SHOWN = 60


@click.command("show")
@click.argument("who", metavar="PHONE|CUSTOMER")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def show(desk: Desk, who: str, as_json: bool) -> None:
    """Show the call sheet of a caller (by number) or a customer (by id, customer number or name)."""
    with desk.store() as database:
        found = _find(desk, database, who)
        if isinstance(found, CallSheet):
            articles = suggest_articles(database, "", found, language=desk.settings.desk.language)
            found = replace(found, articles=articles)
    if as_json:
        print_json(_as_json(found, who))
    elif isinstance(found, CallSheet):
        print_sheet(found)
    elif found:
        print_candidates(found)
    else:
        print_line(f"Nobody here is known by {who}.")


def _as_json(found: CallSheet | tuple[Candidate, ...], who: str) -> object:
    if isinstance(found, CallSheet):
        return sheet_as_json(found)
    return {"candidates": candidates_as_json(found)} if found else {"unknown": who}


def _find(desk: Desk, database: Database, who: str) -> CallSheet | tuple[Candidate, ...]:
    """Find one sheet, or the candidates; none of them means unknown."""
    now = desk.clock.now()
    number = identify(who, desk.settings.desk.numbering)
    if who.isdecimal() and len(who) <= _MOST_DIGITS_OF_AN_ID:
        sheet = open_customer(database, CustomerId(int(who)), now)
        if sheet is not None:
            return sheet
    if number.kind in (CallerKind.NUMBER, CallerKind.AMBIGUOUS):
        if len(number.digits) > _MOST_DIGITS_OF_A_NUMBER:
            raise _garbage(who)
        answer = answer_call(database, number, now)
        if isinstance(answer, KnownCaller):
            return answer.sheet
        return answer.candidates if isinstance(answer, SeveralCallers) else ()
    return _by_name(desk, database, who, number.kind)


def _by_name(desk: Desk, database: Database, who: str, kind: CallerKind) -> CallSheet | tuple[Candidate, ...]:
    hits = search_everything(database, who, desk.settings.desk.numbering)
    ids = tuple(dict.fromkeys(hit.customer for hit in hits if hit.kind is Kind.CUSTOMER and hit.customer))
    if len(ids) == 1:
        sheet = open_customer(database, ids[0], desk.clock.now())
        if sheet is not None:
            return sheet
    if not ids and kind in (CallerKind.NAME, CallerKind.WITHHELD):
        raise _garbage(who)
    return compare_customers(database, ids)


def _garbage(who: str) -> DeskError:
    """Tell a name that nobody has from what can be neither a name nor a number."""
    is_name = any(sign.isalpha() for sign in who)
    trouble = Trouble.NO_SUCH_CUSTOMER if is_name else Trouble.NOT_A_NUMBER
    return DeskError(trouble, text=repr(who[:_LONGEST_SHOWN]))
