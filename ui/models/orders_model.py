"""The list of order cards: which are unfolded is the agent's choice and outlives every refresh."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from ui.models.order_rows import Card, Edge, OrderRow, RowKind
from ui.models.rows import RowsModel


class OrdersModel(RowsModel[OrderRow]):
    """Cards as rows; ``toggle`` folds and unfolds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._choices: dict[Hashable, bool] = {}

    @property
    def cards(self) -> Sequence[Card]:
        """The cards as they stand."""
        return self._cards

    def show_cards(self, cards: Iterable[Card]) -> None:
        """Show another customer's cards, folded as they want to start."""
        self._cards = tuple(cards)
        self._choices.clear()
        self.show(self._flat())

    def follow_cards(self, cards: Iterable[Card], *, mark: bool = True) -> None:
        """Bring the same customer's cards up to date; none folds or unfolds by itself."""
        known = {row.key: row.is_open for row in self.rows if row.kind is RowKind.ORDER}
        self._choices = {**known, **self._choices}
        self._cards = tuple(cards)
        self.follow(self._flat(), mark=mark)

    def toggle(self, key: Hashable) -> bool:
        """Fold or unfold a card or the earlier events; tells whether there was something to fold."""
        place = self.place_of(key)
        if place < 0 or self.rows[place].kind not in (RowKind.ORDER, RowKind.MORE):
            return False
        self._choices[key] = not self.rows[place].is_open
        self.follow(self._flat(), mark=False)
        return True

    def _flat(self) -> Iterator[OrderRow]:
        for card in self._cards:
            is_open = self._choices.get(card.head.key, card.starts_open) and bool(card.body)
            if not is_open:
                yield replace(card.head, edge=Edge.ONLY)
                continue
            body = list(self._unfolded(card))
            yield replace(card.head, edge=Edge.FIRST, is_open=True)
            yield from body[:-1]
            yield replace(body[-1], edge=Edge.LAST)

    def _unfolded(self, card: Card) -> Iterator[OrderRow]:
        shows_extra = False
        for row in card.body:
            if row.kind is RowKind.MORE:
                shows_extra = self._choices.get(row.key, False)
                yield replace(row, is_open=shows_extra)
            elif row.key not in card.extra or shows_extra:
                yield row
