"""What the suite needs of whoever wrote a connector: a running office, and hands to change and to break it."""

from enum import StrEnum

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind
from callcenter.domain.ids import RemoteId
from callcenter.settings import OfficeSettings
from sync.contract import Change, Connector


class Break(StrEnum):
    """How an office can fail while it still answers."""

    WEB_PAGE = "web_page"
    SERVER_FAULT = "server_fault"
    CUT_REPLY = "cut_reply"


class Rig:
    """A connector's class with the settings of a running office that holds a few records of each kind.

    Set the attributes; override what your office can do. A hook that is not overridden skips its tests by name.
    It is best if several records of a feed share a stamp, for that is where readers lose or double something.
    """

    connector_class: type[Connector]
    settings: OfficeSettings
    secret: str | None = None

    def connect(self) -> Connector:
        """Build a connector with the right secret."""
        return self.connector_class.from_settings(self.settings, lambda: self.secret)

    def connect_with(self, secret: str) -> Connector:
        """Build one with another secret."""
        return self.connector_class.from_settings(self.settings, lambda: secret)

    def change(self, feed: str) -> RemoteId:
        """Change one record of a feed in the office, so that its stamp moves on; name it."""
        raise NotImplementedError

    def delete(self, feed: str) -> RemoteId:
        """Delete one record of a feed in the office; name it."""
        raise NotImplementedError

    def unplug(self) -> None:
        """Pull the cable."""
        raise NotImplementedError

    def plug_in(self) -> None:
        """Put the cable back."""
        raise NotImplementedError

    def break_with(self, fault: Break) -> None:
        """Let every answer fail in this way."""
        raise NotImplementedError

    def heal(self) -> None:
        """Let it answer well again."""
        raise NotImplementedError

    # For connectors that write

    def edit(self, kind: EditKind) -> Change:
        """Give a change of this kind that the office takes now, with a new reference; its record holds its ``base``."""
        raise NotImplementedError

    def edit_elsewhere(self, change: Change) -> None:
        """Let somebody else give the fields of this change other values than ``base`` and ``fields`` say."""
        raise NotImplementedError

    def refused_edit(self) -> Change:
        """Give a change that a rule of the office refuses."""
        raise NotImplementedError

    def lose_answers(self) -> None:
        """Do what is asked from now on, and let each answer get lost, until ``heal``."""
        raise NotImplementedError

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        """Delete a record in the office."""
        raise NotImplementedError

    @property
    def asks_for_secret(self) -> bool:
        """Tell whether the office refuses a wrong secret; an office without sign-in says no."""
        return self.secret is not None
