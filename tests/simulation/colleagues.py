"""What others do in the office meanwhile: edits that commit late, bulk changes, deletes, and rights taken away."""

from collections.abc import Callable
from random import Random

from tests.simulation.model_office import FEEDS, MOST_TRANSACTION, ModelOffice, Row

_STATES = ("new", "open", "waiting", "solved")


class Colleagues:
    """Work at random, as the seed has it."""

    def __init__(self, office: ModelOffice, chance: Random) -> None:
        self._office = office
        self._chance = chance
        self._words = 0
        self._kinds: tuple[tuple[float, Callable[[int], None]], ...] = (
            (0.10, self._open),
            (0.14, self._meet),
            (0.55, self._change),
            (0.67, self._say),
            (0.79, self._change_many),
            (0.90, self._delete),
            (0.96, self._hide),
            (1.01, self._show),
        )

    def begin(self) -> None:
        """Let there be something when the desk first looks."""
        for _ in range(self._chance.randrange(1, 4)):
            self._meet(self._office.time.office_seconds())
        for _ in range(self._chance.randrange(2, 8)):
            self._open(self._office.time.office_seconds())

    def act(self) -> None:
        """Do one thing, in a transaction that begins now and commits at once or some time later."""
        drawn = self._chance.random()
        deed = next(kind for limit, kind in self._kinds if drawn < limit)
        takes = self._chance.uniform(0, MOST_TRANSACTION) if self._chance.random() < 0.3 else 0.0
        if takes:
            self._office.time.put_off(takes, lambda: deed(int(self._office.time.office_seconds() - takes)))
        else:
            deed(self._office.time.office_seconds())

    def change(self, feed: str, record: int) -> None:
        """Change something of this record now."""
        row = self._office.there(feed).get(record)
        if row is not None:
            self._change_row(row, self._office.time.office_seconds())

    def delete_made(self, feed: str, ref: str) -> None:
        """Delete what was made by this reference now."""
        for row in self._office.now.rows.get(feed, {}).values():
            if row.ref == ref:
                row.is_deleted = True
                self._office.touch(row)

    def _word(self) -> str:
        self._words += 1
        return f"theirs {self._words}"

    def _one(self, feed: str) -> Row | None:
        rows = list(self._office.there(feed).values())
        return self._chance.choice(rows) if rows else None

    def _open(self, start: int) -> None:
        customers = [str(row.id) for row in self._office.there("customers").values()]
        row = Row(
            self._office.fresh_id(),
            {"subject": self._word(), "state": "new", "owner": "", "priority": "0"},
            customer=self._chance.choice(customers) if customers else None,
        )
        self._keep("tickets", row, start)

    def _meet(self, start: int) -> None:
        row = Row(self._office.fresh_id(), {"name": self._word()})
        row.fields[f"contact:{self._office.fresh_id()}"] = _contact(self._word())
        self._keep("customers", row, start)

    def _keep(self, feed: str, row: Row, start: int) -> None:
        self._office.now.rows[feed][row.id] = row
        self._office.touch(row, start)

    def _change(self, start: int) -> None:
        feed = "tickets" if self._chance.random() < 0.75 else "customers"
        row = self._one(feed)
        if row is not None:
            self._change_row(row, start)

    def _change_row(self, row: Row, start: int) -> None:
        name = self._chance.choice(sorted(row.fields))
        row.fields[name] = self._value(name)
        self._office.touch(row, start)

    def _value(self, name: str) -> str:
        if name == "state":
            return self._chance.choice(_STATES)
        if name == "priority":
            return str(self._chance.randrange(0, 101, 10))
        return _contact(self._word()) if name.startswith("contact:") else self._word()

    def _change_many(self, start: int) -> None:
        """Change several in one transaction, so that they share a stamp."""
        rows = list(self._office.there("tickets").values())
        for row in self._chance.sample(rows, min(len(rows), self._chance.randrange(2, 9))):
            self._change_row(row, start)

    def _say(self, start: int) -> None:
        row = self._one("tickets")
        if row is not None:
            identity = self._office.fresh_id()
            row.messages.append(
                {"id": identity, "kind": "reply", "author": "bo", "ref": "", "text": self._word(), "stamp": start}
            )  # fmt: skip
            self._office.touch(row, start)

    def _delete(self, start: int) -> None:
        row = self._one("tickets" if self._chance.random() < 0.8 else "customers")
        if row is not None:
            row.is_deleted = True
            self._office.touch(row, start)

    def _hide(self, start: int) -> None:
        """Take from the desk the right to see one."""
        row = self._one("tickets")
        if row is not None:
            row.is_hidden = True

    def _show(self, start: int) -> None:
        """Give the right back, as who moves a ticket into another queue does, which is a change of the ticket."""
        hidden = [row for feed in FEEDS for row in self._office.now.rows[feed].values() if row.is_hidden]
        if hidden:
            row = self._chance.choice(hidden)
            row.is_hidden = False
            self._office.touch(row, start)


def _contact(word: str) -> str:
    return f'{{"kind":"email","label":"","value":"{word.replace(" ", ".")}@example.org"}}'
