"""``callcenter credentials``: passwords and tokens, kept in the keyring and nowhere else."""

import sys

import click

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from ui.cli.desk import Desk, desk_command


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
    secret = (
        sys.stdin.read().rstrip("\r\n")
        if from_stdin
        else click.prompt(f"Password or token for {office}", hide_input=True)
    )
    if not secret:
        raise DeskError(Trouble.NOT_ALLOWED, reason="an empty password cannot be kept")
    desk.secrets().set(OfficeId(office), secret)
    click.echo(f"Kept in the keyring for office {office} of profile {desk.profile.name}.")


@credentials.command("delete")
@click.argument("office")
@desk_command
def delete_credentials(desk: Desk, office: str) -> None:
    """Forget the secret of OFFICE."""
    desk.secrets().delete(OfficeId(office))
    click.echo(f"Forgotten for office {office} of profile {desk.profile.name}.")


def _check_known(desk: Desk, office: str) -> None:
    if office not in {item.office for item in desk.settings.offices}:
        reason = f"the settings name no office {office} ({desk.settings.path})"
        raise DeskError(Trouble.NOT_ALLOWED, reason=reason)
