"""Finds anything a caller can name: people, orders, tickets, parcels, invoices."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from callcenter.domain.changes import Kind
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.search import Hit
from callcenter.storage.database import Connection
from callcenter.storage.name_words import split
from callcenter.storage.query_words import query_terms
from callcenter.storage.values import text as storable

_FEWEST_DIGITS = 3
_LONGEST = 200
_HIGHEST = "\U0010ffff"

_NUMBERED = (
    (Kind.ORDER, "sales_order", "number", "placed_on", "state"),
    (Kind.ORDER, "sales_order", "reference", "placed_on", "state"),
    (Kind.TICKET, "ticket", "number", "subject", "state"),
    (Kind.INVOICE, "invoice", "number", "issued_on", "state"),
    (Kind.SHIPMENT, "shipment", "number", "carrier", "state"),
)


def everything(connection: Connection, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Search by anything, best first: exact numbers, people, what begins like it, subjects of tickets."""
    wanted = " ".join(storable(text[:_LONGEST].replace("\x00", " ")).split())
    if not wanted:
        return ()
    found: dict[tuple[Kind, int], Hit] = {}
    for search in (_exactly, _people, _by_digits, _by_mail, _beginning, _subjects):
        for hit in search(connection, wanted, limit):
            found.setdefault((hit.kind, hit.id), hit)
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def _exactly(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    sql = f"{_PEOPLE} WHERE p.number = ? AND p.number <> '' AND NOT p.is_stub LIMIT ?"
    for form in _forms(wanted):
        yield from _numbered(connection, "=", (form,), limit)
        yield from _tracked(connection, "k.tracking_number = ?", (form.replace(" ", ""),), limit)
        yield from _customers(connection, sql, (form, limit), wanted)


def _forms(wanted: str) -> tuple[str, ...]:
    """Give a number as it was typed, and as it is mostly written: in capitals of ordinary width."""
    return tuple(dict.fromkeys((wanted, unicodedata.normalize("NFKC", wanted).upper())))


def _people(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    """Every word must begin a word of the name, its pinyin, the city or the mail address."""
    words = split(wanted).split()
    if not words:
        return
    match = " AND ".join(f'"{word}"*' for word in words)
    sql = (
        f"{_PEOPLE} JOIN (SELECT rowid FROM party_words WHERE party_words MATCH ? LIMIT 300) f ON f.rowid = p.id"
        " ORDER BY p.is_active DESC, length(p.name), p.name LIMIT ?"
    )
    yield from _customers(connection, sql, (match, limit), wanted)


def _by_digits(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    plain = unicodedata.normalize("NFKC", wanted)
    digits = re.sub(r"[^0-9]", "", plain)
    if len(digits) < _FEWEST_DIGITS or re.search(r"[^\W\d_]", plain):
        return
    for fragment in dict.fromkeys((digits, digits.lstrip("0"))):
        if len(fragment) >= _FEWEST_DIGITS:
            sql = (
                f"{_PEOPLE} JOIN (SELECT rowid FROM party_digits WHERE party_digits MATCH ? LIMIT 300) f"
                " ON f.rowid = p.id ORDER BY p.is_active DESC, p.name LIMIT ?"
            )
            yield from _customers(connection, sql, (f'"{fragment}"', limit), wanted)


def _by_mail(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    if "@" not in wanted:
        return
    low = wanted.lower()
    sql = (
        f"{_PEOPLE} JOIN contact_point c ON c.party_id = p.id"
        " WHERE c.key >= ? AND c.key < ? AND c.key <> '' AND NOT p.is_stub LIMIT ?"
    )
    yield from _customers(connection, sql, (low, low + _HIGHEST, limit), wanted)


def _beginning(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    if len(wanted) < 2:
        return
    between = "k.tracking_number >= ? AND k.tracking_number < ?"
    for form in _forms(wanted):
        yield from _numbered(connection, "BETWEEN", (form, form + _HIGHEST), limit)
        joined = form.replace(" ", "")
        yield from _tracked(connection, between, (joined, joined + _HIGHEST), limit)


def _subjects(connection: Connection, wanted: str, limit: int) -> Iterator[Hit]:
    words = query_terms(wanted)
    if not words:
        return
    match = " AND ".join(f'"{word}"*' for word in words)
    sql = (
        "SELECT t.id, t.number, t.subject, t.state, p.customer_id, p.is_stub FROM"
        " (SELECT rowid FROM ticket_words WHERE ticket_words MATCH ? LIMIT 200) f"
        " JOIN ticket t ON t.id = f.rowid JOIN party p ON p.id = t.party_id"
        " ORDER BY t.is_open DESC, t.opened_at DESC LIMIT ?"
    )
    for row in connection.exec_driver_sql(sql, (match, limit)):
        yield Hit(
            Kind.TICKET, LocalId(row.id), _owner(row), row.subject, f"{row.number} · {row.state}", wanted
        )


_PEOPLE = (
    "SELECT p.id, p.customer_id, CASE WHEN p.name LIKE '%@%' THEN coalesce((SELECT q.name FROM party q WHERE"
    " q.customer_id = p.customer_id AND q.name <> '' AND q.name NOT LIKE '%@%' LIMIT 1), p.name) ELSE p.name END"
    " AS name, p.number, (SELECT city FROM postal_address a WHERE a.party_id = p.id LIMIT 1)"
    " AS city, (SELECT value FROM contact_point c WHERE c.party_id = p.id LIMIT 1) AS contact FROM party p"
)


def _customers(connection: Connection, sql: str, values: tuple[Any, ...], matched: str) -> Iterator[Hit]:
    for row in connection.exec_driver_sql(sql, values):
        detail = " · ".join(part for part in (row.contact, row.city, row.number) if part)
        customer = CustomerId(row.customer_id)
        yield Hit(Kind.CUSTOMER, LocalId(row.customer_id), customer, row.name, detail, matched)


def _numbered(connection: Connection, comparison: str, values: tuple[str, ...], limit: int) -> Iterator[Hit]:
    for kind, table, column, *details in _NUMBERED:
        test = f"r.{column} = ?" if comparison == "=" else f"r.{column} BETWEEN ? AND ?"
        shown = " || ' · ' || ".join(f"coalesce(r.{name}, '')" for name in details)
        sql = (
            f"SELECT r.id, r.{column} AS title, {shown} AS detail, p.customer_id, p.is_stub FROM {table} r"
            f" JOIN party p ON p.id = r.party_id WHERE {test} AND r.{column} <> '' ORDER BY r.{column} LIMIT ?"
        )
        for row in connection.exec_driver_sql(sql, (*values, limit)):
            yield Hit(kind, LocalId(row.id), _owner(row), row.title, row.detail, row.title)


def _tracked(connection: Connection, test: str, values: tuple[str, ...], limit: int) -> Iterator[Hit]:
    sql = (
        "SELECT s.id, k.tracking_number AS title, s.carrier || ' · ' || s.state AS detail, p.customer_id, p.is_stub"
        " FROM package k JOIN shipment s ON s.party_id = k.party_id AND s.id = k.owner"
        f" JOIN party p ON p.id = k.party_id WHERE {test} AND k.tracking_number <> '' LIMIT ?"
    )
    for row in connection.exec_driver_sql(sql, (*values, limit)):
        yield Hit(Kind.SHIPMENT, LocalId(row.id), _owner(row), row.title, row.detail, row.title)


def _owner(row: Any) -> CustomerId | None:
    return None if row.is_stub else CustomerId(row.customer_id)
