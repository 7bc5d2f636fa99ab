"""``callcenter credentials``: passwords and tokens, kept in the keyring and nowhere else."""

import sys

import click

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from ui.cli.desk import Desk, desk_command

_LONGEST = 10_000


@click.group("credentials")
def credentials() -> None:
    """Keep the password or token of an office in the keyring."""


@credentials.command("set")
@click.argument("office")
@click.option(
    "--stdin",
    "from_stdin",
    is_flag=True,
    help="Read it from standard input instead of asking.",
)
@desk_command
def set_credentials(desk: Desk, office: str, from_stdin: bool) -> None:
    """Keep the secret of OFFICE."""
    _check_known(desk, office)
    desk.secrets().set(OfficeId(office), _read_secret() if from_stdin else _ask_for_secret(office))
    click.echo(f"Kept in the keyring for office {office} of profile {desk.profile.name}.")


@credentials.command("delete")
@click.argument("office")
@desk_command
def delete_credentials(desk: Desk, office: str) -> None:
    """Forget the secret of OFFICE."""
    desk.secrets().delete(OfficeId(office))
    click.echo(f"Forgotten for office {office} of profile {desk.profile.name}.")


def _read_secret() -> str:
    secret = "" if sys.stdin is None else sys.stdin.read(_LONGEST + 1).rstrip("\r\n")  # pyright: ignore[reportUnnecessaryComparison]  # it may be closed
    if not secret:
        raise DeskError(Trouble.NOT_ALLOWED, reason="an empty password cannot be kept")
    if len(secret) > _LONGEST or not secret.isprintable():
        raise DeskError(Trouble.NOT_ALLOWED, reason="what came on standard input is no password or token")
    return secret


def _ask_for_secret(office: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # it may be closed
        raise DeskError(Trouble.NOT_ALLOWED, reason="there is no terminal to ask at; use --stdin")
    secret: str = click.prompt(f"Password or token for {office}", hide_input=True)
    return secret


def _check_known(desk: Desk, office: str) -> None:
    if office not in {item.office for item in desk.settings.offices}:
        reason = f"the settings name no office {office} ({desk.settings.path})"
        raise DeskError(Trouble.NOT_ALLOWED, reason=reason)
