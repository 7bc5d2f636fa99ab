"""MediaWiki: the articles of a knowledge base over the action API, read and written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync.connectors.mediawiki.client import MediaWikiClient
from sync.connectors.mediawiki.feeds import OVERLAP, ArticleFeed
from sync.connectors.mediawiki.lookup import Horizon, Lookup
from sync.connectors.mediawiki.renderings import RenderingFeed
from sync.connectors.mediawiki.settings import NAMES, MediaWikiSettings, read_settings
from sync.connectors.mediawiki.writing import Writer
from sync.contract import Capabilities, Change, Diagnosis, Feed, Finding, Receipt, Standing, Writing

_SHORT_MEMORY = timedelta(days=7)


class MediaWikiConnector:
    """Reads the articles of one wiki as one user, or as anybody may; writes as a user alone."""

    def __init__(self, settings: MediaWikiSettings, client: MediaWikiClient) -> None:
        self._settings = settings
        self._client = client
        self._lookup = Lookup(settings, client)
        self._articles = ArticleFeed(settings.office, self._lookup)
        self._renderings = RenderingFeed(self._lookup, self._articles)
        self._writer = Writer(settings, client, self._lookup)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it; nothing is sent before the first question."""
        checked = read_settings(settings)
        return cls(checked, MediaWikiClient(checked, secret))

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name the settings."""
        return NAMES

    @property
    def office(self) -> OfficeId:
        """The office it speaks to."""
        return self._settings.office

    @property
    def capabilities(self) -> Capabilities:
        """A page is small, for the wiki renders each of its articles."""
        return Capabilities(
            overlap=OVERLAP, page_size=50, parallel_requests=2, gives=frozenset({Kind.ARTICLE})
        )

    def feeds(self) -> Sequence[Feed]:
        """What is rendered anew comes first, so that nothing that changes in between is missed."""
        return (self._renderings, self._articles)

    @property
    def writing(self) -> Writing:
        """The kinds of edit it takes; none from a passer-by."""
        return self._writer.writing

    def look(self, change: Change) -> Standing:
        """Read title and source as they are now."""
        return self._writer.look(change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Write it under the lock of this revision."""
        return self._writer.send(change, revision)

    def find(self, change: Change) -> Finding:
        """Look for it by its reference, deleted pages included."""
        return self._writer.find(change)

    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours."""
        return self._client.clock_offset

    def identity(self) -> str:
        """Name the wiki by what stays the same when it is updated or moves."""
        site = self._lookup.site()
        return f"{site.wiki}/{site.name}/{site.language}"

    def test_connection(self) -> Diagnosis:
        """Sign in, and look at the articles and at how far back changes are kept."""
        site = self._lookup.site()
        articles, horizon = self._articles.total(), self._lookup.horizon()
        product, _, version = site.generator.partition(" ")
        notes = [f"{site.name}: {articles} articles", *_notes(site.language, horizon)]
        if self.writing.kinds and not self._lookup.may_write():
            notes.append("This user may only read; what agents write is refused.")
        return Diagnosis(product, version, self._client.clock_offset or timedelta(0), tuple(notes))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()
        self._articles.close()


def _notes(language: str, horizon: Horizon) -> Iterator[str]:
    if not language.startswith("zh"):
        yield f"The wiki's own search is made for {language} and cuts no Chinese; the desk's search does."
    if horizon.oldest is None:
        yield "The wiki keeps no recent changes."
    elif horizon.now - horizon.oldest.stamp < _SHORT_MEMORY:
        day = f"{horizon.oldest.stamp:%Y-%m-%d}"
        yield f"Recent changes are kept since {day}; after a longer absence everything is read anew."
