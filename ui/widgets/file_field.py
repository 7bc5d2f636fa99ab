"""A file to read or to write, by its path or by looking around."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from ui.look import Look
from ui.speech import translate
from ui.widgets.form_field import FormField


class FileField(FormField):
    """``entered`` tells that Enter was pressed in the line."""

    entered = Signal()

    def __init__(self, look: Look, *, is_new: bool, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setProperty("boxed", "true")
        super().__init__(look, self.line, parent)
        self._is_new = is_new
        self.browse = QPushButton()
        self.browse.setAutoDefault(True)
        self._outer.insertWidget(2, self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda: self.show_fault(""))
        self.browse.clicked.connect(self._look_around)
        look.follow(self._dress)

    @property
    def path(self) -> Path | None:
        """The file; none where the line is empty."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def show_path(self, path: str) -> None:
        """Begin with this one."""
        self.line.setText(path)
        self.show_fault("")

    def begin(self) -> None:
        """Go to the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_around(self) -> None:
        """Open the usual dialog of this machine; it holds up nothing else."""
        dialog = QFileDialog(self.window(), self.label)
        if self._is_new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setOption(
                QFileDialog.Option.DontConfirmOverwrite
            )  # an old file is refused, never replaced
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["*.json", "*"])
        if self.path is not None:
            folder = self.path if self.path.is_dir() else self.path.parent
            dialog.setDirectory(str(folder))
        dialog.fileSelected.connect(self.show_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dress(self) -> None:
        self.browse.setText(translate("FileField", "Look around…"))
