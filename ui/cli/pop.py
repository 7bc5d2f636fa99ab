"""``callcenter pop``: asks the running desk to open a caller, for telephones that can start a program."""

import click

from callcenter.domain.errors import DeskError, Trouble
from ui.cli.desk import Desk, desk_command


@click.command("pop")
@click.option("--phone", required=True, help="The caller's number as the telephone gives it.")
@desk_command
def pop(desk: Desk, phone: str) -> None:
    """Ask the running desk to open this caller."""
    from ui.single_instance import ask_running_desk

    if not ask_running_desk(desk.profile.folder, "pop", phone):
        raise DeskError(Trouble.NOT_RUNNING)
