"""``callcenter files``: a folder with examples to begin with, and a check of a folder before the desk reads it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.files import FilesConnector
from sync.contract import BadRecord, Feed, Page, RejectedError
from ui.cli.as_json import bad_row, print_json
from ui.cli.desk import Desk, any_desk_command
from ui.cli.files_template import write_template

_MOST_TOLD = 1000


@click.group("files")
def files() -> None:
    """Prepare and check a folder of files that is an office."""


@files.command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@any_desk_command
def init(_desk: Desk, folder: Path) -> int:
    """Write every file with its header and a few examples; nothing that is there is overwritten."""
    for name in write_template(folder):
        click.echo(str(folder / name))
    return 0


@files.command("check")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--encoding", help="Encoding of the files, where it is not recognised.")
@click.option("--delimiter", help="What stands between cells, where it is not recognised.")
@click.option("--decimal", help='What stands before decimals, "." or ",".')
@click.option("--time-zone", help="Zone of times that name none; UTC without it.")
@click.option("--home-region", help="Country by which numbers without country code are read.")
@click.option("--currency", help="Currency of orders that name none.")
@any_desk_command
def check(desk: Desk, folder: Path, as_json: bool, **settings: str | None) -> int:
    """Read a whole folder and name every row that cannot be read; exit 1 where there is any."""
    named = {name: value for name, value in settings.items() if value is not None}
    values = {"folder": str(folder.absolute()), **named}
    region = desk.settings.desk.home_region
    office = OfficeSettings(OfficeId("files"), "files", values, home_region=region)
    connector = FilesConnector.from_settings(office, lambda: None)
    try:
        found = _Found(connector, is_silent=as_json)
        found.read()
    finally:
        connector.close()
    found.tell(folder)
    return 1 if found.bad_count else 0


class _Found:
    """What a folder holds, counted while it is read."""

    def __init__(self, connector: FilesConnector, *, is_silent: bool) -> None:
        self._connector, self._is_silent = connector, is_silent
        self.counts: dict[str, int] = {}
        self.bad_count = 0
        self._told: list[Mapping[str, Any]] = []

    def read(self) -> None:
        """Read every feed to its end; a file that cannot be read stops no other."""
        self._connector.test_connection()
        for feed in self._connector.feeds():
            self.counts[feed.name] = 0
            try:
                for page in _pages(feed, self._connector.capabilities.page_size):
                    self.counts[feed.name] += len(page.records)
                    self._note(feed.name, page.bad)
            except RejectedError as error:
                self._note(feed.name, (_as_row(error),))

    def tell(self, folder: Path) -> None:
        """Say how many records there are of each kind."""
        if not self._is_silent:
            told = ", ".join(f"{count} {name}" for name, count in self.counts.items())
            click.echo(f"{told}; {self.bad_count} bad rows")
            return
        print_json(
            {
                "folder": str(folder),
                "ok": not self.bad_count,
                "counts": self.counts,
                "bad": self.bad_count,
                "bad_rows": self._told,
            }
        )

    def _note(self, feed: str, bad: tuple[BadRecord, ...]) -> None:
        self.bad_count += len(bad)
        for one in bad:
            if not self._is_silent:
                place = f"{one.file}:{one.line}" if one.line is not None else one.file
                click.echo(f"{place}: {one.reason}")
            elif len(self._told) < _MOST_TOLD:
                self._told.append(bad_row(feed, one))


def _pages(feed: Feed, limit: int) -> Iterator[Page]:
    page = feed.pull(None, limit)
    yield page
    while page.more:
        page = feed.pull(page.cursor, limit)
        yield page


def _as_row(error: RejectedError) -> BadRecord:
    name, line = error.details.get("what", ""), error.details.get("line", "1")
    reason = error.details.get("reason", error.sentence)
    return BadRecord(RemoteId(name), reason, file=name, line=int(line))
