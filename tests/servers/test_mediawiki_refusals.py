"""When a real MediaWiki says no, or has forgotten who asks: one calm error, and never a second wrong password."""

from collections.abc import Callable, Iterator

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync.connectors.mediawiki import MediaWikiConnector
from sync.contract import RejectedError, SignInError
from tests.servers.mediawiki_api import MediaWikiServer
from tests.servers.relay import Relay

pytestmark = pytest.mark.server

Connect = Callable[..., MediaWikiConnector]


@pytest.fixture
def cable(mediawiki: MediaWikiServer) -> Iterator[Relay]:
    relay = Relay(mediawiki.url)
    yield relay
    relay.unplug()


@pytest.fixture
def connect(mediawiki: MediaWikiServer, cable: Relay) -> Iterator[Connect]:
    made: list[MediaWikiConnector] = []

    def build(*, password: str = mediawiki.password, user: str = mediawiki.user) -> MediaWikiConnector:
        settings = OfficeSettings(OfficeId("wiki"), "mediawiki", {"url": cable.url, "user": user})
        made.append(MediaWikiConnector.from_settings(settings, lambda: password))
        return made[-1]

    yield build
    for connector in made:
        connector.close()


def _sign_ins(cable: Relay) -> int:
    return sum(b"action=login" in body for body in cable.requests)


def test_a_session_the_wiki_has_forgotten_is_begun_once_more(connect: Connect, cable: Relay) -> None:
    connector = connect()
    connector.identity()
    connector._client._http.cookies.clear()
    assert connector.feeds()[-1].total()
    assert _sign_ins(cable) == 2


def test_a_wrong_password_is_tried_once(connect: Connect, cable: Relay) -> None:
    with pytest.raises(SignInError) as caught:
        connect(password="w" * 32).identity()
    assert caught.value.trouble is Trouble.SIGN_IN_REFUSED
    assert _sign_ins(cable) == 1


def test_a_private_wiki_is_not_read_by_anybody(connect: Connect, cable: Relay) -> None:
    with pytest.raises(RejectedError) as caught:
        connect(user="").identity()
    assert caught.value.trouble is Trouble.NOT_PERMITTED
    assert _sign_ins(cable) == 0


def test_the_connection_tells_product_and_version(connect: Connect) -> None:
    found = connect().test_connection()
    assert found.product == "MediaWiki"
    assert found.version.startswith("1.39.")


def test_the_connection_says_whether_the_desk_may_write(connect: Connect, mediawiki: MediaWikiServer) -> None:
    refused = "This user may only read; what agents write is refused."
    author = connect(user=mediawiki.author, password=mediawiki.author_password)
    assert refused in connect().test_connection().notes
    assert refused not in author.test_connection().notes
