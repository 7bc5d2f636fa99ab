"""``callcenter doctor``: looks at everything and says whether it is as it should be."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import click

from callcenter.domain.errors import DeskError
from callcenter.settings import OfficeSettings
from callcenter.storage.integrity import check_store
from callcenter.usecases.check_offices import check_offices
from sync.contract import Connector
from sync.engine.unexpected import told
from sync.offices import opened
from sync.registry import installed
from ui.cli.as_json import print_json
from ui.cli.as_text import print_line
from ui.cli.clocks import clock_words
from ui.cli.desk import Desk, any_desk_command


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, whether it is well, and what there is to say of it."""

    what: str
    ok: bool
    text: str
    figures: dict[str, Any]


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@any_desk_command
def doctor(desk: Desk, as_json: bool) -> int:
    """Look at versions, settings, connectors, keyring, store and offices; exit 1 on a fault."""
    findings = [
        _program(desk),
        _settings(desk),
        *_connectors(),
        _guard(desk, "keyring", lambda: _keyring(desk)),
        _guard(desk, "store", lambda: _store(desk)),
        *(
            _guard(desk, f"office {one.office}", lambda one=one: _office(desk, one))
            for one in desk.settings.offices
        ),
    ]
    healthy = all(finding.ok for finding in findings)
    if as_json:
        told = [{"what": f.what, "ok": f.ok, "text": f.text, **f.figures} for f in findings]
        print_json({"ok": healthy, "findings": told})
    else:
        for finding in findings:
            print_line(f"{'ok   ' if finding.ok else 'FAULT'} {finding.what}: {finding.text}")
    return 0 if healthy else 1


def _program(desk: Desk) -> Finding:
    import PySide6

    figures = {
        "version": version("callcenter-desk"),
        "qt": PySide6.__version__,
        "profile": desk.profile.name,
        "folder": str(desk.profile.folder),
        "settings": str(desk.settings.path),
    }
    return Finding("desk", True, f"version {figures['version']}", figures)


def _settings(desk: Desk) -> Finding:
    if desk.fault is not None:
        return _fault("settings", desk.fault)
    offices = [office.office for office in desk.settings.offices]
    named = ", ".join(offices) if offices else "no office yet"
    return Finding("settings", True, f"{desk.settings.path} ({named})", {"offices": offices})


def _connectors() -> list[Finding]:
    return [
        Finding(
            f"connector {found.name}",
            not found.fault,
            f"cannot be loaded ({found.fault})" if found.fault else f"from {found.package} {found.version}",
            {"package": found.package, "version": found.version},
        )
        for found in installed()
    ]


def _keyring(desk: Desk) -> Finding:
    """Without a keyring passwords cannot be kept, which matters only where an office needs one."""
    from sync.secrets import KeyringSecrets

    if desk.is_dev:
        return Finding("keyring", True, "not used: --dev takes secrets from the environment", {})
    try:
        name = KeyringSecrets(desk.profile.name).backend_name
    except DeskError as error:
        needed = any(office.connector != "demo" for office in desk.settings.offices)
        return Finding("keyring", not needed, error.sentence, {"backend": None})
    return Finding("keyring", True, name, {"backend": name})


def _store(desk: Desk) -> Finding:
    with desk.store() as database:
        waiting = check_offices(database).waiting
        check_store(database)
        size = desk.store_path.stat().st_size
    figures = {"path": str(desk.store_path), "bytes": size, "waiting_edits": waiting, "encrypted": False}
    return Finding(
        "store", True, f"sound, {size / 1e6:.1f} MB, {waiting} edits waiting; not encrypted", figures
    )


def _office(desk: Desk, settings: OfficeSettings) -> Finding:
    with opened([settings], desk.secrets(), desk.profile.folder) as (connector,):
        return _ask(settings, connector)


def _ask(settings: OfficeSettings, connector: Connector) -> Finding:
    started = time.monotonic()
    found = connector.test_connection()
    seconds = time.monotonic() - started
    offset = found.clock_offset.total_seconds()
    clock = clock_words(found.clock_offset)
    figures = {
        "product": found.product,
        "version": found.version,
        "seconds": round(seconds, 3),
        "clock_offset_seconds": round(offset, 3),
        "notes": list(found.notes),
    }
    text = f"{found.product} {found.version} answers in {seconds * 1000:.0f} ms"
    text += f"; {clock}" if clock else ""
    return Finding(f"office {settings.office}", not clock, text, figures)


def _guard(desk: Desk, what: str, look: Callable[[], Finding]) -> Finding:
    """Let what is broken, a stranger's connector included, not end the look at everything else."""
    try:
        return look()
    except DeskError as error:
        error.details.setdefault("path", str(desk.settings.path))
        return _fault(what, error)
    except Exception as error:  # noqa: BLE001  # a stranger's connector may fail in any way
        return _fault(what, told(error))


def _fault(what: str, error: DeskError) -> Finding:
    return Finding(what, False, error.sentence, {"code": error.trouble.value})
