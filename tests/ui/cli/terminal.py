"""A terminal to type commands at: in this process where that is enough, as a real process where it matters."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ui.__main__ import main

CALLCENTER = str(Path(sys.executable).with_name("callcenter"))
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on standard output."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one calm line on standard error, where nothing else was said."""
        assert (self.err.count("\n"), self.err[-1:]) == (1, "\n"), self.err
        assert "Traceback" not in self.err
        return self.err.strip()


class Terminal:
    """Types commands; what they say is taken from the capture of pytest."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Told:
        """Run a command in this process."""
        self._capture.readouterr()
        with pytest.raises(SystemExit) as ending:
            main(list(arguments))
        out, err = self._capture.readouterr()
        assert isinstance(ending.value.code, int)
        return Told(ending.value.code, out, err)


def run(*arguments: str, given: str | None = None, **environment: str) -> Told:
    """Run a command as a real process, without a terminal."""
    done = subprocess.run(
        [CALLCENTER, *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
        env={**os.environ, **environment},
    )
    return Told(done.returncode, done.stdout, done.stderr)
