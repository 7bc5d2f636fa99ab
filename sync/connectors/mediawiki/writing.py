"""Writes what agents do to articles: proposes new ones, edits and renames those there are, and passes on votes."""

from collections.abc import Mapping
from types import MappingProxyType

from callcenter.domain.edit import EditKind, Value
from callcenter.domain.edit_values import to_list
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.answers import NO_PAGE, NoPageError, Row, as_row
from sync.connectors.mediawiki.client import MediaWikiClient
from sync.connectors.mediawiki.lookup import Lookup
from sync.connectors.mediawiki.pages import Pages, PageState
from sync.connectors.mediawiki.proofs import Proofs, Trace, newest, summary
from sync.connectors.mediawiki.settings import MediaWikiSettings
from sync.connectors.mediawiki.votes import heading, words
from sync.connectors.mediawiki.wikitext import saved, wikitext
from sync.contract import (
    Change,
    Finding,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    Standing,
    UnreachableError,
    Whereabouts,
    Writing,
)

_HOME = "articles"
_TITLE = "title"
_OVERTAKEN = frozenset(("editconflict", "pagedeleted", *NO_PAGE))
_TAKEN = "articleexists"
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        _TAKEN: "another article has this title",
        "selfmove": "another article has this title",
        "cantmove": "this user may not rename articles",
        "protectedpage": "the article is protected",
        "protectedtitle": "the title is protected",
        "cascadeprotected": "the article is protected",
        "protectednamespace": "the article is protected",
        "contenttoobig": "the text is too long",
        "spamblacklist": "the text holds a link that is not allowed",
    }
)


class Writer:
    """Sends each change once, and knows it again by the reference in its summary."""

    def __init__(self, settings: MediaWikiSettings, client: MediaWikiClient, lookup: Lookup) -> None:
        self._settings, self._client, self._lookup = settings, client, lookup
        self._pages = Pages(settings, client, lookup)
        self._proofs = Proofs(client, self._pages)

    @property
    def writing(self) -> Writing:
        """A wiki takes articles from whom it knows, and votes where it is asked to."""
        kinds = [EditKind.PROPOSE_ARTICLE, EditKind.EDIT_ARTICLE] if self._settings.user else []
        if kinds and self._settings.votes_on_talk:
            kinds.append(EditKind.VOTE_ARTICLE)
        return Writing(dict.fromkeys(kinds, Reference.CERTAIN))

    def look(self, change: Change) -> Standing:
        """Read an article as it stands. What this very change wrote before counts as written, whatever came after."""
        page = self._pages.page(change.record) if change.record else None
        if page is None or not page.is_article:
            return Standing(Whereabouts.GONE if change.record else Whereabouts.THERE)
        held: dict[str, str] = {_TITLE: page.title, "text": page.text}
        fields = {
            name: self._as_it_stands(change, name, held[name], page) for name in change.fields if name in held
        }
        return Standing(Whereabouts.THERE, fields, page.revision, page.author, page.changed_at)

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it."""
        if change.kind not in self.writing.kinds:
            raise self._refusal("the wiki takes no such change")
        if change.kind is EditKind.PROPOSE_ARTICLE:
            return self._propose(change)
        if change.kind is EditKind.VOTE_ARTICLE:
            return self._vote(change)
        return self._edit(change, revision or change.base_revision)

    def find(self, change: Change) -> Finding:
        """Look for the reference of a change in what the desk wrote."""
        if change.kind is EditKind.PROPOSE_ARTICLE:
            return self._find_proposal(change)
        traces = self._proofs.revisions(change, text=change.fields.get("text") or "")
        if change.kind is EditKind.VOTE_ARTICLE:
            return self._find_vote(change, traces)
        traces += self._proofs.revisions(change, _TITLE)  # a title that leads on bears the reference as well
        own = [trace for trace in traces if str(trace.page) == change.record]
        return Finding(tuple(self._receipt(trace.page, trace.revision) for trace in newest(own)))

    # --- articles that are there

    def _as_it_stands(self, change: Change, name: str, theirs: str, page: PageState) -> Value:
        mine = change.fields[name]
        if mine is None or theirs == mine:
            return theirs
        if saved(mine) == theirs if name == "text" else self._is_named(page, mine):
            return mine
        part = "" if name == "text" else name
        is_mine = change.first_sent_at is not None and any(
            trace.page == page.number
            for trace in self._proofs.revisions(change, part, mine if name == "text" else "")
        )
        return mine if is_mine else theirs

    def _is_named(self, page: PageState, title: str) -> bool:
        try:
            return self._pages.free_title(title)[1] == page.number
        except RejectedError:
            return False

    def _edit(self, change: Change, revision: str) -> Receipt:
        with self._client.nothing_sent():
            page = self._pages.page(change.record)
            if page is None or not page.is_article or page.revision != revision:
                raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office)
            title = self._new_title(change, page)
        text = change.fields.get("text")
        told: Row = {}
        if text is not None:
            asked = {"action": "edit", "pageid": page.number, "baserevid": revision, "nocreate": 1}
            told = self._done({**asked, "text": text, "summary": summary(change)})
        if title:
            self._rename(change, page, title, is_begun=text is not None)
        overtaken = ("text",) if text is not None and self._was_overwritten(told, revision, text) else ()
        return self._receipt(page.number, told.get("newrevid", page.revision), overtaken)

    def _new_title(self, change: Change, page: PageState) -> str:
        """Give the title an article is to have, where that is another one; what has it already keeps it."""
        wanted = change.fields.get(_TITLE)
        if not wanted or wanted == page.title:
            return ""
        title, holder = self._pages.free_title(wanted)
        if holder not in (0, page.number):
            raise self._refusal(_REASONS[_TAKEN])
        return "" if title == page.title else title

    def _rename(self, change: Change, page: PageState, title: str, *, is_begun: bool) -> None:
        """Move the page. Where its text is written and its title is refused, the rest is looked at anew."""
        try:
            asked = {"action": "move", "fromid": page.number, "to": title, "movetalk": 1}
            self._done({**asked, "reason": summary(change, _TITLE)})
        except RejectedError:
            if not is_begun:
                raise
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office) from None

    def _was_overwritten(self, told: Row, revision: str, text: str) -> bool:
        """Tell whether somebody came between: the wiki merges other paragraphs, and is not believed to do so always."""
        between, made = told.get("oldrevid"), told.get("newrevid")
        if not isinstance(made, int) or not isinstance(between, int) or str(between) == revision:
            return False
        return self._pages.text(made) == saved(text) != self._pages.text(between)

    # --- proposals

    def _propose(self, change: Change) -> Receipt:
        with self._client.nothing_sent():
            title, holder = self._pages.free_title(change.fields.get(_TITLE) or "")
            if holder:
                return self._own_page(change, holder)
        asked = {"action": "edit", "title": title, "createonly": 1, "text": self._proposed(change)}
        try:
            told = self._done({**asked, "summary": summary(change)})
        except RejectedError:
            holder = self._pages.free_title(title)[1]
            if not holder:
                raise
            return self._own_page(change, holder)
        return self._receipt(int(told.get("pageid", 0)), told.get("newrevid", 0))

    def _proposed(self, change: Change) -> str:
        categories = [self._settings.proposal_category, *to_list(change.fields.get("topics"))]
        return wikitext(change.fields.get("text") or "", categories)

    def _own_page(self, change: Change, holder: int) -> Receipt:
        """A title that is taken may be taken by this very proposal."""
        for trace in self._proofs.new_pages(change):
            if trace.page == holder:
                return self._receipt(trace.page, 0)
        raise self._refusal(_REASONS[_TAKEN])

    def _find_proposal(self, change: Change) -> Finding:
        traces = self._proofs.new_pages(change) or self._proofs.revisions(change, text=self._proposed(change))
        pages = list(newest(traces))
        there = self._pages.is_there([trace.page for trace in pages])
        done = tuple(self._receipt(one.page, one.revision) for one in pages if one.page in there)
        return Finding(done, was_deleted=len(done) < len(pages))

    # --- votes

    def _vote(self, change: Change) -> Receipt:
        with self._client.nothing_sent():
            page = self._pages.page(change.record)
            if page is None:
                raise self._refusal("the article is no longer there")
            language = self._lookup.site().language
        verdict, looked_for = change.fields.get("verdict") or "", change.fields.get("words") or ""
        asked = {"action": "edit", "title": page.talk_title, "section": "new", "summary": summary(change)}
        text = words(change.agent, looked_for, language)
        told = self._done({**asked, "sectiontitle": heading(verdict, language), "text": text})
        return self._vote_receipt(change, told.get("pageid"), told.get("newrevid"))

    def _find_vote(self, change: Change, traces: list[Trace]) -> Finding:
        if traces:
            return Finding(tuple(self._vote_receipt(change, one.page, one.revision) for one in traces))
        page = self._pages.page(change.record)
        went = page is None or self._proofs.was_deleted(change, page.talk_title)
        return Finding(was_deleted=went or bool(self._proofs.new_pages(change)))

    def _vote_receipt(self, change: Change, page: object, revision: object) -> Receipt:
        return Receipt(change.record, note=f"talk page {page}, revision {revision}")

    # --- what the wiki says

    def _done(self, asked: Row) -> Row:
        """Let the wiki do it, and take nothing but its own word for success."""
        action = str(asked["action"])
        try:
            told = as_row(self._client.act(**asked).get(action))
        except NoPageError:
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office) from None
        except RejectedError as error:
            raise self._put(error) from None
        if (action == "move" and "to" in told) or told.get("result") == "Success":
            return told
        if told.get("result") == "Failure":
            raise self._refusal("the wiki did not save it")
        raise UnreachableError(Trouble.CUT_REPLY, office=self._settings.office)

    def _put(self, error: RejectedError) -> RejectedError | OutOfDateError:
        code = error.details.get("reason", "")
        if code in _OVERTAKEN:
            return OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office)
        if error.trouble is Trouble.NOT_PERMITTED:
            return self._refusal("this user may not write there")
        return self._refusal(_REASONS[code]) if code in _REASONS else error

    def _refusal(self, reason: str) -> RejectedError:
        return RejectedError(Trouble.REJECTED, office=self._settings.office, reason=reason)

    def _receipt(self, page: int, revision: object, overtaken: tuple[str, ...] = ()) -> Receipt:
        note = f"revision {revision}" if revision else ""
        return Receipt(RemoteId(str(page)), home=_HOME, note=note, overtaken=overtaken)
