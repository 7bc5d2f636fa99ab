"""All of a wiki on this machine: as many articles as the wiki says, in its words, and found by them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage.database import Database, open_database
from callcenter.usecases.suggest_articles import suggest_articles
from sync.connectors.mediawiki import MediaWikiConnector
from sync.engine.cycle import run_cycle
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer

pytestmark = pytest.mark.server

WIKI = OfficeId("wiki")


@pytest.fixture(scope="module")
def truth(mediawiki: MediaWikiServer) -> MediaWikiApi:
    return mediawiki.as_desk()


@pytest.fixture(scope="module")
def database(mediawiki: MediaWikiServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(Path(tmp_path_factory.mktemp("all")) / "desk.db")
    settings = OfficeSettings(WIKI, "mediawiki", {"url": mediawiki.url, "user": mediawiki.user})
    connector = MediaWikiConnector.from_settings(settings, lambda: mediawiki.password)
    report = run_cycle(database, connector, SystemClock(), is_full=True)
    connector.close()
    assert report.answered, report.faults
    yield database
    database.close()


def _held(database: Database, column: str) -> dict[int, str]:
    with database.read() as connection:
        rows = connection.exec_driver_sql(f"SELECT remote_id, {column} FROM article")  # noqa: S608  # our own names
        return {int(row[0]): row[1] for row in rows}


def test_every_article_is_here_under_its_title(database: Database, truth: MediaWikiApi) -> None:
    assert _held(database, "title") == truth.articles()
    assert len(truth.articles()) > 500


def test_every_revision_is_the_newest_one(database: Database, truth: MediaWikiApi) -> None:
    held = _held(database, "revision")
    numbers, told = list(held), dict[int, str]()
    for start in range(0, len(numbers), 50):
        batch = "|".join(map(str, numbers[start : start + 50]))
        pages = truth.ask(action="query", prop="info", pageids=batch)["query"]["pages"]
        told |= {page["pageid"]: str(page["lastrevid"]) for page in pages}
    assert held == told


def test_half_of_the_articles_are_chinese(database: Database) -> None:
    languages = list(_held(database, "language").values())
    assert languages.count("zh-Hans") > 250
    assert languages.count("en") > 250
    assert set(languages) == {"zh-Hans", "en"}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("refund has not arrived poland zloty", "Refund has not arrived: Poland"),
        ("robot vacuum does not switch on", "Does not switch on: robot vacuum"),
        ("瑞士 海关 扣留", "海关扣留：瑞士"),
        ("咖啡机 除垢", "清洁与除垢：意式咖啡机"),
    ],
)
def test_what_is_typed_finds_its_article(database: Database, typed: str, title: str) -> None:
    assert title in [one.title for one in suggest_articles(database, typed, limit=3)]


def test_words_of_templates_are_words_of_their_articles(database: Database) -> None:
    text = next(text for text in _held(database, "text").values() if "Refunds" in text)
    assert "Questions about Refunds go to the second level, extension 42." in text
