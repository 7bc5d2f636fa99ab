"""Offices come into the settings file and leave it, and nothing else in it changes."""

from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, fault_of, load_settings
from callcenter.settings_file import remove_office, save_office

ERP = OfficeId("erp")
FILE = """# rolled out in May
[offices.erp]
connector = "tryton"
url = "https://erp.example"
database = "shop"  # the old one

# what the agents see
[desk]
theme = "dark"

# tickets
[offices.crm]
connector = "demo"
url = "https://crm.example"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(FILE)
    return path


def test_a_removed_office_leaves_every_comment_around_it(path: Path) -> None:
    settings = remove_office(path, ERP)
    assert [one.office for one in settings.offices] == ["crm"]
    assert load_settings(path) == settings
    for comment in ("# rolled out in May", "# what the agents see", "# tickets"):
        assert comment in path.read_text()
    assert "shop" not in path.read_text()


def test_the_last_office_can_go_too(path: Path) -> None:
    remove_office(path, ERP)
    settings = remove_office(path, OfficeId("crm"))
    assert settings.offices == ()
    assert settings.desk.theme == "dark"


def test_an_office_on_one_line_can_go_too(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('[offices]\nerp = {connector = "tryton"}\ncrm = {connector = "demo", url = "x"}\n')
    assert [one.office for one in remove_office(path, ERP).offices] == ["crm"]


def test_removing_an_office_that_is_not_there_changes_nothing(path: Path) -> None:
    remove_office(path, OfficeId("old"))
    assert path.read_text() == FILE


def test_text_that_looks_like_a_table_is_no_end_of_an_office(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('[offices.erp]\nconnector = "tryton"\nurl = """\n[desk]\n"""\n')
    assert remove_office(path, ERP).offices == ()
    assert load_settings(path).offices == ()


def test_a_changed_office_keeps_no_setting_of_before(path: Path) -> None:
    settings = save_office(path, OfficeSettings(ERP, "demo", {"url": "https://new.example"}))
    assert settings.offices[0] == OfficeSettings(ERP, "demo", {"url": "https://new.example"})
    assert "# rolled out in May" in path.read_text()


def test_offices_that_stand_apart_can_be_added_to(path: Path) -> None:
    settings = save_office(path, OfficeSettings(OfficeId("kb"), "demo", {"url": "https://kb.example"}))
    assert {one.office for one in settings.offices} == {"erp", "crm", "kb"}
    assert load_settings(path) == settings


@pytest.mark.parametrize("values", [{"token": "hunter2"}, {"url": "https://me:hunter2@erp.example"}])
def test_a_secret_never_reaches_the_file(path: Path, values: dict[str, str | int | bool]) -> None:
    with pytest.raises(DeskError) as caught:
        save_office(path, OfficeSettings(ERP, "tryton", values))
    assert caught.value.trouble is Trouble.CONFIG_SECRET
    assert path.read_text() == FILE
    assert list(path.parent.iterdir()) == [path]


def test_single_values_are_judged_by_the_rules_of_the_file() -> None:
    assert fault_of("sync_seconds", 15) == ""
    assert fault_of("sync_seconds", 1) == "choose 5 to 3600"
    assert fault_of("sync_seconds", "often") == "it must be a whole number"
    assert fault_of("home_region", "China") != ""
