"""``callcenter sync``: cycles with the offices without a window."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import click

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport, Progress
from sync.offices import connected
from sync.scheduler import News, Scheduler
from ui.cli.as_json import print_json
from ui.cli.desk import Desk, desk_command, is_watched, say


@click.command("sync")
@click.option("--once", is_flag=True, help="One full cycle with every office, then end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (with --once).")
@click.option(
    "--accept-deletes", is_flag=True, help="Take over even suspiciously many deletions (with --once)."
)
@desk_command
def sync(desk: Desk, once: bool, as_json: bool, accept_deletes: bool) -> int:
    """Bring the local store up to date; exit 0 only if every office answered."""
    if not desk.settings.offices:
        raise DeskError(Trouble.NO_OFFICES, path=str(desk.settings.path))
    with (
        desk.store() as database,
        connected(database, desk.settings.offices, desk.secrets(), desk.profile.folder) as connectors,
    ):
        if once:
            return sync_once(desk, database, connectors, as_json=as_json, accept_deletes=accept_deletes)
        return sync_for_ever(desk, database, connectors)


def sync_once(
    desk: Desk,
    database: Database,
    connectors: Sequence[Connector],
    *,
    as_json: bool = False,
    accept_deletes: bool = False,
    is_silent: bool = False,
) -> int:
    """Run one full cycle with all offices side by side; Ctrl+C stops it and keeps what has arrived."""
    started = time.monotonic()
    stop = threading.Event()

    def one(connector: Connector) -> CycleReport:
        return run_cycle(
            database,
            connector,
            desk.clock,
            progress=progress_printer(),
            cancelled=stop.is_set,
            is_full=True,
            accept_deletes=accept_deletes,
        )

    with ThreadPoolExecutor(max_workers=max(1, len(connectors))) as pool:
        futures = [pool.submit(one, connector) for connector in connectors]
        try:
            reports = [future.result() for future in futures]
        except KeyboardInterrupt:
            stop.set()
            reports = [future.result() for future in futures]
    if not is_silent:
        _print(reports, time.monotonic() - started, as_json)
    return 0 if all(report.answered for report in reports) else 1


def progress_printer() -> Callable[[Progress], None]:
    """Draw progress with numbers where a person watches, at most a few times a second."""
    last = 0.0

    def show(progress: Progress) -> None:
        nonlocal last
        if not is_watched() or time.monotonic() - last < 0.2:
            return
        last = time.monotonic()
        of = f" of {progress.total}" if progress.total is not None else ""
        sys.stderr.write(f"\r\x1b[K{progress.office}: {progress.feed} {progress.done}{of}")
        sys.stderr.flush()

    return show


def report_as_json(report: CycleReport) -> dict[str, Any]:
    """Show what a cycle brought."""
    state = "ok" if report.answered else "cancelled" if report.was_cancelled else "failed"
    return {
        "state": state,
        "counts": dict(report.counts),
        "pulled": {feed.feed: feed.pulled for feed in report.feeds if feed.pulled},
        "changed": {feed.feed: feed.changed for feed in report.feeds if feed.changed},
        "removed": {feed.feed: feed.removed for feed in report.feeds if feed.removed},
        "bad": {feed.feed: feed.bad for feed in report.feeds if feed.bad},
        "errors": [
            {"code": fault.trouble, "feed": fault.feed or None, "text": fault.sentence}
            for fault in report.faults
        ],
        "seconds": round(report.seconds, 3),
    }


def _print(reports: Sequence[CycleReport], seconds: float, as_json: bool) -> None:
    if is_watched():
        sys.stderr.write("\r\x1b[K")
    for report in reports:
        for fault in report.faults:
            say(fault.sentence)
    if as_json:
        offices = {report.office: report_as_json(report) for report in reports}
        print_json({"offices": offices, "seconds": round(seconds, 3)})
        return
    for report in reports:
        held = ", ".join(f"{count} {feed}" for feed, count in report.counts.items())
        click.echo(f"{report.office}: {held} ({report.seconds:.1f} s)")


def sync_for_ever(desk: Desk, database: Database, connectors: Sequence[Connector]) -> int:
    """Cycle until Ctrl+C, one line for each change of an office's state."""
    away: dict[str, bool] = {}

    def tell(news: News) -> None:
        if isinstance(news, CycleReport) and away.get(news.office) is not (not news.answered):
            away[news.office] = not news.answered
            say(f"{news.office}: {'ok' if news.answered else news.faults[0].sentence}")

    scheduler = Scheduler(database, connectors, desk.clock, tell, desk.settings.desk.sync_seconds)
    scheduler.start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        scheduler.stop()
    return 0
