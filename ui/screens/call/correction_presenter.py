"""Corrects the article that is read; every word is kept while it is typed, and becomes an edit when it is saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.article import Article
from callcenter.domain.draft import Draft
from callcenter.domain.edit import Waiting
from callcenter.domain.errors import DeskError
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.storage.database import Database
from callcenter.usecases.edit_article import edit_article
from callcenter.usecases.find_drafts import drafts_of
from callcenter.usecases.read_article import read_article
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.article_form import TEXT, TITLE
from ui.widgets.knowledge_panel import KnowledgePanel

_FIELDS = (TITLE, TEXT)


class CorrectionPresenter(QObject):
    """``meant`` gives the article that is read or current, ``read`` opens one again."""

    def __init__(
        self,
        panel: KnowledgePanel,
        services: CallServices,
        forms: FormDrafts,
        meant: Callable[[], LocalId | None],
        read: Callable[[LocalId], None],
    ) -> None:
        super().__init__()
        self._panel, self._services, self._forms = panel, services, forms
        self._meant, self._read_again = meant, read
        self._held: Held[Article] | None = None
        self._form = panel.correction
        self._form.typed.connect(self._keep)
        self._form.saved.connect(self.save)
        self._form.left.connect(self._leave)
        panel.reader.corrected.connect(self.begin)

    def begin(self) -> None:
        """Show the words of the article, or what was typed over them."""
        article = self._meant()
        if article is None:
            self._services.say(translate("Knowledge", "Choose an article first."))
            return
        self._forms.hand_over()
        services = self._services
        work = partial(_read, services.database, services.agent, article)
        services.background.run_latest(self, "correction", work, self._show, services.complain)

    def save(self) -> None:
        """Make an edit of it; where that fails it stays, and one sentence tells why."""
        held, services = self._held, self._services
        if held is None:
            return
        self._forms.hand_over()
        title, text = self._form.words(TITLE), self._form.words(TEXT)

        def act(database: Database) -> Waiting | None:
            return edit_article(database, held.id, title, text, agent=services.agent, at=services.clock.now())

        self._form.set_busy(True)
        work = partial(self._forms.keeper.send, act, self._forms.keys(_subject(held), _FIELDS))
        services.background.run(self, work, partial(self._took, held), partial(self._refused, held))

    def _show(self, found: tuple[Held[Article] | None, tuple[Draft, ...]]) -> None:
        held, kept = found
        if held is None:
            self._services.say(translate("Knowledge", "This article is no longer there."))
            return
        for draft in kept:
            self._forms.keeper.learn(draft)
        self._held = held
        base = {TITLE: held.record.title, TEXT: held.record.editable}
        self._form.show_words(held.record.title, base | self._forms.words(_subject(held), _FIELDS))
        self._panel.show_correction()

    def _keep(self) -> None:
        held = self._held
        if held is not None:
            base = {TITLE: held.record.title, TEXT: held.record.editable}
            typed = {field: self._form.words(field) for field in _FIELDS}
            same = {field: "" if text == base[field] else text for field, text in typed.items()}
            self._forms.note(_subject(held), same)

    def _leave(self) -> None:
        if self._held is not None:
            self._read_again(self._held.id)

    def _took(self, held: Held[Article], edit: Waiting | None) -> None:
        self._forms.keeper.ended(*self._forms.keys(_subject(held), _FIELDS), now=self._services.clock.now())
        self._form.set_busy(False)
        goes = translate("Knowledge", "The correction is on its way to %1.")
        same = translate("Knowledge", "Nothing was changed.")
        self._services.say(fill(goes, held.office) if edit else same)
        if self._held is held:
            self._leave()

    def _refused(self, held: Held[Article], error: DeskError) -> None:
        self._forms.keeper.keep(*self._forms.keeper.of(_subject(held)))
        self._form.set_busy(False)
        self._services.complain(error)


def _subject(held: Held[Article]) -> str:
    return f"correction:{held.office}:{held.record.id}"


def _read(database: Database, agent: str, article: LocalId) -> tuple[Held[Article] | None, tuple[Draft, ...]]:
    held = read_article(database, article)
    return held, drafts_of(database, agent, _subject(held)) if held else ()
