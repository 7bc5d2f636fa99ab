"""Single pages as they stand before something is written: what they hold, and whether a title may be given."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.answers import NoPageError, Row, as_row
from sync.connectors.mediawiki.client import MediaWikiClient
from sync.connectors.mediawiki.lookup import Lookup
from sync.connectors.mediawiki.places import read_stamp
from sync.connectors.mediawiki.settings import MediaWikiSettings
from sync.contract import RejectedError

_LIST_MARK = "\x1f"
"""Begins a list of one, whatever signs are in it."""
_ALSO_CUT = re.compile("[#\x00-\x1f\ud800-\udfff]")
_LONGEST_TITLE = 255
_MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True)
class PageState:
    """A page with its newest revision."""

    number: int
    title: str
    talk_title: str
    revision: str
    text: str
    author: str
    changed_at: datetime
    is_article: bool


class Pages:
    """Looks at single pages of one wiki, always at their newest revision."""

    def __init__(self, settings: MediaWikiSettings, client: MediaWikiClient, lookup: Lookup) -> None:
        self._settings, self._client, self._lookup = settings, client, lookup

    def page(self, record: RemoteId) -> PageState | None:
        """Look at a page by its number; nothing where there is none."""
        if not (record.isascii() and record.isdecimal() and len(record) < 16):
            return None
        asked = {"prop": "info|revisions", "inprop": "associatedpage", "rvslots": "main"}
        answer = self._query(pageids=record, rvprop="ids|timestamp|user|content", **asked)
        row = self._single(answer)
        if row is None or row.get("missing"):
            return None
        try:
            newest = cast("Row", row["revisions"][0])
            return PageState(
                int(row["pageid"]),
                str(row["title"]),
                str(row["associatedpage"]),
                str(int(newest["revid"])),
                str(newest["slots"]["main"]["content"]),
                str(newest.get("user", "")),
                read_stamp(newest["timestamp"]),
                bool(self._lookup.pages([int(record)])),
            )
        except _MALFORMED:
            raise self._client.cut_reply() from None

    def text(self, revision: int) -> str:
        """Read what a revision holds."""
        answer = self._query(revids=revision, prop="revisions", rvprop="content", rvslots="main")
        try:
            return str(cast("Row", self._single(answer))["revisions"][0]["slots"]["main"]["content"])
        except _MALFORMED:
            raise self._client.cut_reply() from None

    def is_there(self, numbers: Sequence[int]) -> frozenset[int]:
        """Say which of these pages there are."""
        if not numbers:
            return frozenset()
        answer = self._query(pageids="|".join(str(one) for one in numbers[:50]), prop="info")
        rows = self._client.rows_of(answer, "pages")
        return frozenset(row["pageid"] for row in rows if not row.get("missing"))

    def free_title(self, wanted: str) -> tuple[str, int]:
        """Give a title as the wiki writes it, and the number of the page that has it, or 0.

        Raises ``RejectedError`` where no article can be named so.
        """
        words = " ".join(unicodedata.normalize("NFC", wanted).split())
        if not words or _ALSO_CUT.search(words) or len(words.encode()) > _LONGEST_TITLE:
            raise self._no_title()
        row = self._single(self._query(titles=_LIST_MARK + self._prefix() + words, prop="info"))
        if row is None or row.get("invalid") or row.get("ns") != self._settings.namespaces[0]:
            raise self._no_title()
        return str(row.get("title", "")), int(row.get("pageid", 0))

    def _prefix(self) -> str:
        """Name the namespace that articles are in."""
        number = self._settings.namespaces[0]
        if number == 0:
            return ""
        told = self._query(meta="siteinfo", siprop="namespaces").get("namespaces")
        return f"{as_row(as_row(told).get(str(number))).get('name', '')}:"

    def _query(self, **parameters: object) -> Row:
        try:
            answer = self._client.ask(action="query", **parameters)
        except NoPageError:
            return {}
        return as_row(answer.get("query"))

    def _single(self, found: Row) -> Row | None:
        return next(iter(self._client.rows_of(found, "pages")), None)

    def _no_title(self) -> RejectedError:
        reason = "an article cannot have this title"
        return RejectedError(Trouble.REJECTED, office=self._settings.office, reason=reason)
