"""Another server at the old address takes nothing away before a person accepts it."""

import pytest

from callcenter.domain.errors import Trouble
from tests.contract.memory_office import MemoryOffice
from tests.contract.samples import order
from tests.sync.engine.desk import SmallDesk


@pytest.fixture(autouse=True)
def _another_server(desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture) -> None:
    office.put("orders", order(1, 1), order(2, 1), order(3, 1))
    desk.cycle()
    office.delete("orders", "2", "3")
    office.identity = "server-2"


def test_it_is_told(desk: SmallDesk) -> None:
    assert [fault.trouble for fault in desk.cycle(is_full=True).faults] == [Trouble.OTHER_SERVER]
    assert desk.health().trouble is Trouble.OTHER_SERVER


def test_nothing_goes(desk: SmallDesk) -> None:
    desk.cycle(is_full=True)
    assert desk.ids("orders") == {"1", "2", "3"}


def test_it_is_read_from_its_beginning_but_once(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.asked()
    desk.cycle()
    assert "orders.total" in desk.asked()
    desk.cycle()
    assert "orders.total" not in desk.asked()


def test_it_is_told_until_a_person_accepts(desk: SmallDesk) -> None:
    desk.cycle(is_full=True)
    assert not desk.cycle(is_full=True).answered
    assert desk.cycle(accept_deletes=True).answered
    assert desk.ids("orders") == {"1"}
    assert desk.cycle(is_full=True).answered


def test_the_old_server_is_welcome_back(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle(is_full=True)
    office.identity = "server-1"
    office.put("orders", order(2, 1), order(3, 1))
    assert desk.cycle(is_full=True).answered
    assert desk.health().trouble is None


def test_a_server_that_says_nothing_is_no_other(desk: SmallDesk, office: MemoryOffice) -> None:
    office.identity = ""
    assert desk.cycle().answered
