"""The keys an agent changed, in a file of their own; every other action keeps its usual keys."""

import logging
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtGui import QKeySequence

from callcenter.domain.errors import DeskError, Trouble
from ui.actions import DEFAULT_KEYS, Deed

_HEAD = "# Keys changed on this desk. Take a line out to have the usual keys back.\n"
_LARGEST_FILE = 100_000
_log = logging.getLogger(__name__)


def load_keys(path: Path) -> Mapping[Deed, str]:
    """Read what differs from the usual keys; raises ``DeskError`` where the file cannot be read.

    Names, keys and doubles the desk cannot use are left out, each with a line in the log.
    """
    known = {deed.value: deed for deed in Deed}
    changed: dict[Deed, str] = {}
    for name, text in _read(path).items():
        if name not in known or not isinstance(text, str) or not _is_usable(text):
            _log.warning("the key file has a line the desk cannot use: %.40r", name)
            continue
        changed[known[name]] = text
    return dict(_without_doubles(changed))


def save_keys(path: Path, keys: Mapping[Deed, str]) -> None:
    """Keep what differs from the usual keys; the file is replaced in one step or not at all."""
    lines = [f"{deed.value} = {_quoted(text)}\n" for deed, text in keys.items() if text != DEFAULT_KEYS[deed]]
    fresh = path.with_suffix(".new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write((_HEAD + "".join(lines)).encode())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None


def _read(path: Path) -> Mapping[str, object]:
    try:
        if path.exists() and path.stat().st_size > _LARGEST_FILE:
            raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason="it is larger than 100 kB")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason="it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason=str(error)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason=reason) from None


def _is_usable(text: str) -> bool:
    """Empty means no keys; anything else must be one stroke that Qt knows."""
    keys = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    return not text or (keys.count() == 1 and keys.toString() == text)


def _without_doubles(changed: Mapping[Deed, str]) -> Iterator[tuple[Deed, str]]:
    """Of two actions with the same keys neither would work: the later one has its usual keys again, or none."""
    usual = {text for deed, text in DEFAULT_KEYS.items() if deed not in changed}
    taken: set[str] = set()
    for deed, text in changed.items():
        if text and text in usual | taken:
            _log.warning("the key file gives %s keys that are taken", deed.value)
            if DEFAULT_KEYS[deed] in taken:
                yield deed, ""
            continue
        taken.add(text)
        yield deed, text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
