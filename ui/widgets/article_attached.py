"""The articles attached to a ticket, one a line."""

from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

_MOST = 30 * 3


class AttachedList(RowList):
    """As high as its lines; not there without any."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.model_of_rows: RowsModel[ListRow] = RowsModel()
        super().__init__(look, self.model_of_rows, ListDelegate(look, self.model_of_rows), parent)
        self.model_of_rows.setParent(self)
        self.fit_to_rows(_MOST)
        self.show_rows(())
        look.follow(self._name)

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show these."""
        self.keep_place(lambda: self.model_of_rows.follow(rows, mark=False))
        self.setHidden(not rows)

    def _name(self) -> None:
        self.setAccessibleName(translate("Knowledge", "Attached articles"))
