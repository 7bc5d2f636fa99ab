"""The marks of what an agent did and no office has confirmed: one for what goes by itself, one for what asks."""

from enum import StrEnum

from callcenter.domain.changes import Kind
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.unsent import Unsent
from ui.icons import Icon
from ui.speech import translate
from ui.theme import Meaning


class Mark(StrEnum):
    """Stands beside a record; told by a drawing, a colour and a word."""

    UNSENT = "unsent"
    ASKS = "asks"

    @property
    def icon(self) -> Icon:
        """Its drawing."""
        return Icon.CLOUD_OFF if self is Mark.UNSENT else Icon.ALERT

    @property
    def meaning(self) -> Meaning:
        """Its colour."""
        return Meaning.WAITING if self is Mark.UNSENT else Meaning.WARNING

    @property
    def said(self) -> str:
        """Its word."""
        if self is Mark.UNSENT:
            return translate("Unsent", "not sent yet")
        return translate("Unsent", "needs you, see the outbox")


def mark_of(unsent: Unsent, office: OfficeId, kind: Kind, record: RemoteId) -> Mark | None:
    """Give the mark of a record; what asks for the agent goes before what only waits."""
    if unsent.needs_agent(office, kind, record):
        return Mark.ASKS
    return Mark.UNSENT if unsent.on_its_way(office, kind, record) else None
