"""How the offices are, and how old what they said is."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from callcenter.domain.call_sheet import OfficeHealth, Panel, PanelState
from callcenter.domain.changes import Changes, Kind
from callcenter.domain.edit import EditKind
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.storage.database import Connection, Work
from callcenter.storage.reading import NOW_CALLED
from callcenter.storage.values import from_details, from_moment, text, to_optional_time

PANEL_KINDS: Mapping[Panel, Kind] = MappingProxyType(
    {
        Panel.PROFILE: Kind.CUSTOMER,
        Panel.TICKETS: Kind.TICKET,
        Panel.ORDERS: Kind.ORDER,
        Panel.DELIVERIES: Kind.SHIPMENT,
        Panel.INVOICES: Kind.INVOICE,
        Panel.ARTICLES: Kind.ARTICLE,
    }
)
_NOTHING: Mapping[OfficeId, Iterable[EditKind]] = MappingProxyType({})


def register(
    work: Work,
    gives: Mapping[OfficeId, frozenset[Kind]],
    also: Iterable[OfficeId] = (),
    takes: Mapping[OfficeId, Iterable[EditKind]] = _NOTHING,
) -> None:
    """Keep which offices there are, what kinds each gives and which edits it takes.

    ``also`` stay as they are, others are forgotten.
    """
    work.connection.exec_driver_sql(
        "DELETE FROM office WHERE name NOT IN (SELECT value FROM json_each(?))",
        (json.dumps([*gives, *also]),),
    )
    for office, kinds in gives.items():
        work.connection.exec_driver_sql(
            "INSERT INTO office (name, gives, takes) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
            " gives = excluded.gives, takes = excluded.takes",
            (office, " ".join(sorted(kinds)), " ".join(sorted(takes.get(office, ())))),
        )
    work.note(Changes.of(Kind.OFFICE, ()))


def takes(connection: Connection) -> Mapping[OfficeId, frozenset[EditKind]]:
    """Say which edits each office takes, in the order of their names."""
    rows = connection.exec_driver_sql("SELECT name, takes FROM office ORDER BY name")
    return {OfficeId(name): frozenset(_kinds(told)) for name, told in rows}


def _kinds(told: str) -> Iterator[EditKind]:
    """Read kinds; one of another version of the desk is none of ours."""
    known = {kind.value for kind in EditKind}
    return (EditKind(one) for one in told.split() if one in known)


def answered(work: Work, office: OfficeId, at: datetime, clock_offset: timedelta | None = None) -> None:
    """Note that a whole cycle of an office went well."""
    offset = None if clock_offset is None else clock_offset.total_seconds()
    work.connection.exec_driver_sql(
        "INSERT INTO office (name, last_good, clock_offset) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " last_good = excluded.last_good, trouble = '', details = '{}', since = NULL,"
        " clock_offset = coalesce(excluded.clock_offset, clock_offset)",
        (office, from_moment(at), offset),
    )
    work.note(Changes.of(Kind.OFFICE, ()))


def clock_offset(connection: Connection, office: OfficeId) -> timedelta | None:
    """Say how far the office's clock was ahead of ours when it was last read to its end, if it ever said."""
    sql = "SELECT clock_offset FROM office WHERE name = ?"
    seconds = connection.exec_driver_sql(sql, (office,)).scalar()
    return None if seconds is None else timedelta(seconds=seconds)


def note_clock(work: Work, office: OfficeId, offset: timedelta) -> None:
    """Keep how far the office's clock is ahead of ours, before anything is read by it."""
    work.connection.exec_driver_sql(
        "INSERT INTO office (name, clock_offset) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET clock_offset = excluded.clock_offset",
        (office, offset.total_seconds()),
    )


def failed(work: Work, office: OfficeId, at: datetime, trouble: Trouble, details: Mapping[str, str]) -> None:
    """Note what is wrong with an office; since when stays as it was while it lasts."""
    work.connection.exec_driver_sql(
        "INSERT INTO office (name, trouble, details, since) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " trouble = excluded.trouble, details = excluded.details, since = coalesce(since, excluded.since)",
        (office, trouble.value, from_details(details), from_moment(at)),
    )
    work.note(Changes.of(Kind.OFFICE, ()))


def health(connection: Connection) -> tuple[OfficeHealth, ...]:
    """Say how each office is."""
    rows = connection.exec_driver_sql("SELECT * FROM office ORDER BY name")
    return tuple(_health(row) for row in rows)


def identity(connection: Connection, office: OfficeId) -> str:
    """Give what the server called itself; empty where it never did."""
    return connection.exec_driver_sql("SELECT identity FROM office WHERE name = ?", (office,)).scalar() or ""


def set_identity(work: Work, office: OfficeId, name: str) -> None:
    """Keep what the server calls itself."""
    work.connection.exec_driver_sql(
        "INSERT INTO office (name, identity) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET identity ="
        " excluded.identity",
        (office, text(name)),
    )


def panel_states(connection: Connection, customer: CustomerId | None) -> Mapping[Panel, PanelState]:
    """Say for each panel which offices feed it and when the one heard longest ago was last heard.

    Where a customer was refreshed on its own, that moment counts if it is later.
    """
    rows = connection.exec_driver_sql("SELECT * FROM office ORDER BY name").all()
    refreshed = _refreshed(connection, customer)
    states: dict[Panel, PanelState] = {}
    for panel, kind in PANEL_KINDS.items():
        feeding = [row for row in rows if kind.value in row.gives.split()]
        heard = [_latest(to_optional_time(row.last_good), refreshed.get(row.name)) for row in feeding]
        known = [moment for moment in heard if moment is not None]
        as_of = min(known) if known and len(known) == len(heard) else None
        states[panel] = PanelState(as_of, tuple(_health(row) for row in feeding))
    return MappingProxyType(states)


def _refreshed(connection: Connection, customer: CustomerId | None) -> dict[str, datetime | None]:
    if customer is None:
        return {}
    sql = f"SELECT office, min(refreshed_at) FROM party WHERE customer_id = {NOW_CALLED} GROUP BY office"
    rows = connection.exec_driver_sql(sql, (customer,))
    return {office: to_optional_time(at) for office, at in rows}


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    known = [moment for moment in (one, other) if moment is not None]
    return max(known) if known else None


def _health(row: Any) -> OfficeHealth:
    trouble = Trouble(row.trouble) if row.trouble else None
    details: dict[str, str] = json.loads(row.details)
    return OfficeHealth(
        OfficeId(row.name), to_optional_time(row.last_good), trouble, to_optional_time(row.since), details
    )
