"""Builds the connectors of a profile, and the embedded demo company where a profile asks for it."""

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings
from callcenter.storage import offices
from callcenter.storage.database import Database
from sync.contract import Connector, TakesEdits
from sync.engine.unexpected import told, where
from sync.registry import build
from sync.secrets import GivenSecrets

_log = logging.getLogger(__name__)

EMBEDDED = "embedded"
"""As the url of a demo office: this program starts the demo company itself."""

Refused = Callable[[OfficeId, DeskError], None]


@contextmanager
def connected(
    database: Database,
    settings: Sequence[OfficeSettings],
    secrets: Secrets,
    folder: Path,
    refused: Refused | None = None,
) -> Generator[tuple[Connector, ...]]:
    """Give the connectors of these offices, noted in the store as the ones there are, and let go of them afterwards.

    An office that cannot be used as it is set up raises ``DeskError``; with ``refused`` it is told and left out, and
    the others are given.
    """
    with opened(settings, secrets, folder, refused) as connectors:
        with database.write() as work:
            gives = {one.office: one.capabilities.gives for one in connectors}
            takes = {one.office: one.writing.kinds for one in connectors if isinstance(one, TakesEdits)}
            offices.register(work, gives, {one.office for one in settings}, takes)
        yield connectors


@contextmanager
def opened(
    settings: Sequence[OfficeSettings], secrets: Secrets, folder: Path, refused: Refused | None = None
) -> Generator[tuple[Connector, ...]]:
    """Give the same without a store. A connector with a fault of its own counts as one that cannot be used."""
    with ExitStack() as stack:
        connectors: list[Connector] = []
        for one in settings:
            try:
                connectors.append(_connect_or_tell(one, secrets, folder, stack))
            except DeskError as error:
                if refused is None:
                    raise
                refused(one.office, error)
        yield tuple(connectors)


def _connect_or_tell(settings: OfficeSettings, secrets: Secrets, folder: Path, stack: ExitStack) -> Connector:
    try:
        return _connect(settings, secrets, folder, stack)
    except DeskError:
        raise
    except Exception as error:  # noqa: BLE001  # a stranger's connector may fail in any way
        _log.error("office %s cannot be connected: %s", settings.office, where(error))  # no values in logs
        raise told(error) from None


def _connect(settings: OfficeSettings, secrets: Secrets, folder: Path, stack: ExitStack) -> Connector:
    given: dict[OfficeId, str] = {}
    ready = _start_if_embedded(settings, given, folder, stack)
    connector = build(ready, GivenSecrets(given, secrets))
    stack.callback(connector.close)
    return connector


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
    process.keep(folder)
    stack.callback(process.forget, folder)
    given[settings.office] = process.token
    return replace(settings, values={**settings.values, "url": process.url})
