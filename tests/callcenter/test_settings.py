"""The settings file: what is wrong is named, and nothing secret is accepted."""

import stat
from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, documented_settings, load_settings
from callcenter.settings_file import save_desk, save_office

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "desk.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "none.toml")
    assert settings.desk.home_region == "CN"
    assert settings.offices == ()


def test_desk_and_offices_are_read(tmp_path: Path) -> None:
    text = '[desk]\nhome_region = "DE"\n[offices.erp]\nconnector = "tryton"\nurl = "https://erp.example"\n'
    settings = load_settings(write(tmp_path, text))
    assert settings.desk.numbering.region == "DE"
    assert settings.offices == (OfficeSettings(OfficeId("erp"), "tryton", {"url": "https://erp.example"}),)


@pytest.mark.parametrize(
    ("text", "trouble", "named"),
    [
        ("[[[", Trouble.CONFIG_UNREADABLE, "desk.toml"),
        (b"\xff\xfe", Trouble.CONFIG_UNREADABLE, "UTF-8"),
        ("[desk]\nhome = 1", Trouble.CONFIG_UNKNOWN_KEY, "desk.home"),
        ("colour = 1", Trouble.CONFIG_UNKNOWN_KEY, "colour"),
        ("[desk]\nsync_seconds = 1", Trouble.CONFIG_VALUE, "desk.sync_seconds"),
        ("[desk]\nsync_seconds = true", Trouble.CONFIG_VALUE, "desk.sync_seconds"),
        ('[desk]\nhome_region = "China"', Trouble.CONFIG_VALUE, "desk.home_region"),
        ('[desk]\nextensions = "("', Trouble.CONFIG_VALUE, "desk.extensions"),
        ('[desk]\ntheme = "pink"', Trouble.CONFIG_VALUE, "desk.theme"),
        ("desk = 3", Trouble.CONFIG_VALUE, "desk"),
        ("[offices]\nerp = 3", Trouble.CONFIG_VALUE, "erp"),
        ('[offices.erp]\nurl = "x"', Trouble.CONFIG_VALUE, "offices.erp.connector"),
        ('[offices.erp]\nconnector = "tryton"\nurl = [1]', Trouble.CONFIG_VALUE, "offices.erp.url"),
        ('[offices.ERP]\nconnector = "tryton"', Trouble.CONFIG_VALUE, "offices.ERP"),
        ('[offices.erp]\nconnector = "tryton"\npassword = "x"', Trouble.CONFIG_SECRET, "credentials set erp"),
        ('[offices.erp]\nconnector = "t"\napi_token = "x"', Trouble.CONFIG_SECRET, "api_token"),
        ('[offices.erp]\nconnector = "t"\nurl = "https://me:pw@x"', Trouble.CONFIG_SECRET, "url"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str | bytes, trouble: Trouble, named: str) -> None:
    with pytest.raises(DeskError) as caught:
        load_settings(write(tmp_path, text))
    assert caught.value.trouble is trouble
    assert named in caught.value.sentence


def test_a_refused_secret_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        load_settings(write(tmp_path, '[offices.erp]\npassword = "hunter2"'))
    assert "hunter2" not in caught.value.sentence


def test_saving_keeps_the_comments_of_an_administrator(tmp_path: Path) -> None:
    path = write(tmp_path, '# rolled out in May\n[desk]\nlanguage = "en"  # for now\n')
    save_desk(path, {"theme": "dark"})
    settings = save_office(path, OfficeSettings(OfficeId("erp"), "tryton", {"url": "https://erp.example"}))
    assert "# rolled out in May" in path.read_text()
    assert "# for now" in path.read_text()
    assert (settings.desk.language, settings.desk.theme) == ("en", "dark")
    assert settings.offices[0].values["url"] == "https://erp.example"


def test_saving_never_overwrites_a_file_with_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, "[[[")
    with pytest.raises(DeskError):
        save_desk(path, {"theme": "dark"})
    assert path.read_text() == "[[["


@pytest.mark.parametrize(
    "values", [{"theme": "pink"}, {"sync_seconds": 1}, {"api_token": "hunter2"}, {"colour": "x"}]
)
def test_what_may_not_stand_in_the_file_never_gets_there(
    tmp_path: Path, values: dict[str, str | int]
) -> None:
    path = write(tmp_path, '[desk]\ntheme = "dark"\n')
    with pytest.raises(DeskError):
        save_desk(path, values)
    assert path.read_text() == '[desk]\ntheme = "dark"\n'
    assert [file.name for file in tmp_path.iterdir()] == ["desk.toml"]


def test_a_file_is_replaced_whole_and_readable_for_its_owner_only(tmp_path: Path) -> None:
    path = write(tmp_path, '[desk]\ntheme = "dark"\n')
    path.chmod(0o644)
    before = path.open()
    save_desk(path, {"theme": "light"})
    with before:
        assert before.read() == '[desk]\ntheme = "dark"\n', "who was reading reads the old file to its end"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["desk.toml"]


def test_where_nothing_can_be_written_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, '[desk]\ntheme = "dark"\n')
    path.with_suffix(".new").mkdir()
    with pytest.raises(DeskError) as caught:
        save_desk(path, {"theme": "light"})
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE
    assert path.read_text() == '[desk]\ntheme = "dark"\n'


def test_every_setting_is_documented() -> None:
    page = DOCS.read_text("utf-8")
    for name, _default, sentence in documented_settings():
        assert f"`{name}`" in page
        assert sentence in page
