"""A back office in memory that behaves as real ones do: stamps of transaction starts, late commits, soft deletes."""

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.model_time import ModelTime

Wire = dict[str, Any]
"""What goes over the line, as JSON would."""

POISON = "no server takes this"
MOST_TRANSACTION = 20.0
"""The longest transaction of a colleague: its stamp is so much older than its commit."""
FEEDS = ("customers", "tickets")
_TICKET = {"subject": "", "state": "new", "owner": "", "priority": "0"}


class RefusedError(Exception):
    """The office says no: ``not_permitted``, ``rejected`` or ``out_of_date``. Nothing was done."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Row:
    """A record of the office. A contact of a customer is a field named ``contact:<id>``."""

    id: int
    fields: dict[str, str | None]
    ref: str = ""
    customer: str | None = None
    text: str = ""
    stamp: int = 0
    revision: int = 0
    messages: list[Wire] = field(default_factory=list[Wire])
    pieces: dict[str, str] = field(default_factory=dict[str, str])
    """What contacts are called here, by what the desk called them."""
    is_deleted: bool = False
    is_hidden: bool = False

    @property
    def is_there(self) -> bool:
        return not (self.is_deleted or self.is_hidden)

    def told(self) -> Wire:
        """Give it as the office tells it."""
        return {
            "id": self.id,
            "fields": dict(self.fields),
            "ref": self.ref,
            "customer": self.customer,
            "text": self.text,
            "stamp": self.stamp,
            "revision": self.revision,
            "messages": [dict(one) for one in self.messages],
        }


@dataclass(slots=True)
class Timeline:
    """What is so at one moment, and what a backup brings back."""

    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in FEEDS})
    done: Counter[str] = field(default_factory=Counter[str])
    """How often each edit was done, by its reference."""
    order: list[tuple[str, int, str]] = field(default_factory=list[tuple[str, int, str]])
    """What was done, in its order: feed, record and reference."""
    calls: list[Wire] = field(default_factory=list[Wire])


class ModelOffice:
    """Answers what it is asked, does what it is told, and remembers each wrong that was done to it."""

    def __init__(self, time: ModelTime) -> None:
        self.time = time
        self.now = Timeline()
        self.epoch = 1
        self.last_id = 0
        self.is_emptied = False
        self.stuck: tuple[str, int] | None = None
        """A record at which this office always has a fault of its own."""
        self.wrongs: list[str] = []
        self.ever: set[str] = set()
        self.equal: set[str] = set()
        """Edits that found their values standing there already."""
        self.revision_of: dict[str, int] = {}

    def answer(self, verb: str, what: Wire) -> Wire:
        """Do what is asked; raises ``RefusedError``."""
        return getattr(self, f"_{verb}")(what)

    def fresh_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def touch(self, row: Row, stamp: int | None = None) -> None:
        """Give a row a new revision, and the stamp of the transaction's start."""
        row.revision += 1
        row.stamp = self.time.office_seconds() if stamp is None else stamp

    def back_up(self) -> Timeline:
        return deepcopy(self.now)

    def restore(self, backup: Timeline) -> None:
        """Go back to a backup; numbers are not given again, and the server shows that it was set up anew."""
        self.now = deepcopy(backup)
        self.epoch += 1

    def there(self, feed: str) -> dict[int, Row]:
        """Give what can be seen now."""
        return {key: row for key, row in self.now.rows[feed].items() if row.is_there}

    # what is read

    def _identity(self, _what: Wire) -> Wire:
        return {"name": f"model-{self.epoch}"}

    def _ids(self, what: Wire) -> Wire:
        return {"ids": [] if self.is_emptied else sorted(self.there(what["feed"]))}

    def _changes(self, what: Wire) -> Wire:
        """Give rows after a place, by stamp and id, so that nothing is skipped where many share a stamp."""
        place = (what["stamp"], what["id"])
        there = {} if self.is_emptied else self.there(what["feed"])
        rows = sorted((row.stamp, row.id) for row in there.values() if (row.stamp, row.id) > place)
        return {"rows": [there[one].told() for _, one in rows[: what["limit"]]]}

    def _read(self, what: Wire) -> Wire:
        there = {} if self.is_emptied else self.there(what["feed"])
        asked: list[int] = what["ids"]
        return {
            "rows": [there[one].told() for one in asked if one in there],
            "gone": [one for one in asked if one not in there],
        }

    def _look(self, what: Wire) -> Wire:
        row = self.now.rows[what["feed"]].get(what["record"])
        if row is None or row.is_deleted or self.is_emptied:
            return {"whereabouts": "gone"}
        if row.is_hidden:
            return {"whereabouts": "hidden"}
        fields = {name: row.fields.get(_named(row, name)) for name in what["fields"]}
        if all(fields[name] == value for name, value in what["fields"].items()):
            self.equal.add(what["ref"])
        return {"whereabouts": "there", "fields": fields, "revision": row.revision}

    def _find(self, what: Wire) -> Wire:
        """Look an edit up by its reference, among what was deleted too."""
        if what["kind"] == "log_interaction":
            return {"found": [], "deleted": []}
        found = list(self._made_by(what) if what["is_made"] else self._with_words_of(what))
        return {
            "found": [row.id for row in found if row.is_there],
            "deleted": [row.id for row in found if not row.is_there],
            "made": {local: remote for row in found for local, remote in row.pieces.items()},
        }

    def _made_by(self, what: Wire) -> list[Row]:
        return [row for row in self.now.rows[what["feed"]].values() if row.ref == what["ref"]]

    def _with_words_of(self, what: Wire) -> list[Row]:
        row = self.now.rows[what["feed"]].get(what["record"])
        if row is not None and row.is_hidden:
            raise RefusedError("not_permitted")
        said = [] if row is None else [one for one in row.messages if one["ref"] == what["ref"]]
        return [row for _ in said if row is not None]

    # what is written

    def _send(self, what: Wire) -> Wire:
        if POISON in what["fields"].values():
            raise RefusedError("rejected")
        deed = {
            "open_ticket": self._open,
            "create_customer": self._make_customer,
            "reply": self._say,
            "comment": self._say,
            "log_interaction": self._log_call,
        }.get(what["kind"], self._set)
        told = deed(what)
        self._note(what, told)
        return told

    def _note(self, what: Wire, told: Wire) -> None:
        self.now.done[what["ref"]] += 1
        self.ever.add(what["ref"])
        self.now.order.append((what["feed"], told["id"], what["ref"]))
        self.revision_of[what["ref"]] = told["revision"]

    def _open(self, what: Wire) -> Wire:
        fields: Mapping[str, str | None] = what["fields"]
        known = {name: fields.get(name, usual) for name, usual in _TICKET.items()}
        row = Row(self.fresh_id(), known, what["ref"], fields.get("customer"), fields.get("text") or "")
        if row.customer is not None and row.customer.startswith("local:"):
            self.wrongs.append(f"{what['ref']} came before what it builds upon")
        return self._keep("tickets", row)

    def _make_customer(self, what: Wire) -> Wire:
        row = Row(self.fresh_id(), {"name": what["fields"].get("name")}, what["ref"])
        told = self._keep("customers", row)
        return told | {"made": self._set_pieces(row, what["fields"])}

    def _keep(self, feed: str, row: Row) -> Wire:
        self.now.rows[feed][row.id] = row
        self.touch(row)
        return {"id": row.id, "revision": row.revision}

    def _say(self, what: Wire) -> Wire:
        row = self._writable(what)
        row.messages.append(
            {
                "id": self.fresh_id(), "kind": what["kind"], "author": what["agent"], "ref": what["ref"],
                "text": what["fields"]["text"], "stamp": self.time.office_seconds(),
            }
        )  # fmt: skip
        self.touch(row)
        return {"id": row.id, "revision": row.revision}

    def _log_call(self, what: Wire) -> Wire:
        self.now.calls.append(what)
        return {"id": self.fresh_id(), "revision": 0}

    def _set(self, what: Wire) -> Wire:
        row = self._writable(what)
        if what["revision"] and what["revision"] != str(row.revision):
            raise RefusedError("out_of_date")
        for name, mine in what["fields"].items():
            now = row.fields.get(_named(row, name))
            if now not in (mine, what["base"].get(name)):
                self.wrongs.append(f"{what['ref']} wrote over {name}={now!r}, which the agent had not seen")
        made = self._set_pieces(row, what["fields"])
        row.fields |= {name: mine for name, mine in what["fields"].items() if not _is_new(name)}
        self.touch(row)
        return {"id": row.id, "revision": row.revision, "made": made}

    def _set_pieces(self, row: Row, fields: Mapping[str, str | None]) -> dict[str, str]:
        """Keep contacts that the desk made, and give their numbers."""
        for name, value in fields.items():
            if _is_new(name):
                local = name.removeprefix("contact:")
                number = row.pieces.setdefault(local, str(self.fresh_id()))
                row.fields[f"contact:{number}"] = value
        return {local: row.pieces[local] for local in row.pieces if f"contact:{local}" in fields}

    def _writable(self, what: Wire) -> Row:
        row = self.now.rows[what["feed"]].get(what["record"])
        if row is None or row.is_deleted:
            raise RefusedError("rejected")
        if row.is_hidden:
            raise RefusedError("not_permitted")
        return row


def _is_new(name: str) -> bool:
    return name.startswith("contact:local:")


def _named(row: Row, name: str) -> str:
    """Give a contact's name here for one that the desk gave."""
    local = name.removeprefix("contact:")
    return f"contact:{row.pieces[local]}" if local in row.pieces else name
