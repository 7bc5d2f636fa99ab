"""Writes an article: title, text, language and topics, with a warning of those that say the same already."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.look import Look
from ui.models.customer_profile import language_name
from ui.speech import fill, translate
from ui.widgets.plain_label import Role, plain_label

TITLE, TEXT, TOPICS, LANGUAGE = "article_title", "article_text", "article_topics", "article_language"
_LANGUAGES = ("en", "zh-CN", "de", "fr", "es", "it", "nl", "pl", "ja", "ko")


class ArticleForm(QWidget):
    """``typed`` tells of each change, ``saved`` asks to keep the article, ``similar_wanted`` to read a like one."""

    typed = Signal()
    saved = Signal()
    left = Signal()
    similar_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, is_correction: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._is_correction = is_correction
        self._heading = plain_label(role=Role.HEADING, wrap=True)
        self.title, self.topics = QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit()
        self.language = QComboBox()
        self._is_busy = self._is_filling = False
        self._warning = QPushButton()
        self._like = self._ticket = ""
        self._save, self._back = QPushButton(), QPushButton()
        self._build()
        for change in (
            self.title.textEdited,
            self.topics.textEdited,
            self.text.textChanged,
            self.language.currentIndexChanged,
        ):
            change.connect(self._tell)
        look.follow(self._restyle)

    def show_words(self, ticket: str, words: Mapping[str, str]) -> None:
        """Begin with these words, taken from a ticket, or from the article of that title."""
        self._ticket = ticket
        self._say_from()
        self._is_filling = True
        self.title.setText(words[TITLE])
        self.text.setPlainText(words[TEXT])
        self.topics.setText(words.get(TOPICS, ""))
        self._choose(words.get(LANGUAGE, ""))
        self._is_filling = False
        self.set_busy(False)
        self.warn("")
        self._allow()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def warn(self, title: str) -> None:
        """Name the article that says the same already; empty takes it back."""
        self._like = title
        text = translate("Knowledge", "Very like “%1”: read it before you save another")
        self._warning.setText(fill(text, title.replace("&", "&&")) if title else "")
        self._warning.setHidden(not title)

    @property
    def warning(self) -> str:
        """What it warns of; empty while nothing is alike."""
        return self._like

    def set_busy(self, is_busy: bool) -> None:
        """While an article is being kept it is not kept once more."""
        self._is_busy = is_busy
        self._allow()

    def words(self, field: str) -> str:
        """What stands in a field."""
        if field == TEXT:
            return self.text.toPlainText()
        if field == LANGUAGE:
            return str(self.language.currentData() or "")
        return (self.title if field == TITLE else self.topics).text()

    def _choose(self, language: str) -> None:
        if language and self.language.findData(language) < 0:
            self.language.addItem(language_name(language), language)
        if language:
            self.language.setCurrentIndex(self.language.findData(language))

    def _tell(self) -> None:
        if not self._is_filling:
            self._allow()
            self.typed.emit()

    def _allow(self) -> None:
        is_full = bool(self.title.text().strip() and self.text.toPlainText().strip())
        self._save.setEnabled(is_full and not self._is_busy)

    def _build(self) -> None:
        self._back.setProperty("kind", "bare")
        self._warning.setProperty("kind", "bare")
        self._save.setProperty("kind", "primary")
        self.text.setTabChangesFocus(True)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self.saved)
        self._warning.clicked.connect(self.similar_wanted)
        self._row = QHBoxLayout()
        self._row.addWidget(self._back)
        self._row.addStretch()
        self._row.addWidget(self._save)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        for part in (self._heading, self.title, self._warning):
            self._outer.addWidget(part)
        self._outer.addWidget(self.text, 1)
        self._last = QHBoxLayout()
        self._last.addWidget(self.topics, 1)
        self._last.addWidget(self.language)
        for part in (self.topics, self.language):
            part.setHidden(self._is_correction)
        self._outer.addLayout(self._last)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(6), px(12), px(8))
        self._outer.setSpacing(px(6))
        self._last.setSpacing(px(6))
        self._name_languages()
        self._back.setText(translate("Knowledge", "Back"))
        self._back.setIcon(self._look.icon(Icon.LIST))
        propose, correct = (
            translate("Knowledge", "Propose the article"),
            translate("Knowledge", "Save the correction"),
        )
        self._save.setText(correct if self._is_correction else propose)
        self._say_from()
        self._warning.setIcon(self._look.icon(Icon.ALERT))
        self._warning.setAccessibleName(translate("Knowledge", "Read the article that is alike"))
        for part, name in (
            (self.title, translate("Knowledge", "Title")),
            (self.topics, translate("Knowledge", "Topics, with commas between")),
            (self.text, translate("Knowledge", "Text: no names, no numbers of customers")),
        ):
            part.setPlaceholderText(name)
            part.setAccessibleName(name)
        self.warn(self._like)

    def _say_from(self) -> None:
        new = translate("Knowledge", "New article from ticket %1")
        correct = translate("Knowledge", "Correct “%1”")
        self._heading.setText(fill(correct if self._is_correction else new, self._ticket))

    def _name_languages(self) -> None:
        known = [str(self.language.itemData(place)) for place in range(self.language.count())]
        for tag in dict.fromkeys((*_LANGUAGES, *known)):
            if tag not in known:
                self.language.addItem("", tag)
            self.language.setItemText(self.language.findData(tag), language_name(tag))
        self.language.setAccessibleName(translate("Knowledge", "Language of the article"))
