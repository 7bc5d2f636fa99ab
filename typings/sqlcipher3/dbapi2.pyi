"""What the desk uses of the driver, which brings no types of its own."""

from typing import Any

sqlite_version: str

class Error(Exception): ...

def complete_statement(statement: str, /) -> bool: ...
def connect(
    database: str,
    timeout: float = ...,
    detect_types: int = ...,
    isolation_level: str | None = ...,
    check_same_thread: bool = ...,
    *,
    uri: bool = ...,
) -> Any: ...
