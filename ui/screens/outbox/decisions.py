"""Does what an agent decides about an edit: each a use-case in the background, told in one sentence."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import DraftKey
from callcenter.domain.edit import Choice
from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.storage.database import Database
from callcenter.usecases.read_edit import read_edit
from callcenter.usecases.retarget_edit import retarget_edit
from callcenter.usecases.retry_edit import retry_edit
from callcenter.usecases.rewrite_edit import rewrite_edit
from callcenter.usecases.settle_conflict import settle_conflict
from callcenter.usecases.settle_doubt import settle_doubt
from callcenter.usecases.withdraw_edit import withdraw_edit
from ui.models.edit_form import fields_of, value_of
from ui.models.list_row import ListRow
from ui.models.outbox_page import Act, EditPage
from ui.screens.outbox.reading import read_customer, read_targets
from ui.screens.outbox.services import OutboxServices
from ui.screens.outbox.typed_words import TypedWords
from ui.speech import translate
from ui.widgets.outbox_detail import WHOLE, OutboxDetail

Typed = Mapping[tuple[str, str], str]
Deed = Callable[[Database, datetime], object]


class Decisions(QObject):
    """``decided`` hears which edit was settled, when it was."""

    def __init__(
        self,
        detail: OutboxDetail,
        services: OutboxServices,
        words: TypedWords,
        decided: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._detail, self._services, self._words = detail, services, words
        self._decided = decided
        detail.acted.connect(self._act)
        detail.kept.connect(self._keep)
        detail.taken.connect(self._take)
        detail.written.connect(self._write)
        detail.rewritten.connect(self._rewrite)
        detail.recognised.connect(self._recognise)
        detail.retargeted.connect(self._retarget)
        detail.searched.connect(self._find_targets)

    def _act(self, act: str) -> None:
        page = self._detail.page
        if page is not None:
            self._acts()[Act(act)](page)

    def _acts(self) -> Mapping[Act, Callable[[EditPage], None]]:
        return {
            Act.FOLLOW: self._follow,
            Act.RETRY: self._retry,
            Act.NOT_DONE: self._not_done,
            Act.ACKNOWLEDGE: self._acknowledge,
            Act.RETARGET: lambda _: self._find_targets(""),
            Act.WITHDRAW: self._withdraw,
            Act.COPY: self._copy,
            Act.OPEN: self._open,
            Act.SIGN_IN: lambda _: self._services.show_offices(),
        }

    def _retry(self, page: EditPage) -> None:
        said = translate("Outbox", "It is sent again in its turn.")
        self._do(page, lambda database, at: retry_edit(database, page.seq, at=at), said)

    def _follow(self, page: EditPage) -> None:
        conflict, agent = page.survivor, self._services.agent
        if conflict is not None:
            self._do(
                page,
                lambda database, at: settle_conflict(database, conflict, Choice.MINE, agent=agent, at=at),
                translate("Outbox", "The words go to the record that is left."),
            )

    def _not_done(self, page: EditPage) -> None:
        said = translate("Outbox", "It is sent again in its turn.")
        self._do(page, lambda database, at: settle_doubt(database, page.seq, None, at=at), said)

    def _acknowledge(self, page: EditPage) -> None:
        agent, seen = self._services.agent, [one.id for one in page.lost]

        def put_aside(database: Database, at: datetime) -> None:
            for conflict in seen:
                settle_conflict(database, conflict, Choice.THEIRS, agent=agent, at=at)

        self._do(page, put_aside, translate("Outbox", "Put aside."))

    def _withdraw(self, page: EditPage) -> None:
        agent, said = self._services.agent, translate("Outbox", "Withdrawn. Nothing is sent.")
        self._do(page, lambda database, at: withdraw_edit(database, page.seq, at=at, agent=agent), said)

    def _copy(self, page: EditPage) -> None:
        self._services.copy(page.copied)
        self._services.say(translate("Outbox", "The words are on the clipboard."))

    def _open(self, page: EditPage) -> None:
        work = partial(read_customer, self._services.database, page.customer)
        self._services.background.run(self, work, self._show_customer, self._services.complain)

    def _show_customer(self, customer: CustomerId | None) -> None:
        if customer is None:
            self._services.say(translate("Outbox", "This customer is not known here yet."))
        else:
            self._services.open_customer(customer)

    def _recognise(self, record: object) -> None:
        page = self._detail.page
        if page is not None:
            told = RemoteId(str(record))
            said = translate("Outbox", "Noted: it is that one. Nothing is sent again.")
            self._do(page, lambda database, at: settle_doubt(database, page.seq, told, at=at), said)

    def _retarget(self, ticket: object) -> None:
        page = self._detail.page
        if page is not None and isinstance(ticket, int):
            agent, target = self._services.agent, LocalId(ticket)
            said = translate("Outbox", "The words go to that ticket.")
            self._do(
                page, lambda database, at: retarget_edit(database, page.seq, target, at=at, agent=agent), said
            )

    def _find_targets(self, text: str) -> None:
        page = self._detail.page
        if page is not None:
            services = self._services
            work = partial(read_targets, services.database, page.seq, text, services.clock.now())
            services.background.run_latest(
                self, "targets", work, partial(self._offer, page.seq), services.complain
            )

    def _offer(self, seq: int, rows: tuple[ListRow, ...]) -> None:
        page = self._detail.page
        if page is not None and page.seq == seq:
            self._detail.open_targets(rows)

    def _keep(self, conflict: int) -> None:
        self._settle(conflict, Choice.MINE)

    def _take(self, conflict: int) -> None:
        self._settle(conflict, Choice.THEIRS)

    def _settle(self, conflict: int, choice: Choice) -> None:
        page, agent = self._detail.page, self._services.agent
        if page is not None:
            said = (
                translate("Outbox", "Yours is sent.")
                if choice is Choice.MINE
                else translate("Outbox", "Theirs stays.")
            )
            self._do(
                page,
                lambda database, at: settle_conflict(database, conflict, choice, agent=agent, at=at),
                said,
                is_last=len(page.cards) <= 1,
            )

    def _write(self, conflict: int, typed: Mapping[str, str]) -> None:
        page, agent = self._detail.page, self._services.agent
        card = next((one for one in page.cards if one.id == conflict), None) if page else None
        if page is None or card is None:
            return
        value = value_of(card.field, card.before, typed)
        self._do(
            page,
            lambda database, at: settle_conflict(database, conflict, Choice.OTHER, value, agent=agent, at=at),
            translate("Outbox", "Yours is sent."),
            ends=self._words.keys(f"field:{card.field}"),
            is_last=len(page.cards) <= 1,
        )

    def _rewrite(self, typed: Typed) -> None:
        page, agent = self._detail.page, self._services.agent
        if page is None:
            return

        def rewrite(database: Database, at: datetime) -> None:
            fields = fields_of(read_edit(database, page.seq).item.waiting.edit, typed)
            rewrite_edit(database, page.seq, fields, agent=agent, at=at)

        said = translate("Outbox", "It is sent in its turn.")
        self._do(page, rewrite, said, ends=self._words.keys(WHOLE))

    def _close_form(self, page: EditPage, ends: tuple[DraftKey, ...]) -> None:
        shown = self._detail.page
        if ends and shown is not None and shown.seq == page.seq:
            self._detail.put_away()

    def _do(
        self,
        page: EditPage,
        deed: Deed,
        said: str,
        ends: tuple[DraftKey, ...] = (),
        *,
        is_last: bool = True,
    ) -> None:
        services, at = self._services, self._services.clock.now()

        def act(database: Database) -> object:
            return deed(database, at)

        def work() -> object:
            return self._words.keeper.send(act, ends)

        def done(_: object) -> None:
            self._words.keeper.ended(*ends, now=at)
            self._close_form(page, ends)
            services.say(said)
            services.wake()
            if is_last:
                self._decided(page.seq)

        services.background.run(self, work, done, services.complain)
