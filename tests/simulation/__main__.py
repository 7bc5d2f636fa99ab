"""``python -m tests.simulation SCHEDULES``: run schedules and print a report as JSON; 1 where something is violated."""

import argparse
import json
import sys

from tests.simulation.campaign import hunt, run_schedules
from tests.simulation.mutants import MUTANTS


def main() -> int:
    """Do it."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("schedules", type=int)
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument(
        "--mutants", action="store_true", help="also take each protection away, one at a time"
    )
    wanted = parser.parse_args()
    report = run_schedules(wanted.schedules, wanted.first, wanted.workers)
    if wanted.mutants:
        report.mutants = {name: hunt(name, wanted.first) for name in MUTANTS}
    json.dump(report.told(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
    return 1 if report.violations or report.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
