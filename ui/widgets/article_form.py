"""Writes an article: title, text and topics, with a warning of those that say the same already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.widgets.plain_label import Role, plain_label

TITLE, TEXT, TOPICS = "article_title", "article_text", "article_topics"


class ArticleForm(QWidget):
    """``typed`` names a changed field, ``saved`` asks to keep the article, ``similar_wanted`` to read a like one."""

    typed = Signal(str)
    saved = Signal()
    left = Signal()
    similar_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heading = plain_label(role=Role.HEADING, wrap=True)
        self.title, self.topics = QLineEdit(), QLineEdit()
        self.text = QPlainTextEdit()
        self._warning = QPushButton()
        self._like = ""
        self._save, self._back = QPushButton(), QPushButton()
        self._build()
        self.title.textEdited.connect(lambda: self._tell(TITLE))
        self.topics.textEdited.connect(lambda: self._tell(TOPICS))
        self.text.textChanged.connect(self._tell_text)
        self._is_filling = False
        look.follow(self._restyle)

    def show_words(self, title: str, text: str, topics: str) -> None:
        """Begin with these words."""
        self._is_filling = True
        self.title.setText(title)
        self.text.setPlainText(text)
        self.topics.setText(topics)
        self._is_filling = False
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

    def words(self, field: str) -> str:
        """What stands in a field."""
        if field == TEXT:
            return self.text.toPlainText()
        return (self.title if field == TITLE else self.topics).text()

    def _tell_text(self) -> None:
        if not self._is_filling:
            self._tell(TEXT)

    def _tell(self, field: str) -> None:
        self._allow()
        self.typed.emit(field)

    def _allow(self) -> None:
        self._save.setEnabled(bool(self.title.text().strip() and self.text.toPlainText().strip()))

    def _build(self) -> None:
        self._back.setProperty("kind", "bare")
        self._warning.setProperty("kind", "bare")
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
        self._outer.addWidget(self.topics)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(6), px(12), px(8))
        self._outer.setSpacing(px(6))
        self._back.setText(translate("Knowledge", "Back"))
        self._back.setIcon(self._look.icon(Icon.LIST))
        self._save.setText(translate("Knowledge", "Propose the article"))
        self._heading.setText(translate("Knowledge", "New article from this ticket"))
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
