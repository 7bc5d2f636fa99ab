"""Taking over what another agent could not send, from the file they wrote."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look import Look
from ui.speech import translate
from ui.widgets.file_field import FileField
from ui.widgets.overlay import Overlay
from ui.widgets.plain_label import Role, plain_label


class TakeOverCard(Overlay):
    """``wished`` wants the file of the field taken over."""

    wished = Signal()

    wanted = (580, 268)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self._title = plain_label(role=Role.HEADING)
        self.file = FileField(look, is_new=False)
        self.take, self.cancel = QPushButton(), QPushButton()
        self.take.setProperty("kind", "primary")
        foot = QHBoxLayout()
        for button in (self.take, self.cancel):
            button.setAutoDefault(True)
            foot.addWidget(button)
        foot.addStretch()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self.file)
        self._outer.addStretch()
        self._outer.addLayout(foot)
        self.setFocusProxy(self.file.line)
        self.take.clicked.connect(self.wished)
        self.file.entered.connect(self.wished)
        self.cancel.clicked.connect(self.dismiss)
        look.follow(self._restyle)

    def ask(self, path: str) -> None:
        """Ask for the file, beginning where such files are."""
        self.file.show_path(path)
        self.put_up()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(18), px(20), px(16))
        self._outer.setSpacing(px(12))
        title = translate("TakeOver", "Take over changes")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.take.setText(translate("TakeOver", "Take over"))
        self.cancel.setText(translate("TakeOver", "Cancel"))
        self.file.set_words(
            translate("TakeOver", "File of the other agent"),
            translate(
                "TakeOver", "Each change goes once and under your name, however often the file is taken over."
            ),
        )
