"""How long it takes to suggest articles for what is typed, from articles and past tickets."""

from callcenter.storage.query_words import asked_terms
from callcenter.usecases.suggest_articles import suggest_articles
from ui.bench.figures import Result, Spread, rounded
from ui.bench.knowledge import typed
from ui.bench.raw import bare, rows
from ui.bench.store import find_knowledge, opened
from ui.bench.timing import Order, in_turns

_MOST_ARTICLES = 20_000
_FLOOR = tuple(
    f"SELECT rowid, bm25({index}) FROM {index} WHERE {index} MATCH ? ORDER BY rank LIMIT 8"  # noqa: S608  # indexes of ours
    for index in ("article_title", "article_body", "solved_words")
)
_HELD = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM solved)"


def measure_suggest(order: Order) -> Result:
    """Type English and Chinese questions, and ask for articles as they grow."""
    path = find_knowledge(min(_MOST_ARTICLES, order.customers), order.tell)

    def own(text: str) -> None:
        suggest_articles(database, text, language="en")

    def floor(text: str) -> None:
        match = " OR ".join(f'"{term}"' for term in asked_terms(text))
        for sql in _FLOOR:
            rows(connection, sql, (match,))

    with opened(path) as database, bare(path) as connection:
        held, past = rows(connection, _HELD)[0]
        pairs = in_turns((text for text in typed() if asked_terms(text)), own, floor, order.seconds)
    ours, bare_query = Spread.of_times(pairs.own), Spread.of_times(pairs.floor)
    return Result(
        "suggest",
        len(pairs.own),
        "ms",
        ours,
        bare_query,
        notes=(
            f"{held:,} articles and {past:,} past tickets; 8 suggestions with score, reason and excerpt",
            f"at p95 {rounded(ours.p95 / bare_query.p95)} times the floor, which is to stay below 3",
            pairs.told_busy(),
            "floor: the same words asked of the indexes of titles, texts and past tickets, without texts or reasons",
        ),
    )
