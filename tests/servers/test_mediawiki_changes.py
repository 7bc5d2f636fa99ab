"""What colleagues write, rename, delete and bring back in the wiki arrives, or vanishes, within one cycle."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.article import Article
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage import articles, cursors
from callcenter.storage.database import Database, open_database
from callcenter.storage.replica import live_ids
from sync.connectors.mediawiki import MediaWikiConnector
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport, FeedReport
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer

pytestmark = pytest.mark.server

WIKI = OfficeId("wiki")
CATEGORY = "[[Category:Invoices]]"


class Replica:
    """A desk that follows the articles about invoices."""

    def __init__(self, database: Database, server: MediaWikiServer) -> None:
        self.database, self._server = database, server
        self.connector = self.connect()

    def cycle(self, connector: MediaWikiConnector | None = None) -> CycleReport:
        report = run_cycle(self.database, connector or self.connector, SystemClock(), is_full=True)
        assert report.answered, report.faults
        return report

    def cycle_of_a_new_desk(self) -> FeedReport:
        """Close the desk, open it again, and let it read."""
        with closing(self.connect()) as connector:
            return next(feed for feed in self.cycle(connector).feeds if feed.feed == "articles")

    def article(self, number: int) -> Article | None:
        with self.database.read() as connection:
            sql = "SELECT id FROM article WHERE office = ? AND remote_id = ?"
            identity = connection.exec_driver_sql(sql, (WIKI, str(number))).scalar()
            held = articles.get(connection, identity) if identity is not None else None
        return held.record if held is not None else None

    def count(self) -> int:
        with self.database.read() as connection:
            return len(live_ids(connection, WIKI, "articles"))

    def forget_cursor_for(self, age: timedelta) -> None:
        """Let the desk have been away for so long."""
        with self.database.write() as work:
            state = cursors.get(work.connection, WIKI, "articles")
            assert state.cursor is not None
            past = replace(state.cursor, stamp=state.cursor.stamp - age, token="")
            cursors.save(work, WIKI, "articles", replace(state, cursor=past))

    def connect(self) -> MediaWikiConnector:
        values = {"url": self._server.url, "user": self._server.user, "categories": "Invoices"}
        settings = OfficeSettings(WIKI, "mediawiki", values)
        return MediaWikiConnector.from_settings(settings, lambda: self._server.password)


@pytest.fixture(scope="module")
def replica(mediawiki: MediaWikiServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    database = open_database(Path(tmp_path_factory.mktemp("replica")) / "desk.db")
    replica = Replica(database, mediawiki)
    replica.cycle()
    yield replica
    replica.connector.close()
    database.close()


@pytest.fixture(scope="module")
def editor(mediawiki: MediaWikiServer) -> MediaWikiApi:
    return mediawiki.as_editor()


@pytest.fixture
def title() -> str:
    return f"New rule {uuid4().hex}"


@pytest.fixture
def written(replica: Replica, editor: MediaWikiApi, title: str) -> int:
    """An article that has arrived."""
    number = editor.edit(title, f"The first wording. {CATEGORY}")
    replica.cycle()
    return number


@contextmanager
def _changes_forgotten(server: MediaWikiServer) -> Generator[None]:
    """Let the wiki forget its changes, as it does by age, and remember them afterwards."""
    with closing(sqlite3.connect(server.database_file, timeout=20)) as wiki:
        with wiki:
            wiki.execute("CREATE TABLE forgotten AS SELECT * FROM recentchanges")
            wiki.execute("DELETE FROM recentchanges")
        yield
        with wiki:
            wiki.execute("INSERT OR IGNORE INTO recentchanges SELECT * FROM forgotten")
            wiki.execute("DROP TABLE forgotten")


def test_a_cycle_without_changes_changes_nothing(replica: Replica) -> None:
    replica.cycle()
    for feed in replica.cycle().feeds:
        assert (feed.changed, feed.removed, feed.bad) == (0, 0, 0)


def test_a_new_article_arrives(replica: Replica, written: int, title: str) -> None:
    article = replica.article(written)
    assert article is not None
    assert (article.title, article.text, article.topics, article.language) == (
        title, "The first wording.", ("Invoices",), "en",
    )  # fmt: skip
    assert article.changed_at is not None
    assert article.html.startswith("<div")


def test_an_edited_article_arrives(replica: Replica, editor: MediaWikiApi, written: int, title: str) -> None:
    editor.edit(title, f"客户来电时请先核对订单号，再说明处理期限，最后建立工单并回访。{CATEGORY}")
    replica.cycle()
    article = replica.article(written)
    assert article is not None
    assert (article.text, article.language) == (
        "客户来电时请先核对订单号，再说明处理期限，最后建立工单并回访。", "zh-Hans",
    )  # fmt: skip


def test_the_last_of_several_edits_within_a_moment_counts(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    for wording in ("one", "two", "three"):
        editor.edit(title, f"{wording} {CATEGORY}")
        replica.cycle()
    editor.edit(title, f"four {CATEGORY}")
    editor.edit(title, f"five {CATEGORY}")
    replica.cycle()
    article = replica.article(written)
    assert article is not None
    assert article.text == "five"


def test_another_text_in_a_template_arrives_in_articles_that_nobody_edited(
    mediawiki: MediaWikiServer, replica: Replica, editor: MediaWikiApi
) -> None:
    (number,) = [one for one, name in editor.articles().items() if name == "Copy of an invoice: Austria"]
    before = replica.article(number)
    editor.edit("Template:Deadline", "by tomorrow noon")
    mediawiki.do_what_was_put_off()
    replica.cycle_of_a_new_desk()
    after = replica.article(number)
    editor.edit("Template:Deadline", "within two working days")
    mediawiki.do_what_was_put_off()
    assert before is not None
    assert after is not None
    assert after.text == before.text.replace("within two working days", "by tomorrow noon") != before.text
    assert after.revision == before.revision


def test_a_renamed_article_stays_the_same_one(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    before = replica.count()
    editor.move(title, f"{title} renamed")
    replica.cycle()
    article = replica.article(written)
    assert article is not None
    assert article.title == f"{title} renamed"
    assert article.url.endswith(f"/{title.replace(' ', '_')}_renamed")
    assert replica.count() == before


def test_a_deleted_article_vanishes(replica: Replica, editor: MediaWikiApi, written: int, title: str) -> None:
    editor.delete(title)
    replica.cycle()
    assert replica.article(written) is None


def test_a_restored_article_is_there_again(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    editor.delete(title)
    replica.cycle()
    editor.restore(title)
    replica.cycle()
    article = replica.article(written)
    assert article is not None
    assert article.text == "The first wording."


def test_an_article_that_becomes_a_redirect_vanishes(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    editor.edit(title, f"#REDIRECT [[Copy of an invoice: Germany]] {CATEGORY}")
    replica.cycle()
    assert replica.article(written) is None


def test_an_article_that_leaves_its_category_vanishes(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    editor.edit(title, "No longer about that.")
    replica.cycle()
    assert replica.article(written) is None


def test_an_article_that_leaves_its_namespace_vanishes(
    replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    editor.move(title, f"Project:{title}")
    replica.cycle()
    assert replica.article(written) is None


def test_after_a_long_absence_everything_is_read_once_and_then_only_what_changes(replica: Replica) -> None:
    replica.forget_cursor_for(timedelta(days=300))
    first, second = replica.cycle_of_a_new_desk(), replica.cycle_of_a_new_desk()
    assert first.pulled == replica.count() > second.pulled


def test_what_the_wiki_no_longer_tells_is_made_up_for(
    mediawiki: MediaWikiServer, replica: Replica, editor: MediaWikiApi, written: int, title: str
) -> None:
    replica.forget_cursor_for(timedelta(minutes=10))
    editor.edit(title, f"Written while the desk was away. {CATEGORY}")
    with _changes_forgotten(mediawiki):
        later = editor.edit(f"{title}, later", f"The first change that is still told. {CATEGORY}")
        replica.cycle_of_a_new_desk()
    missed, told = replica.article(written), replica.article(later)
    assert missed is not None
    assert missed.text == "Written while the desk was away."
    assert told is not None
