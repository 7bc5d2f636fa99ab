"""A desk that writes to a real Request Tracker, as the engine has it do."""

import uuid
from datetime import UTC, datetime

from callcenter.domain.article import Article
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import MessageKind, Ticket
from callcenter.settings import OfficeSettings
from sync.connectors.rt import RtConnector
from sync.contract import (
    Change,
    Receipt,
)
from tests.servers.rt_server import RtApi, RtServer

QUEUE = "Few tickets"
MAIL = "edits@example.org"


def connector_for(server: RtServer, url: str = "", user: str = "", **values: str) -> RtConnector:
    """A desk for one user, through a cable where a URL is named."""
    login = user or server.user
    settings = {"url": url or server.url, "user": login, **values}
    return RtConnector.from_settings(
        OfficeSettings(OfficeId("desk"), "rt", settings), lambda: f"{login}-Pa55word"
    )


def change(
    kind: EditKind,
    record: int | str = "",
    base: Fields | None = None,
    wanted: Fields | None = None,
    *,
    sent: bool = False,
    **more: str | None,
) -> Change:
    """Make an edit just now; ``sent`` says that it was sent once before."""
    now = datetime.now(UTC)
    return Change(
        ref=str(uuid.uuid4()),
        kind=kind,
        record=RemoteId(str(record)),
        fields={**(wanted or {}), **more},
        base=base or {},
        base_revision="",
        agent="desk",
        made_at=now,
        first_sent_at=now if sent else None,
    )


def unlike(words: str) -> str:
    """Make words that no test before left behind on the server."""
    return f"{words} {uuid.uuid4().hex[:8]}"


def read(desk: RtConnector, number: int | str) -> Ticket:
    """Read a ticket as the desk's feed does."""
    (record,) = desk.feeds()[1].read([RemoteId(str(number))]).records
    assert isinstance(record, Ticket)
    return record


def read_article(desk: RtConnector, number: int | str) -> Article:
    """Read an article as the desk's feed does."""
    (record,) = desk.feeds()[2].read([RemoteId(str(number))]).records
    assert isinstance(record, Article)
    return record


def set_fields(desk: RtConnector, number: int | str, **fields: str | None) -> Receipt:
    """Change a ticket as the engine does: look, then write under the lock."""
    asked = change(EditKind.CHANGE_TICKET, number, wanted=fields)
    return desk.send(asked, desk.look(asked).revision)


def count(lead: RtApi, ref: str) -> int:
    """Count the tickets that were made with a reference."""
    return len(lead.tickets(f"CF.{{ClientRef}} = '{ref}'"))


def said(desk: RtConnector, number: int | str) -> list[tuple[MessageKind, str]]:
    """List what was said on a ticket after it was opened."""
    return [(one.kind, one.text) for one in read(desk, number).messages[1:]]
