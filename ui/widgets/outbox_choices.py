"""The three lists beside an edit: what it may be, where else its words may go, and what goes with it."""

from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.speech import fill, translate
from ui.widgets.outbox_choice import OutboxChoice


class Lookalikes(OutboxChoice):
    """Records that may be what was made."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, can_search=False, parent=parent)
        look.follow(self._name)

    def question(self, record: object) -> tuple[str, str]:
        """Ask whether it is this one, and give the word for yes."""
        asked = translate("Outbox", "Is it %1? Nothing is sent again then.")
        return fill(asked, self.title_of(record)), translate("Outbox", "Yes, it is this one")

    def _name(self) -> None:
        hint = translate("Outbox", "Enter or a click chooses one; you are asked once more.")
        self.name(translate("Outbox", "It may be one of these"), hint)


class Targets(OutboxChoice):
    """Other tickets for the words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, can_search=True, parent=parent)
        look.follow(self._name)

    def question(self, ticket: object) -> tuple[str, str]:
        """Ask whether the words go there, and give the word for yes."""
        asked = translate("Outbox", "Send these words to %1?")
        return fill(asked, self.title_of(ticket)), translate("Outbox", "Yes, send them there")

    def _name(self) -> None:
        self.name(
            translate("Outbox", "Another ticket for these words"),
            translate("Outbox", "Enter or a click chooses one; you are asked once more."),
            translate(
                "Outbox", "No other ticket is known for this customer. Look for one by its number or subject."
            ),
            translate("Outbox", "Look for a ticket"),
        )


class Together(OutboxChoice):
    """Edits that this one builds upon, and those that build upon it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, can_search=False, parent=parent)
        look.follow(self._name)

    def _name(self) -> None:
        self.name(translate("Outbox", "What goes together"))
