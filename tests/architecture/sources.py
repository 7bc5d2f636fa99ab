"""Our own source files, and what each of them imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("callcenter", "sync", "ui", "resources")


def modules_under(folder: str) -> list[Path]:
    """Every Python file below a folder of the checkout."""
    return sorted((ROOT / folder).rglob("*.py"))


def packages() -> list[Path]:
    """Every folder of ours that holds Python files."""
    return sorted({module.parent for package in PACKAGES for module in modules_under(package)})


def imports_of(module: Path) -> set[str]:
    """The full names a file imports, wherever in the file it does."""
    return {name for node in ast.walk(ast.parse(module.read_bytes())) for name in _names(node)}


def is_within(name: str, *parents: str) -> bool:
    """Whether a module is one of some packages, or inside one."""
    return any(name == parent or name.startswith(parent + ".") for parent in parents)


def called(path: Path) -> str:
    """What a reader calls a file."""
    return path.relative_to(ROOT).as_posix()


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
