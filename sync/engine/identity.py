"""Notices that another server answers at the old address, before it empties what the old one gave."""

import logging

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.storage import cursors, offices
from callcenter.storage.database import Connection
from sync.contract import HasIdentity, OfficeError
from sync.engine.context import Context

_log = logging.getLogger(__name__)
_SEEN = "\n"
"""Between the name that is trusted and the other one that was seen instead."""


class OtherServerError(OfficeError):
    """Another server than before answers; nothing is removed until a person accepts it."""


def check_identity(context: Context) -> OtherServerError | None:
    """Compare the server with the one that was first met; a new one is read from its beginning."""
    if not isinstance(context.connector, HasIdentity):
        return None
    name = context.connector.identity()
    if not name:
        return None
    with context.database.read() as connection:
        stored = offices.identity(connection, context.office)
    trusted, _, seen = stored.partition(_SEEN)
    if context.accept_deletes or trusted in ("", name):
        _keep(context, name, stored, is_new=bool(trusted) and name != (seen or trusted))
        return None
    _keep(context, f"{trusted}{_SEEN}{name}", stored, is_new=name != seen)
    return OtherServerError(Trouble.OTHER_SERVER, office=context.office)


def is_doubted(connection: Connection, office: OfficeId) -> bool:
    """Tell whether another server than the trusted one answered last."""
    return _SEEN in offices.identity(connection, office)


def _keep(context: Context, identity: str, stored: str, *, is_new: bool) -> None:
    if identity == stored:
        return
    with context.database.write() as work:
        offices.set_identity(work, context.office, identity)
        if is_new:
            _log.warning(
                "office %s is another server than before; it is read from the beginning", context.office
            )
            cursors.forget(work, context.office)
