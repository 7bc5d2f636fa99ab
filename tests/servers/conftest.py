"""Real back offices: found by what their start scripts leave behind, or by the environment."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.servers.mediawiki_api import MediaWikiServer
from tests.servers.relay import Relay
from tests.servers.rt_server import RtServer
from tests.servers.tryton_rpc import TrytonRpc

_OFFICES = Path(__file__).parents[2] / ".offices"


@dataclass(frozen=True, slots=True)
class TrytonServer:
    """Where a real Tryton is, and who may do what there: ``desk`` as the desk, ``erp`` as the colleagues."""

    url: str
    database: str
    small_database: str
    user: str
    password: str

    def as_desk(self) -> TrytonRpc:
        """Sign in with the rights of the desk."""
        return TrytonRpc(self.url, self.database, self.user, self.password)

    def as_erp(self) -> TrytonRpc:
        """Sign in as somebody who may change things."""
        return TrytonRpc(self.url, self.database, "erp", self.password)

    def small(self) -> "TrytonServer":
        """The same server with few records."""
        return replace(self, database=self.small_database)


def told_by_start(office: str) -> dict[str, str]:
    told = Path(os.environ.get("OFFICES_DIR", _OFFICES)) / office / "env"
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line) | {
        name: value for name, value in os.environ.items() if name.startswith(office.upper() + "_")
    }


@pytest.fixture(scope="session")
def tryton() -> TrytonServer:
    """The running Tryton; without one the test is skipped by name, or fails where servers are required."""
    told = told_by_start("tryton")
    try:
        server = TrytonServer(
            told["TRYTON_URL"],
            told["TRYTON_DATABASE"],
            told["TRYTON_SMALL_DATABASE"],
            told["TRYTON_USER"],
            told["TRYTON_PASSWORD"],
        )
        server.as_desk().end_session()
    except (KeyError, OSError) as error:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail(f"Tryton is required and does not answer: {error!r}")
        pytest.skip("Tryton is not running: make offices")
    return server


@pytest.fixture(scope="module")
def erp(tryton: TrytonServer) -> Iterator[TrytonRpc]:
    """A colleague's session in the ERP."""
    session = tryton.as_erp()
    yield session
    session.end_session()


@pytest.fixture(scope="module")
def truth(tryton: TrytonServer) -> Iterator[TrytonRpc]:
    """The desk user's session, asked by the test itself."""
    session = tryton.as_desk()
    yield session
    session.end_session()


@pytest.fixture
def relay(tryton: TrytonServer) -> Iterator[Relay]:
    """A cable to Tryton."""
    cable = Relay(tryton.url)
    yield cable
    cable.unplug()


@pytest.fixture(scope="session")
def mediawiki() -> MediaWikiServer:
    """The running MediaWiki; without one the test is skipped by name, or fails where servers are required."""
    told = told_by_start("mediawiki")
    try:
        server = MediaWikiServer(
            told["MEDIAWIKI_URL"],
            told["MEDIAWIKI_USER"],
            told["MEDIAWIKI_PASSWORD"],
            told["MEDIAWIKI_AUTHOR"],
            told["MEDIAWIKI_AUTHOR_PASSWORD"],
            told["MEDIAWIKI_EDITOR"],
            told["MEDIAWIKI_EDITOR_PASSWORD"],
            Path(told["MEDIAWIKI_DATABASE_FILE"]),
            Path(told["MEDIAWIKI_SETTINGS_FILE"]),
            Path(told["MEDIAWIKI_JOB_RUNNER"]),
        )
        server.as_desk()
    except (KeyError, OSError) as error:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail(f"MediaWiki is required and does not answer: {error!r}")
        pytest.skip("MediaWiki is not running: make offices")
    return server


@pytest.fixture(scope="session")
def rt() -> RtServer:
    """The running Request Tracker; without one the test is skipped by name, or fails where servers are required."""
    try:
        server = RtServer.told(told_by_start("rt"))
        server.as_desk()
    except (KeyError, OSError) as error:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail(f"Request Tracker is required and does not answer: {error!r}")
        pytest.skip("Request Tracker is not running: make offices")
    return server
