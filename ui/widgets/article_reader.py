"""Reads one article. What an office wrote is text: no picture is loaded, no link is followed, no markup is trusted."""

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.article_acts import ArticleActs
from ui.widgets.link_bar import LinkBar, Opener
from ui.widgets.page_search import PageSearch
from ui.widgets.plain_label import ElidedLabel, Role, plain_label, plain_tip
from ui.widgets.safe_text import SafeText


class ArticleReader(QWidget):
    """``back`` returns to the list, ``inserted`` carries words for the composer, ``corrected`` asks to change it."""

    back = Signal()
    corrected = Signal()
    inserted = Signal(str)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        open_outside: Opener = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._back = QPushButton()
        self._insert = QPushButton()
        self._search, self._correct = QToolButton(), QToolButton()
        self._why = ""
        self._title = plain_label(role=Role.HEADING, wrap=True)
        self._about = ElidedLabel(role=Role.SMALL)
        self._words = ""
        self._html = ""
        self.text = SafeText()
        self.link = LinkBar(look, open_outside)
        self.search = PageSearch(look, self.text)
        self.acts = ArticleActs(look)
        self.text.anchorClicked.connect(self.link.show_address)
        self._back.clicked.connect(self.back)
        self._insert.clicked.connect(self.give)
        self._search.clicked.connect(self.search.begin)
        self._correct.clicked.connect(self.corrected)
        self._build()
        look.follow(self._restyle)

    def show_article(self, title: str, about: str, text: str, html: str = "") -> None:
        """Show another article: as its office wrote it in HTML, where there is some, else its text."""
        self._title.setText(title)
        self._about.setText(about)
        self.text.setAccessibleName(title)
        self._words, self._html = text, html
        self._show_text()
        self.link.show_address(QUrl())
        self.search.look_again()
        self._tell_what_goes()

    def refuse_correction(self, why: str) -> None:
        """Say why the article cannot be corrected; empty where it can."""
        self._why = why
        self._correct.setEnabled(not why)
        self._correct.setToolTip(plain_tip(why or translate("Knowledge", "Correct this article")))
        self._correct.setAccessibleDescription(why)

    def give(self) -> None:
        """Hand the marked words over, or the whole text."""
        chosen = self.text.textCursor().selection().toPlainText()
        self.inserted.emit((chosen or self.text.toPlainText()).strip())

    def event(self, event: QEvent) -> bool:
        """The keys of the search belong to the article while the keyboard is in it, whatever else they do."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F asks for words in the article, F3 goes on to the next place, Escape ends the search."""
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F3:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.search.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.search.leave()
        else:
            self.search.begin()

    def _wants(self, event: QKeyEvent) -> bool:
        searching = (Qt.Key.Key_F3, Qt.Key.Key_Escape)
        is_open = not self.search.isHidden()
        return event.matches(QKeySequence.StandardKey.Find) or (is_open and event.key() in searching)

    def _show_text(self) -> None:
        if self._html:
            self.text.show_html(self._html)
        else:
            self.text.show_markdown(self._words)

    def _show_again(self) -> None:
        """Take over sizes and colours, which a document keeps from when it was made."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self._show_text()
        self.search.look_again()
        bar.setValue(place)

    def _tell_what_goes(self) -> None:
        marked = self.text.textCursor().hasSelection()
        said = (
            translate("Knowledge", "Insert the marked words")
            if marked
            else translate("Knowledge", "Insert the text")
        )
        self._insert.setText(said)

    def _build(self) -> None:
        self._back.setProperty("kind", "bare")
        for button in (self._search, self._correct):
            button.setProperty("kind", "bare")
        self.text.selectionChanged.connect(self._tell_what_goes)
        self._row = QHBoxLayout()
        self._row.addWidget(self._back)
        self._row.addStretch()
        self._row.addWidget(self._correct)
        self._row.addWidget(self._search)
        self._row.addWidget(self._insert)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._about)
        self._outer.addWidget(self.search)
        self._outer.addWidget(self.text, 1)
        self._outer.addWidget(self.link)
        self._outer.addWidget(self.acts)

    def _restyle(self) -> None:
        if not self.text.accessibleName():
            self.text.setAccessibleName(translate("Knowledge", "Article"))
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(6), px(12), px(4))
        self._outer.setSpacing(px(4))
        self._back.setText(translate("Knowledge", "Back"))
        self._back.setIcon(self._look.icon(Icon.LIST))
        self._insert.setIcon(self._look.icon(Icon.INSERT))
        correct = translate("Knowledge", "Correct this article")
        self._correct.setIcon(self._look.icon(Icon.EDIT))
        self._correct.setAccessibleName(correct)
        self._correct.setToolTip(plain_tip(self._why or correct))
        self._search.setIcon(self._look.icon(Icon.SEARCH))
        self._search.setAccessibleName(translate("Knowledge", "Find in the article (Ctrl+F)"))
        self._search.setToolTip(plain_tip(translate("Knowledge", "Find in the article (Ctrl+F)")))
        self.text.setStyleSheet("QTextEdit { border: none; padding: 0; background: transparent; }")
        self._show_again()
        self._tell_what_goes()
