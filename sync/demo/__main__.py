"""Runs the demo office as a process of its own: one JSON line says where, then it serves."""

import asyncio
import contextlib
import json
import secrets
import socket
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from sync.demo.control import build_control
from sync.demo.dataset.company import CUSTOMERS, found_company
from sync.demo.journal import Journal
from sync.demo.life import Life
from sync.demo.mishaps import CuttableLine
from sync.demo.office import Office
from sync.demo.server import build_app


class Plug:
    """Serves an app at one address, and can stop and start again."""

    def __init__(self, app: FastAPI, port: int) -> None:
        self._app = app
        self.port = port
        self._server: uvicorn.Server | None = None
        self._task: asyncio.Task[None] | None = None

    async def plug_in(self) -> None:
        """Listen; doing so twice is fine."""
        if self._server is not None:
            return
        listening = _listen(self.port)
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            http=CuttableLine,
            log_level="critical",
            access_log=False,
            lifespan="off",
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Quiet(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started and not self._task.done():  # noqa: ASYNC110  # it tells nobody when it has
            await asyncio.sleep(0.005)

    async def unplug(self) -> None:
        """Let go of the address and of every connection."""
        server, self._server = self._server, None
        if server is not None and self._task is not None:
            server.should_exit = True
            await self._task


class _Quiet(uvicorn.Server):
    """A server that leaves the signals to the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Do nothing."""
        yield


async def _serve(wanted: Namespace) -> None:
    token, control_token = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    office = _open_office(wanted)
    life = Life(office)
    gate = Plug(build_app(office, token), wanted.port)
    control = Plug(build_control(office, gate, life, control_token), 0)
    await gate.plug_in()
    await control.plug_in()
    where = {
        "url": f"http://127.0.0.1:{gate.port}",
        "token": token,
        "control_url": f"http://127.0.0.1:{control.port}",
        "control_token": control_token,
    }
    print(json.dumps(where), flush=True)
    async with asyncio.TaskGroup() as tasks:
        living = tasks.create_task(_live(life, wanted.life))
        await (_until_stdin_ends() if wanted.until_stdin_ends else asyncio.Event().wait())
        living.cancel()
    await gate.unplug()
    await control.unplug()


def _open_office(wanted: Namespace) -> Office:
    now = datetime.fromisoformat(wanted.now).astimezone() if wanted.now else datetime.now().astimezone()
    name = (
        f"demo-{wanted.seed}" if wanted.customers == CUSTOMERS else f"demo-{wanted.seed}-{wanted.customers}"
    )
    journal = Journal(wanted.folder / f"{name}.jsonl" if wanted.folder else None)
    return Office(found_company(wanted.seed, now, wanted.customers), name, journal)


async def _live(life: Life, pause: float) -> None:
    while pause > 0:
        await asyncio.sleep(pause)
        life.step()


async def _until_stdin_ends() -> None:
    """Wait in a thread of its own, which no ending of this process has to wait for."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def read() -> None:
        sys.stdin.buffer.read()
        with contextlib.suppress(RuntimeError):  # the loop may be closed by then
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=read, daemon=True).start()
    await ended.wait()


def _listen(port: int) -> socket.socket:
    # Without the protocol by name asyncio leaves Nagle on, and every answer waits 40 ms for an acknowledgement.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(64)
    return listening


def _options() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m sync.demo", description="The demo office, on this machine only.")
    add = parser.add_argument
    add("--port", type=int, default=0, help="port to listen at; 0 takes a free one")
    add("--folder", type=Path, help="where changes are kept over restarts; without it they are forgotten")
    add("--seed", type=int, default=7, help="another seed makes another company")
    add("--customers", type=int, default=CUSTOMERS, help="how many customers it has")
    add("--now", default="", help="the moment it is made for (ISO 8601); now by default")
    add(
        "--life",
        type=float,
        default=0.0,
        help="seconds between two things that happen by themselves; 0 for none",
    )
    add("--until-stdin-ends", action="store_true", help="end with whoever started it, however that one ends")
    add("--openapi", action="store_true", help="print the contract and end")
    return parser


def main() -> None:
    """Serve, or print the contract."""
    wanted = _options().parse_args()
    if wanted.openapi:
        contract = build_app(Office({}, ""), "").openapi()
        print(json.dumps(contract, indent=1, ensure_ascii=False))
        return
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(wanted))


if __name__ == "__main__":
    main()
