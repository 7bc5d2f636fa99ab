"""Cuts text in any script into words an index can match, and indexes articles and tickets by them.

SQLite's own tokenisers take a run of Chinese for one word. Here every Chinese character is a word, and so is every pair
of neighbours; Latin words go to the Porter stemmer as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sqlalchemy import Connection

from callcenter.domain.article import Article
from callcenter.domain.ticket import Ticket
from callcenter.storage.saving import delete_where

_ASIAN = r"\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
_RUNS = re.compile(rf"([{_ASIAN}]+)|([^\W_{_ASIAN}]+)")
_TABLES = {"article": ("article_title", "article_body"), "ticket": ("ticket_words",)}
_LONGEST_INDEXED = 200_000


def terms(text: str) -> Iterator[str]:
    """Give the words of a text in order, in lower case; letters of full width count as ordinary ones."""
    for found in _RUNS.finditer(unicodedata.normalize("NFKC", text[:_LONGEST_INDEXED]).lower()):
        if found[2]:
            yield found[2]
        else:
            yield from _singles_and_pairs(found[1])


def index_articles(connection: Connection, articles: Iterable[tuple[int, Article]]) -> None:
    """Make articles findable by their words."""
    listed = list(articles)
    titles = [(i, words_of(f"{one.title} {' '.join(one.topics)}")) for i, one in listed]
    _index(connection, "article_title", titles)
    _index(connection, "article_body", [(i, words_of(one.text)) for i, one in listed])


def index_tickets(connection: Connection, tickets: Iterable[tuple[int, Ticket]]) -> None:
    """Make tickets findable by the words of their subjects."""
    _index(connection, "ticket_words", [(i, words_of(one.subject)) for i, one in tickets])


def forget(connection: Connection, table: str, ids: Iterable[int]) -> None:
    """Take records out of their indexes."""
    listed = list(ids)
    for index in _TABLES.get(table, ()):
        delete_where(connection, index, "rowid", listed)


def _index(connection: Connection, table: str, rows: list[tuple[int, str]]) -> None:
    if rows:
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (?, ?)", rows)


def words_of(text: str) -> str:
    """Write a text as the words an index holds."""
    return " ".join(terms(text))


def _singles_and_pairs(run: str) -> Iterator[str]:
    yield from run
    for first, second in pairwise(run):
        yield first + second
