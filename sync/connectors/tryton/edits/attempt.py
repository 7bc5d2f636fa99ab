"""One attempt to write: it knows whether Tryton may have done something already, and so what a fault means."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from sync.connectors.tryton.client import Row, TrytonClient
from sync.contract import OfficeError, SignInError, UnreachableError

Stamps = Mapping[str, str]
Read = TypeVar("Read")


class Attempt:
    """Reads before and after it writes. Once something was written, no fault is told as if nothing had been done."""

    def __init__(self, client: TrytonClient) -> None:
        self.client = client
        self._has_written = False

    def rows(self, model: str, domain: Sequence[object], fields: Sequence[str]) -> list[Row]:
        """Read what fits, oldest first; fields that begin with an underscore are there in every database."""
        with self._reading():
            known = self.client.known(model, (name for name in fields if not _is_built_in(name)))
            built_in = (name for name in fields if _is_built_in(name))
            return self.client.search_read(model, domain, (*known, *built_in), order=(("id", "ASC"),))

    def one(self, model: str, identity: str, fields: Sequence[str]) -> Row | None:
        """Read one record, if it is there."""
        if not identity.isdecimal():
            return None
        found = self.rows(model, [("id", "=", int(identity))], fields)
        return found[0] if found else None

    def read(self, convert: Callable[[Row], Read], row: Row) -> Read:
        """Read a row as the feeds do; one that is none proves nothing."""
        with self._reading():
            try:
                return convert(row)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise self.client.cut_reply() from error

    def change(self, model: str, method: str, parameters: Sequence[object], stamps: Stamps) -> object:
        """Write. What Tryton refuses is told as it is, also where an earlier step was done."""
        try:
            answer = self.client.change(model, method, parameters, stamps)
        except (SignInError, UnreachableError) as error:
            if self._has_written:
                raise _nobody_knows(error) from error
            raise
        self._has_written = True
        return answer

    def unproved(self) -> UnreachableError:
        """Say that Tryton took it, and does not show it."""
        return self.client.cut_reply()

    @contextmanager
    def _reading(self) -> Generator[None]:
        try:
            yield
        except OfficeError as error:
            if self._has_written:
                raise _nobody_knows(error) from error
            raise


def _is_built_in(name: str) -> bool:
    return name.rpartition(".")[2].startswith("_")


def _nobody_knows(error: OfficeError) -> UnreachableError:
    """A fault after something was written is never a proof that nothing was."""
    return UnreachableError(error.trouble, **error.details)
