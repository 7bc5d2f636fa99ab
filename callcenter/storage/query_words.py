"""Chooses the words of a question that an index is asked for, and says which of them a text holds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from callcenter.storage.database import Connection
from callcenter.storage.stop_words import FUNCTION_WORDS, STOP_CHARACTERS, STOP_WORDS
from callcenter.storage.text_words import terms

_MOST_TERMS = 32
_MOST_ASKED = 64
_LONGEST_QUERY = 2000
_STEM_LEAST = 3
_MOST_SHOWN = 6
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
MOST_COUNTED = 4_000
_BUDGET = 24_000
"""How many places of an index one question may visit; beyond, its commonest words are left out."""
_ALWAYS = 3


def query_terms(text: str) -> list[str]:
    """Give the telling words of a text: pairs of Chinese characters rather than single ones, no stop words."""
    found = list(dict.fromkeys(terms(text[:_LONGEST_QUERY])))
    telling = [term for term in found if not _says_nothing(term)]
    pairs = [term for term in telling if not (_HAN.match(term) and len(term) == 1)]
    return (pairs or telling)[:_MOST_TERMS]


def telling_stems(text: str) -> frozenset[str]:
    """Give the telling words of a text whatever their endings, to compare texts by."""
    return frozenset(_stem(term) for term in query_terms(text))


def asked_terms(text: str) -> list[str]:
    """Give the words an index is asked for: all but the emptiest, for an index weighs the others by itself."""
    found = list(dict.fromkeys(terms(text[:_LONGEST_QUERY])))
    return [term for term in found if term not in FUNCTION_WORDS][:_MOST_ASKED]


def telling_of(text: str, asked: Sequence[str]) -> Sequence[str]:
    """Give the words worth showing as the reason of a find."""
    return query_terms(text) or asked


@dataclass(frozen=True, slots=True)
class Choice:
    """The words to ask an index for, rarest first, and in how many texts each wanted word stands.

    No count is higher than ``MOST_COUNTED``.
    """

    asked: tuple[str, ...]
    counts: Mapping[str, int]


def affordable(connection: Connection, table: str, wanted: Sequence[str]) -> Choice:
    """Leave out the commonest words where an index is so large that asking takes long.

    They tell least: BM25 hardly counts a word that stands in every tenth text.
    """
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {MOST_COUNTED})"
    counts = {term: connection.exec_driver_sql(sql, (f'"{term}"',)).scalar_one() for term in wanted}
    asked: list[str] = []
    spent = 0.0
    for term in sorted((term for term in wanted if counts[term]), key=lambda term: counts[term]):
        spent += counts[term] if counts[term] < MOST_COUNTED else inf
        if spent > _BUDGET and len(asked) >= _ALWAYS:
            break
        asked.append(term)
    return Choice(tuple(asked), counts)


def any_of(wanted: Iterable[str]) -> str:
    """Ask an index for any of these words."""
    return " OR ".join(f'"{term}"' for term in wanted)


def matched(text: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Say in the agent's own words what hit; neighbouring Chinese pairs are read as one word."""
    hit = held(text, wanted)
    joined: list[str] = []
    for term in hit:
        if joined and _HAN.match(term) and _HAN.match(joined[-1]) and joined[-1][-1] == term[0]:
            joined[-1] += term[1:]
        else:
            joined.append(term)
    return tuple(dict.fromkeys(joined))[:_MOST_SHOWN]


def held(text: str, wanted: Sequence[str]) -> list[str]:
    """Give those of these words that a text holds, whatever their endings."""
    words = set(terms(text))
    # Words of one stem begin alike; to stem them all would take longer than to find the article.
    beginnings = tuple(term[:_STEM_LEAST] for term in wanted)
    stems = {_stem(word) for word in words if word.startswith(beginnings)}
    return [term for term in wanted if term in words or _stem(term) in stems]


def _says_nothing(term: str) -> bool:
    if _HAN.match(term):
        return any(character in STOP_CHARACTERS for character in term)
    return term in STOP_WORDS or len(term) == 1


def _stem(word: str) -> str:
    """Cut the commonest English endings, near enough to show which word hit."""
    for ending in ("ing", "ies", "ed", "es", "s", "y", "e"):
        if word.isascii() and word.endswith(ending) and len(word) - len(ending) >= _STEM_LEAST:
            return word[: -len(ending)]
    return word
