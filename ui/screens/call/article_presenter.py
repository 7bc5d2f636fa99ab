"""Leads the article that is read: what agents think of it, and what this agent does with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.article import Article
from callcenter.domain.edit import EditKind
from callcenter.domain.errors import DeskError
from callcenter.domain.feedback import Feedback, Verdict
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Database
from callcenter.usecases.attach_article import attach_article
from callcenter.usecases.judge_article import judge_article
from callcenter.usecases.read_article import read_article
from callcenter.usecases.read_feedback import read_feedback
from ui import ages
from ui.models.customer_profile import language_name
from ui.screens.call.services import CallServices
from ui.screens.call.takers_presenter import TakersPresenter
from ui.speech import fill, translate
from ui.widgets.knowledge_panel import KnowledgePanel

_Read = tuple[Held[Article], Feedback]
_About = tuple[CustomerId | None, LocalId | None]


class ArticlePresenter(QObject):
    """``words`` gives what the agent is typing, ``shown`` is called when an article is on the screen.

    ``attached`` tells that one was attached to a ticket.
    """

    attached = Signal()

    def __init__(
        self,
        panel: KnowledgePanel,
        services: CallServices,
        takers: TakersPresenter,
        words: Callable[[], str],
        shown: Callable[[], None],
    ) -> None:
        super().__init__()
        self._panel, self._services, self._takers = panel, services, takers
        self._words, self._shown = words, shown
        self._known: Feedback | None = None
        self._ticket: Held[Ticket] | None = None
        self._customer: CustomerId | None = None
        panel.reader.acts.judged.connect(lambda said: self.act(Verdict(said)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        panel.inserted.connect(self._note_use)

    def follow(self, ticket: Held[Ticket] | None, customer: CustomerId | None) -> None:
        """Note what an article would be used for."""
        self._ticket, self._customer = ticket, customer
        self._panel.reader.acts.show_ticket(self._ticket_named)

    def read(self, article: LocalId) -> None:
        """Open an article."""
        services = self._services
        work = partial(_read, services.database, article, services.agent)
        then = partial(self._open, self._customer)
        services.background.run_latest(self, "article", work, then, services.complain)

    def act(self, verdict: Verdict) -> None:
        """Do this with the article that is read, or else with the one that is current in the list."""
        article = self.meant()
        if article is None:
            self._services.say(translate("Knowledge", "Choose an article first."))
        elif verdict is Verdict.ATTACHED and self._ticket is None:
            self._services.say(translate("Knowledge", "Open a ticket to attach the article to it"))
        elif verdict is not Verdict.USED:
            self._judge(article, verdict)
        elif self._panel.is_reading:
            self._panel.reader.give()
        else:
            self._use(article)

    @property
    def _about(self) -> _About:
        return self._customer, self._ticket.id if self._ticket else None

    @property
    def _ticket_named(self) -> str:
        number = (self._ticket.record.number or self._ticket.record.id) if self._ticket else ""
        return fill(translate("Ticket", "Ticket %1"), number) if number else ""

    def meant(self) -> LocalId | None:
        """Give the article that is read, or else the one that is current in the list."""
        if self._panel.is_reading:
            return self._known.article if self._known else None
        key = self._panel.list.current_key() if self._panel.is_listing else None
        return LocalId(key) if isinstance(key, int) else None

    def _use(self, article: LocalId) -> None:
        services = self._services
        work = partial(_read, services.database, article, services.agent)
        then = partial(self._give, self._about)
        services.background.run_latest(self, "use", work, then, services.complain)

    def _give(self, about: _About, found: _Read | None) -> None:
        """Put it in, unless somebody else is open by now: words for one never land at another."""
        if about == self._about and not self._panel.is_reading and self._load(found):
            self._panel.reader.give()

    def _open(self, customer: CustomerId | None, found: _Read | None) -> None:
        """Show it, unless somebody else is open by now."""
        if customer == self._customer and self._load(found):
            self._panel.show_reader()
            self._shown()

    def _load(self, found: _Read | None) -> bool:
        if found is None:
            self._services.say(translate("Knowledge", "This article is no longer there."))
            return False
        held, self._known = found
        reader, article = self._panel.reader, held.record
        reader.show_article(article.title, _about(held), article.text, article.html)
        reader.acts.show_feedback(self._known)
        reader.refuse_correction(self._takers.refusal(EditKind.EDIT_ARTICLE, held.office))
        return True

    def _note_use(self) -> None:
        if self._known is not None:
            self._judge(self._known.article, Verdict.USED)

    def _judge(self, article: LocalId, verdict: Verdict) -> None:
        services = self._services
        judge = self._judgement(article, verdict)
        work = partial(_judged, judge, partial(read_feedback, services.database, article, services.agent))
        then = partial(self._take_feedback, verdict, self._ticket_named)
        services.background.run(self, work, then, self._complain)

    def _judgement(self, article: LocalId, verdict: Verdict) -> Callable[[], object]:
        """Attaching is something for the ticket's office, too; any other verdict is one on the article."""
        services, (customer, ticket) = self._services, self._about
        agent, at = services.agent, services.clock.now()
        if verdict is Verdict.ATTACHED and ticket is not None:
            return partial(attach_article, services.database, ticket, article, agent=agent, at=at)
        return partial(
            judge_article,
            services.database,
            article,
            verdict,
            agent=agent,
            at=at,
            words=self._words(),
            customer=customer,
            ticket=ticket,
        )

    def _take_feedback(self, verdict: Verdict, ticket: str, known: Feedback) -> None:
        if self._known is not None and known.article == self._known.article:
            self._known = known
            self._panel.reader.acts.show_feedback(known)
        if verdict is Verdict.ATTACHED:
            self.attached.emit()
        said = _said(verdict, ticket, known)
        if said:
            self._services.say(said)

    def _complain(self, error: DeskError) -> None:
        """A vote that was not kept is not shown as if it were."""
        if self._known is not None:
            self._panel.reader.acts.show_feedback(self._known)
        self._services.complain(error)


def _about(held: Held[Article]) -> str:
    article = held.record
    changed = ages.day(article.changed_at.astimezone()) if article.changed_at else ""
    parts = (
        held.office,
        language_name(article.language),
        fill(translate("Knowledge", "changed %1"), changed) if changed else "",
    )
    return " · ".join(part for part in parts if part)


def _said(verdict: Verdict, ticket: str, known: Feedback) -> str:
    if verdict is Verdict.ATTACHED:
        return fill(translate("Knowledge", "Attached: %1."), ticket)
    if not verdict.is_vote:
        return ""
    if known.mine is None:
        return translate("Knowledge", "Your vote is taken back.")
    return (
        translate("Knowledge", "Noted: helpful.")
        if known.mine is Verdict.HELPFUL
        else translate("Knowledge", "Noted: not helpful.")
    )


def _read(database: Database, article: LocalId, agent: str) -> _Read | None:
    held = read_article(database, article)
    return None if held is None else (held, read_feedback(database, article, agent))


def _judged(judge: Callable[[], object], look: Callable[[], Feedback]) -> Feedback:
    judge()
    return look()
