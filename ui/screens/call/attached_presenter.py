"""Shows on an open ticket which articles are attached to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.article import Article
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.usecases.list_attached import list_attached
from ui.models.article_words import attached_rows
from ui.screens.call.services import CallServices
from ui.widgets.article_attached import AttachedList


class AttachedPresenter(QObject):
    """``read`` opens an article."""

    def __init__(self, shown: AttachedList, services: CallServices, read: Callable[[LocalId], None]) -> None:
        super().__init__()
        self._shown, self._services, self._read = shown, services, read
        self._ticket: LocalId | None = None
        shown.chosen.connect(self._open)

    def follow(self, ticket: LocalId | None) -> None:
        """Show those of this ticket; none at all until they are read."""
        if ticket != self._ticket:
            self._ticket = ticket
            self._shown.show_rows(())
        self.look_again()

    def look_again(self) -> None:
        """Read them again."""
        if self._ticket is not None:
            services = self._services
            work = partial(list_attached, services.database, self._ticket)
            then = partial(self._show, self._ticket)
            services.background.run_latest(self, "attached", work, then, services.complain)

    def _show(self, ticket: LocalId, found: tuple[Held[Article], ...]) -> None:
        if ticket == self._ticket:
            self._shown.show_rows(attached_rows(found))

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self._read(LocalId(key))
