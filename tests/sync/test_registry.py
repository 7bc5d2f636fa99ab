"""Connectors are found by their entry point, ours and strangers' alike."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync import registry
from sync.secrets import DevSecrets
from tests.contract.memory_office import ERP, OFFICES, MemoryConnector, MemoryOffice

STRANGERS = {
    "memory": "tests.contract.memory_office:MemoryConnector",
    "broken": "a_stranger_that_fails:Connector",
    "leaving": "a_stranger_that_leaves:Connector",
    "missing": "no_such_module_anywhere:Connector",
    "something_else": "decimal:Decimal",
}


@pytest.fixture(autouse=True)
def _strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    info = tmp_path / "strangers-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strangers\nVersion: 2.5\n")
    lines = "".join(f"{name} = {value}\n" for name, value in STRANGERS.items())
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{lines}")
    (tmp_path / "a_stranger_that_fails.py").write_text("raise RuntimeError('my token is hunter2')\n")
    (tmp_path / "a_stranger_that_leaves.py").write_text("raise SystemExit(3)\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    OFFICES["memory"] = MemoryOffice()
    yield
    del OFFICES["memory"]
    for module in ("a_stranger_that_fails", "a_stranger_that_leaves"):
        sys.modules.pop(module, None)


def _settings(connector: str, **values: str) -> OfficeSettings:
    return OfficeSettings(ERP, connector, {"name": "memory", **values})


def _refusal(settings: OfficeSettings) -> DeskError:
    with pytest.raises(DeskError) as caught:
        registry.build(settings, DevSecrets())
    return caught.value


def test_ours_and_strangers_are_listed_with_their_versions() -> None:
    found = {one.name: one for one in registry.installed()}
    assert found["demo"].package == "callcenter-desk"
    assert (found["memory"].package, found["memory"].version, found["memory"].fault) == (
        "strangers",
        "2.5",
        "",
    )


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("broken", "RuntimeError"),
        ("leaving", "SystemExit"),
        ("missing", "ModuleNotFoundError"),
        ("something_else", "it has no from_settings"),
    ],
)
def test_a_broken_one_is_one_line_and_harms_no_other(name: str, fault: str) -> None:
    found = {one.name: one for one in registry.installed()}
    assert found[name].fault == fault
    assert not found["demo"].fault


def test_a_connector_is_built_from_its_settings() -> None:
    connector = registry.build(_settings("memory"), DevSecrets())
    assert isinstance(connector, MemoryConnector)
    assert connector.office == ERP


def test_it_is_given_the_secret_of_its_office_when_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    connector = registry.build(_settings("memory"), DevSecrets())
    monkeypatch.setenv("DESK_SECRET_ERP", "right")
    assert connector.test_connection().product == "Memory"


def test_a_connector_nobody_installed_is_told() -> None:
    error = _refusal(OfficeSettings(OfficeId("crm"), "unheard_of", {}))
    assert (error.trouble, error.details) == (
        Trouble.NO_CONNECTOR,
        {"connector": "unheard_of", "office": "crm"},
    )


def test_a_broken_connector_cannot_be_used(caplog: pytest.LogCaptureFixture) -> None:
    assert _refusal(_settings("broken")).trouble is Trouble.NO_CONNECTOR
    assert caplog.messages == ["connector broken cannot be loaded (RuntimeError)"]


def test_an_unknown_setting_is_refused_by_name() -> None:
    error = _refusal(_settings("memory", colour="red"))
    assert (error.trouble, error.details["key"]) == (Trouble.CONFIG_UNKNOWN_KEY, "offices.erp.colour")
