"""``callcenter files`` and what ``sync`` tells of a folder."""

from pathlib import Path

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal


def test_a_folder_to_begin_with_has_nothing_wrong(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("files", "init", str(tmp_path / "office")).code == 0
    told = terminal("files", "check", str(tmp_path / "office"), "--json")
    assert (told.code, told.json["bad"]) == (0, 0)
    assert told.json["counts"] == {"customers": 3, "orders": 3, "shipments": 3, "tickets": 3, "articles": 2}


def test_nothing_that_is_there_is_overwritten(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "Customers.csv").write_text("mine", "utf-8")
    told = terminal("files", "init", str(tmp_path))
    assert told.code == 1
    assert "Customers.csv" in told.complaint
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["Customers.csv"]


def test_a_place_that_cannot_be_written_is_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    told = terminal("files", "init", str(tmp_path / "file"))
    assert (told.code, "cannot be written" in told.complaint) == (1, True)


def test_every_bad_row_is_named_by_file_and_line(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("id,customer,total\nO1,C1,ten\nO2,C1,1\n", "utf-8")
    (tmp_path / "tickets.csv").write_text("subject\nx\n", "utf-8")
    told = terminal("files", "check", str(tmp_path))
    assert told.code == 1
    assert told.out.splitlines() == [
        "orders.csv:2: total is no number",
        "tickets.csv:1: it has no column id",
        "0 customers, 1 orders, 0 shipments, 0 tickets, 0 articles; 2 bad rows",
    ]


def test_the_settings_of_an_office_can_be_tried(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("id;customer;total\nO1;C1;1.234\n", "utf-8")
    assert terminal("files", "check", str(tmp_path)).code == 1
    assert terminal("files", "check", str(tmp_path), "--decimal", ",").code == 0


def test_a_folder_that_is_not_there_is_told_calmly(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal("files", "check", str(tmp_path / "nowhere"))
    assert (told.code, "is not there" in told.complaint) == (1, True)


def test_it_takes_the_options_that_every_command_takes(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("files", "init", str(tmp_path / "office"), "--profile", "other").code == 0
    assert terminal("files", "check", str(tmp_path / "office"), "--profile", "other").code == 0


def test_an_order_without_a_total_shows_none(terminal: Terminal, profile: Profile, tmp_path: Path) -> None:
    terminal("files", "init", str(tmp_path / "office"))
    profile.settings.parent.mkdir(parents=True, exist_ok=True)
    office = f'[offices.old]\nconnector = "files"\nfolder = "{tmp_path / "office"}"\n'
    profile.settings.write_text(office, "utf-8")
    terminal("sync", "--once")
    (order,) = terminal("show", "+6493010101", "--json").json["orders"]
    assert (order["number"], order["total"], order["lines"][0]["shipped"]) == ("SO-2003", None, None)
    assert "SO-2003  2026-11-20  –  [confirmed]" in terminal("show", "+6493010101").out


def test_a_wrong_setting_is_told_calmly(terminal: Terminal, tmp_path: Path) -> None:
    told = terminal("files", "check", str(tmp_path), "--time-zone", "Mars/Base")
    assert (told.code, "offices.files.time_zone" in told.complaint) == (1, True)


def test_sync_names_bad_rows_of_a_folder_beside_the_settings(terminal: Terminal, profile: Profile) -> None:
    exports = profile.settings.parent / "exports"
    exports.mkdir(parents=True)
    (exports / "customers.csv").write_text("id,name,phone\nC1,Erika,030 901820\n,Nobody,\n", "utf-8")
    office = '[desk]\nhome_region = "DE"\n[offices.old]\nconnector = "files"\nfolder = "exports"\n'
    profile.settings.write_text(office, "utf-8")
    told = terminal("sync", "--once", "--json")
    old = told.json["offices"]["old"]
    assert (told.code, old["state"], old["bad"]) == (0, "ok", {"customers": 1})
    assert old["bad_rows"] == [
        {
            "feed": "customers",
            "id": "customers.csv:3",
            "file": "customers.csv",
            "line": 3,
            "reason": "id is empty",
        }
    ]
    assert terminal("show", "+4930901820", "--json").json["customer"]["name"] == "Erika"
