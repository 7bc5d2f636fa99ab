"""Says an edit in the words of its office."""

from callcenter.domain.edit import EditState, Nature, Waiting
from callcenter.domain.edit_needs import maker_of, resolved, unnamed
from callcenter.domain.ids import RemoteId
from callcenter.storage import id_map, outbox
from callcenter.storage.database import Connection
from sync.contract import Change


def change_of(connection: Connection, waiting: Waiting) -> tuple[Change, bool]:
    """Say an edit in the office's words: local ids give way to those that the office has given meanwhile.

    The second is false where an id is left that nothing in this outbox will ever bring.
    """
    edit = waiting.edit
    is_made = edit.kind.nature is Nature.CREATE

    def name(local: str) -> str:
        return id_map.remote_of(connection, edit.office, local) or local

    change = Change(
        ref=edit.id,
        kind=edit.kind,
        record=RemoteId("") if is_made else RemoteId(name(edit.record)),
        fields=resolved(edit.fields, name),
        base=resolved(edit.base, name),
        base_revision=edit.base_revision,
        agent=edit.agent,
        made_at=edit.made_at,
        first_sent_at=waiting.first_sent_at,
    )
    return change, all(_is_named_later(connection, local) for local in unnamed(edit, name))


def _is_named_later(connection: Connection, local: str) -> bool:
    """Tell whether the office has taken what makes this, and will name it later: until then it goes by that edit."""
    maker = outbox.by_edit_id(connection, maker_of(local))
    return maker is not None and maker.state is EditState.APPLIED and "shows_later" in maker.proof
