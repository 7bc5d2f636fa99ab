"""``callcenter sync``: figures for scripts, exit 0 only where every office answered, and a calm end at Ctrl+C."""

import json
import signal
import sqlite3
import subprocess
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from callcenter.profile import Profile
from callcenter.storage.database import open_database
from callcenter.storage.offices import health
from sync.connectors.demo import KINDS
from sync.demo.process import DemoProcess
from tests.ui.cli.conftest import CUSTOMERS, set_up
from tests.ui.cli.terminal import CALLCENTER, PATIENCE, Terminal, Told

ONCE = ["--dev", "sync", "--once"]
NOWHERE = "http://127.0.0.1:9"
OFFICE = {
    "state", "counts", "sent", "outbox", "pulled", "changed", "removed", "bad", "bad_rows", "errors", "seconds",
}  # fmt: skip


def test_a_cycle_tells_counts_errors_and_seconds(office: DemoProcess, terminal: Terminal) -> None:
    told = terminal(*ONCE, "--json")
    assert (told.code, told.err, told.json.keys()) == (0, "", {"offices", "seconds"})
    erp = told.json["offices"]["erp"]
    assert erp.keys() == OFFICE
    assert (erp["state"], erp["errors"], erp["counts"].keys()) == ("ok", [], KINDS.keys())
    assert erp["counts"]["customers"] == erp["pulled"]["customers"] == CUSTOMERS
    assert isinstance(erp["seconds"], float)


def test_the_same_is_told_as_text(office: DemoProcess, terminal: Terminal) -> None:
    told = terminal(*ONCE)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"erp: {CUSTOMERS} customers, ")


def test_a_second_cycle_changes_nothing(office: DemoProcess, terminal: Terminal) -> None:
    first = terminal(*ONCE, "--json").json["offices"]["erp"]
    second = terminal(*ONCE, "--json").json["offices"]["erp"]
    assert (second["counts"], second["changed"], second["removed"]) == (first["counts"], {}, {})


@pytest.mark.usefixtures("caplog")  # that an office is away is worth a line in the log
def test_where_one_office_is_away_the_others_are_read(
    office: DemoProcess, profile: Profile, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_SECRET_AWAY", "x")
    set_up(profile, away=NOWHERE, erp=office.url)
    told = terminal(*ONCE, "--json")
    assert told.code == 1
    assert told.complaint.startswith("away cannot be reached.")
    away, erp = told.json["offices"]["away"], told.json["offices"]["erp"]
    assert (away["state"], away["errors"][0]["code"]) == ("failed", "unreachable")
    assert (erp["state"], erp["counts"]["customers"]) == ("ok", CUSTOMERS)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('connector = "nosuch"', "no_connector"),
        ('connector = "demo"', "config_value"),
        ('connector = "demo"\nurl = "http://127.0.0.1:9"\ncolour = "red"', "config_unknown_key"),
        ('connector = "demo"\nurl = 7', "config_value"),
    ],
)
def test_where_one_office_is_set_up_wrongly_the_others_are_read(
    office: DemoProcess, profile: Profile, terminal: Terminal, lines: str, code: str
) -> None:
    with profile.settings.open("a", encoding="utf-8") as file:
        file.write(f"[offices.wrong]\n{lines}\n")
    told = terminal(*ONCE, "--json")
    assert told.code == 1
    assert "–" not in told.complaint
    assert told.json["offices"]["wrong"]["errors"][0]["code"] == code
    assert told.json["offices"]["erp"]["counts"]["customers"] == CUSTOMERS
    database = open_database(profile.store)
    with database.read() as connection:
        assert {one.office: one.trouble for one in health(connection)} == {"erp": None, "wrong": code}
    database.close()


def test_without_offices_it_says_where_to_set_one_up(terminal: Terminal, profile: Profile) -> None:
    told = terminal("sync", "--once", "--json")
    assert (told.code, told.out) == (1, "")
    assert str(profile.settings) in told.complaint


def test_without_a_keyring_each_office_is_told_once(
    office: DemoProcess, profile: Profile, terminal: Terminal
) -> None:
    set_up(profile, erp=office.url, crm=office.url)
    told = terminal("sync", "--once", "--json")
    assert told.code == 1
    assert "no usable keyring" in told.complaint
    assert {one["errors"][0]["code"] for one in told.json["offices"].values()} == {"keyring_unusable"}


def test_the_demo_works_with_its_office_again(demo: Profile, terminal: Terminal) -> None:
    told = terminal("sync", "--once", "--json", "--profile", "demo")
    assert (told.code, told.err) == (0, "")
    assert told.json["offices"]["demo"]["counts"]["customers"] == 360


def held(profile: Profile) -> int:
    """Count the customers in the store while another process is at work on it."""
    try:
        with closing(sqlite3.connect(f"{profile.store.as_uri()}?mode=ro", uri=True)) as store:
            return int(store.execute("SELECT count(*) FROM party").fetchone()[0])
    except sqlite3.OperationalError:  # it is not there yet
        return 0


def test_ctrl_c_keeps_what_has_arrived_and_the_next_run_goes_on(
    office: DemoProcess, profile: Profile, terminal: Terminal, qtbot: QtBot
) -> None:
    office.fail(slow_seconds=0.4)
    with subprocess.Popen(
        [CALLCENTER, *ONCE, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        qtbot.waitUntil(lambda: held(profile) == CUSTOMERS, timeout=PATIENCE * 1000)
        office.fail(slow_seconds=60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert Told(1, out, err).complaint == "Stopped on request. What had arrived is kept."
    assert json.loads(out)["offices"]["erp"]["state"] == "cancelled"
    office.fail()
    again = terminal(*ONCE, "--json").json["offices"]["erp"]
    assert (again["state"], again["counts"]["customers"]) == ("ok", CUSTOMERS)
    assert "customers" not in again["changed"]


def test_without_once_it_cycles_until_ctrl_c(office: DemoProcess, profile: Profile, qtbot: QtBot) -> None:
    with subprocess.Popen(
        [CALLCENTER, "--dev", "sync"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "erp: ok\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "Stopped.\n")
    assert held(profile) == CUSTOMERS
