"""One edit in full: how it stands, what both sides wrote, what it may be, and what can be done."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.outbox_page import Act, EditPage
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.conflict_box import ConflictBox
from ui.widgets.form_card import FormCard
from ui.widgets.form_notice import FormNotice
from ui.widgets.outbox_choices import Lookalikes, Targets, Together
from ui.widgets.outbox_foot import OutboxButtons, OutboxFoot
from ui.widgets.outbox_head import OutboxHead
from ui.widgets.outbox_history import OutboxHistory
from ui.widgets.outbox_rewrite import OutboxRewrite
from ui.widgets.outbox_said import OutboxSaid
from ui.widgets.scrolled import Scrolled

_COLUMN = 900
WHOLE = "whole"
"""The form in which a whole edit is written anew."""


class OutboxDetail(QWidget):
    """News of the same edit never touches what is being typed.

    ``acted`` carries an act, ``recognised`` the record that it is, ``retargeted`` the ticket for the words,
    ``written`` a conflict and what was typed, ``rewritten`` what was typed by field and part, ``left`` a form that was
    given up.
    """

    acted = Signal(str)
    recognised = Signal(object)
    retargeted = Signal(object)
    searched = Signal(str)
    kept = Signal(int)
    taken = Signal(int)
    written = Signal(int, object)
    rewritten = Signal(object)
    turned = Signal(object)
    typed = Signal()
    left = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: EditPage | None = None
        self.head = OutboxHead(look)
        self.tools = OutboxButtons(look, (Act.COPY, Act.OPEN), is_bare=True)
        self.notice = FormNotice(look)
        self._boxes: dict[int, ConflictBox] = {}
        self.alike = Lookalikes(look)
        self.targets = Targets(look)
        self.together = Together(look)
        self.said = OutboxSaid(look)
        self.said_card = FormCard(look)
        self.rewrite = OutboxRewrite(look)
        self.history = OutboxHistory(look)
        self.foot = OutboxFoot(look)
        self._build()
        self._connect()
        self.clear()
        look.follow(self._restyle)

    @property
    def page(self) -> EditPage | None:
        """What it shows."""
        return self._page

    @property
    def boxes(self) -> tuple[ConflictBox, ...]:
        """The fields to be decided."""
        return tuple(self._boxes.values())

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        for card in (self.rewrite, self.targets):
            card.hide()
        self._show_boxes(None)

    def show_page(self, page: EditPage) -> None:
        """Show an edit, or how the one that is shown stands now."""
        is_other = self._page is None or self._page.seq != page.seq
        if is_other:
            self._begin_anew()
        self._page = page
        self.head.show_page(page)
        self.tools.offer(page.acts)
        detail = "\n".join(text for text in (page.advice, *(one.text for one in page.lost)) if text)
        self.notice.tell(page.happened, _notice(page.state_meaning), detail)
        self._show_boxes(page)
        self.alike.offer(page.alike)
        self.together.offer(ListRow(seq, text, icon=Icon.OUTBOX) for seq, text in page.together)
        self.said.show_words(page.words)
        self._fold_words()
        self.history.show_lines(page.history)
        self._fold(page.acts)
        self.foot.offer(page.acts, is_other=is_other)
        self._word(page)

    def open_form(self) -> None:
        """Write the words anew."""
        self._open({})
        self.rewrite.form.begin()

    def reopen(self, form: str, kept: Mapping[tuple[str, str], str]) -> None:
        """Open a form with the words that were left in it, unless it is open."""
        if form == WHOLE:
            self._open(kept)
        for box in self._boxes.values():
            if box.name == form:
                box.reopen(kept)

    def typed_words(self) -> dict[str, dict[tuple[str, str], str]]:
        """Give what stands in every form that is open, by the name of the form."""
        found = {box.name: box.form.values() for box in self._boxes.values() if box.is_writing}
        return found if self.rewrite.isHidden() else {WHOLE: self.rewrite.form.values(), **found}

    def close_form(self) -> None:
        """Give up writing anew."""
        self.left.emit(WHOLE)
        self.put_away()

    def put_away(self) -> None:
        """Close the form; its words have gone where they should."""
        self.rewrite.close_form()
        self._fold_words()

    def open_targets(self, rows: Iterable[ListRow]) -> None:
        """Offer other tickets for the words."""
        was_open = not self.targets.isHidden()
        self.targets.show_rows(rows)
        self.targets.show()
        if not was_open:
            self.targets.begin()

    def do(self, act: Act) -> bool:
        """Do what a letter stands for, where it is possible; taking back and sending again are only offered."""
        if self._page is None or act not in self._page.acts:
            return False
        if act is Act.NOT_DONE:
            self.foot.buttons.button(act).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._hear(act.value)
        return True

    def begin(self) -> None:
        """Go to where the agent decides."""
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            first.mine.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.alike.isHidden():
            self.alike.begin()
        else:
            self.tools.button(Act.COPY).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_box(self) -> ConflictBox | None:
        """Give the field that is meant: the one with the keyboard, or the only one."""
        focus = self.window().focusWidget()
        held = next((box for box in self._boxes.values() if focus and box.isAncestorOf(focus)), None)
        return held or (next(iter(self._boxes.values())) if len(self._boxes) == 1 else None)

    def _begin_anew(self) -> None:
        self.rewrite.close_form()
        self.targets.hide()
        self.targets.close_search()
        self._area.verticalScrollBar().setValue(0)

    def _fold(self, acts: frozenset[Act]) -> None:
        """Close what is not possible any more; what is being typed stays to be copied."""
        if Act.RETARGET not in acts:
            self.targets.hide()
        self.rewrite.allow(is_possible=Act.REWRITE in acts)

    def _fold_words(self) -> None:
        """What is being written anew stands there already."""
        self.said_card.setHidden(self._page is None or not self._page.words or not self.rewrite.isHidden())

    def _open(self, kept: Mapping[tuple[str, str], str]) -> None:
        if self._page is not None:
            self.rewrite.open(self._page.form, kept)
            self._fold_words()

    def _show_boxes(self, page: EditPage | None) -> None:
        cards = {card.id: card for card in page.cards} if page else {}
        for key in [key for key in self._boxes if key not in cards]:
            box = self._boxes.pop(key)
            box.hide()
            self._conflicts.removeWidget(box)
            box.deleteLater()
        for key, card in cards.items():
            if key in self._boxes:
                self._boxes[key].show_card(card)
            else:
                self._add_box(key, ConflictBox(self._look, card))

    def _add_box(self, key: int, box: ConflictBox) -> None:
        self._boxes[key] = box
        self._conflicts.addWidget(box)
        box.kept.connect(self.kept)
        box.taken.connect(self.taken)
        box.written.connect(self.written)
        box.typed.connect(self.typed)
        box.left.connect(self.left)

    def _hear(self, act: str) -> None:
        if act == Act.REWRITE:
            self.open_form()
        elif act == Act.WITHDRAW:
            question = translate(
                "Outbox",
                "Withdraw this? It is not sent then. The words can be copied for the rest of the day.",
            )
            yes = translate("Outbox", "Withdraw")
            self.foot.ask(question, yes, lambda: self.acted.emit(act), is_loss=True)
        else:
            self.acted.emit(act)

    def _recognise(self, record: object) -> None:
        self.foot.ask(*self.alike.question(record), lambda: self.recognised.emit(record))

    def _retarget(self, ticket: object) -> None:
        self.foot.ask(*self.targets.question(ticket), lambda: self.retargeted.emit(ticket))

    def _connect(self) -> None:
        self.tools.acted.connect(self._hear)
        self.foot.acted.connect(self._hear)
        self.alike.chosen.connect(self._recognise)
        self.together.chosen.connect(self.turned)
        self.targets.chosen.connect(self._retarget)
        self.targets.searched.connect(self.searched)
        self.rewrite.rewritten.connect(self.rewritten)
        self.rewrite.left.connect(self.close_form)
        self.rewrite.typed.connect(self.typed)

    def _build(self) -> None:
        self._conflicts = QVBoxLayout()
        self.said_card.add(self.said)
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.addWidget(self.head)
        self._column.addWidget(self.tools)
        self._column.addWidget(self.notice)
        self._column.addLayout(self._conflicts)
        for part in (self.alike, self.targets, self.rewrite, self.said_card, self.together, self.history):
            self._column.addWidget(part)
        self._column.addStretch()
        room = QWidget()
        centred = QHBoxLayout(room)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(column, 1000)
        centred.addStretch(1)
        self._inner = column
        self._area = Scrolled(room)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part, share in ((self._area, 1), (self._rule, 0), (self.foot, 0)):
            outer.addWidget(part, share)

    def _word(self, page: EditPage) -> None:
        not_done = (
            translate("Outbox", "None of them: send again")
            if page.alike
            else translate("Outbox", "It was not done: send again")
        )
        self.foot.buttons.word(Act.NOT_DONE, not_done)

    def _restyle(self) -> None:
        px = self._look.px
        self._inner.setMaximumWidth(px(_COLUMN))
        self._column.setContentsMargins(px(20), px(18), px(20), px(18))
        self._column.setSpacing(px(12))
        self._conflicts.setSpacing(px(12))
        self.said_card.set_words(translate("Outbox", "What you wrote"))
        if self._page is not None:
            self._word(self._page)


def _notice(meaning: Meaning) -> Meaning:
    """Say a state in one of the few senses a notice has."""
    senses = {
        Meaning.ERROR: Meaning.ERROR,
        Meaning.EXCEPTION: Meaning.WARNING,
        Meaning.WARNING: Meaning.WARNING,
        Meaning.SUCCESS: Meaning.SUCCESS,
    }
    return senses.get(meaning, Meaning.NEUTRAL)
