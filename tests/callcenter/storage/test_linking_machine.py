"""Whatever is told, joined, parted, refused and undone in whatever order: each record is under one customer."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.link import ActKind, LinkId
from callcenter.storage import audit, linking
from callcenter.storage.database import open_database
from callcenter.storage.integrity import check_store
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.list_links import list_links
from callcenter.usecases.part_record import part_record
from callcenter.usecases.refuse_link import refuse_link
from callcenter.usecases.undo_link import undo_link
from tests.callcenter.small_store import CRM, ERP, NOW, drop, keep
from tests.callcenter.storage.test_linking import person

OFFICES = (ERP, CRM, OfficeId("help"))
REMOTES = ("1", "2", "3")
KEYS = ("a@x.example", "b@x.example", "+8613812345678")
EXPECTED = {
    Trouble.ONE_ALREADY,
    Trouble.ONLY_RECORD,
    Trouble.NO_SUCH_RECORD,
    Trouble.NO_SUCH_CUSTOMER,
    Trouble.NO_SUCH_LINK,
    Trouble.UNDONE_ALREADY,
    Trouble.BUILT_UPON,
}
ids = st.integers(1, 9)


class Linking(RuleBasedStateMachine):
    """Everything that may happen to links, and what must be true at any time."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.database = open_database(Path(self._folder.name) / "desk.db")

    def teardown(self) -> None:
        check_store(self.database)
        with self.database.read() as connection:
            assert audit.verify(connection)
        self.database.close()
        self._folder.cleanup()

    @rule(
        office=st.sampled_from(OFFICES), remote=st.sampled_from(REMOTES), keys=st.sets(st.sampled_from(KEYS))
    )
    def tell(self, office: OfficeId, remote: str, keys: set[str]) -> None:
        before = self._where()
        keep(self.database, person(remote, "Ann", *sorted(keys)), office=office)
        after = self._where()
        assert before.items() <= after.items(), "what an office says moves nobody by itself"

    @rule(office=st.sampled_from(OFFICES), remote=st.sampled_from(REMOTES))
    def take_away(self, office: OfficeId, remote: str) -> None:
        before = self._where()
        drop(self.database, remote, office=office)
        assert before == self._where()

    @rule()
    def settle(self) -> None:
        before, apart = self._where(), self._apart()
        with self.database.write() as work:
            while linking.settle(work, NOW):
                pass
        after = self._where()
        for one, customer in before.items():
            for other, theirs in before.items():
                assert customer != theirs or after[one] == after[other], "a rule parts nobody"
        assert apart == self._apart()

    @rule(keeps=ids, other=ids)
    def join(self, keeps: int, other: int) -> None:
        self._try(lambda: join_customers(self.database, CustomerId(keeps), CustomerId(other), "anna", NOW))

    @rule(office=st.sampled_from(OFFICES), remote=st.sampled_from(REMOTES))
    def part(self, office: OfficeId, remote: str) -> None:
        self._try(lambda: part_record(self.database, office, RemoteId(remote), "anna", NOW))

    @rule(one=ids, other=ids)
    def refuse(self, one: int, other: int) -> None:
        self._try(lambda: refuse_link(self.database, CustomerId(one), CustomerId(other), "anna", NOW))

    @rule(act=st.integers(1, 20))
    def undo(self, act: int) -> None:
        self._try(lambda: undo_link(self.database, LinkId(act), "anna", NOW))

    @rule(keeps=ids, other=ids)
    def join_and_undo(self, keeps: int, other: int) -> None:
        before = (self._where(), self._apart())
        act = self._try(
            lambda: join_customers(self.database, CustomerId(keeps), CustomerId(other), "anna", NOW)
        )
        if act is not None:
            undo_link(self.database, act, "anna", NOW)
        assert before == (self._where(), self._apart())

    @rule(office=st.sampled_from(OFFICES), remote=st.sampled_from(REMOTES))
    def part_and_undo(self, office: OfficeId, remote: str) -> None:
        before = (self._where(), self._apart())
        act = self._try(lambda: part_record(self.database, office, RemoteId(remote), "anna", NOW))
        if act is not None:
            undo_link(self.database, act, "anna", NOW)
        assert before == (self._where(), self._apart())

    @invariant()
    def each_customer_is_called_after_one_of_its_records(self) -> None:
        where = self._where()
        for customer in set(where.values()):
            assert where.get(customer) == customer

    @invariant()
    def what_is_kept_apart_is_apart(self) -> None:
        where = self._where()
        assert all(where[one] != where[other] for one, other in self._apart())

    @invariant()
    def everything_can_be_listed(self) -> None:
        listed = list_links(self.database)
        where = self._where()
        assert all(where[one.one] != where[one.other] for one in listed.proposals)
        assert all(act.kind is ActKind.JOINED for act in listed.doubtful)

    def _try(self, act: Callable[[], LinkId]) -> LinkId | None:
        try:
            return act()
        except DeskError as error:
            if error.trouble not in EXPECTED:
                raise
            return None

    def _where(self) -> dict[int, int]:
        with self.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT id, customer_id FROM party")
            return {row.id: row.customer_id for row in rows}

    def _apart(self) -> set[tuple[int, int]]:
        with self.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT one, other FROM link_apart WHERE lifted_by IS NULL")
            return {(row.one, row.other) for row in rows}


TestLinking = Linking.TestCase
TestLinking.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
