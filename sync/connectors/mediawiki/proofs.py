"""Finds what the desk did in a wiki again, by the reference in the summary of the edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.connectors.mediawiki.answers import Row, as_row
from sync.connectors.mediawiki.client import MediaWikiClient
from sync.connectors.mediawiki.pages import Pages
from sync.connectors.mediawiki.wikitext import saved
from sync.contract import Change

_MARGIN = timedelta(days=1)
"""The desk's clock and the wiki's may differ, and the desk's may have been put right since."""
_LONGEST_NAME = 60
_MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError)


def token(change: Change, part: str = "") -> str:
    """Write the reference of a change, or of a part of it that is an action of its own."""
    return f"[ref {change.ref}{' ' + part if part else ''}]"


def summary(change: Change, part: str = "") -> str:
    """Say for the page's history who did it, with the reference."""
    agent = " ".join(change.agent.replace("[", " ").replace("]", " ").split())[:_LONGEST_NAME]
    return f"{agent} {token(change, part)}".strip()


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that was done: on which page, and as which revision (0 where that went with its page)."""

    page: int
    revision: int
    title: str


class Proofs:
    """Asks for the desk's own edits: by revisions where the page is there, by the log of new pages where it went."""

    def __init__(self, client: MediaWikiClient, pages: Pages) -> None:
        self._client, self._pages = client, pages
        self._name = ""

    def user(self) -> str:
        """Say by which name the wiki knows the desk."""
        if not self._name:
            answer = self._client.ask(action="query", meta="userinfo")
            name = as_row(as_row(answer.get("query")).get("userinfo")).get("name")
            if not isinstance(name, str) or not name:
                raise self._client.cut_reply()
            self._name = name
        return self._name

    def revisions(self, change: Change, part: str = "", text: str = "") -> list[Trace]:
        """List the revisions that a change made, on pages that are there, the newest first.

        Where somebody hid the summary, the ``text`` that was written is the proof.
        """
        asked = {"list": "usercontribs", "ucuser": self.user(), "ucprop": "ids|title|comment|timestamp"}
        rows = self._client.rows("usercontribs", uclimit="max", ucend=_since(change), **asked)
        return [self._trace(row, "revid") for row in rows if self._is_of(row, token(change, part), text)]

    def new_pages(self, change: Change) -> list[Trace]:
        """List the pages that a change made, deleted ones as well, for the log outlives them."""
        asked = {"list": "logevents", "letype": "create", "leuser": self.user()}
        rows = self._client.rows(
            "logevents", leprop="ids|title|comment|timestamp", lelimit="max", leend=_since(change), **asked
        )
        return [self._trace(row, "logpage") for row in rows if token(change) in self._comment(row)]

    def was_deleted(self, change: Change, title: str) -> bool:
        """Say whether a page of this title was deleted since the change may have been sent."""
        asked = {"list": "logevents", "letype": "delete", "letitle": title, "lelimit": 1}
        answer = self._client.ask(action="query", leend=_since(change, timedelta(0)), **asked)
        return bool(self._client.rows_of(as_row(answer.get("query")), "logevents"))

    def _is_of(self, row: Row, reference: str, text: str) -> bool:
        if reference in self._comment(row):
            return True
        revision = row.get("revid")
        if not (text and row.get("commenthidden") and isinstance(revision, int)) or row.get("texthidden"):
            return False
        return self._pages.text(revision) == saved(text)

    def _comment(self, row: Row) -> str:
        told = row.get("comment", "" if row.get("commenthidden") else None)
        if not isinstance(told, str):  # without summaries nothing would ever be found
            raise self._client.cut_reply()
        return told

    def _trace(self, row: Row, number: str) -> Trace:
        try:
            page = int(row["logpage"] if number == "logpage" else row["pageid"])
            return Trace(page, int(row.get("revid", 0)), str(row["title"]))
        except _MALFORMED:
            raise self._client.cut_reply() from None


def newest(traces: list[Trace]) -> Iterator[Trace]:
    """Give one trace for each page."""
    return iter({trace.page: trace for trace in reversed(traces)}.values())


def _since(change: Change, margin: timedelta = _MARGIN) -> str:
    moment: datetime = change.first_sent_at or change.made_at
    return (moment - margin).strftime("%Y-%m-%dT%H:%M:%SZ")
