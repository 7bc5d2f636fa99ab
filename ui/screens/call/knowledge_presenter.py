"""Suggests articles from what is typed and what is open; the latest question wins."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.article import Suggestion
from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.draft import Draft
from callcenter.domain.feedback import Verdict
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.ticket import Ticket
from callcenter.usecases.suggest_articles import suggest_articles
from ui.models.find_rows import suggestion_rows
from ui.screens.call.article_presenter import ArticlePresenter
from ui.screens.call.attached_presenter import AttachedPresenter
from ui.screens.call.correction_presenter import CorrectionPresenter
from ui.screens.call.draft_keeper import DraftKeeper
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.gap_presenter import GapPresenter
from ui.screens.call.proposal_presenter import ProposalPresenter
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.call.takers_presenter import TakersPresenter
from ui.speech import translate

_PAUSE_MS = 250
_MOST = 8


class KnowledgePresenter(QObject):
    """Asks again when the words, the ticket or the customer change, a moment after the last key."""

    def __init__(self, room: CallRoom, services: CallServices, takers: TakersPresenter) -> None:
        super().__init__()
        panel, frame = room.right.knowledge, room.right.knowledge_panel
        self._panel, self._frame, self._services = panel, frame, services
        self._words = ""
        self._sheet: CallSheet | None = None
        self._ticket: Held[Ticket] | None = None
        self._keeper = DraftKeeper(services.database, services.background, _ignore, services.complain)
        self._article = ArticlePresenter(panel, services, takers, self._typed, self._unfold)
        self._attached = AttachedPresenter(room.page.ticket.attached, services, self.read)
        self._article.attached.connect(self._attached.look_again)
        self._gap = GapPresenter(panel.gap, services, self._keeper, self._typed, self._about)
        self._forms = FormDrafts(self._keeper, services.clock, services.agent)
        self._correction = CorrectionPresenter(panel, services, self._forms, self._article.meant, self.read)
        self._proposal = ProposalPresenter(panel, services, self._keeper, self.read)
        self._write = room.right.write_article
        self._write.clicked.connect(self.write_article)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        panel.list.chosen.connect(self._read)
        self._show(())
        self._tell_subject()

    def hear(self, words: str) -> None:
        """Note what is being typed."""
        if words != self._words:
            self._words = words
            self._timer.start()

    def show_customer(self, sheet: CallSheet | None, words: str) -> None:
        """Start with another customer, or with nobody."""
        self._sheet, self._words, self._ticket = sheet, words, None
        self._panel.show_list()
        self._gap.leave()
        self._tell_subject()
        self.ask()

    def follow_customer(self, sheet: CallSheet) -> None:
        """The same customer, with news."""
        self._sheet = sheet
        self._timer.start()

    def follow_ticket(self, held: Held[Ticket] | None) -> None:
        """Look for what helps with this ticket, or with none."""
        if held != self._ticket:
            self._ticket = held
            self._tell_subject()
            self._timer.start()

    def read(self, article: LocalId) -> None:
        """Open an article."""
        self._article.read(article)

    def act(self, verdict: Verdict) -> None:
        """Do this with the article that is read, or else with the one that is current in the list."""
        self._article.act(verdict)

    def report_gap(self) -> None:
        """Ask what was looked for and not found."""
        self._panel.show_list()
        self._unfold()
        self._gap.ask()

    def write_article(self) -> None:
        """Write an article from the ticket that is open, where it is solved."""
        if self._ticket is None or self._ticket.record.is_open:
            said = translate("Knowledge", "Open a solved ticket to write an article from it.")
            self._services.say(said)
            return
        self._unfold()
        self._proposal.begin(self._ticket)

    def edit_article(self) -> None:
        """Correct the article that is read, or else the one that is current in the list."""
        self._unfold()
        self._correction.begin()

    def look_again(self) -> None:
        """Articles have changed, or what is thought of them."""
        self._attached.look_again()
        self.ask()

    def ask(self) -> None:
        """Ask for suggestions now."""
        self._timer.stop()
        services, sheet = self._services, self._sheet
        if sheet is None and self._ticket is None and not self._words.strip():
            services.background.run_latest(self, "suggest", tuple, self._show, services.complain)
            return
        language = sheet.customer.language if sheet else ""
        work = partial(
            suggest_articles,
            services.database,
            self._words[-600:],
            sheet,
            ticket=self._ticket,
            language=language or services.language().replace("_", "-"),
            limit=_MOST,
        )
        services.background.run_latest(self, "suggest", work, self._show, services.complain)

    def flush(self) -> None:
        """Write every word before this returns; raises ``DeskError`` where the store does not take them."""
        self._forms.hand_over()
        self._keeper.flush()

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is about to be asked or written."""
        is_asking = self._timer.isActive() or self._proposal.is_waiting
        return is_asking or self._forms.is_waiting or not self._keeper.is_safe

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._proposal.close()

    def _typed(self) -> str:
        return self._words

    def _about(self) -> tuple[CustomerId | None, LocalId | None]:
        customer = self._sheet.customer.id if self._sheet else None
        return customer, self._ticket.id if self._ticket else None

    def _tell_subject(self) -> None:
        self._article.follow(self._ticket, self._about()[0])
        ticket = self._ticket.id if self._ticket else None
        self._attached.follow(ticket)
        self._proposal.follow(ticket)
        self._write.setVisible(self._ticket is not None and not self._ticket.record.is_open)

    def _show(self, found: tuple[Suggestion, ...]) -> None:
        self._panel.show_suggestions(suggestion_rows(found))
        self._frame.set_count(str(len(found)) if found else "")
        is_asked = self._sheet is not None or self._ticket is not None or bool(self._words.strip())
        none = translate("Knowledge", "no article fits; type what it is about")
        self._panel.say_nothing_fits("" if found or not is_asked else none)
        if is_asked or not self._panel.is_listing or self._panel.gap.is_open:
            self._unfold()
        else:
            self._frame.set_reason(translate("Knowledge", "suggested for a customer or what you type"))

    def _unfold(self) -> None:
        self._frame.set_reason(None)

    def _read(self, key: object) -> None:
        if isinstance(key, int):
            self.read(LocalId(key))


def _ignore(_draft: Draft) -> None:
    """Nobody waits to hear that these words are safe."""
