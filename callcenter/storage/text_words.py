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


def index_article(connection: Connection, identity: int, article: Article) -> None:
    """Make an article findable by its words."""
    topics = " ".join(article.topics)
    _index(connection, "article_title", identity, f"{article.title} {topics}")
    _index(connection, "article_body", identity, article.text)


def index_ticket(connection: Connection, identity: int, ticket: Ticket) -> None:
    """Make a ticket findable by the words of its subject."""
    _index(connection, "ticket_words", identity, ticket.subject)


def forget(connection: Connection, table: str, ids: Iterable[int]) -> None:
    """Take records out of their indexes."""
    listed = list(ids)
    for index in _TABLES.get(table, ()):
        delete_where(connection, index, "rowid", listed)


def _index(connection: Connection, table: str, identity: int, text: str) -> None:
    sql = f"INSERT OR REPLACE INTO {table} (rowid, words) VALUES (?, ?)"
    connection.exec_driver_sql(sql, (identity, " ".join(terms(text))))


def _singles_and_pairs(run: str) -> Iterator[str]:
    yield from run
    for first, second in pairwise(run):
        yield first + second
