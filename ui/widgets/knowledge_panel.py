"""Knowledge in one place: what may help now, and the article being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.article_reader import ArticleReader
from ui.widgets.knowledge_list import SuggestionDelegate
from ui.widgets.row_list import RowList


class KnowledgePanel(QStackedWidget):
    """List or reader. Suggestions that change while an article is read wait behind it."""

    inserted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.model: RowsModel[ListRow] = RowsModel(self)
        self.list = RowList(look, self.model, SuggestionDelegate(look, self.model))
        self.reader = ArticleReader(look)
        self.addWidget(self.list)
        self.addWidget(self.reader)
        self.setFocusProxy(self.list)
        self.reader.back.connect(self.show_list)
        self.reader.inserted.connect(self.inserted)
        look.follow(self._restyle)

    @property
    def is_reading(self) -> bool:
        """Tell whether an article is open."""
        return self.currentWidget() is self.reader

    def show_suggestions(self, rows: tuple[ListRow, ...]) -> None:
        """Show what may help now."""
        self.list.keep_place(lambda: self.model.follow(rows, mark=False))

    def show_article(self, title: str, about: str, text: str) -> None:
        """Open an article to read."""
        had_focus = self.list.hasFocus()
        self.reader.show_article(title, about, text)
        self.setCurrentWidget(self.reader)
        if had_focus:
            self.reader.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Go back to what may help."""
        had_focus = self.reader.isAncestorOf(self.focusWidget() or self)
        self.setCurrentWidget(self.list)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Backspace go back from an article."""
        if self.is_reading and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.list.setAccessibleName(translate("Knowledge", "Suggested articles"))
