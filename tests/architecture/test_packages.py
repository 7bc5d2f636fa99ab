"""Our packages are the ones that are imported, and each says what it is."""

import ast
import importlib
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, called, packages

CONNECTORS = sorted(path.parent for path in (ROOT / "sync" / "connectors").glob("*/__init__.py"))


@pytest.mark.parametrize("name", PACKAGES)
def test_no_stranger_stands_in_for_a_package_of_ours(name: str) -> None:
    file = importlib.import_module(name).__file__
    assert file is not None
    assert Path(file).is_relative_to(ROOT)
    assert set(packages_distributions().get(name, ())) <= {"callcenter-desk"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sync", "ui"])
def test_the_guard_notices_a_stranger(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    told = tmp_path / "stranger-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n", "utf-8")
    (told / "top_level.txt").write_text(name, "utf-8")
    guard = f"{Path(__file__)}::{test_no_stranger_stands_in_for_a_package_of_ours.__name__}[{name}]"
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", guard],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed" in result.stdout, result.stdout + result.stderr
    assert "stranger" in result.stdout


def test_no_stranger_stands_in_for_the_tests() -> None:
    assert "tests" not in packages_distributions()


@pytest.mark.parametrize("package", packages(), ids=called)
def test_a_package_says_in_one_line_what_it_is(package: Path) -> None:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_bytes()))
    assert said
    assert "\n" not in said


def test_folders_of_tests_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("connector", CONNECTORS, ids=called)
def test_a_connector_has_a_readme(connector: Path) -> None:
    assert (connector / "README.md").is_file()
