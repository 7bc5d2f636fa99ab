"""Says which records a customer is, and carries out what the agent says about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.changes import Changes
from callcenter.domain.customer import OfficeRecord
from callcenter.domain.ids import CustomerId
from callcenter.domain.link import LinkId
from callcenter.storage.database import Database
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.part_record import part_record
from callcenter.usecases.read_links import read_links
from callcenter.usecases.refuse_link import refuse_link
from callcenter.usecases.undo_link import undo_link
from ui.models.link_rows import LinkSigns, link_signs, named
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.link_strip import LinkStrip


class LinksPresenter(QObject):
    """One customer at a time; read after the sheet is on the screen, which never waits for it."""

    def __init__(self, strip: LinkStrip, services: CallServices) -> None:
        super().__init__()
        self._strip, self._services = strip, services
        self._customer: CustomerId | None = None
        self._last: LinkId | None = None
        strip.joined.connect(self._join)
        strip.refused.connect(self._refuse)
        strip.parted.connect(self._part)
        strip.undone.connect(self._undo)

    def show(self, customer: CustomerId | None) -> None:
        """Another customer is shown, or nobody."""
        if customer != self._customer:
            self._customer, self._last = customer, None
            self._strip.clear()
        self._read()

    def hear(self, changes: Changes) -> None:
        """Read again what has changed."""
        if self._customer in changes.customers:
            self._read()

    def _read(self) -> None:
        if self._customer is None:
            return
        services = self._services
        work = partial(_read_signs, services.database, self._customer)
        services.background.run_latest(self, "links", work, self._show, services.complain)

    def _show(self, signs: LinkSigns | None) -> None:
        """Late answers for customers no longer shown are dropped."""
        if signs is not None and signs.customer == self._customer:
            self._strip.show_signs(signs)

    def _join(self, other: object) -> None:
        if self._customer is not None and isinstance(other, int):
            work = partial(join_customers, self._services.database, self._customer, CustomerId(other))
            self._do(work, translate("Links", "They are one customer now."))

    def _refuse(self, other: object) -> None:
        if self._customer is not None and isinstance(other, int):
            work = partial(refuse_link, self._services.database, self._customer, CustomerId(other))
            self._do(work, translate("Links", "They stay two customers."))

    def _part(self, record: object) -> None:
        if isinstance(record, OfficeRecord):
            work = partial(part_record, self._services.database, record.office, record.id)
            text = translate("Links", "%1 is a customer of its own now.")
            self._do(work, fill(text, named(record)))

    def _undo(self) -> None:
        if self._last is not None:
            work = partial(undo_link, self._services.database, self._last)
            self._do(work, translate("Links", "Undone."), can_be_undone=False)

    def _do(self, work: Callable[..., LinkId], text: str, *, can_be_undone: bool = True) -> None:
        services = self._services
        then = partial(self._say_done, self._customer, text, can_be_undone)
        done = partial(work, services.agent, services.clock.now())
        services.background.run(self, done, then, services.complain)

    def _say_done(self, customer: CustomerId | None, text: str, can_be_undone: bool, act: LinkId) -> None:
        self._services.say(text)
        if customer == self._customer:
            self._last = act if can_be_undone else None
            self._strip.offer_undo(text if can_be_undone else "")


def _read_signs(database: Database, customer: CustomerId) -> LinkSigns | None:
    links = read_links(database, customer)
    return link_signs(links) if links is not None else None
