"""What goes wrong over HTTP, in the contract's words: no bodies, tokens, addresses or personal data in them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import MappingProxyType

import requests
import urllib3

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError

_LONGEST_WAIT = timedelta(hours=1)

_OF_STATUS: Mapping[int, tuple[type[OfficeError], Trouble]] = MappingProxyType(
    {
        401: (SignInError, Trouble.SIGN_IN_REFUSED),
        403: (RejectedError, Trouble.NOT_PERMITTED),
        404: (RejectedError, Trouble.WRONG_ADDRESS),
        405: (RejectedError, Trouble.WRONG_ADDRESS),
        407: (UnreachableError, Trouble.NOT_DATA),
        408: (UnreachableError, Trouble.TIMED_OUT),
        409: (OutOfDateError, Trouble.OUT_OF_DATE),
        410: (RejectedError, Trouble.WRONG_ADDRESS),
        412: (OutOfDateError, Trouble.OUT_OF_DATE),
        425: (UnreachableError, Trouble.BUSY),
    }
)
_OF_PASSWORD = (UnicodeError, requests.exceptions.InvalidHeader)
"""Only a password can be what no header can carry."""

_OF_FAULT: tuple[tuple[type[Exception], Trouble], ...] = (
    (requests.exceptions.SSLError, Trouble.CERTIFICATE),
    (requests.exceptions.Timeout, Trouble.TIMED_OUT),
    (urllib3.exceptions.TimeoutError, Trouble.TIMED_OUT),
    (TimeoutError, Trouble.TIMED_OUT),
    (requests.exceptions.ChunkedEncodingError, Trouble.CUT_REPLY),
    (requests.exceptions.ContentDecodingError, Trouble.CUT_REPLY),
    (urllib3.exceptions.ProtocolError, Trouble.CUT_REPLY),
    (urllib3.exceptions.DecodeError, Trouble.CUT_REPLY),
    (requests.exceptions.InvalidURL, Trouble.WRONG_ADDRESS),
    (requests.exceptions.MissingSchema, Trouble.WRONG_ADDRESS),
)
"""The first that fits counts; what fits none is a server that cannot be reached."""


def of_status(office: OfficeId, status: int, headers: Mapping[str, str]) -> OfficeError | None:
    """Say what a status means; nothing where it is fine."""
    if 200 <= status < 300:
        return None
    if status in _OF_STATUS:
        kind, trouble = _OF_STATUS[status]
        return kind(trouble, office=office)
    if status == 429 or (status == 503 and "Retry-After" in headers):
        error = UnreachableError(Trouble.BUSY, office=office)
        error.retry_after = retry_after(headers.get("Retry-After", ""))
        return error
    if status < 400:
        return UnreachableError(Trouble.NOT_DATA, office=office)
    if status >= 500:
        return UnreachableError(Trouble.SERVER_FAULT, office=office)
    return RejectedError(Trouble.REJECTED, office=office, reason=f"HTTP {status}")


def of_fault(office: OfficeId, error: Exception) -> OfficeError:
    """Say what an exception of the libraries below means."""
    if isinstance(error, _OF_PASSWORD):
        return SignInError(Trouble.SIGN_IN_REFUSED, office=office)
    for kind, trouble in _OF_FAULT:
        if isinstance(error, kind):
            return UnreachableError(trouble, office=office)
    return UnreachableError(Trouble.UNREACHABLE, office=office)


def not_sent(error: UnreachableError) -> UnreachableError:
    """Say of an error that not one byte of the request can have left."""
    error.was_sent = False
    return error


def retry_after(text: str) -> timedelta | None:
    """Read seconds or a date; nonsense is as good as nothing, and nobody makes us wait over an hour."""
    digits = text.strip()
    if digits.isascii() and digits.isdecimal():
        return min(timedelta(seconds=int(digits[:6])), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        return None
    return max(timedelta(0), min(until - datetime.now(UTC), _LONGEST_WAIT))
