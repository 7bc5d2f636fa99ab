"""``callcenter bench``: how fast the desk is on this machine, beside how fast anything could be here."""

import json
from collections.abc import Sequence
from typing import Any

import click

from callcenter.domain.errors import DeskError
from ui.bench.figures import Result
from ui.cli.desk import Desk, desk_command, is_watched, say

NAMES = ("pop", "search", "suggest", "ingest", "queue", "start", "stall", "memory", "sync")
_FEWEST, _MOST = 50, 2_000_000


@click.command("bench")
@click.argument("name", type=click.Choice(NAMES), required=False, metavar=f"[{'|'.join(NAMES)}]")
@click.option(
    "--customers",
    type=click.IntRange(_FEWEST, _MOST),
    default=20_000,
    show_default=True,
    help="So many invented customers in the store that is measured.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.05, 3600),
    default=20.0,
    show_default=True,
    help="Measure about so long, once the store is there.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@desk_command
def bench(_desk: Desk, name: str | None, customers: int, seconds: float, as_json: bool) -> int:
    """Measure NAME, or everything; each figure stands beside the least the machine must do for the same job.

    The invented store is built once and kept in the cache folder.
    """
    from ui.bench.catalogue import Order, run
    from ui.bench.machine import describe_machine

    machine = describe_machine()
    failed = 0
    for one in (name,) if name else NAMES:
        try:
            result = run(one, Order(customers, seconds, _show_progress))
        except DeskError as error:
            if name:
                raise
            say(f"{one}: {error.sentence}")
            failed = 1
        else:
            _print(result, machine, as_json=as_json, with_notes=name is not None)
    return failed


def _print(result: Result, machine: dict[str, Any], *, as_json: bool, with_notes: bool) -> None:
    if as_json:
        click.echo(json.dumps(result.as_json(machine), ensure_ascii=False))
        return
    click.echo(result.as_text())
    if with_notes:
        _print_notes(result.notes)


def _print_notes(notes: Sequence[str]) -> None:
    for note in notes:
        click.echo(f"  {note}")


def _show_progress(text: str) -> None:
    """Tell on stderr how far it is; an empty text ends the telling."""
    if is_watched():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)
