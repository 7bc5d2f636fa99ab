"""Builds the connectors of a profile, and the embedded demo company where a profile asks for it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings
from callcenter.storage import offices
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.registry import build
from sync.secrets import GivenSecrets

EMBEDDED = "embedded"
"""As the url of a demo office: this program starts the demo company itself."""


@contextmanager
def connected(
    database: Database, settings: Sequence[OfficeSettings], secrets: Secrets, folder: Path
) -> Iterator[tuple[Connector, ...]]:
    """Give the connectors of these offices, and let go of them afterwards. Raises ``DeskError`` for a wrong setting."""
    with ExitStack() as stack:
        given: dict[OfficeId, str] = {}
        ready = [_start_if_embedded(one, given, folder, stack) for one in settings]
        connectors = tuple(build(one, GivenSecrets(given, secrets)) for one in ready)
        for connector in connectors:
            stack.callback(connector.close)
        with database.write() as work:
            offices.register(work, {one.office: one.capabilities.gives for one in connectors})
        yield connectors


def _start_if_embedded(
    settings: OfficeSettings, given: dict[OfficeId, str], folder: Path, stack: ExitStack
) -> OfficeSettings:
    if settings.connector != "demo" or settings.values.get("url") != EMBEDDED:
        return settings
    from sync.demo.process import (
        start_demo,  # the demo's server is not needed for real offices
    )

    process = start_demo(folder)
    stack.callback(process.stop)
    given[settings.office] = process.token
    return replace(settings, values={**settings.values, "url": process.url})
