"""Knowledge in one place: what may help now, the article being read, and the one being written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.look import Look
from ui.models.rows import RowsModel
from ui.models.suggestion_row import SuggestionRow
from ui.speech import translate
from ui.widgets.article_form import ArticleForm
from ui.widgets.article_reader import ArticleReader
from ui.widgets.gap_line import GapLine
from ui.widgets.knowledge_list import SuggestionList
from ui.widgets.plain_label import Role, plain_label


class KnowledgePanel(QStackedWidget):
    """List, reader or form. Suggestions that change while an article is read wait behind it."""

    inserted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.model: RowsModel[SuggestionRow] = RowsModel(self)
        self.list = SuggestionList(look, self.model)
        self._nothing = plain_label(role=Role.QUIET, wrap=True)
        self._nothing.hide()
        self.gap = GapLine(look)
        self.reader = ArticleReader(look)
        self.form = ArticleForm(look)
        self.correction = ArticleForm(look, is_correction=True)
        self._found = QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.gap)
        column.addStretch()
        for page in (self._found, self.reader, self.form, self.correction):
            self.addWidget(page)
        self.setFocusProxy(self.list)
        self.reader.back.connect(self.show_list)
        self.form.left.connect(self.show_list)
        self.reader.inserted.connect(self.inserted)
        look.follow(self._restyle)

    @property
    def is_reading(self) -> bool:
        """Tell whether an article is open."""
        return self.currentWidget() is self.reader

    @property
    def is_writing(self) -> bool:
        """Tell whether the form is shown."""
        return self.currentWidget() is self.form

    @property
    def is_listing(self) -> bool:
        """Tell whether the suggestions are shown."""
        return self.currentWidget() is self._found

    def show_suggestions(self, rows: tuple[SuggestionRow, ...]) -> None:
        """Show what may help now."""
        self.list.follow(rows)

    def show_article(self, title: str, about: str, text: str, html: str = "") -> None:
        """Open an article to read."""
        self.reader.show_article(title, about, text, html)
        self.show_reader()

    def show_reader(self) -> None:
        """Turn to the article the reader holds; whoever came from the list goes along with the keyboard."""
        had_focus = self.list.hasFocus()
        self.setCurrentWidget(self.reader)
        if had_focus:
            self.reader.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_nothing_fits(self, why: str) -> None:
        """Say why the list is empty; with no words the list stands there."""
        self._nothing.setText(why)
        self._nothing.setHidden(not why)
        self.list.setHidden(bool(why))

    def show_form(self) -> None:
        """Write an article."""
        self.setCurrentWidget(self.form)

    def show_correction(self) -> None:
        """Correct the article that was read."""
        self.setCurrentWidget(self.correction)

    @property
    def is_correcting(self) -> bool:
        """Tell whether an article is being corrected."""
        return self.currentWidget() is self.correction

    def show_list(self) -> None:
        """Go back to what may help."""
        focus = self.window().focusWidget() or self.window()
        had_focus = not self.is_listing and self.isAncestorOf(focus)
        self.setCurrentWidget(self._found)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from an article or a form; from an article Backspace, too."""
        back = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) if self.is_reading else (Qt.Key.Key_Escape,)
        if not self.is_listing and event.key() in back:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._look.px
        self._nothing.setContentsMargins(px(14), px(6), px(14), px(2))
        self.list.setAccessibleName(translate("Knowledge", "Suggested articles"))
