"""Starts the desk: the window without a command, else the command."""

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from callcenter.domain.errors import DeskError, Trouble
from ui.cli.desk import Desk, desk_command

_COMMANDS = {
    "bench": "bench",
    "credentials": "credentials",
    "demo": "demo",
    "doctor": "doctor",
    "edit": "edit",
    "link": "link",
    "files": "files",
    "outbox": "outbox",
    "pop": "pop",
    "search": "search",
    "show": "show",
    "suggest": "suggest",
    "sync": "sync",
    "tour": "tour",
}
"""Each command and the module of ``ui.cli`` it is in."""
_LONGEST_LINE = 1000


class Commands(click.Group):
    """Loads a command when it is asked for: a call must not wait for what another command needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name them all."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"ui.cli.{_COMMANDS[cmd_name]}")
        command: object = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="callcenter-desk")
@desk_command
def callcenter(desk: Desk) -> int:
    """One screen for a call: the caller, their tickets, orders, deliveries and the articles that help.

    Without a command the desk opens.
    """
    from ui.start import run_desk

    return run_desk(desk)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; whatever goes wrong is one calm line on stderr, never a traceback."""
    try:
        sys.exit(_run(arguments))
    except DeskError as error:
        _complain(error.sentence)
    except Exception as error:  # the last net: a fault of ours must not frighten the person
        is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        full = DeskError(Trouble.STORE_FULL, path="the output")
        told = full if is_full else DeskError(Trouble.UNEXPECTED, reason=type(error).__name__)
        _complain(told.sentence)
    _let_go_of_output()
    sys.exit(1)


def _let_go_of_output() -> None:
    """Leave nothing for the end of the interpreter to write, where a second failure would be told in its own words."""
    output: object = sys.stdout  # nothing at all where whoever started us closed it
    if not isinstance(output, TextIOWrapper):
        return
    try:
        output.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, output.fileno())
        os.close(nowhere)


def _run(arguments: list[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # only real streams have it
    try:
        result: Any = callcenter.main(args=arguments, prog_name="callcenter", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain(DeskError(Trouble.CANCELLED).sentence)
        return 1
    except click.ClickException as error:
        _complain(_usage(error))
        return error.exit_code
    return result if isinstance(result, int) else 0


def _usage(error: click.ClickException) -> str:
    """Say what was wrong with the command line, and where to read how it goes."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    is_bare = isinstance(error, click.exceptions.NoArgsIsHelpError)
    told = "A command is missing." if is_bare else error.format_message()
    return f"{told.rstrip('.')}. See: {context.command_path if context else 'callcenter'} --help"


def _complain(sentence: str) -> None:
    """Tell it on one line of readable length, whatever was typed or stands in a file."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in sentence).split())
    click.echo(line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + " …", err=True)


if __name__ == "__main__":
    main()
