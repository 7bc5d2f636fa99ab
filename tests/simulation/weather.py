"""The line to the office, with everything that happens to requests on their way; each mishap is counted."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Protocol

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from tests.simulation.colleagues import Colleagues
from tests.simulation.event_log import EventLog
from tests.simulation.model_office import ModelOffice, RefusedError, Wire
from tests.simulation.model_time import ModelTime

OFFICE = OfficeId("model")
MOST_LATE = 30.0
"""How long after the desk gave up a request may still be done; the quarantine is a little longer."""
_WRITES = ("send",)


class CrashError(BaseException):
    """The process is no more: nothing that is not committed remains."""


class Proxied(Counter[str]):
    """Edits that something on the way delivered more than once, and how often."""


class Line(Protocol):
    """Carries a question to the office, and its answer back."""

    def ask(self, verb: str, what: Wire) -> Wire:
        """Raise the errors of the contract."""
        ...


def told(refusal: RefusedError, what: str) -> OfficeError:
    """Say it in the words of the contract."""
    if refusal.code == "out_of_date":
        return OutOfDateError(Trouble.OUT_OF_DATE, office=OFFICE)
    trouble = Trouble.NOT_PERMITTED if refusal.code == "not_permitted" else Trouble.REJECTED
    return RejectedError(trouble, office=OFFICE, what=what, reason="no")


class Weather:
    """A line on which all of the list of faults happens, until it is calm."""

    def __init__(self, office: ModelOffice, colleagues: Colleagues, chance: Random, log: EventLog) -> None:
        self.is_calm = False
        self.is_unplugged = False
        self.needs_sign_in = False
        self.calls = 0
        self.faults: Counter[str] = Counter()
        self.proxied = Proxied()
        self.meanwhile: Callable[[str], None] = lambda _verb: None
        """Called now and then when an answer has come and nobody has seen it yet."""
        self._office = office
        self._time: ModelTime = office.time
        self._colleagues = colleagues
        self._chance = chance
        self._log = log
        self._mishaps: tuple[tuple[float, Callable[[str, Wire], Wire]], ...] = (
            (0.030, self._dropped),
            (0.045, self._not_connected),
            (0.060, self._busy),
            (0.075, self._faulty),
            (0.085, self._foreign),
            (0.092, self._signed_out),
            (0.125, self._lost),
            (0.145, self._cut),
            (0.160, self._crashed_before),
            (0.180, self._crashed_after),
            (0.215, self._late),
            (0.230, self._doubled),
            (0.242, self._forbidden),
            (0.252, self._frozen),
        )

    def ask(self, verb: str, what: Wire) -> Wire:
        """Let some time pass, let others work meanwhile, and perhaps let something go wrong."""
        self.calls += 1
        self._time.pass_by(self._chance.choice((0.01, 0.1, 0.5)))
        if not self.is_calm and self._chance.random() < 0.05:
            self._colleagues.act()
            self.faults["change while paging" if verb == "changes" else "change in between"] += 1
        try:
            reply = self._carry(verb, what)
        except OfficeError as error:
            self._log.note(verb, type(error).__name__, error.trouble.value)
            raise
        self._log.note(verb, "answered", what.get("ref", ""))
        self._go_on_meanwhile(verb, what)
        return reply

    def _go_on_meanwhile(self, verb: str, what: Wire) -> None:
        """Let others act when an answer has come and nobody has seen it yet."""
        if verb == "look" and not self.is_calm and self._chance.random() < 0.1:
            self.faults["change between look and write"] += 1
            self._colleagues.change(what["feed"], what["record"])
        if not self.is_calm and self._chance.random() < 0.06:
            self.faults["both threads at once"] += 1
            self.meanwhile(verb)

    def _carry(self, verb: str, what: Wire) -> Wire:
        if self.is_unplugged:
            raise self._away("unplugged", Trouble.UNREACHABLE, was_sent=False)
        if self.needs_sign_in:
            raise SignInError(Trouble.SIGN_IN_REFUSED, office=OFFICE)
        if self._is_stuck(what):
            raise self._away("stuck record", Trouble.SERVER_FAULT)
        drawn = 1.0 if self.is_calm else self._chance.random()
        mishap = next((happens for limit, happens in self._mishaps if drawn < limit), self._reach)
        return mishap(verb, what)

    def _is_stuck(self, what: Wire) -> bool:
        return self._office.stuck is not None and (what.get("feed"), what.get("record")) == self._office.stuck

    def _reach(self, verb: str, what: Wire) -> Wire:
        """Do it."""
        try:
            return self._office.answer(verb, what)
        except RefusedError as refusal:
            raise told(refusal, verb) from None

    def _away(self, fault: str, trouble: Trouble, *, was_sent: bool = True) -> UnreachableError:
        self.faults[fault] += 1
        error = UnreachableError(trouble, office=OFFICE)
        error.was_sent = was_sent
        return error

    # before the office does anything

    def _dropped(self, verb: str, what: Wire) -> Wire:
        raise self._away("dropped before the office", Trouble.UNREACHABLE)

    def _not_connected(self, verb: str, what: Wire) -> Wire:
        raise self._away("no connection", Trouble.UNREACHABLE, was_sent=False)

    def _busy(self, verb: str, what: Wire) -> Wire:
        tells_when = self._chance.random() < 0.5
        error = self._away("429 with Retry-After" if tells_when else "429", Trouble.BUSY)
        error.retry_after = timedelta(seconds=30) if tells_when else None
        raise error

    def _faulty(self, verb: str, what: Wire) -> Wire:
        """Answer 5xx: half of the time it was done all the same."""
        if self._chance.random() < 0.5:
            self._reach(verb, what)
            raise self._away("5xx though done", Trouble.SERVER_FAULT)
        raise self._away("5xx", Trouble.SERVER_FAULT)

    def _foreign(self, verb: str, what: Wire) -> Wire:
        fault = self._chance.choice(("302", "captive portal", "html"))
        raise self._away(fault, Trouble.NOT_DATA)

    def _signed_out(self, verb: str, what: Wire) -> Wire:
        self.faults["401"] += 1
        self.needs_sign_in = True
        raise SignInError(Trouble.SIGN_IN_REFUSED, office=OFFICE)

    def _forbidden(self, verb: str, what: Wire) -> Wire:
        if verb not in _WRITES:
            return self._reach(verb, what)
        self.faults["403 for one record"] += 1
        raise RejectedError(Trouble.NOT_PERMITTED, office=OFFICE, what=verb)

    def _crashed_before(self, verb: str, what: Wire) -> Wire:
        self.faults["crash before a request"] += 1
        raise CrashError

    # after it has done it, or while it may still

    def _lost(self, verb: str, what: Wire) -> Wire:
        self._reach(verb, what)
        self._be_deleted_at_once(what)
        raise self._away("reply lost", Trouble.TIMED_OUT)

    def _cut(self, verb: str, what: Wire) -> Wire:
        self._reach(verb, what)
        self._be_deleted_at_once(what)
        raise self._away("reply cut", Trouble.CUT_REPLY)

    def _be_deleted_at_once(self, what: Wire) -> None:
        """Have somebody delete what was just made, before the desk knows that it was."""
        if what.get("is_made") and not self.is_calm and self._chance.random() < 0.3:
            self.faults["deleted before the look-up"] += 1
            self._colleagues.delete_made(what["feed"], what["ref"])

    def _crashed_after(self, verb: str, what: Wire) -> Wire:
        self._reach(verb, what)
        self.faults["crash after a request"] += 1
        raise CrashError

    def _late(self, verb: str, what: Wire) -> Wire:
        """Give up waiting, and have it done all the same some time later."""
        if verb not in _WRITES:
            raise self._away("timed out", Trouble.TIMED_OUT)
        self._do_later(verb, what)
        raise self._away("done late", Trouble.TIMED_OUT)

    def _frozen(self, verb: str, what: Wire) -> Wire:
        """The process stands still in the middle of a request; another one takes over, before it is done."""
        if verb in _WRITES:
            self._do_later(verb, what)
        self.faults["frozen in a request"] += 1
        raise CrashError

    def _do_later(self, verb: str, what: Wire) -> None:
        def late() -> None:
            try:
                self._office.answer(verb, what)
            except RefusedError as refusal:
                self._log.note("late", refusal.code, what.get("ref", ""))
            else:
                self._log.note("late", "done", what.get("ref", ""))

        self._time.put_off(self._chance.uniform(0, MOST_LATE), late)

    def _doubled(self, verb: str, what: Wire) -> Wire:
        """A proxy delivers it twice."""
        first = self._reach(verb, what)
        self.faults["delivered twice"] += 1
        if verb in _WRITES:
            self.proxied[what["ref"]] += 1
        with suppress(RefusedError):
            self._office.answer(verb, what)
        return first
