"""Leads the article that is read: what agents think of it, and what this agent does with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.article import Article
from callcenter.domain.feedback import Feedback, Verdict
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Database
from callcenter.usecases.judge_article import judge_article
from callcenter.usecases.read_article import read_article
from callcenter.usecases.read_feedback import read_feedback
from ui import ages
from ui.models.customer_profile import language_name
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.knowledge_panel import KnowledgePanel

_Read = tuple[Held[Article], Feedback]


class ArticlePresenter(QObject):
    """``words`` gives what the agent is typing, ``shown`` is called when an article is on the screen."""

    def __init__(
        self,
        panel: KnowledgePanel,
        services: CallServices,
        words: Callable[[], str],
        shown: Callable[[], None],
    ) -> None:
        super().__init__()
        self._panel, self._services = panel, services
        self._words, self._shown = words, shown
        self._article: LocalId | None = None
        self._ticket: Held[Ticket] | None = None
        self._customer: CustomerId | None = None
        panel.reader.acts.judged.connect(self._judge)
        panel.inserted.connect(self._note_use)

    def follow(self, ticket: Held[Ticket] | None, customer: CustomerId | None) -> None:
        """Note what an article would be used for."""
        self._ticket, self._customer = ticket, customer
        number = (ticket.record.number or ticket.record.id) if ticket else ""
        named = fill(translate("Ticket", "Ticket %1"), number) if ticket else ""
        self._panel.reader.acts.show_ticket(named)

    def read(self, article: LocalId) -> None:
        """Open an article."""
        services = self._services
        work = partial(_read, services.database, article, services.agent)
        services.background.run_latest(self, "article", work, self._open, services.complain)

    def _open(self, found: _Read | None) -> None:
        if found is None:
            self._services.say(translate("Knowledge", "This article is no longer there."))
            return
        held, known = found
        article = held.record
        self._article = held.id
        changed = ages.day(article.changed_at.astimezone()) if article.changed_at else ""
        parts = (
            held.office,
            language_name(article.language),
            fill(translate("Knowledge", "changed %1"), changed) if changed else "",
        )
        about = " · ".join(part for part in parts if part)
        self._panel.show_article(article.title, about, article.text, article.html)
        self._panel.reader.acts.show_feedback(known)
        self._shown()

    def _note_use(self) -> None:
        self._judge(Verdict.USED.value)

    def _judge(self, said: str) -> None:
        article = self._article
        if article is None:
            return
        services, verdict = self._services, Verdict(said)
        ticket = self._ticket.id if self._ticket else None
        work = partial(
            _judged,
            partial(
                judge_article,
                services.database,
                article,
                verdict,
                agent=services.agent,
                at=services.clock.now(),
                words=self._words(),
                customer=self._customer,
                ticket=ticket,
            ),
            partial(read_feedback, services.database, article, services.agent),
        )
        then = partial(self._take_feedback, article, verdict)
        services.background.run(self, work, then, services.complain)

    def _take_feedback(self, article: LocalId, verdict: Verdict, known: Feedback) -> None:
        if article == self._article:
            self._panel.reader.acts.show_feedback(known)
        if verdict is Verdict.ATTACHED and self._ticket is not None:
            number = self._ticket.record.number or self._ticket.record.id
            self._services.say(fill(translate("Knowledge", "Attached to ticket %1."), number))


def _read(database: Database, article: LocalId, agent: str) -> _Read | None:
    held = read_article(database, article)
    return None if held is None else (held, read_feedback(database, article, agent))


def _judged(judge: Callable[[], None], look: Callable[[], Feedback]) -> Feedback:
    judge()
    return look()
