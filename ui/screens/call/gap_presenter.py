"""Reports that no article helped; the words are kept while they are typed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.report_gap import report_gap
from ui.screens.call.draft_keeper import DraftKeeper
from ui.screens.call.services import CallServices
from ui.speech import translate
from ui.widgets.gap_line import GapLine

_LONGEST_OFFERED = 200
_About = tuple[CustomerId | None, LocalId | None]


class GapPresenter(QObject):
    """``words`` gives what was looked for, ``about`` the customer and the ticket that are open."""

    def __init__(
        self,
        line: GapLine,
        services: CallServices,
        keeper: DraftKeeper,
        words: Callable[[], str],
        about: Callable[[], _About],
    ) -> None:
        super().__init__()
        self._line, self._services, self._keeper = line, services, keeper
        self._words, self._about = words, about
        self._meant: _About = (None, None)
        self._is_sending = False
        line.opened.connect(self.ask)
        line.typed.connect(self._keep)
        line.sent.connect(self._send)

    def ask(self) -> None:
        """Ask what was looked for: with the words kept from before, else with what was typed to find something."""
        self._meant = self._about()
        kept = self._keeper.latest(self._key)
        if kept is not None:
            self._begin(self._meant, kept)
            return
        work = partial(find_draft, self._services.database, self._key)
        then = partial(self._begin, self._meant)
        self._services.background.run_latest(self, "gap", work, then, self._services.complain)

    def leave(self) -> None:
        """Somebody else is open: words typed for one customer are never offered or sent for another."""
        if self._about()[0] != self._meant[0]:
            self._line.fold()

    @property
    def _key(self) -> DraftKey:
        """The words belong to whom they were typed for."""
        return DraftKey(self._services.agent, "knowledge", f"gap:{self._meant[0] or ''}")

    def _begin(self, meant: _About, kept: Draft | None) -> None:
        if meant[0] != self._about()[0]:
            return
        offered = " ".join(self._words().split())[-_LONGEST_OFFERED:]
        self._line.ask(kept.text if kept and kept.text else offered)

    def _keep(self, words: str) -> None:
        self._keeper.keep(Draft(self._key, words, self._services.clock.now()))

    def _send(self, words: str) -> None:
        if self._is_sending:
            return
        self._is_sending = True
        services = self._services
        customer, ticket = self._meant
        key = self._key
        work = partial(
            report_gap,
            services.database,
            words,
            agent=services.agent,
            at=services.clock.now(),
            customer=customer,
            ticket=ticket,
        )
        services.background.run(self, work, partial(self._thank, key, words), self._complain)

    def _thank(self, key: DraftKey, words: str, _done: None) -> None:
        self._is_sending = False
        kept = self._keeper.latest(key)
        if kept is None or kept.text.strip() == words:
            self._keeper.keep(Draft(key, "", self._services.clock.now()))
        if key == self._key and self._line.words.text().strip() == words:
            self._line.fold()
        self._services.say(translate("Knowledge", "Noted: an article is missing here."))

    def _complain(self, error: DeskError) -> None:
        self._is_sending = False
        self._services.complain(error)
