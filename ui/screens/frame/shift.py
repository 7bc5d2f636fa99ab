"""The two ends of a shift: what is left from the last one, what came from another agent, and going home."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.errors import Trouble
from callcenter.usecases.read_unsent import Unsent, read_unsent
from sync.engine.report import CycleReport
from sync.news import Pushed, Refreshed
from sync.service import NotConnected
from ui.actions import Actions, Deed
from ui.models.sign_out_words import reminder
from ui.screens.call.services import CallServices
from ui.screens.frame.sign_out_presenter import SignOutPresenter
from ui.screens.frame.take_over_presenter import TakeOverPresenter
from ui.screens.frame.window import DeskWindow


class Shift(QObject):
    """``over`` tells that the agent has signed out."""

    over = Signal()

    def __init__(
        self,
        window: DeskWindow,
        actions: Actions,
        services: CallServices,
        may_leave: Callable[[], bool],
        show_outbox: Callable[[], None],
    ) -> None:
        super().__init__()
        self._window, self._services, self._show_outbox = window, services, show_outbox
        self._sign_out = SignOutPresenter(window.sign_out, services, may_leave)
        self._take_over = TakeOverPresenter(window.take_over, services, show_outbox)
        self._sign_out.left.connect(self.over)
        window.sign_out.outbox_wanted.connect(self._look_first)
        for deed, do in ((Deed.SIGN_OUT, self._sign_out.begin), (Deed.TAKE_OVER, self._take_over.begin)):
            action = actions.action(deed)
            action.triggered.connect(do)
            action.setEnabled(True)

    def remind(self) -> None:
        """Say once what is left from before and has waited for too long."""
        services = self._services
        work = partial(read_unsent, services.database)
        services.background.run(self, work, self._remind, services.complain)

    def close(self) -> None:
        """Follow nothing more."""
        self._sign_out.close()

    def _remind(self, found: Unsent) -> None:
        words = reminder(found.waiting, found.oldest, self._services.clock.now())
        if words and not self._window.notices.text:
            self._services.say(words)

    def _look_first(self) -> None:
        self._window.sign_out.dismiss()
        self._show_outbox()


def is_fenced(news: object) -> bool:
    """Tell whether another desk took over the store."""
    if isinstance(news, NotConnected):
        return news.error.trouble is Trouble.FENCED
    if isinstance(news, CycleReport | Pushed | Refreshed):
        return any(fault.trouble is Trouble.FENCED for fault in news.faults)
    return False
