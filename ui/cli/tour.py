"""``callcenter tour``: every room as a picture, with real widgets and without a display."""

import os
from dataclasses import replace
from pathlib import Path

import click

from callcenter.domain.errors import DeskError, Trouble
from ui.cli.desk import Desk, demo_command, say

_LANGUAGES = ("en", "zh_CN")
_THEMES = ("light", "dark", "contrast")


@click.command("tour")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--lang", type=click.Choice(_LANGUAGES), default="en", show_default=True)
@click.option("--theme", type=click.Choice(_THEMES), default="light", show_default=True)
@click.option(
    "--scale",
    type=click.Choice(["1", "1.25", "1.5", "2"]),
    default="1",
    show_default=True,
    help="How dense the screen is, as the system would say it.",
)
@demo_command
def tour(desk: Desk, folder: Path, lang: str, theme: str, scale: str) -> int:
    """Render every room into DIR, of the demo company or of the store of --profile."""
    desk = _with_something_to_show(desk)
    take_tour(desk, folder, lang, theme, scale)
    return 0


def take_tour(desk: Desk, folder: Path, language: str, theme: str, scale: str = "1") -> None:
    """Render every room of a desk that has been read; prints the paths."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = scale
    from ui.start import qt_logged
    from ui.tour import render_rooms

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with qt_logged():
            for path in render_rooms(desk, folder, language or "en", theme or "light"):
                click.echo(path)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(folder)) from None


def _with_something_to_show(desk: Desk) -> Desk:
    """Prepare the demo company where its store is not there yet."""
    if desk.settings.offices or desk.store_path.exists():
        return desk
    from ui.cli.demo import prepare_settings
    from ui.cli.sync import sync_once

    say("Preparing the demo company, once.")
    desk = replace(desk, settings=prepare_settings(desk.settings))
    with desk.store() as database:
        sync_once(desk, database, is_silent=True)
    return desk
