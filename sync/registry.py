"""Finds connectors, ours and strangers' alike, by their entry point."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from callcenter.domain.errors import DeskError, Trouble
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings
from sync.contract import Connector

GROUP = "callcenter.connectors"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A connector that is installed: its name, where it comes from, and what is wrong with it, if anything."""

    name: str
    package: str
    version: str
    fault: str = ""


def installed() -> tuple[Found, ...]:
    """List every connector there is; a broken one is told and harms no other."""
    return tuple(_look_at(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))


def build(settings: OfficeSettings, secrets: Secrets) -> Connector:
    """Build the connector an office asks for; no request is made.

    Raises ``DeskError`` where no such connector is installed, or a setting is unknown or wrong.
    """
    connector = _load(settings)
    for key in settings.values.keys() - connector.setting_names().keys():
        raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{key}")
    secret: Callable[[], str | None] = lambda: secrets.get(settings.office)  # asked when it is needed
    return connector.from_settings(settings, secret)


def _load(settings: OfficeSettings) -> type[Connector]:
    points = entry_points(group=GROUP, name=settings.connector)
    for point in points:
        try:
            return point.load()
        except Exception:  # noqa: BLE001  # a stranger's code may fail in any way
            _log.warning("connector %s cannot be loaded", point.name)
    raise DeskError(Trouble.NO_CONNECTOR, connector=settings.connector, office=settings.office)


def _look_at(point: EntryPoint) -> Found:
    package = point.dist.name if point.dist else ""
    version = point.dist.version if point.dist else ""
    try:
        point.load()
    except Exception as error:  # noqa: BLE001  # a stranger's code may fail in any way
        return Found(point.name, package, version, type(error).__name__)
    return Found(point.name, package, version)
