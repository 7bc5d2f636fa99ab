"""What the agent of the simulation does: edits of every kind upon what the screen shows, and second thoughts."""

from collections.abc import Callable, Mapping
from json import loads
from random import Random
from typing import Any

from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.edit_needs import local_id
from callcenter.domain.ids import RemoteId
from tests.simulation.model_office import POISON
from tests.simulation.simulated_desk import SimulatedDesk
from tests.simulation.weather import OFFICE

_STATES = ("open", "waiting", "solved", "closed")


class Agent:
    """Types at random, as the seed has it. Each edit has words of its own, so that it is found again."""

    def __init__(self, desk: SimulatedDesk, chance: Random, name: str = "e") -> None:
        self._desk = desk
        self._chance = chance
        self._name = name
        self._made = 0
        self._kinds: tuple[tuple[float, Callable[[str], Edit | None]], ...] = (
            (0.18, self.open_ticket),
            (0.38, self.say),
            (0.72, self.change_ticket),
            (0.80, self.create_customer),
            (0.95, self.change_customer),
            (1.01, self.log_call),
        )

    def act(self) -> bool:
        """Make one edit; true where it was acknowledged."""
        drawn = self._chance.random()
        make = next(kind for limit, kind in self._kinds if drawn < limit)
        self._made += 1
        edit = make(f"{self._name}-{self._made}")
        return edit is not None and self._desk.add(edit)

    def think_again(self) -> None:
        """Take something back, or try again what was refused."""
        waiting = self._desk.waiting(EditState.QUEUED, EditState.REFUSED)
        if waiting:
            one = self._chance.choice(waiting)
            if one.state is EditState.REFUSED and self._chance.random() < 0.7:
                self._desk.retry(one)
            else:
                self._desk.withdraw(one)

    def open_ticket(self, name: str) -> Edit:
        customer = self._pick("SELECT * FROM party WHERE office = ? AND NOT is_stub ORDER BY id")
        fields: dict[str, str | None] = {"subject": f"mine {name}", "text": self._words(name)}
        if customer is not None:
            fields["customer"] = customer.remote_id
        return self._edit(name, EditKind.OPEN_TICKET, local_id(name), fields)

    def say(self, name: str) -> Edit | None:
        ticket = self._ticket()
        if ticket is None:
            return None
        kind = self._chance.choice((EditKind.REPLY, EditKind.COMMENT))
        return self._edit(name, kind, ticket.remote_id, {"text": self._words(name)})

    def change_ticket(self, name: str) -> Edit | None:
        ticket = self._ticket()
        if ticket is None:
            return None
        seen = {
            "subject": ticket.subject, "state": ticket.state, "owner": ticket.owner,
            "priority": str(ticket.priority),
        }  # fmt: skip
        chosen = self._chance.sample(sorted(seen), self._chance.randrange(1, 3))
        fields = {one: self._value(one, name) for one in chosen}
        return self._edit(
            name, EditKind.CHANGE_TICKET, ticket.remote_id, fields, {one: seen[one] for one in chosen}
        )

    def create_customer(self, name: str) -> Edit:
        contact = _contact(f"mine.{name}")
        fields = {"name": f"mine {name}", f"contact:{local_id(name, 0)}": contact}
        return self._edit(name, EditKind.CREATE_CUSTOMER, local_id(name), fields)

    def change_customer(self, name: str) -> Edit | None:
        party = self._pick("SELECT * FROM party WHERE office = ? AND NOT is_stub ORDER BY id")
        if party is None:
            return None
        seen = self._customer_fields(party)
        chosen = self._chance.choice([*sorted(seen), f"contact:{local_id(name, 0)}"])
        value = _contact(f"mine.{name}") if chosen.startswith("contact:") else f"mine {name}"
        base = {chosen: seen[chosen]} if chosen in seen else {chosen: None}
        return self._edit(name, EditKind.CHANGE_CUSTOMER, party.remote_id, {chosen: value}, base)

    def log_call(self, name: str) -> Edit:
        return self._edit(name, EditKind.LOG_INTERACTION, local_id(name), {"summary": self._words(name)})

    def _edit(
        self,
        name: str,
        kind: EditKind,
        record: str,
        fields: Mapping[str, str | None],
        base: Mapping[str, str | None] | None = None,
    ) -> Edit:
        return Edit(
            name, kind, "ada", OFFICE, RemoteId(record), fields, self._desk.time.now(), base or {},
            after=self._after(kind),
        )  # fmt: skip

    def _after(self, kind: EditKind) -> str:
        """Build now and then upon another edit, over the border of records."""
        if kind is EditKind.LOG_INTERACTION and self._chance.random() < 0.5:
            opened = self._desk.waiting(EditState.QUEUED)
            return self._chance.choice(opened).edit.id if opened else ""
        return ""

    def _words(self, name: str) -> str:
        return POISON if self._chance.random() < 0.04 else f"words of {name}"

    def _value(self, field: str, name: str) -> str:
        if field == "state":
            return self._chance.choice(_STATES)
        if field == "priority":
            return str(self._chance.randrange(0, 101, 10))
        return f"mine {name}"

    def _ticket(self) -> Any:
        return self._pick("SELECT * FROM ticket_projected WHERE office = ? ORDER BY id")

    def _pick(self, sql: str) -> Any:
        """Choose one of what the screen shows; the latest more often than others."""
        rows = self._desk.eye.rows(sql, OFFICE)
        if not rows:
            return None
        return rows[-1] if self._chance.random() < 0.3 else self._chance.choice(rows)

    def _customer_fields(self, party: Any) -> dict[str, str | None]:
        """Give a customer's fields as the screen shows them: truth, and what waits laid over it."""
        points = self._desk.eye.rows(
            "SELECT * FROM contact_point WHERE party_id = ? ORDER BY position", party.id
        )
        seen: dict[str, str | None] = {"name": party.name}
        seen |= {f"contact:{one.remote_id}": _contact(one.value.partition("@")[0]) for one in points}
        waiting = self._desk.eye.values(
            "SELECT fields FROM outbox WHERE office = ? AND entity = 'customers' AND record = ? AND is_shown"
            " AND kind = 'change_customer' ORDER BY seq",
            OFFICE,
            party.remote_id,
        )
        for fields in waiting:
            seen |= dict(loads(fields))
        return {name: value for name, value in seen.items() if value is not None}


def _contact(word: str) -> str:
    return f'{{"kind":"email","label":"","value":"{word}@example.org"}}'
