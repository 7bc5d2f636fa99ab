"""Says what became of a command that makes an edit."""

from collections.abc import Callable

import click

from callcenter.domain.edit import EditState, Waiting
from ui.cli.as_json import print_json
from ui.cli.as_text import print_line

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def text_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command its words: from the command line or from standard input."""
    return click.option("--text", help="The words; without it, or for -, they come from standard input.")(
        command
    )


def tell(waiting: Waiting | None, *, as_json: bool) -> None:
    """Print the number of the edit, or that nothing changed."""
    if as_json:
        print_json(_plain(waiting))
    elif waiting is None:
        print_line("Nothing changed, so there is nothing to send.")
    elif waiting.state is EditState.QUEUED:
        print_line(f"Edit {waiting.seq} waits for {waiting.edit.office}.")
    else:
        print_line(f"Edit {waiting.seq} is {waiting.state}.")


def _plain(waiting: Waiting | None) -> dict[str, object]:
    if waiting is None:
        return {"edit": None}
    edit = waiting.edit
    return {
        "edit": waiting.seq,
        "id": edit.id,
        "kind": edit.kind,
        "office": edit.office,
        "record": edit.record,
        "state": waiting.state,
    }
