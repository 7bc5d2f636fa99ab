"""``callcenter doctor``: looks at everything, exit 1 at a fault, and one broken thing never hides the others."""

import sys
from pathlib import Path
from typing import Any

import pytest

from callcenter.profile import Profile
from sync import registry
from sync.demo.process import DemoProcess
from tests.ui.cli.conftest import set_up
from tests.ui.cli.terminal import Terminal, Told, run

_STRANGER = """
class Connector:
    @classmethod
    def setting_names(cls):
        return {}

    @classmethod
    def from_settings(cls, settings, secret):
        raise RuntimeError("my token is hunter2")
"""


def faults(told: Told) -> dict[str, Any]:
    return {finding["what"]: finding for finding in told.json["findings"] if not finding["ok"]}


@pytest.fixture
def strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install two connectors of somebody else: one cannot be loaded, the other not be built."""
    info = tmp_path / "strangers-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strangers\nVersion: 2.5\n")
    lines = "lost = no_such_module_anywhere:Connector\nmoody = a_moody_stranger:Connector\n"
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{lines}")
    (tmp_path / "a_moody_stranger.py").write_text(_STRANGER)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])


def test_all_is_well_with_an_office_that_answers(office: DemoProcess, terminal: Terminal) -> None:
    told = terminal("--dev", "doctor", "--json")
    assert (told.code, told.err, told.json["ok"], faults(told)) == (0, "", True, {})
    looked_at = [finding["what"] for finding in told.json["findings"]]
    assert looked_at == [
        "desk",
        "settings",
        "connector demo",
        "connector files",
        "connector mediawiki",
        "connector rt",
        "connector tryton",
        "keyring",
        "store",
        "office erp",
    ]


def test_the_same_is_told_as_text(office: DemoProcess, terminal: Terminal) -> None:
    told = terminal("--dev", "doctor")
    assert (told.code, told.err) == (0, "")
    assert all(line.startswith("ok    ") for line in told.out.splitlines())
    assert "ok    office erp: Demo office 1 answers in " in told.out


def test_a_fresh_desk_is_well(terminal: Terminal) -> None:
    assert terminal("doctor").code == 0


def test_the_demo_is_well_without_a_keyring(demo: Profile, terminal: Terminal) -> None:
    told = terminal("doctor", "--json", "--profile", "demo")
    assert (told.code, faults(told)) == (0, {})


def test_an_office_that_is_away_is_a_fault_and_the_others_are_looked_at(
    office: DemoProcess, profile: Profile, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_SECRET_AWAY", "x")
    set_up(profile, away="http://127.0.0.1:9", erp=office.url)
    told = terminal("--dev", "doctor", "--json")
    assert told.code == 1
    assert faults(told).keys() == {"office away"}
    assert faults(told)["office away"]["code"] == "unreachable"


def test_a_missing_password_is_a_fault(
    office: DemoProcess, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DESK_SECRET_ERP")
    told = terminal("--dev", "doctor", "--json")
    assert (told.code, faults(told)["office erp"]["code"]) == (1, "sign_in_missing")


def test_an_office_without_a_keyring_to_keep_its_password_is_a_fault(
    office: DemoProcess, terminal: Terminal
) -> None:
    told = terminal("doctor", "--json")
    assert (told.code, faults(told)["office erp"]["code"]) == (1, "keyring_unusable")


def test_a_clock_that_is_wrong_is_a_fault(office: DemoProcess, terminal: Terminal) -> None:
    office.fail(clock_offset_seconds=-86400)
    told = terminal("--dev", "doctor")
    assert told.code == 1
    assert "; its clock is 24 h behind this machine's\n" in told.out


@pytest.mark.usefixtures("strangers", "caplog")  # that a stranger fails is worth a line in the log
def test_a_strangers_broken_connectors_are_faults_and_tell_no_secrets(
    office: DemoProcess, profile: Profile, terminal: Terminal
) -> None:
    with profile.settings.open("a", encoding="utf-8") as file:
        file.write('[offices.old]\nconnector = "moody"\n[offices.older]\nconnector = "lost"\n')
    told = terminal("--dev", "doctor", "--json")
    assert (told.code, told.err) == (1, "")
    assert faults(told).keys() == {"connector lost", "office old", "office older"}
    assert faults(told)["office old"]["code"] == "unexpected"
    assert "hunter2" not in told.out + profile.log.read_text("utf-8")


def test_a_real_process_answers_alike() -> None:
    told = run("doctor", "--json")
    assert (told.code, told.err, told.json["ok"]) == (0, "", True)
