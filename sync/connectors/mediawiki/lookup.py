"""What a wiki is asked: which articles there are, what single ones say, and what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from callcenter.domain.article import Article
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.answers import NoPageError, Row, as_row, is_row
from sync.connectors.mediawiki.client import MediaWikiClient
from sync.connectors.mediawiki.mapping import article, categories_of, language_tag
from sync.connectors.mediawiki.places import Place, read_stamp, write_stamp
from sync.connectors.mediawiki.settings import MediaWikiSettings
from sync.contract import BadRecord, OfficeError

_BATCH = 50
"""Pages in one question: more is a right of its own."""
_CHANGES = {"list": "recentchanges", "rctype": "edit|new|log", "rcprop": "ids|timestamp"}
_PLAIN = {"disableeditsection": 1, "disablelimitreport": 1, "disabletoc": 1}
_OF_ONE_PAGE = frozenset((Trouble.REJECTED, Trouble.NOT_PERMITTED, Trouble.TOO_LARGE))
_LARGEST_NUMBER = 2**53
_MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True)
class Site:
    """What a wiki says of itself."""

    name: str
    wiki: str
    generator: str
    language: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """From where to where a wiki keeps its changes, and what time it is there."""

    now: datetime
    oldest: Place | None
    newest: Place | None


class Lookup:
    """Questions to one wiki."""

    def __init__(self, settings: MediaWikiSettings, client: MediaWikiClient) -> None:
        self._settings = settings
        self._client = client
        self._site: Site | None = None

    def site(self) -> Site:
        """Ask the wiki who it is."""
        general = as_row(self._one(meta="siteinfo", siprop="general").get("general"))
        names = [general.get(name) for name in ("sitename", "wikiid", "generator", "lang")]
        if not all(isinstance(name, str) for name in names):
            raise self._client.cut_reply()
        name, wiki, generator, language = (str(name) for name in names)
        self._site = Site(name, wiki, generator, language_tag(language))
        return self._site

    def may_write(self) -> bool:
        """Ask whether this user may make and edit pages."""
        told = as_row(self._one(meta="userinfo", uiprop="rights").get("userinfo")).get("rights")
        return isinstance(told, list) and {"edit", "createpage"} <= set(cast("list[object]", told))

    def numbers(self) -> list[int]:
        """List the articles there are, by number; what only leads elsewhere is none."""
        found: set[int] = set()
        if self._settings.categories:
            for name in self._settings.categories:
                found |= self._members(name)
        else:
            for namespace in self._settings.namespaces:
                found |= self._all_pages(namespace)
        for name in self._settings.without_categories if found else ():
            found -= self._members(name)
        return sorted(found)

    def touched(self) -> dict[int, datetime]:
        """Tell of each article when it, or what it is made of, last changed."""
        try:
            found = {self._number(row): read_stamp(row["touched"]) for row in self._described()}
        except _MALFORMED:
            raise self._client.cut_reply() from None
        for name in self._settings.without_categories if found else ():
            for number in self._members(name):
                found.pop(number, None)
        return found

    def pages(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Look pages up; those that are there and are articles."""
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(numbers), _BATCH):
            batch = "|".join(str(number) for number in numbers[start : start + _BATCH])
            for answer in self._client.query(pageids=batch, **self._wanted()):
                for row in self._client.rows_of(answer, "pages"):
                    _merge(found.setdefault(self._number(row), {}), row)
        return {number: page for number, page in found.items() if self._is_article(page)}

    def read(self, page: Row) -> Article | BadRecord | None:
        """Let the wiki show an article; nothing where it was deleted meanwhile."""
        identity = RemoteId(str(page["pageid"]))
        site = self._site or self.site()
        try:
            question = {"action": "parse", "pageid": page["pageid"], "prop": "text|revid|categories|wikitext"}
            parsed = self._client.ask(**question, **_PLAIN).get("parse")
            return article(page, cast("Row", parsed), site.language)
        except NoPageError:
            return None
        except OfficeError as error:
            if error.trouble not in _OF_ONE_PAGE:
                raise
            return BadRecord(identity, error.details.get("reason", error.trouble.value))
        except _MALFORMED as error:
            return BadRecord(identity, type(error).__name__)

    def changes(self, after: Place, limit: int) -> tuple[list[tuple[Place, int]], bool]:
        """Give changes after a place with the number of the page, and whether there are more."""
        place = Place(after.stamp, after.id + 1)
        answer = self._client.ask(
            action="query",
            rcdir="newer",
            rclimit=limit,
            rcnamespace="|".join(str(number) for number in self._settings.namespaces),
            rccontinue=str(place),
            **_CHANGES,
        )
        rows = self._client.rows_of(self._found(answer), "recentchanges")
        return [(self._place(row), self._number(row)) for row in rows], bool(rows) and "continue" in answer

    def horizon(self) -> Horizon:
        """Look from where to where the wiki keeps its changes."""
        answer = self._client.ask(action="query", curtimestamp=1, rcdir="older", rclimit=1, **_CHANGES)
        newest = self._client.rows_of(self._found(answer), "recentchanges")
        oldest = self._client.rows_of(self._one(rcdir="newer", rclimit=1, **_CHANGES), "recentchanges")
        try:
            now = read_stamp(answer["curtimestamp"])
        except _MALFORMED:
            raise self._client.cut_reply() from None
        places = [self._place(rows[0]) if rows else None for rows in (oldest, newest)]
        return Horizon(now, *places)

    def first_revision_since(self, stamp: datetime) -> datetime | None:
        """Give the time of the first edit since then, whether or not it is still among the changes."""
        when = {"arvdir": "newer", "arvlimit": 1, "arvprop": "ids|timestamp", "arvstart": write_stamp(stamp)}
        rows = self._client.rows_of(self._one(list="allrevisions", **when), "allrevisions")
        try:
            return min((read_stamp(row["revisions"][0]["timestamp"]) for row in rows), default=None)
        except _MALFORMED:
            raise self._client.cut_reply() from None

    def _all_pages(self, namespace: int) -> set[int]:
        asked = {"apnamespace": namespace, "apfilterredir": "nonredirects", "aplimit": "max"}
        return {self._number(row) for row in self._client.rows("allpages", list="allpages", **asked)}

    def _members(self, category: str) -> set[int]:
        return {self._number(row) for row in self._rows_of_category(category)}

    def _described(self) -> Iterator[Row]:
        if self._settings.categories:
            for name in self._settings.categories:
                yield from self._rows_of_category(name)
        else:
            for namespace in self._settings.namespaces:
                asked = {"gapnamespace": namespace, "gapfilterredir": "nonredirects", "gaplimit": "max"}
                yield from self._client.rows("pages", generator="allpages", prop="info", **asked)

    def _rows_of_category(self, category: str) -> Iterator[Row]:
        namespaces = "|".join(str(number) for number in self._settings.namespaces)
        asked = {"gcmtitle": f"Category:{category}", "gcmnamespace": namespaces, "gcmlimit": "max"}
        rows = self._client.rows("pages", generator="categorymembers", prop="info", **asked)
        return (row for row in rows if not row.get("redirect"))

    def _wanted(self) -> dict[str, object]:
        wanted = {"prop": "info|revisions", "inprop": "url", "rvprop": "ids|timestamp"}
        names = sorted(self._settings.categories | self._settings.without_categories)
        if not names:
            return {**wanted}
        categories = "|".join(f"Category:{name}" for name in names)
        return {**wanted, "prop": "info|revisions|categories", "cllimit": "max", "clcategories": categories}

    def _is_article(self, page: Row) -> bool:
        if page.get("missing") or page.get("invalid") or page.get("redirect"):
            return False
        try:
            return page.get("ns") in self._settings.namespaces and self._settings.fits(categories_of(page))
        except _MALFORMED:
            raise self._client.cut_reply() from None

    def _one(self, **parameters: object) -> Row:
        return self._found(self._client.ask(action="query", **parameters))

    def _found(self, answer: Row) -> Row:
        found = answer.get("query")
        if not is_row(found):
            raise self._client.cut_reply()
        return found

    def _number(self, row: Row) -> int:
        number = row.get("pageid", 0)
        if type(number) is not int or not 0 <= number < _LARGEST_NUMBER:
            raise self._client.cut_reply()
        return number

    def _place(self, row: Row) -> Place:
        try:
            place = Place(read_stamp(row["timestamp"]), int(row["rcid"]))
        except _MALFORMED:
            raise self._client.cut_reply() from None
        if not 0 <= place.id < _LARGEST_NUMBER:
            raise self._client.cut_reply()
        return place


def _merge(page: dict[str, Any], row: Row) -> None:
    """Put together what came of one page in several answers."""
    for name, value in row.items():
        if name == "categories" and isinstance(value, list) and isinstance(page.get(name), list):
            page[name] = [*page[name], *cast("list[object]", value)]
        else:
            page[name] = value


def pages_in(rows: Sequence[tuple[Place, int]]) -> Iterator[RemoteId]:
    """Name each page of a list of changes once."""
    return (
        RemoteId(str(number)) for number in dict.fromkeys(number for _place, number in rows) if number > 0
    )
