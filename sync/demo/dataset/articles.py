"""Reads the articles of the demo company from their files."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files

from sync.demo.model import Article


def read_articles(now: datetime) -> Iterator[Article]:
    """Give every article of both languages, in the order of their keys."""
    folder = files("sync.demo") / "articles"
    serial = 0
    for language in ("en", "zh"):
        names = sorted(item.name for item in (folder / language).iterdir() if item.name.endswith(".md"))
        for name in names:
            serial += 1
            written = now.date() - timedelta(days=20 + serial % 200)
            stamp = datetime.combine(written, time(9), UTC)
            yield _parse((folder / language / name).read_text("utf-8"), language, serial, stamp)


def _parse(text: str, language: str, serial: int, stamp: datetime) -> Article:
    """Cut the head between the two ``---`` lines from the body."""
    _, head, body = text.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    topics = [topic.strip() for topic in fields["topics"].strip("[] ").split(",")]
    return Article(
        id=serial,
        modified=stamp,
        key=f"{language}/{fields['id']}",
        title=fields["title"],
        text=body.strip(),
        language={"en": "en", "zh": "zh-CN"}[language],
        topics=topics,
    )
