"""Calls, mails and visits as this desk logged them."""

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage.database import Connection, Work
from callcenter.storage.reading import parties_of
from callcenter.storage.saving import marks
from callcenter.storage.values import from_moment, text, to_optional_time, to_time, whole


def add(work: Work, interaction: Interaction) -> LocalId:
    """Log one contact; its id is given here, whatever the argument says."""
    sql = (
        "INSERT INTO interaction (customer_id, channel, number, agent, started_at, ended_at, summary, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    values = (
        interaction.customer,
        interaction.channel.value,
        text(interaction.number),
        text(interaction.agent),
        from_moment(interaction.started_at),
        from_moment(interaction.ended_at),
        whole(interaction.summary),
        text(interaction.outcome),
    )
    identity = LocalId(work.connection.exec_driver_sql(sql, values).scalar_one())
    customers = () if interaction.customer is None else _concerned(work.connection, interaction.customer)
    work.note(Changes.of(Kind.INTERACTION, (identity,), customers))
    return identity


def of_customer(connection: Connection, customer: CustomerId, limit: int = 50) -> tuple[Interaction, ...]:
    """Give the latest contacts with a customer, those from before the records behind them were joined too.

    Each stays noted for whom it was logged, so that parting the records gives everybody their own back.
    """
    parties = parties_of(connection, customer)
    if not parties:
        return ()
    sql = (
        f"SELECT * FROM interaction WHERE customer_id IN ({marks(parties)}) ORDER BY started_at DESC LIMIT ?"
    )
    return tuple(
        Interaction(
            LocalId(row.id),
            CustomerId(customer),
            Channel(row.channel),
            row.number,
            row.agent,
            to_time(row.started_at),
            to_optional_time(row.ended_at),
            row.summary,
            row.outcome,
        )
        for row in connection.exec_driver_sql(sql, (*parties, limit))
    )


def _concerned(connection: Connection, customer: CustomerId) -> set[int]:
    """Give a customer by the id at hand and by the one they have now."""
    now = connection.exec_driver_sql("SELECT customer_id FROM party WHERE id = ?", (customer,)).scalar()
    return {customer} if now is None else {customer, now}
