"""Finds a ticket, order or article by what people call it."""

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId
from callcenter.storage import subjects
from callcenter.storage.database import Database

_NONE_SUCH = {
    Kind.TICKET: Trouble.NO_SUCH_TICKET,
    Kind.ORDER: Trouble.NO_SUCH_ORDER,
    Kind.ARTICLE: Trouble.NO_SUCH_ARTICLE,
}


def name_record(database: Database, kind: Kind, name: str) -> LocalId:
    """Give the record of this number, of this name in an office (``crm:7``), or of this id here; raises for none."""
    with database.read() as connection:
        found = subjects.by_name(connection, kind, name.strip())
    if found is None:
        raise DeskError(_NONE_SUCH[kind], text=name)
    return found
