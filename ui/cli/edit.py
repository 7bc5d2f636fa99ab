"""``callcenter edit``: everything an agent can do to what offices hold, without a window."""

import click

from ui.cli.edit_articles import attach, edit_article, propose, vote
from ui.cli.edit_customers import address, contact, create_customer
from ui.cli.edit_orders import cancel_order, deliver_to, log
from ui.cli.edit_tickets import (
    assign,
    close,
    comment,
    field,
    move,
    open_new,
    priority,
    reopen,
    reply,
)


@click.group("edit")
def edit() -> None:
    """Queue an edit for an office; it is sent when that can be reached, and listed by ``callcenter outbox``."""


for command in (
    open_new, reply, comment, assign, move, close, reopen, priority, field, attach, create_customer, contact,
    address, deliver_to, cancel_order, log, vote, propose, edit_article,
):  # fmt: skip
    edit.add_command(command)
