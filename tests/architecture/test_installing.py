"""What is installed is told by version and hash, and nowhere by the address it comes from."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, called

LOCKS = sorted([*ROOT.glob("requirements*.lock"), *ROOT.glob(".ci/servers/*/requirements*.lock")])
SCRIPTS = [
    ROOT / "Makefile",
    ROOT / "pyproject.toml",
    *(path for path in sorted((ROOT / ".ci").rglob("*")) if path.is_file() and path.suffix != ".pyc"),
]

_PACKAGE = re.compile(r"^([A-Za-z0-9][\w.-]*(?:\[[\w,]+\])?==\S+.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|_INDEX_URL|sources\.list")


@pytest.mark.parametrize("lock", LOCKS, ids=called)
def test_every_package_is_locked_by_its_hash(lock: Path) -> None:
    packages = _PACKAGE.findall(lock.read_text("utf-8"))
    assert packages
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS, ids=called)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text("utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=called)
def test_nothing_says_where_packages_come_from(script: Path) -> None:
    assert _INDEX.search(script.read_text("utf-8")) is None


def test_what_the_desk_needs_is_the_same_for_tests() -> None:
    desk, tests = (
        (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock")
    )
    pinned = {package.split()[0] for package in _PACKAGE.findall(desk)}
    assert pinned <= {package.split()[0] for package in _PACKAGE.findall(tests)}
