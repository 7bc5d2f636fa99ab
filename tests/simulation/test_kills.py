"""A real desk that dies hundreds of times: real processes, a real store, real HTTP, and nothing lost or doubled."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.kill_often import KillReport

KILLS = int(os.environ.get("SIMULATION_KILLS", "300"))
_ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that are forked")
def test_a_desk_that_is_killed_again_and_again_loses_and_doubles_nothing() -> None:
    command = [sys.executable, "-m", "tests.simulation.kill_often", str(KILLS)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    report = KillReport(**json.loads(done.stdout))
    assert done.stderr == ""
    assert report.violations == []
    assert report.integrity == "ok"
    assert report.kills == KILLS
    assert report.acknowledged > KILLS
