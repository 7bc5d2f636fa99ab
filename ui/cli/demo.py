"""``callcenter demo``: the desk on an embedded back office with an invented company."""

from dataclasses import replace
from math import isfinite

import click

from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Settings
from callcenter.settings_file import save_desk, save_office
from sync.demo.switches import kept_switches
from sync.offices import EMBEDDED
from ui.cli.desk import Desk, demo_command, say
from ui.cli.sync import sync_for_ever, sync_once
from ui.cli.tour import take_tour
from ui.display import has_display

_OFFICE = OfficeSettings(OfficeId("demo"), "demo", {"url": EMBEDDED})
_AGENT = "demo"


@click.command("demo")
@click.option("--headless", is_flag=True, help="No window: the demo office and the cycles only.")
@click.option("--once", is_flag=True, help="With --headless: one full cycle, then both stop.")
@click.option(
    "--cable",
    type=click.Choice(["in", "out"]),
    help="Plug the demo office of a running demo desk in, or pull its cable.",
)
@click.option(
    "--slow",
    type=click.FloatRange(0, 60),
    metavar="SECONDS",
    help="Let the demo office of a running demo desk answer late; 0 ends it.",
)
@click.option(
    "--fail",
    type=click.IntRange(400, 599),
    metavar="STATUS",
    help="Let it answer everything with this HTTP status; --slow 0 ends it.",
)
@demo_command
def demo(
    desk: Desk, headless: bool, once: bool, cable: str | None, slow: float | None, fail: int | None
) -> int:
    """Open the desk on the demo company; without a display, render every room and say where the pictures are."""
    if once and not headless:
        raise click.UsageError("--once goes with --headless")
    if cable is not None or slow is not None or fail is not None:
        return _switch(desk, cable, slow, fail)
    desk = replace(desk, settings=prepare_settings(desk.settings))
    if headless:
        return _run_headless(desk, once=once)
    if has_display():
        from ui.start import run_desk

        return run_desk(desk)
    return _show_pictures(desk)


def prepare_settings(settings: Settings) -> Settings:
    """Write the settings of a demo desk where there are none; what is there stays."""
    if settings.offices:
        return settings
    if not settings.desk.agent:
        save_desk(settings.path, {"agent": _AGENT})
    return save_office(settings.path, _OFFICE)


def _run_headless(desk: Desk, *, once: bool) -> int:
    with desk.store() as database:
        if once:
            return sync_once(desk, database)
        say("The demo office is running; Ctrl+C ends it.")
        return sync_for_ever(desk, database)


def _show_pictures(desk: Desk) -> int:
    say("There is no display here: every room is rendered to a picture instead.")
    code = _run_headless(desk, once=True)
    if code == 0:
        take_tour(desk, desk.profile.folder / "tour", desk.settings.desk.language, desk.settings.desk.theme)
    return code


def _switch(desk: Desk, cable: str | None, slow: float | None, fail: int | None) -> int:
    if slow is not None and not isfinite(slow):
        raise click.BadParameter("it must be a number", param_hint="--slow")
    switches = kept_switches(desk.profile.folder)
    faults: dict[str, float] = {}
    if slow:
        faults["slow_seconds"] = slow
    if fail is not None:
        faults["status"] = fail
    if cable is not None:
        (switches.plug_in if cable == "in" else switches.unplug)()
    if slow is not None or fail is not None:
        switches.fail(**faults)
    return 0
