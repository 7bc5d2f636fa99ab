"""How long it takes to suggest articles for what is typed."""

from callcenter.storage.query_words import query_terms
from callcenter.usecases.suggest_articles import suggest_articles
from ui.bench.figures import Result, Spread
from ui.bench.knowledge import typed
from ui.bench.raw import bare, rows
from ui.bench.store import find_store, opened
from ui.bench.timing import Order, in_turns

_BODY = "SELECT rowid, bm25(article_body) FROM article_body WHERE article_body MATCH ? ORDER BY rank LIMIT 8"


def measure_suggest(order: Order) -> Result:
    """Type English and Chinese questions, and ask for articles as they grow."""
    path = find_store(order.customers, order.tell)

    def own(text: str) -> None:
        suggest_articles(database, text, language="en")

    def floor(text: str) -> None:
        rows(connection, _BODY, (" OR ".join(f'"{term}"' for term in query_terms(text)),))

    with opened(path) as database, bare(path) as connection:
        held = rows(connection, "SELECT count(*) FROM article")[0][0]
        pairs = in_turns((text for text in typed() if query_terms(text)), own, floor, order.seconds)
    return Result(
        "suggest",
        len(pairs.own),
        "ms",
        Spread.of_times(pairs.own),
        Spread.of_times(pairs.floor),
        notes=(
            f"{held:,} articles in English and Chinese; 8 suggestions with score, reason and excerpt",
            pairs.told_busy(),
            "floor: one BM25 query of the index of bodies, without titles, texts or reasons",
        ),
    )
