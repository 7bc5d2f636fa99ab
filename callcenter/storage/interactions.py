"""Calls, mails and visits as this desk logged them."""

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage.database import Connection, Work
from callcenter.storage.values import from_moment, text, to_optional_time, to_time


def add(work: Work, interaction: Interaction) -> LocalId:
    """Log one contact; its id is given here, whatever the argument says."""
    sql = (
        "INSERT INTO interaction (customer_id, channel, number, agent, started_at, ended_at, summary)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    values = (
        interaction.customer,
        interaction.channel.value,
        text(interaction.number),
        text(interaction.agent),
        from_moment(interaction.started_at),
        from_moment(interaction.ended_at),
        text(interaction.summary),
    )
    identity = LocalId(work.connection.exec_driver_sql(sql, values).scalar_one())
    customers = () if interaction.customer is None else (interaction.customer,)
    work.note(Changes.of(Kind.INTERACTION, (identity,), customers))
    return identity


def of_customer(connection: Connection, customer: CustomerId, limit: int = 50) -> tuple[Interaction, ...]:
    """Give the latest contacts with a customer."""
    sql = "SELECT * FROM interaction WHERE customer_id = ? ORDER BY started_at DESC LIMIT ?"
    return tuple(
        Interaction(
            LocalId(row.id),
            CustomerId(row.customer_id),
            Channel(row.channel),
            row.number,
            row.agent,
            to_time(row.started_at),
            to_optional_time(row.ended_at),
            row.summary,
        )
        for row in connection.exec_driver_sql(sql, (customer, limit))
    )
