"""Writes an article from a solved ticket; every word is kept while it is typed."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.article import Suggestion
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Waiting
from callcenter.domain.errors import DeskError
from callcenter.domain.feedback import ArticleProposal
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.domain.language import language_of
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Database
from callcenter.usecases.draft_article import draft_article
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.find_similar import WAITING, find_similar
from callcenter.usecases.propose_article import propose_article
from ui.screens.call.draft_keeper import DraftKeeper
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.article_form import LANGUAGE, TEXT, TITLE, TOPICS
from ui.widgets.knowledge_panel import KnowledgePanel

_FIELDS = (TITLE, TEXT, TOPICS, LANGUAGE)
_PAUSE_MS = 400
_Words = dict[str, str]


class ProposalPresenter(QObject):
    """``read`` opens an article that is alike."""

    def __init__(
        self,
        panel: KnowledgePanel,
        services: CallServices,
        keeper: DraftKeeper,
        read: Callable[[LocalId], None],
    ) -> None:
        super().__init__()
        self._panel, self._services, self._keeper = panel, services, keeper
        self._read = read
        self._ticket: Held[Ticket] | None = None
        self._followed: LocalId | None = None
        self._alike: Suggestion | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look_for_alike)
        panel.form.typed.connect(self._keep)
        panel.form.saved.connect(self._propose)
        panel.form.similar_wanted.connect(self._read_alike)

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is about to be asked."""
        return self._timer.isActive()

    def follow(self, ticket: LocalId | None) -> None:
        """Note which ticket is open."""
        self._followed = ticket

    def begin(self, ticket: Held[Ticket]) -> None:
        """Show the form for a ticket: as it was left, else as the ticket fills it."""
        if self._panel.is_writing and self._ticket is not None and self._ticket.id == ticket.id:
            return
        keys = {field: self._key(ticket, field) for field in _FIELDS}
        latest = {field: self._keeper.latest(key) for field, key in keys.items()}
        services = self._services
        work = partial(_first_words, services.database, ticket.id, keys, latest)
        then = partial(self._show, ticket)
        services.background.run_latest(self, "proposal", work, then, services.complain)

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _show(self, ticket: Held[Ticket], words: _Words | None) -> None:
        if words is None or ticket.id != self._followed:
            return
        self._ticket = ticket
        self._panel.form.show_words(ticket.record.number or ticket.record.id, words)
        self._panel.show_form()
        self._look_for_alike()

    def _keep(self) -> None:
        ticket, now = self._ticket, self._services.clock.now()
        if ticket is not None:
            words = self._words.items()
            self._keeper.keep(*(Draft(self._key(ticket, field), text, now) for field, text in words))
            self._timer.start()

    def _look_for_alike(self) -> None:
        form, services = self._panel.form, self._services
        work = partial(find_similar, services.database, form.words(TITLE), form.words(TEXT), limit=1)
        services.background.run_latest(self, "alike", work, self._warn, services.complain)

    def _warn(self, found: tuple[Suggestion, ...]) -> None:
        self._alike = found[0] if found else None
        self._panel.form.warn(found[0].title if found else "")

    def _read_alike(self) -> None:
        if self._alike is None:
            return
        if self._alike.office == WAITING:
            waits = translate("Knowledge", "This one was proposed here already and waits for an office.")
            self._services.say(waits)
        else:
            self._read(self._alike.id)

    def _propose(self) -> None:
        ticket, services, form = self._ticket, self._services, self._panel.form
        if ticket is None:
            return
        form.set_busy(True)
        words = self._words
        topics = tuple(topic.strip() for topic in re.split("[,，、]", words[TOPICS]) if topic.strip())
        title, text = words[TITLE].strip(), words[TEXT].strip()
        language = words[LANGUAGE] or language_of(f"{title} {text}")
        proposal = ArticleProposal(title, text, language, topics, ticket.id)
        work = partial(
            propose_article, services.database, proposal, agent=services.agent, at=services.clock.now()
        )
        services.background.run(self, work, partial(self._thank, ticket, words), self._complain)

    @property
    def _words(self) -> _Words:
        return {field: self._panel.form.words(field) for field in _FIELDS}

    def _thank(self, ticket: Held[Ticket], saved: _Words, edit: Waiting | None) -> None:
        """Words written after saving stay."""
        self._panel.form.set_busy(False)
        kept = translate("Knowledge", "The article is kept here and waits until an office takes it.")
        goes = translate("Knowledge", "The article is on its way to %1.")
        self._services.say(fill(goes, edit.edit.office) if edit else kept)
        is_still_shown = self._ticket is not None and self._ticket.id == ticket.id
        if is_still_shown and self._words != saved:
            return
        now = self._services.clock.now()
        self._timer.stop()
        self._keeper.keep(*(Draft(self._key(ticket, field), "", now) for field in _FIELDS))
        if is_still_shown and self._panel.is_writing:
            self._panel.show_list()

    def _complain(self, error: DeskError) -> None:
        self._panel.form.set_busy(False)
        self._services.complain(error)

    def _key(self, ticket: Held[Ticket], field: str) -> DraftKey:
        return DraftKey(self._services.agent, f"article:{ticket.office}:{ticket.record.id}", field)


def _first_words(
    database: Database, ticket: LocalId, keys: dict[str, DraftKey], latest: dict[str, Draft | None]
) -> _Words | None:
    """Give the words kept for each field, else those the ticket gives; what this desk saw itself is newer."""
    kept = {field: latest[field] or find_draft(database, key) for field, key in keys.items()}
    words = {field: draft.text if draft else "" for field, draft in kept.items()}
    if any(words.values()):
        return words
    made = draft_article(database, ticket)
    if made is None:
        return None
    return {TITLE: made.title, TEXT: made.text, TOPICS: ", ".join(made.topics), LANGUAGE: made.language}
