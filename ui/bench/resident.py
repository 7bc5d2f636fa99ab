"""How much memory this process holds."""

import sys
from pathlib import Path


def resident_megabytes() -> float:
    """Give what is in memory now; where the system does not tell, the most that ever was."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return _most_ever()
    held = next(line for line in lines if line.startswith("VmRSS:"))
    return int(held.split()[1]) / 1024


def _most_ever() -> float:
    try:
        import resource  # not on Windows
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
