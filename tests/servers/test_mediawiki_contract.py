"""The contract of connectors, kept against a real MediaWiki."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from types import MappingProxyType
from uuid import uuid4

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.conformance.suite import ConnectorContract
from sync.conformance.writing import WritingContract
from sync.connectors.mediawiki import MediaWikiConnector
from sync.contract import Change
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer
from tests.servers.relay import Answer, Relay

pytestmark = pytest.mark.server

_serial = count(1)
_FAULTS: dict[Break, Callable[[bytes, Answer], Answer]] = {
    Break.WEB_PAGE: lambda _asked, _answer: (
        200,
        {"Content-Type": "text/html"},
        b"<!doctype html><p>Welcome",
    ),
    Break.SERVER_FAULT: lambda _asked, _answer: (500, {"Content-Type": "text/plain"}, b"fault"),
    Break.CUT_REPLY: lambda _asked, answer: (*answer[:2], answer[2][: len(answer[2]) // 2]),
}


class MediaWikiRig(Rig):
    """Writes and deletes as a colleague would, and breaks the cable in between. Few articles are enough for it."""

    connector_class = MediaWikiConnector

    def __init__(self, server: MediaWikiServer, editor: MediaWikiApi, relay: Relay) -> None:
        self._editor, self._relay = editor, relay
        self.secret = server.password
        values = {"url": relay.url, "user": server.user, "categories": "Invoices|发票"}
        self.settings = OfficeSettings(OfficeId("wiki"), "mediawiki", values)

    def change(self, feed: str) -> RemoteId:
        if feed != "articles":  # how often the wiki is asked for the others depends on the time that takes
            raise NotImplementedError
        title = "Copy of an invoice: Germany"
        text = f"Changed {uuid4()}. [[Category:Invoices]]"
        return RemoteId(str(self._editor.edit(title, text)))

    def delete(self, feed: str) -> RemoteId:
        title = f"Soon gone {next(_serial)}"
        made = self._editor.edit(title, "Nothing in particular. [[Category:Invoices]]")
        self._editor.delete(title)
        return RemoteId(str(made))

    def unplug(self) -> None:
        self._relay.unplug()

    def plug_in(self) -> None:
        self._relay.plug_in()

    def break_with(self, fault: Break) -> None:
        self._relay.garble = _FAULTS[fault]

    def heal(self) -> None:
        self._relay.garble = None


@pytest.fixture(scope="module")
def editor(mediawiki: MediaWikiServer) -> MediaWikiApi:
    return mediawiki.as_editor()


@pytest.fixture
def cable(mediawiki: MediaWikiServer) -> Iterator[Relay]:
    relay = Relay(mediawiki.url)
    yield relay
    relay.unplug()


class TestMediaWiki(ConnectorContract):
    @pytest.fixture
    def rig(self, mediawiki: MediaWikiServer, editor: MediaWikiApi, cable: Relay) -> Rig:
        return MediaWikiRig(mediawiki, editor, cable)


class MediaWikiWritingRig(MediaWikiRig):
    """Writes as a desk that may, and lets only the answers to what is written be broken: questions come before."""

    def __init__(self, server: MediaWikiServer, editor: MediaWikiApi, relay: Relay) -> None:
        super().__init__(server, editor, relay)
        self.secret = server.author_password
        values = {"url": relay.url, "user": server.author, "votes": "talk"}
        self.settings = OfficeSettings(OfficeId("wiki"), "mediawiki", values)

    def edit(self, kind: EditKind) -> Change:
        ref = str(uuid4())
        if kind is EditKind.PROPOSE_ARTICLE:
            return _change(kind, ref, "", {"title": f"新规则 {ref}", "text": "# 步骤\n\n- 一\n- 二"})
        number = self._editor.edit(f"Rule {ref}", "<b>One.</b>\n\nTwo.")
        if kind is EditKind.VOTE_ARTICLE:
            return _change(kind, ref, str(number), {"verdict": "helpful", "words": "运费"})
        base = {"text": self._editor.source(number)}
        return _change(kind, ref, str(number), {"text": "<b>一。</b>\n\nTwo."}, base)

    def edit_elsewhere(self, change: Change) -> None:
        self._editor.edit(f"Rule {change.ref}", "<b>Theirs.</b>\n\nTwo.")

    def refused_edit(self) -> Change:
        fields = {"title": "Copy of an invoice: Germany", "text": "Mine."}
        return _change(EditKind.PROPOSE_ARTICLE, str(uuid4()), "", fields)

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        self._editor.delete(self._editor.title(int(record)))

    def lose_answers(self) -> None:
        self._break_written(lambda _asked, _answer: (200, {"Content-Type": "text/html"}, b"<html>Sign in"))

    def break_with(self, fault: Break) -> None:
        self._break_written(_FAULTS[fault])

    def _break_written(self, spoil: Callable[[bytes, Answer], Answer]) -> None:
        self._relay.garble = lambda asked, answer: spoil(asked, answer) if b"action=edit" in asked else answer


def _change(
    kind: EditKind, ref: str, record: str, fields: Fields, base: Fields = MappingProxyType({})
) -> Change:
    return Change(ref, kind, RemoteId(record), fields, base, "", "anna", datetime.now(UTC))


class TestWritingIntoMediaWiki(WritingContract):
    @pytest.fixture
    def rig(self, mediawiki: MediaWikiServer, editor: MediaWikiApi, cable: Relay) -> Rig:
        return MediaWikiWritingRig(mediawiki, editor, cable)
