"""A small wiki for each test that speaks to one."""

import threading
from collections.abc import Callable, Iterator

import pytest

from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Value
from sync.connectors.mediawiki import MediaWikiConnector
from tests.sync.connectors.mediawiki.small_wiki import PASSWORD, SmallWiki

Connect = Callable[..., MediaWikiConnector]


@pytest.fixture
def wiki() -> Iterator[SmallWiki]:
    """A server that answers like a MediaWiki."""
    server = SmallWiki()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def connect(wiki: SmallWiki) -> Iterator[Connect]:
    """Connectors to it, closed afterwards."""
    made: list[MediaWikiConnector] = []

    def build(password: str | None = PASSWORD, **values: Value) -> MediaWikiConnector:
        told: dict[str, Value] = {"url": wiki.url, "user": "Desk@desk", **values}
        settings = OfficeSettings(OfficeId("wiki"), "mediawiki", told)
        made.append(MediaWikiConnector.from_settings(settings, lambda: password))
        return made[-1]

    yield build
    for connector in made:
        connector.close()
