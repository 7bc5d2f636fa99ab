"""Our packages are the ones that are imported, and each says what it is."""

import ast
import importlib
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
