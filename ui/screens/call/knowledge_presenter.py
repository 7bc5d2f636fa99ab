"""Suggests articles from what is typed and what is open; the latest question wins."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.article import Article, Suggestion
from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.usecases.read_article import read_article
from callcenter.usecases.suggest_articles import suggest_articles
from ui import ages
from ui.models.customer_profile import language_name
from ui.models.find_rows import suggestion_rows
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.knowledge_panel import KnowledgePanel
from ui.widgets.panel_frame import PanelFrame

_PAUSE_MS = 250
_MOST = 8


class KnowledgePresenter(QObject):
    """Asks again when the words or the customer change, a moment after the last key."""

    def __init__(self, panel: KnowledgePanel, frame: PanelFrame, services: CallServices) -> None:
        super().__init__()
        self._panel, self._frame, self._services = panel, frame, services
        self._words = ""
        self._sheet: CallSheet | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        panel.list.chosen.connect(self._read)
        self._show(())

    def hear(self, words: str) -> None:
        """Note what is being typed."""
        if words != self._words:
            self._words = words
            self._timer.start()

    def show_customer(self, sheet: CallSheet | None, words: str) -> None:
        """Start with another customer, or with nobody."""
        self._sheet, self._words = sheet, words
        self._panel.show_list()
        self.ask()

    def follow_customer(self, sheet: CallSheet) -> None:
        """The same customer, with news."""
        self._sheet = sheet
        self._timer.start()

    def read(self, article: LocalId) -> None:
        """Open an article."""
        work = partial(read_article, self._services.database, article)
        self._services.background.run_latest(self, "article", work, self._open, self._services.complain)

    def ask(self) -> None:
        """Ask for suggestions now."""
        self._timer.stop()
        services, sheet = self._services, self._sheet
        if sheet is None and not self._words.strip():
            services.background.run_latest(self, "suggest", tuple, self._show, services.complain)
            return
        language = sheet.customer.language if sheet else ""
        work = partial(
            suggest_articles,
            services.database,
            self._words[-600:],
            sheet,
            language=language or services.language().replace("_", "-"),
            limit=_MOST,
        )
        services.background.run_latest(self, "suggest", work, self._show, services.complain)

    @property
    def is_waiting(self) -> bool:
        """Tell whether a question is about to be asked."""
        return self._timer.isActive()

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _show(self, found: tuple[Suggestion, ...]) -> None:
        self._panel.show_suggestions(suggestion_rows(found))
        self._frame.set_count(str(len(found)) if found else "")
        self._say_why(bool(found))

    def _say_why(self, found: bool) -> None:
        if found or self._panel.is_reading:
            self._frame.set_reason(None)
        elif self._sheet is None and not self._words.strip():
            self._frame.set_reason(translate("Knowledge", "suggested for a customer or what you type"))
        else:
            self._frame.set_reason(translate("Knowledge", "no article fits; type what it is about"))

    def _read(self, key: object) -> None:
        if isinstance(key, int):
            self.read(LocalId(key))

    def _open(self, held: Held[Article] | None) -> None:
        if held is None:
            self._services.say(translate("Knowledge", "This article is no longer there."))
            return
        article = held.record
        changed = ages.day(article.changed_at.astimezone()) if article.changed_at else ""
        parts = (
            held.office,
            language_name(article.language),
            fill(translate("Knowledge", "changed %1"), changed) if changed else "",
        )
        self._panel.show_article(article.title, " · ".join(part for part in parts if part), article.text)
        self._frame.set_reason(None)
