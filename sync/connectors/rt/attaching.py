"""Articles on tickets: a link, and for an article from elsewhere the field that names what solved a ticket."""

import re
from urllib.parse import parse_qs, urlsplit

from callcenter.domain.ids import RemoteId
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.references import References, nothing_sent, proving
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import TicketNow, ticket_now, ticket_to_add_to
from sync.connectors.rt.ticket_changes import HOME, sentences
from sync.connectors.rt.values import Row, text
from sync.contract import Change, Finding, Receipt, Whereabouts

_ADDRESS = re.compile(r"https?://\S+")


class ArticleLinks:
    """A link is there or not, so that repeating does no harm; nobody's word on what solved a ticket is written over."""

    def __init__(self, settings: RtSettings, client: RtClient, references: References) -> None:
        self._settings = settings
        self._client = client
        self._references = references

    def send(self, change: Change, _revision: str) -> Receipt:
        """Make the ticket refer to the article."""
        with nothing_sent():
            article = self._article(change)
            before = ticket_to_add_to(self._client, self._settings, change.record)
            if _is_linked(before, article):
                return Receipt(before.number, HOME, note="was there already")
            values, lock = self._values(before, article)
        reply = self._client.write("PUT", f"/ticket/{change.record}", values, lock)
        with proving():
            now = ticket_now(self._client, self._settings, change.record)
        if now.whereabouts is not Whereabouts.THERE:
            raise self._client.cut_reply()
        if not _is_linked(now, article):
            raise self._client.refused("; ".join(sentences(reply.json)) or "the article was not attached")
        return Receipt(now.number, HOME)

    def find(self, change: Change) -> Finding:
        """Look at what the ticket refers to, and at what it was once made to refer to."""
        article = self._article(change)
        now = ticket_now(self._client, self._settings, change.record)
        if now.whereabouts is Whereabouts.THERE and _is_linked(now, article):
            return Finding(done=(Receipt(now.number, HOME),))
        if not change.record.isdecimal():
            return Finding()
        made = self._references.mine_since(change, f"Type = 'AddLink' AND ObjectId = {int(change.record)}")
        return Finding(was_deleted=any(_is_about(row, article) for row in made))

    def _values(self, before: TicketNow, article: str) -> tuple[Row, str]:
        """Fill the field only where it is empty, and under the lock; a link alone needs none."""
        field = self._settings.solved_by_field
        if article.isdecimal():
            return {"AddRefersTo": f"a:{article}"}, ""
        if field not in before.custom or before.values_of(field):
            return {"AddRefersTo": article}, ""
        return {"AddRefersTo": article, "CustomFields": {field: article}}, before.revision

    def _article(self, change: Change) -> str:
        """Give the number of an article of this RT, or the address of another one."""
        told = (change.fields.get("article") or "").strip()
        own = _own_number(told, self._settings.url) if not told.isdecimal() else RemoteId(told)
        if not own and not _ADDRESS.fullmatch(told):
            raise self._client.refused("this is neither an article of Request Tracker nor an address")
        return own or told


def _own_number(address: str, url: str) -> RemoteId:
    """Read the number of an article out of the address of its page in this RT."""
    if not address.startswith(f"{url}/Articles/Article/"):
        return RemoteId("")
    numbers = parse_qs(urlsplit(address).query).get("id", [""])
    return RemoteId(numbers[0] if numbers[0].isascii() and numbers[0].isdecimal() else "")


def _is_linked(now: TicketNow, article: str) -> bool:
    if article.isdecimal():
        return any(one.get("type") == "article" and text(one.get("id")) == article for one in now.links())
    return any(one.get("_url") == article for one in now.links())


def _is_about(row: Row, article: str) -> bool:
    told = text(row.get("NewValue"))
    return told.endswith(f"/article/{article}") if article.isdecimal() else told == article
