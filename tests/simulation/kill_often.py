"""``python -m tests.simulation.kill_often KILLS``: real processes on a real store over real HTTP, killed at random."""

import argparse
import json
import os
import pickle
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NoReturn

from callcenter.domain.edit import Edit, EditKind
from callcenter.domain.errors import DeskError
from callcenter.domain.ids import RemoteId
from callcenter.storage import outbox
from callcenter.storage.database import open_database
from callcenter.storage.integrity import check_store
from tests.simulation import oracles
from tests.simulation.agent import Agent
from tests.simulation.event_log import EventLog
from tests.simulation.http_line import PATIENCE, FastClock, HttpLine
from tests.simulation.http_office import serve
from tests.simulation.model_connector import ModelConnector
from tests.simulation.model_office import ModelOffice
from tests.simulation.model_time import BEGINNING
from tests.simulation.simulated_desk import SimulatedDesk
from tests.simulation.simulated_store import quiet
from tests.simulation.weather import OFFICE, Proxied

_SHORTEST_LIFE, _LONGEST_LIFE = 0.01, 0.25
_SHARE_THAT_WORKS = 0.85
"""Of the others some are killed while they begin."""
_LONGEST_START = 5.0
_CALM_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Site:
    """Where a campaign of kills happens."""

    folder: Path
    port: int
    begun_at: float

    @property
    def acknowledged(self) -> Path:
        return self.folder / "acknowledged"

    def desk(self, seed: int, patience: float = PATIENCE) -> SimulatedDesk:
        """Open the store as a process of the desk does."""
        line, clock = HttpLine(self.port, patience), FastClock(self.begun_at)
        database = open_database(self.folder / "store.db")
        connector = ModelConnector(line, clock.now, line.office_now)
        return SimulatedDesk(database, connector, clock, Random(seed), EventLog(), is_alone=False)


@dataclass(slots=True)
class KillReport:
    """What came of it."""

    kills: int
    acknowledged: int = 0
    in_outbox: int = 0
    on_server: int = 0
    integrity: str = "ok"
    faults: dict[str, int] = field(default_factory=dict[str, int])
    violations: list[str] = field(default_factory=list[str])
    seconds: float = 0.0


def kill_often(kills: int, seed: int = 1, folder: Path | None = None) -> KillReport:
    """Kill a desk so often, let the last one settle in calm weather, and judge."""
    started = time.perf_counter()
    site = Site(folder or Path(mkdtemp(prefix="desk-kills-")), _free_port(), time.time())
    server = _fork(lambda: serve(site.port, seed, site.begun_at))
    try:
        _wait_for(site.port)
        open_database(site.folder / "store.db").close()
        _kill_one_after_another(site, kills, Random(seed), seed)
        report = _judge(site, kills)
    finally:
        _kill(server)
        if folder is None:
            shutil.rmtree(site.folder, ignore_errors=True)
    report.seconds = round(time.perf_counter() - started, 1)
    return report


def _kill_one_after_another(site: Site, kills: int, chance: Random, seed: int) -> None:
    for number in range(kills):
        ready, tell = os.pipe()
        desk = _fork(
            lambda number=number, tell=tell: _live(site, f"k{number}", seed * 1_000_003 + number, tell)
        )
        if chance.random() < _SHARE_THAT_WORKS:
            select.select([ready], [], [], _LONGEST_START)
        time.sleep(chance.uniform(_SHORTEST_LIFE, _LONGEST_LIFE))
        _kill(desk)
        os.close(ready)
        os.close(tell)


def _live(site: Site, name: str, seed: int, tell: int) -> None:
    """Work without an end."""
    desk = site.desk(seed)
    os.write(tell, b"open")
    agent = Agent(desk, desk.chance, name)
    ledger = os.open(site.acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    deeds: tuple[tuple[float, Callable[[], object]], ...] = (
        (0.45, lambda: _act(desk, agent, ledger)),
        (0.75, desk.push),
        (0.93, desk.cycle),
        (0.97, agent.think_again),
        (1.01, lambda: desk.cycle(is_full=True)),
    )
    while True:
        drawn = desk.chance.random()
        next(deed for limit, deed in deeds if drawn < limit)()


def _act(desk: SimulatedDesk, agent: Agent, ledger: int) -> None:
    """Type something, and put on record what the desk acknowledged."""
    before = set(desk.acknowledged)
    if agent.act():
        edits = [desk.acknowledged[one] for one in desk.acknowledged.keys() - before]
        lines = [json.dumps([one.id, one.kind, one.after]) + "\n" for one in edits]
        os.write(ledger, "".join(lines).encode())
        os.fsync(ledger)


def _judge(site: Site, kills: int) -> KillReport:
    line = HttpLine(site.port, _CALM_SECONDS)
    line.post("_calm", {})
    desk = site.desk(0, _CALM_SECONDS)
    desk.acknowledged |= _on_record(site.acknowledged)
    _settle(desk)
    office: ModelOffice = pickle.loads(line.post("_state", {}))  # noqa: S301  # of our own child, on loopback
    report = KillReport(kills, len(desk.acknowledged), len(desk.everything()), len(office.ever))
    report.faults = json.loads(line.post("_faults", {}))
    found = [
        *oracles.settled_wrongly(desk, office, Proxied()),
        *oracles.out_of_order(desk, office),
        *oracles.diverged(desk, office),
        *oracles.unexplained(desk),
    ]
    report.violations = found
    try:
        check_store(desk.database)
    except DeskError as error:
        report.integrity = error.trouble.value
    desk.close()
    return report


def _settle(desk: SimulatedDesk) -> None:
    until = time.monotonic() + _CALM_SECONDS
    while time.monotonic() < until:
        with desk.database.write() as work:
            outbox.hurry(work, OFFICE)
        desk.push()
        held = oracles.waiting_for_the_agent(desk)
        rows = [row for row in desk.everything() if row.edit_id not in held]
        if not any(row.state in ("queued", "sending", "unknown") for row in rows):
            break
        time.sleep(0.2)
    time.sleep(1.2)  # whatever is still to be done late is done now
    while time.monotonic() < until and not desk.cycle(is_full=True, accept_deletes=True):
        time.sleep(0.2)


def _on_record(ledger: Path) -> dict[str, Edit]:
    lines = ledger.read_text("utf-8").splitlines() if ledger.exists() else []
    found = [json.loads(line) for line in lines]
    return {
        one: Edit(one, EditKind(kind), "ada", OFFICE, RemoteId(""), {}, BEGINNING, after=after)
        for one, kind, after in found
    }


def _fork(deed: Callable[[], object]) -> int:
    """Begin a process that is ready at once, for it need not read its program."""
    process = os.fork()
    if process == 0:
        _end_with(deed)
    return process


def _end_with(deed: Callable[[], object]) -> NoReturn:
    try:
        deed()
    except BaseException as error:  # noqa: BLE001  # a process that ends by itself is told of, and fails the campaign
        sys.stderr.write(f"ended by itself: {error!r}\n")
    os._exit(1)


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.05)


def main() -> int:
    """Do it and print a report; 1 where something is violated."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.kill_often", description=__doc__)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with quiet():
        report = kill_often(wanted.kills, wanted.seed)
    json.dump(asdict(report), sys.stdout, indent=2)
    sys.stdout.write("\n")
    return 1 if report.violations or report.integrity != "ok" else 0


if __name__ == "__main__":
    sys.exit(main())
