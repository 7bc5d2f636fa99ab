"""Articles of a folder: Markdown with front matter, or one article a line."""

import json
from pathlib import Path

import pytest

from callcenter.domain.article import Article
from sync.connectors.files.articles import from_json, from_markdown
from sync.connectors.files.values import UnreadableError
from tests.sync.connectors.files.folder_desk import FolderDesk, connect, everything, told


def test_front_matter_names_an_article() -> None:
    text = (
        '---\nid: a1\ntitle: "Late: what now"\nlanguage: zh_CN\ntopics: [退货, refund]\n---\n# Other\r\nBody'
    )
    assert from_markdown(text, "file") == Article(
        "a1", "Late: what now", "# Other\nBody", "zh-CN", ("退货", "refund")  # pyright: ignore[reportArgumentType]  # ids are texts
    )  # fmt: skip


def test_without_front_matter_the_file_and_its_heading_name_it() -> None:
    found = from_markdown("Some words\n\n## 退货流程 ##\n\nBody", "return-flow")
    assert (found.id, found.title) == ("return-flow", "退货流程")


def test_topics_may_be_a_list_below_their_name() -> None:
    assert from_markdown("---\ntopics:\n  - one\n  - 'two'\n---\nBody", "x").topics == ("one", "two")


@pytest.mark.parametrize(("topics", "found"), [(["a", "b"], ("a", "b")), ("a, b", ("a", "b")), (None, ())])
def test_topics_of_a_line_are_a_list_or_a_text(topics: object, found: tuple[str, ...]) -> None:
    assert from_json({"id": 7, "text": "# T", "topics": topics}).topics == found


@pytest.mark.parametrize("told_of", [{}, {"id": ""}, {"id": ["x"]}, {"id": True}, {"id": "x", "text": 5}])
def test_an_article_without_an_id_or_with_a_strange_text_is_refused(told_of: dict[str, object]) -> None:
    with pytest.raises(UnreadableError):
        from_json(told_of)


def test_bad_lines_and_double_ids_are_told_and_the_rest_is_there(folder: Path) -> None:
    lines = [json.dumps({"id": "a1", "title": "One", "text": "x"}), "{broken", "", "[]", '{"id": "a2"}']
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "articles").mkdir()
    (folder / "articles" / "a1.md").write_text("# Again", "utf-8")
    (folder / "articles" / "b.md").write_bytes("---\ntitle: 退货\n---\n正文内容在这里".encode("gb18030"))
    connector = connect(folder)
    records, bad = everything(connector, "articles")
    connector.close()
    assert [one.id for one in records] == ["a1", "a2", "b"]
    assert told(bad) == [
        ("articles.jsonl", 2, "it is no JSON object"),
        ("articles.jsonl", 4, "it is no JSON object"),
        ("articles/a1.md", 1, "its id is that of articles.jsonl, line 1"),
    ]


def test_articles_that_come_change_and_go_are_noticed(desk: FolderDesk) -> None:
    place = desk.folder / "articles"
    place.mkdir()
    for name in ("a", "b", "c"):
        (place / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    desk.cycle()
    (place / "a.md").write_text("# A\n", "utf-8")
    (place / "b.md").unlink()
    (place / "d.md").write_text("# d\n", "utf-8")
    assert desk.figures(desk.cycle())["articles"] == (3, 2, 1)
    assert desk.ids("articles") == {"a", "c", "d"}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that opens and cannot be read")
def test_an_article_that_cannot_be_read_holds_up_no_other_and_takes_nothing_away(desk: FolderDesk) -> None:
    shelf = desk.folder / "articles"
    shelf.mkdir()
    for name in ("one", "two", "three"):
        (shelf / f"{name}.md").write_text(f"# Article {name}", "utf-8")
    assert desk.cycle().answered
    (shelf / "one.md").unlink()
    (shelf / "one.md").symlink_to("/proc/self/mem")
    (shelf / "two.md").write_bytes(b"PK\x03\x04 no text at all")
    (shelf / "four.md").write_text("# Article four", "utf-8")
    report = desk.cycle()
    assert report.answered
    assert desk.ids("articles") == {"one", "two", "three", "four"}
    (articles,) = (feed for feed in report.feeds if feed.feed == "articles")
    assert [(one.file, one.reason.partition(":")[0]) for one in articles.told] == [
        ("articles/one.md", "it cannot be read"),
        ("articles/two.md", "it is no text, but a spreadsheet or an archive"),
    ]
    (shelf / "one.md").unlink()
    (shelf / "two.md").unlink()
    desk.cycle()
    assert desk.ids("articles") == {"three", "four"}
