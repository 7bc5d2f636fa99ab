"""Measures how well suggestions find the article that helps, beside the plainest index of the same articles.

Run it from the top of the checkout: ``python -m tests.quality.measure`` for the sets kept here, or with folders of
your own that hold ``articles.jsonl`` ({id, title, text}), ``questions.jsonl`` ({text, article}) and, if there are any,
``past.jsonl`` ({text, article}): questions that were answered before.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log2
from pathlib import Path
from random import Random

from callcenter.domain.article import Article
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.storage import replica
from callcenter.storage.database import Database, open_database
from callcenter.storage.text_words import terms
from callcenter.usecases.suggest_articles import suggest_articles
from sync.demo.dataset.articles import read_articles

HERE = Path(__file__).parent
OFFICE = OfficeId("kb")
NOW = datetime(2026, 11, 24, tzinfo=UTC)
DEPTH = 10
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the id of the article that answers it."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Articles, questions to ask, and questions that were answered before."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]
    past: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of questions (0 to 1) whose article is first, among three, among five; MRR and nDCG over ten."""

    asked: int
    first: float
    of_three: float
    of_five: float
    mrr: float
    ndcg: float


Finder = Callable[[str], Sequence[str]]


def main() -> None:
    sets = [read_set(Path(folder)) for folder in sys.argv[1:]] or [*own_sets()]
    tell(f"{'set':22} {'system':34} {'asked':>5}   R@1   R@3   R@5   MRR  nDCG")
    for one in sets:
        for system, quality in compared(one):
            figures = (quality.first, quality.of_three, quality.of_five, quality.mrr, quality.ndcg)
            told = " ".join(f"{figure:5.3f}" for figure in figures)
            tell(f"{one.name:22} {system:34} {quality.asked:5} {told}")


def tell(line: str) -> None:
    """Say a line of the result."""
    sys.stdout.write(f"{line}\n")


def compared(one: LabelledSet) -> Iterator[tuple[str, Quality]]:
    """Measure the plainest index, the desk without past tickets, and the desk with them."""
    with store(one.articles) as database:
        yield "plain index (BM25, 2 title + text)", measured(one.questions, plain(database))
        yield "desk, articles alone", measured(one.questions, desk(database))
        if one.past:
            keep(database, [_closed(number, asked) for number, asked in enumerate(one.past)])
            yield f"desk, {len(one.past)} past tickets", measured(one.questions, desk(database))


def measured(questions: Sequence[Asked], find: Finder) -> Quality:
    """Ask every question."""
    places = [_place(find(asked.text), asked.article) for asked in questions]
    return Quality(
        len(places),
        _share(places, 1),
        _share(places, 3),
        _share(places, 5),
        _mean([1 / place for place in places if place], len(places)),
        _mean([1 / log2(1 + place) for place in places if place], len(places)),
    )


def own_sets() -> Iterator[LabelledSet]:
    """Give the sets kept here: each third of the questions is asked once, the others were answered before.

    In a second round two more past tickets an article have some words in common with the question that is asked.
    """
    shelf = tuple(_shelf())
    for language in ("en", "zh"):
        questions = _read_lines(HERE / f"questions_{language}.txt")
        for is_shared in (False, True):
            for fold in range(FOLDS):
                asked = [Asked(texts[fold], f"{language}/{slug}") for slug, texts in questions]
                past = [
                    Asked(text, f"{language}/{slug}")
                    for slug, texts in questions
                    for number, text in enumerate(texts)
                    if number != fold
                ]
                more = [*_sharing_words(asked, past)] if is_shared else []
                name = f"own {language} {fold + 1}{' shared' if is_shared else ''}"
                yield LabelledSet(name, shelf, tuple(asked), (*past, *more))


def _sharing_words(asked: Sequence[Asked], past: Sequence[Asked]) -> Iterator[Asked]:
    """Invent two questions of each: a third of its words, and some of other questions'."""
    dice = Random(9)  # invented data
    others = [word for one in (*asked, *past) for word in one.text.split()]
    for one in asked:
        for _ in range(2):
            if one.article.startswith("zh"):
                kept = "".join(character for character in one.text if dice.random() > 0.6)
                yield Asked(kept + dice.choice(past).text[:6], one.article)
            else:
                words = [word for word in one.text.split() if dice.random() > 0.65]
                words += [dice.choice(others) for _ in range(6)]
                dice.shuffle(words)
                yield Asked(" ".join(words), one.article)


def read_set(folder: Path) -> LabelledSet:
    """Read a set of somebody else's."""
    articles = [
        Article(RemoteId(str(row["id"])), str(row.get("title", "")), str(row.get("text", "")))
        for row in _rows(folder / "articles.jsonl")
    ]
    past = folder / "past.jsonl"
    return LabelledSet(
        folder.name,
        tuple(articles),
        tuple(_asked(folder / "questions.jsonl")),
        tuple(_asked(past)) if past.exists() else (),
    )


@contextmanager
def store(articles: Sequence[Article]) -> Generator[Database]:
    """Give a store that holds these articles."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "desk.db")
        keep(database, articles)
        try:
            yield database
        finally:
            database.close()


def keep(database: Database, records: Sequence[Record]) -> None:
    """Put records into a store as an office's."""
    for start in range(0, len(records), 500):
        with database.write() as work:
            replica.save(work, OFFICE, "records", records[start : start + 500], NOW)


def desk(database: Database) -> Finder:
    """Ask as the screen does."""
    return lambda text: [one.article for one in suggest_articles(database, text, limit=DEPTH)]


def plain(database: Database) -> Finder:
    """Ask SQLite's own index of titles and texts for any word of the question: the floor of every better system."""

    def find(text: str) -> list[str]:
        match = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(text)))
        scores: dict[str, float] = {}
        with database.read() as connection:
            for table, weight in (("article_title", 2.0), ("article_body", 1.0)):
                sql = (
                    f"SELECT a.remote_id, f.rank FROM {table} f JOIN article a ON a.id = f.rowid"  # noqa: S608  # two tables named above
                    f" WHERE {table} MATCH ? ORDER BY f.rank LIMIT 200"
                )
                for article, rank in connection.exec_driver_sql(sql, (match,)) if match else ():
                    scores[article] = scores.get(article, 0.0) - weight * rank
        return sorted(scores, key=lambda article: -scores[article])[:DEPTH]

    return find


def _closed(number: int, asked: Asked) -> Ticket:
    return Ticket(
        RemoteId(str(number)),
        None,
        f"T{number}",
        asked.text,
        TicketState.CLOSED,
        closed_by_article=RemoteId(asked.article),
        closed_at=NOW,
    )


def _shelf() -> Iterator[Article]:
    for name, head, text in read_articles():
        yield Article(RemoteId(name), head["title"], text, name[:2], tuple(head.get("topics", ())))


def _read_lines(path: Path) -> list[tuple[str, list[str]]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [(slug, texts) for slug, *texts in cells]


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _asked(path: Path) -> Iterator[Asked]:
    return (Asked(str(row["text"]), str(row["article"])) for row in _rows(path))


def _place(found: Sequence[str], right: str) -> int:
    return found.index(right) + 1 if right in found else 0


def _share(places: Sequence[int], within: int) -> float:
    return _mean([1.0 for place in places if 0 < place <= within], len(places))


def _mean(values: Sequence[float], count: int) -> float:
    return sum(values) / count if count else 0.0


if __name__ == "__main__":
    main()
