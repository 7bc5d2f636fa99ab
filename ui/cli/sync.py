"""``callcenter sync``: cycles with the offices without a window."""

import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from typing import Any

import click

from callcenter.domain.edit import EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.storage import offices, outbox_reading
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.cycle import run_cycle
from sync.engine.push import PushReport, push_edits
from sync.engine.report import CycleReport, Fault, Progress
from sync.offices import connected
from sync.scheduler import News, Scheduler
from sync.sending_right import SendingRight
from ui.cli.as_json import bad_row, print_json
from ui.cli.clocks import clock_words
from ui.cli.desk import Desk, desk_command, is_watched, say

_GRACE_SECONDS = 0.5


@click.command("sync")
@click.option("--once", is_flag=True, help="One full cycle with every office, then end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (with --once).")
@click.option(
    "--accept-deletes", is_flag=True, help="Take over even suspiciously many deletions (with --once)."
)
@desk_command
def sync(desk: Desk, once: bool, as_json: bool, accept_deletes: bool) -> int:
    """Bring the local store up to date; exit 0 only if every office answered."""
    if (as_json or accept_deletes) and not once:
        raise click.UsageError("--json and --accept-deletes go with --once")
    if not desk.settings.offices:
        raise DeskError(Trouble.NO_OFFICES)
    with desk.saved_store() as (database, saved):
        if saved is not None:
            say(saved.sentence)
        if once:
            return sync_once(desk, database, as_json=as_json, accept_deletes=accept_deletes)
        return sync_for_ever(desk, database)


def sync_once(
    desk: Desk,
    database: Database,
    *,
    as_json: bool = False,
    accept_deletes: bool = False,
    is_silent: bool = False,
) -> int:
    """Run one full cycle with all offices side by side; Ctrl+C stops it and keeps what has arrived."""
    started = time.monotonic()
    refused: dict[OfficeId, CycleReport] = {}
    sent: dict[OfficeId, int] = {}
    with _connected(desk, database, refused) as connectors:
        heard = _cycle_all(desk, database, connectors, sent, accept_deletes=accept_deletes)
        if not is_silent:
            _tell_clocks(connectors)
    by_office = refused | {report.office: report for report in heard}
    reports = [by_office[one.office] for one in desk.settings.offices]
    if not is_silent:
        edits = {one.office: _edits(database, one.office, sent.get(one.office, 0)) for one in reports}
        _print(reports, edits, time.monotonic() - started, as_json)
    return 0 if all(report.answered for report in reports) else 1


def _connected(
    desk: Desk, database: Database, refused: dict[OfficeId, CycleReport]
) -> AbstractContextManager[tuple[Connector, ...]]:
    """Connect the offices; one that cannot be used as it is set up is reported, and the others work."""

    def note(office: OfficeId, error: DeskError) -> None:
        error.details.setdefault("path", str(desk.settings.path))
        with database.write() as work:
            offices.failed(work, office, desk.clock.now(), error.trouble, error.details)
        refused[office] = _failed(office, error)

    return connected(database, desk.settings.offices, desk.secrets(), desk.profile.folder, note)


def _cycle_all(
    desk: Desk,
    database: Database,
    connectors: Sequence[Connector],
    sent: dict[OfficeId, int],
    *,
    accept_deletes: bool,
) -> list[CycleReport]:
    """Send what waits and read what is new; ``sent`` is told how many edits each office took."""
    stop = threading.Event()
    right = SendingRight(database, desk.clock)

    def cycle(connector: Connector) -> CycleReport:
        try:
            sending = right.to_send()
            pushed = PushReport()
            if sending is not None:
                pushed = push_edits(sending, connector, desk.clock, cancelled=stop.is_set)
                sent[connector.office] = pushed.applied
            if pushed.ended is not None and pushed.retry_after_seconds is not None:
                return _failed(connector.office, pushed.ended)  # it wants to be left alone
            report = run_cycle(
                database,
                connector,
                desk.clock,
                progress=progress_printer(),
                cancelled=stop.is_set,
                is_full=True,
                accept_deletes=accept_deletes,
            )
            return _with_ending(report, pushed.ended)
        except DeskError as error:  # of the store or the keyring; the others go on
            return _failed(connector.office, error)

    with closing(right), ThreadPoolExecutor(max_workers=max(1, len(connectors))) as pool:
        futures = [pool.submit(cycle, connector) for connector in connectors]
        try:
            return [future.result() for future in futures]
        except KeyboardInterrupt:
            stop.set()
            wait(futures, _GRACE_SECONDS)
            for connector in connectors:
                connector.close()  # ends a request that still waits
            return [future.result() for future in futures]


@dataclass(frozen=True, slots=True)
class _Edits:
    """How many edits an office took in this round, and how those that are left stand."""

    sent: int
    left: Mapping[EditState, int]

    @property
    def asking(self) -> int:
        """How many of them need the agent."""
        return sum(number for state, number in self.left.items() if state.needs_agent)

    def as_json(self) -> dict[str, Any]:
        return {"sent": self.sent, "outbox": {state.value: number for state, number in self.left.items()}}


def _edits(database: Database, office: OfficeId, sent: int) -> _Edits:
    with database.read() as connection:
        return _Edits(sent, outbox_reading.tally(connection, office))


def _with_ending(report: CycleReport, ended: DeskError | None) -> CycleReport:
    """An office that gives everything and takes no edits has not answered."""
    if ended is None or not report.answered:
        return report
    return replace(report, answered=False, faults=(*report.faults, Fault.of(ended)))


def _failed(office: OfficeId, error: DeskError) -> CycleReport:
    return CycleReport(office, answered=False, seconds=0.0, faults=(Fault.of(error),))


def _tell_clocks(connectors: Sequence[Connector]) -> None:
    for connector in connectors:
        if words := clock_words(connector.clock_offset()):
            say(f"{connector.office}: {words}. Ages and deadlines from there may be wrong.")


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
        "bad_rows": [bad_row(feed.feed, bad) for feed in report.feeds for bad in feed.told],
        "errors": [
            {"code": fault.trouble, "feed": fault.feed or None, "text": fault.sentence}
            for fault in report.faults
        ],
        "seconds": round(report.seconds, 3),
    }


def _print(
    reports: Sequence[CycleReport], edits: Mapping[OfficeId, _Edits], seconds: float, as_json: bool
) -> None:
    if is_watched():
        sys.stderr.write("\r\x1b[K")
    for sentence in dict.fromkeys(fault.sentence for report in reports for fault in report.faults):
        say(sentence)
    if as_json:
        offices = {one.office: report_as_json(one) | edits[one.office].as_json() for one in reports}
        print_json({"offices": offices, "seconds": round(seconds, 3)})
        return
    for report in (report for report in reports if report.counts):
        held = ", ".join(f"{count} {feed}" for feed, count in report.counts.items())
        click.echo(f"{report.office}: {held} ({report.seconds:.1f} s)")
    for office, told in edits.items():
        if told.sent or told.left:
            left = sum(told.left.values())
            click.echo(
                f"{office}: {told.sent} edits sent, {left} left, {told.asking} of them for you to settle"
            )


def sync_for_ever(desk: Desk, database: Database) -> int:
    """Cycle until Ctrl+C, one line for each change of an office's state."""
    refused: dict[OfficeId, CycleReport] = {}
    with _connected(desk, database, refused) as connectors:
        for report in refused.values():
            say(report.faults[0].sentence)
        return _cycle_until_stopped(desk, database, connectors)


def _cycle_until_stopped(desk: Desk, database: Database, connectors: Sequence[Connector]) -> int:
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
