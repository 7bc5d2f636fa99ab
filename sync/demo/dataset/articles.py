"""Reads the articles of the demo company from their files."""

from collections.abc import Iterator
from importlib.resources import files

from sync.demo.dataset.world import World
from sync.demo.model import Article

_LANGUAGES = {"en": "en", "zh": "zh-CN"}


def publish_articles(world: World) -> dict[str, str]:
    """Put every article of both languages in; give their titles by name."""
    found = list(read_articles())
    for serial, (name, fields, text) in enumerate(found, start=1):
        topics = [topic.strip() for topic in fields["topics"].strip("[] ").split(",")]
        language = _LANGUAGES[name[:2]]
        article = Article(
            id=name,
            serial=serial,
            modified=world.stamp(serial),
            title=fields["title"],
            text=text,
            language=language,
            topics=topics,
        )
        world.add("articles", article)
    return {name: fields["title"] for name, fields, _ in found}


def read_articles() -> Iterator[tuple[str, dict[str, str], str]]:
    """Give name, head and text of every article."""
    folder = files("sync.demo") / "articles"
    for language in _LANGUAGES:
        for item in sorted((folder / language).iterdir(), key=lambda item: item.name):
            if item.name.endswith(".md"):
                fields, text = _cut(item.read_text("utf-8"))
                yield f"{language}/{fields['id']}", fields, text


def _cut(text: str) -> tuple[dict[str, str], str]:
    """Cut the head between the two ``---`` lines from the body."""
    _, head, body = text.split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.strip().splitlines()), body.strip()
