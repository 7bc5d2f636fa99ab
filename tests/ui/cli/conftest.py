"""A prepared demo company, made once by the program itself, and a copy of it for every test that asks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.profile import Profile, find_profile
from sync.demo.process import DemoProcess, start_demo
from tests.ui.cli.terminal import Terminal, Told, run

CUSTOMERS = 40


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, Path]:
    """What ``demo --headless --once`` said, and the folder it left."""
    place = tmp_path_factory.mktemp("prepared")
    told = run("demo", "--headless", "--once", XDG_DATA_HOME=str(place))
    return told, place / "callcenter" / "profiles" / "demo"


@pytest.fixture
def demo(prepared: tuple[Told, Path], home: Path) -> Profile:
    """The demo profile as it was left, its office down, for this test alone."""
    profile = find_profile("demo")
    shutil.copytree(prepared[1], profile.folder, dirs_exist_ok=True)
    return profile


@pytest.fixture
def profile(home: Path) -> Profile:
    """The profile of a program that has never been started here."""
    return find_profile("default")


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], home: Path) -> Terminal:
    return Terminal(capsys)


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=CUSTOMERS)
    yield process
    process.stop()


@pytest.fixture
def office(running: DemoProcess, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoProcess]:
    """A small office that answers and is set up as ``erp``; it is well again afterwards."""
    monkeypatch.setenv("DESK_SECRET_ERP", running.token)
    set_up(profile, erp=running.url)
    yield running
    running.plug_in()
    running.fail()


def set_up(profile: Profile, **urls: str) -> None:
    """Write settings with these offices."""
    tables = (f'[offices.{name}]\nconnector = "demo"\nurl = "{url}"\n' for name, url in urls.items())
    profile.settings.write_text("".join(tables), "utf-8")
