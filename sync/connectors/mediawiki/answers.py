"""What MediaWiki says no to: HTTP says that all is well, and the answer holds a code."""

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, TypeGuard, cast

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, RejectedError, SignInError, UnreachableError

Row = Mapping[str, Any]

_CODE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_RATE_WINDOW = timedelta(seconds=60)
_LONGEST_LAG = 300
_SOON = timedelta(seconds=5)
_NOT_PERMITTED = frozenset(("permissiondenied", "readapidenied", "blocked", "autoblocked", "accessdenied"))
_NO_SESSION = frozenset(("assertuserfailed", "assertnameduserfailed", "assertbotfailed", "notloggedin"))
NO_PAGE = frozenset(("nosuchpageid", "missingtitle", "invalidtitle"))
_BUSY: Mapping[str, timedelta | None] = MappingProxyType(
    {"ratelimited": _RATE_WINDOW, "readonly": _RATE_WINDOW, "maxlag": None}
)
_STALE = frozenset(("badtoken", "notoken", "missingtoken"))
_LOCKED = frozenset(("login-throttled", "botpasswords-locked", "botpasswords-needs-reset"))


class SessionEndedError(SignInError):
    """The wiki has forgotten who asks."""


class StaleTokenError(UnreachableError):
    """The wiki asks to prove anew that nobody else writes in this user's name; nothing was done."""

    was_sent = False


class NoPageError(RejectedError):
    """There is no such page, or no longer."""


def is_row(value: object) -> TypeGuard[Row]:
    """Tell whether it is an object of JSON."""
    return isinstance(value, dict)


def as_row(value: object) -> Row:
    """Take it as an object of JSON; what is none has nothing in it."""
    return value if is_row(value) else {}


def error_in(office: OfficeId, answer: Row) -> OfficeError | None:
    """Say what an answer complains of; nothing where it is fine."""
    told = answer.get("errors", answer.get("error"))
    if told is None:
        return None
    errors = cast("list[object]", told) if isinstance(told, list) else [told]
    row = as_row(next(iter(errors), None))
    return of_code(office, str(row.get("code", "")), row)


def of_code(office: OfficeId, code: str, row: Row) -> OfficeError:
    """Put a code of MediaWiki into the contract's words."""
    if code in _NO_SESSION:
        return SessionEndedError(Trouble.SIGN_IN_REFUSED, office=office)
    if code in _STALE:
        return StaleTokenError(Trouble.CUT_REPLY, office=office)
    if code in NO_PAGE:
        return NoPageError(Trouble.REJECTED, office=office, reason=code)
    if code in _BUSY:
        busy = UnreachableError(Trouble.BUSY, office=office)
        busy.retry_after = _BUSY[code] or _lag(row)
        busy.was_sent = False  # the wiki says it before it does anything
        return busy
    return _refusal(office, code)


def _refusal(office: OfficeId, code: str) -> OfficeError:
    if code in _NOT_PERMITTED:
        return RejectedError(Trouble.NOT_PERMITTED, office=office, what="articles")
    if code.startswith("internal") or not _CODE.fullmatch(code):
        return UnreachableError(Trouble.SERVER_FAULT, office=office)
    return RejectedError(Trouble.REJECTED, office=office, reason=code)


def refused_sign_in(office: OfficeId, told: Row) -> OfficeError:
    """Say why somebody may not come in."""
    if told.get("result") in ("NeedToken", "WrongToken"):
        return UnreachableError(Trouble.CUT_REPLY, office=office)
    reason = told.get("reason")
    code = as_row(reason).get("code", reason)
    is_locked = code in _LOCKED or told.get("result") == "Throttled"
    return SignInError(Trouble.SIGN_IN_LOCKED if is_locked else Trouble.SIGN_IN_REFUSED, office=office)


def _lag(row: Row) -> timedelta:
    lag = as_row(row.get("data", row)).get("lag")
    return timedelta(seconds=max(1, min(lag, _LONGEST_LAG))) if isinstance(lag, int) else _SOON
