"""Starts the desk: the window without a command, else the command."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from typing import Any

import click

from callcenter.domain.errors import DeskError, Trouble
from ui.cli.bench import bench
from ui.cli.credentials import credentials
from ui.cli.demo import demo
from ui.cli.desk import Desk, desk_command, find_desk
from ui.cli.doctor import doctor
from ui.cli.outbox import outbox
from ui.cli.pop import pop
from ui.cli.search import search, suggest
from ui.cli.show import show
from ui.cli.sync import sync
from ui.cli.tour import tour

_log = logging.getLogger("callcenter")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="callcenter-desk")
@desk_command
def callcenter(desk: Desk) -> int:
    """One screen for a call: the caller, their tickets, orders, deliveries and the articles that help.

    Without a command the desk opens.
    """
    from ui.start import run_desk

    return run_desk(desk)


for _command in (demo, tour, pop, show, search, suggest, sync, outbox, doctor, bench, credentials):
    callcenter.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; whatever goes wrong is one calm line on stderr, never a traceback."""
    try:
        sys.exit(_run(arguments))
    except DeskError as error:
        click.echo(error.sentence, err=True)
    except Exception as error:  # the last net: a fault of ours must not frighten the person
        _log_fault()
        click.echo(DeskError(Trouble.UNEXPECTED, reason=type(error).__name__).sentence, err=True)
    sys.exit(1)


def _run(arguments: list[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # only real streams have it
    try:
        result: Any = callcenter.main(args=arguments, prog_name="callcenter", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        click.echo(DeskError(Trouble.CANCELLED).sentence, err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        return 1
    return result if isinstance(result, int) else 0


def _log_fault() -> None:
    """Write the traceback where the next developer finds it: code places only, no values."""
    try:
        desk = find_desk({})
        handler = RotatingFileHandler(desk.profile.log, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except (DeskError, OSError):
        return
    _log.addHandler(handler)
    _log.error("unexpected fault at %s", _places())
    handler.close()


def _places() -> str:
    import traceback

    frames = traceback.extract_tb(sys.exc_info()[2])
    kind = sys.exc_info()[0]
    return f"{kind.__name__ if kind else '?'}: " + " < ".join(
        f"{f.name}:{f.lineno}" for f in reversed(frames[-6:])
    )


if __name__ == "__main__":
    main()
