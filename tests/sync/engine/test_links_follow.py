"""After each reading of an office the rule looks at what is new."""

from dataclasses import replace

from callcenter.domain.customer import Customer
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import customers, replica
from sync.engine.refresh import find_caller, refresh_customer
from tests.contract.memory_office import MemoryOffice
from tests.contract.samples import customer
from tests.sync.engine.desk import SmallDesk

HELP = OfficeId("help")
NUMBER = "+8613800138001"


def sure(number: int, name: str = "Ann") -> Customer:
    told = customer(number, NUMBER, name=name)
    return replace(told, contact_points=tuple(replace(point, verified=True) for point in told.contact_points))


def requestor(desk: SmallDesk) -> None:
    """Somebody another office told of before."""
    with desk.database.write() as work:
        replica.save(work, HELP, "people", [sure(9)], desk.clock.now())


def are_one(desk: SmallDesk) -> bool:
    with desk.database.read() as connection:
        return desk.customer("1") == customers.by_remote(connection, HELP, RemoteId("9"))


def test_a_cycle_joins_whom_it_brought(desk: SmallDesk, office: MemoryOffice) -> None:
    requestor(desk)
    office.put("customers", sure(1))
    desk.cycle()
    assert are_one(desk)


def test_a_refresh_of_one_customer_joins_them(desk: SmallDesk, office: MemoryOffice) -> None:
    requestor(desk)
    office.put("customers", customer(1))
    desk.cycle()
    assert not are_one(desk)
    office.put("customers", sure(1))
    refresh_customer(desk.database, desk.connector, desk.customer("1"), desk.clock)
    assert are_one(desk)


def test_a_caller_an_office_knows_is_joined_at_once(desk: SmallDesk, office: MemoryOffice) -> None:
    requestor(desk)
    desk.cycle()
    office.put("customers", sure(1))
    assert find_caller(desk.database, desk.connector, NUMBER, desk.clock) == 1
    assert are_one(desk)


def test_who_is_asked_to_stop_leaves_the_rest_for_the_next_cycle(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    requestor(desk)
    office.put("customers", sure(1))
    answers = iter(range(1_000))
    desk.cycle(cancelled=lambda: next(answers) > 1)
    desk.cycle()
    assert are_one(desk)
