"""What can be wrong with a folder or a file, as the contract's errors."""

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, RejectedError, UnreachableError


def folder_missing(office: OfficeId) -> UnreachableError:
    """The folder is not there: later."""
    return UnreachableError(Trouble.FOLDER_MISSING, office=office)


def being_written(office: OfficeId, name: str) -> UnreachableError:
    """A file changed while it was read: later, and nothing is taken from it now."""
    return UnreachableError(Trouble.FILE_BUSY, office=office, what=name)


def closed(office: OfficeId) -> UnreachableError:
    """Somebody closed the connector meanwhile."""
    return UnreachableError(Trouble.UNREACHABLE, office=office)


def file_missing(office: OfficeId, name: str) -> OfficeError:
    """A file that was there is gone; the others are read."""
    return RejectedError(Trouble.FILE_MISSING, office=office, what=name)


def unreadable(office: OfficeId, name: str, reason: str, line: int = 1) -> OfficeError:
    """A whole file cannot be read; the others are."""
    return RejectedError(Trouble.FILE_UNREADABLE, office=office, what=name, line=str(line), reason=reason)
