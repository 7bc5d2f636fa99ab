"""Runs what needs Qt in a process of its own, without a display, and takes home what it measured."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import ui
from callcenter.domain.errors import DeskError, Trouble

_PATIENCE_SECONDS = 900


def ask(question: str, *arguments: str) -> dict[str, Any]:
    """Give the answer of ``ui.bench.probes`` to one question."""
    return json.loads(run("ui.bench.probes", question, *arguments))


def run(module: str, *arguments: str) -> str:
    """Run a module of ours without a display and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": _where_we_are()},
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE_SECONDS,
    )
    if done.returncode != 0 or not done.stdout.strip():
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        raise DeskError(Trouble.UNEXPECTED, reason=last[0])
    return done.stdout


def _where_we_are() -> str:
    """Name the folder of this very program, so that it is measured and no other."""
    return str(Path(next(iter(ui.__path__))).parent)
