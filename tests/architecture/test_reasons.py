"""Whoever steps around a check says why."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, called, modules_under

MODULES = [
    module
    for folder in (*PACKAGES, "tests", "examples", ".ci", "typings")
    for module in modules_under(folder)
]

_EXCUSE = re.compile(r"#\s*(noqa|type:\s*ignore|pyright:\s*ignore)(.*)")
_RULES = re.compile(r"^(:\s*[A-Z]+[0-9]+(,\s*[A-Z]+[0-9]+)*|\[[\w\-, ]+\])")
_WAYS_OUT = {
    "pytest.mark.skip",
    "pytest.mark.skipif",
    "pytest.mark.xfail",
    "pytest.skip",
    "pytest.xfail",
}


def _excuses(module: Path) -> Iterator[str]:
    """Give every comment that silences a check, without naming its rule and a reason."""
    with tokenize.open(module) as file:
        for token in tokenize.generate_tokens(file.readline):
            excuse = _EXCUSE.search(token.string) if token.type == tokenize.COMMENT else None
            if excuse is not None and not _is_explained(excuse[2]):
                yield f"line {token.start[0]}: {token.string}"


def _is_explained(rest: str) -> bool:
    rules = _RULES.match(rest.strip())
    return rules is not None and bool(re.search(r"[A-Za-z]{2}", rest.strip()[rules.end() :]))


def _ways_out(module: Path) -> list[str]:
    """List where a test is left out, or may fail, without a reason."""
    nodes = list(ast.walk(ast.parse(module.read_bytes())))
    explained = [node.func for node in nodes if isinstance(node, ast.Call) and _gives_a_reason(node)]
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in nodes
        if isinstance(node, ast.Attribute) and ast.unparse(node) in _WAYS_OUT and node not in explained
    ]


def _gives_a_reason(call: ast.Call) -> bool:
    is_mark = ast.unparse(call.func).startswith("pytest.mark.")
    return any(keyword.arg == "reason" for keyword in call.keywords) or (not is_mark and bool(call.args))


@pytest.mark.parametrize("module", MODULES, ids=called)
def test_a_silenced_check_names_its_rule_and_its_reason(module: Path) -> None:
    assert list(_excuses(module)) == []


@pytest.mark.parametrize("module", MODULES, ids=called)
def test_a_test_left_out_says_why(module: Path) -> None:
    assert _ways_out(module) == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # noqa",
        "x = 1  # noqa: E501",
        "x = 1  # type: ignore",
        "x = 1  # type: ignore[assignment]",
        "x = 1  # pyright: ignore[reportPrivateUsage]",
        "x = 1  # pyright: ignore  # because",
    ],
)
def test_the_check_notices_an_excuse_without_a_reason(tmp_path: Path, line: str) -> None:
    module = tmp_path / "wrong.py"
    module.write_text(line + "\n", "utf-8")
    assert len(list(_excuses(module))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "@pytest.mark.skip\ndef test(): ...",
        "@pytest.mark.xfail\ndef test(): ...",
        "@pytest.mark.skipif(True)\ndef test(): ...",
        "pytest.skip()",
    ],
)
def test_the_check_notices_a_test_left_out_without_a_reason(tmp_path: Path, line: str) -> None:
    module = tmp_path / "wrong.py"
    module.write_text(line + "\n", "utf-8")
    assert len(_ways_out(module)) == 1


def test_the_check_lets_reasons_pass(tmp_path: Path) -> None:
    module = tmp_path / "right.py"
    module.write_text(
        'x = "# noqa"  # noqa: E501, S105  # a word for a trouble\n'
        "y = 1  # pyright: ignore[reportPrivateUsage]  # the other half of this class\n"
        '@pytest.mark.skipif(True, reason="no keyring here")\ndef test(): pytest.skip("no display")\n',
        "utf-8",
    )
    assert list(_excuses(module)) == []
    assert _ways_out(module) == []
