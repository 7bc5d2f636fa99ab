"""Names the machine that figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ui.bench.raw import SQLITE


def describe_machine() -> dict[str, Any]:
    """Say what a reader needs to compare figures."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count() or 1,
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": SQLITE,
        "qt": version("PySide6-Essentials"),
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
