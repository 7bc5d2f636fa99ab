"""Reference scenarios: small, calm and each about one thing, so that every single fault can be tried in each."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from random import Random
from types import MappingProxyType

from callcenter.domain.edit import Edit, EditKind, EditState, Fields
from callcenter.domain.edit_needs import local_id
from callcenter.domain.ids import RemoteId
from tests.simulation.model_office import POISON, Row
from tests.simulation.schedule import World
from tests.simulation.simulated_store import Workshop
from tests.simulation.weather import OFFICE, CrashError, Weather

TICKET, OTHER, CUSTOMER, CONTACT = 11, 12, 1, 2
_BASE: Fields = {"subject": "theirs", "state": "new", "owner": "", "priority": "0"}
_POINT = '{{"kind":"email","label":"","value":"{}@example.org"}}'


class Scene:
    """A world with one customer and two tickets, and an agent whose every edit is written down beforehand."""

    def __init__(self, workshop: Workshop) -> None:
        self.world = World(workshop, Random(0))
        self.desk, self.office = self.world.desk, self.world.office
        self.world.weather.is_calm = self.world.mishaps.is_calm = True
        self.office.now.rows = {"customers": {}, "tickets": {}}
        self.office.last_id = 20
        customer = Row(CUSTOMER, {"name": "theirs", f"contact:{CONTACT}": _POINT.format("theirs")})
        self.keep("customers", customer)
        for identity in (TICKET, OTHER):
            self.keep("tickets", Row(identity, dict(_BASE), customer=str(CUSTOMER)))
        self.world.time.pass_by(30)
        self._made = 0

    def keep(self, feed: str, row: Row) -> None:
        self.office.now.rows[feed][row.id] = row
        self.office.touch(row)

    def ticket(self, identity: int = TICKET) -> Row:
        return self.office.now.rows["tickets"][identity]

    def work(self) -> None:
        """Do what the desk does by itself."""
        self.desk.push()
        self.desk.cycle(is_full=True)

    # the agent

    def open(self, *, customer: str = str(CUSTOMER), text: str = "words") -> str:
        return self._add(EditKind.OPEN_TICKET, "", {"subject": "mine", "text": text, "customer": customer})

    def say(self, record: str = str(TICKET), *, text: str = "words", kind: EditKind = EditKind.REPLY) -> str:
        return self._add(kind, record, {"text": text})

    def set(self, record: str = str(TICKET), base: Fields = _BASE, **fields: str) -> str:
        return self._add(EditKind.CHANGE_TICKET, record, fields, {one: base[one] for one in fields})

    def meet(self) -> str:
        name = f"s-{self._made + 1}"
        fields = {"name": "mine", f"contact:{local_id(name, 0)}": _POINT.format("mine")}
        return self._add(EditKind.CREATE_CUSTOMER, "", fields)

    def rename(self, record: str = str(CUSTOMER), was: str = "theirs") -> str:
        return self._add(EditKind.CHANGE_CUSTOMER, record, {"name": "mine again"}, {"name": was})

    def add_contact(self, record: str = str(CUSTOMER)) -> str:
        name = f"contact:{local_id(f's-{self._made + 1}', 0)}"
        return self._add(EditKind.CHANGE_CUSTOMER, record, {name: _POINT.format("new")}, {name: None})

    def log(self, after: str = "") -> str:
        return self._add(EditKind.LOG_INTERACTION, "", {"summary": "words"}, after=after)

    def _add(
        self, kind: EditKind, record: str, fields: Fields, base: Fields | None = None, after: str = ""
    ) -> str:
        self._made += 1
        name = f"s-{self._made}"
        place = RemoteId(record or local_id(name))
        made_at = self.desk.time.now()
        assert self.desk.add(Edit(name, kind, "ada", OFFICE, place, fields, made_at, base or {}, after=after))
        return name

    # what has gone wrong before

    def push_badly(self, mishap: Callable[[Weather], object]) -> None:
        """Send, and have this happen to what is written."""
        weather, real = self.world.weather, self.world.weather._carry
        wrong = mishap(weather)

        def carry(verb: str, what: dict[str, object]) -> dict[str, object]:
            return wrong(verb, what) if verb == "send" else real(verb, what)  # type: ignore[operator]  # a bound mishap

        weather._carry = carry
        with suppress(CrashError):
            self.desk.push()
        weather._carry = real
        self.world.time.pass_by(40)


def _local(name: str) -> str:
    return str(local_id(name))


def _conflict(scene: Scene) -> None:
    scene.set(subject="mine")
    scene.ticket().fields["subject"] = "theirs too"
    scene.office.touch(scene.ticket())


def _beside_a_colleague(scene: Scene) -> None:
    scene.set(subject="mine", owner="ada")
    scene.ticket().fields["priority"] = "50"
    scene.office.touch(scene.ticket())


def _half_a_conflict(scene: Scene) -> None:
    scene.set(subject="mine", owner="ada")
    scene.ticket().fields["owner"] = "bo"
    scene.office.touch(scene.ticket())


def _the_same_as_a_colleague(scene: Scene) -> None:
    scene.set(state="open")
    scene.ticket().fields["state"] = "open"
    scene.office.touch(scene.ticket())


def _twice_the_same_field(scene: Scene) -> None:
    scene.set(subject="first")
    scene.set(base={"subject": "first"}, subject="second")


def _a_whole_ticket(scene: Scene) -> None:
    opened = scene.open()
    scene.say(_local(opened))
    scene.set(_local(opened), {"owner": ""}, owner="ada")


def _for_a_new_customer(scene: Scene) -> None:
    met = scene.meet()
    scene.open(customer=_local(met))
    scene.rename(_local(met), "mine")


def _refused_with_all_upon_it(scene: Scene) -> None:
    opened = scene.open(text=POISON)
    scene.say(_local(opened))
    scene.log(opened)


def _deleted(feed: str, then: Callable[[Scene], object]) -> Callable[[Scene], None]:
    def scenario(scene: Scene) -> None:
        then(scene)
        row = scene.office.now.rows[feed][TICKET if feed == "tickets" else CUSTOMER]
        row.is_deleted = True
        scene.office.touch(row)

    return scenario


def _hidden(then: Callable[[Scene], object]) -> Callable[[Scene], None]:
    def scenario(scene: Scene) -> None:
        then(scene)
        scene.ticket().is_hidden = True

    return scenario


def _badly(then: Callable[[Scene], object], mishap: Callable[[Weather], object]) -> Callable[[Scene], None]:
    def scenario(scene: Scene) -> None:
        then(scene)
        scene.push_badly(mishap)

    return scenario


def _withdrawn(scene: Scene) -> None:
    scene.say()
    scene.set(owner="ada")
    scene.desk.withdraw(scene.desk.waiting(EditState.QUEUED)[0])


def _many(scene: Scene) -> None:
    scene.say()
    scene.say(str(OTHER), kind=EditKind.COMMENT)
    scene.set(str(OTHER), priority="70")
    scene.rename()


def _many_changes_of_one_moment(scene: Scene) -> None:
    for identity in range(13, 18):
        scene.keep("tickets", Row(identity, dict(_BASE), customer=str(CUSTOMER)))
    scene.set(owner="ada")


def _made_and_deleted_since(scene: Scene) -> None:
    scene.open()
    scene.push_badly(lambda weather: weather._lost)
    for row in scene.office.now.rows["tickets"].values():
        row.is_deleted = row.is_deleted or row.ref != ""


SCENARIOS: Mapping[str, Callable[[Scene], object]] = MappingProxyType(
    {
        "a ticket is opened": Scene.open,
        "a reply": Scene.say,
        "a comment": lambda scene: scene.say(kind=EditKind.COMMENT),
        "a field is set": lambda scene: scene.set(subject="mine"),
        "three fields are set": lambda scene: scene.set(subject="mine", owner="ada", priority="30"),
        "a customer is made": Scene.meet,
        "a customer is renamed": Scene.rename,
        "a contact is added": Scene.add_contact,
        "a call is logged": Scene.log,
        "a whole ticket": _a_whole_ticket,
        "a ticket for a new customer": _for_a_new_customer,
        "the same field twice": _twice_the_same_field,
        "many records": _many,
        "a conflict": _conflict,
        "half a conflict": _half_a_conflict,
        "beside a colleague": _beside_a_colleague,
        "the same as a colleague": _the_same_as_a_colleague,
        "a refused reply": lambda scene: scene.say(text=POISON),
        "refused with all that builds upon it": _refused_with_all_upon_it,
        "a reply to a deleted ticket": _deleted("tickets", Scene.say),
        "a change of a deleted ticket": _deleted("tickets", lambda scene: scene.set(owner="ada")),
        "a change of a deleted customer": _deleted("customers", Scene.rename),
        "a reply to a hidden ticket": _hidden(Scene.say),
        "a change of a hidden ticket": _hidden(lambda scene: scene.set(owner="ada")),
        "opened, and the answer lost": _badly(Scene.open, lambda weather: weather._lost),
        "opened, and never arrived": _badly(Scene.open, lambda weather: weather._dropped),
        "opened late": _badly(Scene.open, lambda weather: weather._late),
        "opened twice by a proxy": _badly(Scene.open, lambda weather: weather._doubled),
        "a reply, and the answer lost": _badly(Scene.say, lambda weather: weather._lost),
        "a reply, and never arrived": _badly(Scene.say, lambda weather: weather._dropped),
        "a reply done late": _badly(Scene.say, lambda weather: weather._late),
        "set, and the answer lost": _badly(lambda s: s.set(owner="ada"), lambda weather: weather._lost),
        "set, and never arrived": _badly(lambda s: s.set(owner="ada"), lambda weather: weather._dropped),
        "a customer made, and the answer lost": _badly(Scene.meet, lambda weather: weather._lost),
        "dead in the middle of a reply": _badly(Scene.say, lambda weather: weather._crashed_after),
        "dead before a reply": _badly(Scene.say, lambda weather: weather._crashed_before),
        "opened and deleted since": _made_and_deleted_since,
        "taken back": _withdrawn,
        "many changes of one moment": _many_changes_of_one_moment,
    }
)
