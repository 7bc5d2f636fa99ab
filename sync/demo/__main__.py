"""Runs the demo office as a process of its own: one JSON line says where, then it serves until its parent goes."""

import asyncio
import contextlib
import json
import secrets
import socket
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

import uvicorn
from fastapi import FastAPI

from sync.demo.dataset.company import found_company
from sync.demo.office import Office
from sync.demo.server import build_app, build_control


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
            self._app, log_level="error", access_log=False, lifespan="off", timeout_graceful_shutdown=1
        )
        self._server = _Quiet(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        while not self._server.started and not self._task.done():
            await asyncio.sleep(0.01)

    async def unplug(self) -> None:
        """Let go of the address and of every connection."""
        server, self._server = self._server, None
        if server is not None and self._task is not None:
            server.should_exit = True
            await self._task


class _Quiet(uvicorn.Server):
    """A server that leaves the signals to the process."""

    @contextlib.contextmanager
    def capture_signals(self):  # the type of the library
        """Do nothing."""
        yield


async def _run(wanted: Namespace) -> None:
    token, control_token = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    now = datetime.fromisoformat(wanted.now) if wanted.now else datetime.now().astimezone()
    office = Office(found_company(wanted.seed, now.astimezone(UTC)), f"demo-{wanted.seed}")
    gate = Plug(build_app(office, token), wanted.port)
    control = Plug(build_control(office, gate, control_token), 0)
    await gate.plug_in()
    await control.plug_in()
    where = {
        "url": f"http://127.0.0.1:{gate.port}",
        "token": token,
        "control_url": f"http://127.0.0.1:{control.port}",
        "control_token": control_token,
    }
    print(json.dumps(where), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.read)
    await gate.unplug()
    await control.unplug()


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(64)
    return listening


def main() -> None:
    """Serve until standard input ends, which it does when the parent ends, however it ends."""
    parser = ArgumentParser(prog="python -m sync.demo", description="The demo office, on this machine only.")
    parser.add_argument("--port", type=int, default=0, help="port to listen at; 0 takes a free one")
    parser.add_argument("--seed", type=int, default=7, help="another seed makes another company")
    parser.add_argument(
        "--now", default="", help="the moment the company is made for (ISO 8601); now by default"
    )
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
