"""Finds connectors, ours and strangers' alike, by their entry point."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings
from sync.contract import Connector

GROUP = "callcenter.connectors"
_BUILDERS = ("from_settings", "setting_names")
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
    check_names(settings, connector)
    return connector.from_settings(settings, partial(secrets.get, settings.office))


def setting_names(connector: str) -> Mapping[str, str]:
    """Name the settings a connector knows, with one sentence on each; raises ``DeskError`` where there is none."""
    return _load(OfficeSettings(OfficeId("new"), connector, {})).setting_names()


def check_names(settings: OfficeSettings, connector: type[Connector]) -> None:
    """Refuse a setting the connector does not know, by its name."""
    for key in sorted(settings.values.keys() - connector.setting_names().keys()):
        raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{key}")


def _load(settings: OfficeSettings) -> type[Connector]:
    for point in entry_points(group=GROUP, name=settings.connector):
        connector, fault = _try(point)
        if connector is not None:
            return connector
        _log.warning("connector %s cannot be loaded (%s)", point.name, fault)
    raise DeskError(Trouble.NO_CONNECTOR, connector=settings.connector, office=settings.office)


def _look_at(point: EntryPoint) -> Found:
    package = point.dist.name if point.dist else ""
    version = point.dist.version if point.dist else ""
    return Found(point.name, package, version, _try(point)[1])


def _try(point: EntryPoint) -> tuple[type[Connector] | None, str]:
    """Load a connector; give it, or the name of what is wrong with it."""
    try:
        found: object = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001  # a stranger's code may fail in any way
        return None, type(error).__name__
    lacking = [name for name in _BUILDERS if not callable(getattr(found, name, None))]
    if lacking:
        return None, f"it has no {lacking[0]}"
    return cast("type[Connector]", found), ""
