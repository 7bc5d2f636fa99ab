"""Labels with their boxes side by side, or two by two where the place is too narrow for all of them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class PairGrid(QWidget):
    """Laid out anew when its room changes; it asks for no more room than two pairs need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QWidget | None, QWidget]] = []
        self._placed: tuple[int, tuple[bool, ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def add(self, label: QWidget | None, box: QWidget) -> None:
        """Add a pair at the end, or a box that bears its name itself."""
        self._pairs.append((label, box))
        for part in (label, box):
            if part is not None:
                part.setParent(self)

    def set_spacing(self, across: int, down: int) -> None:
        """Take over the room between the parts."""
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(down)
        self._place()

    def show_pair(self, place: int, *, is_wanted: bool) -> None:
        """Show or hide a pair; the others move together."""
        for part in self._pairs[place]:
            if part is not None:
                part.setHidden(not is_wanted)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Two by two is enough."""
        shown = self._shown()
        columns = [self._width_of(shown[start::2], is_least=True) for start in range(2)]
        return QSize(sum(columns) + self._grid.horizontalSpacing(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the room there is."""
        super().resizeEvent(event)
        self._place()

    def _shown(self) -> list[tuple[QWidget | None, QWidget]]:
        return [pair for pair in self._pairs if not pair[1].isHidden()]

    def _width_of(self, pairs: list[tuple[QWidget | None, QWidget]], *, is_least: bool) -> int:
        return max((self._wide(*pair, is_least=is_least) for pair in pairs), default=0)

    def _wide(self, label: QWidget | None, box: QWidget, *, is_least: bool) -> int:
        named = label.sizeHint().width() + self._grid.horizontalSpacing() if label is not None else 0
        least = max(box.minimumWidth(), 0 if label is not None else box.sizeHint().width())
        return named + (least if is_least else box.sizeHint().width())

    def _place(self) -> None:
        shown = self._shown()
        needed = sum(self._wide(*pair, is_least=False) + self._grid.horizontalSpacing() for pair in shown)
        across = max(1, len(shown)) if needed <= self.width() else 2
        wanted = (across, tuple(not pair[1].isHidden() for pair in self._pairs))
        if wanted != self._placed:
            self._placed = wanted
            self._lay_out(shown, across)

    def _lay_out(self, shown: list[tuple[QWidget | None, QWidget]], across: int) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for place, (label, box) in enumerate(shown):
            row, column = divmod(place, across)
            if label is None:
                self._grid.addWidget(box, row, 2 * column, 1, 2)
            else:
                self._grid.addWidget(label, row, 2 * column)
                self._grid.addWidget(box, row, 2 * column + 1)
                self._grid.setColumnStretch(2 * column + 1, 1)
        self.updateGeometry()
