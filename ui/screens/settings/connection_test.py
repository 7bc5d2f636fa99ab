"""Asks an office whether it answers, with what is typed, before anything is saved."""

import time
from contextlib import ExitStack
from dataclasses import dataclass, replace

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings
from sync.contract import Connector, Diagnosis
from sync.offices import EMBEDDED
from sync.registry import build
from sync.secrets import GivenSecrets


@dataclass(frozen=True, slots=True)
class Answered:
    """What the office said, and how long it took to say it."""

    diagnosis: Diagnosis
    milliseconds: int


class ConnectionTest:
    """One test. ``run`` belongs in a worker; ``stop`` breaks it off from wherever it is called."""

    def __init__(self, settings: OfficeSettings, typed: str, secrets: Secrets) -> None:
        self._settings = settings
        self._given = {settings.office: typed} if typed else {}
        self._secrets = secrets
        self._connector: Connector | None = None
        self._is_stopped = False

    def run(self) -> Answered:
        """Build the connector and ask; raises what the contract says, or a wrong setting by its name."""
        with ExitStack() as stack:
            settings = self._start_demo(stack)
            self._connector = build(settings, GivenSecrets(self._given, self._secrets))
            stack.callback(self._connector.close)
            if self._is_stopped:
                raise DeskError(Trouble.CANCELLED)
            started = time.monotonic()
            diagnosis = self._connector.test_connection()
            return Answered(diagnosis, round((time.monotonic() - started) * 1000))

    def stop(self) -> None:
        """Let go of the connection; the worker comes back at once."""
        self._is_stopped = True
        if self._connector is not None:
            self._connector.close()

    def _start_demo(self, stack: ExitStack) -> OfficeSettings:
        settings = self._settings
        if settings.connector != "demo" or settings.values.get("url") != EMBEDDED:
            return settings
        from sync.demo.process import start_demo  # the demo's server is not needed for real offices

        process = start_demo()
        stack.callback(process.stop)
        self._given = {settings.office: process.token}
        return replace(settings, values={**settings.values, "url": process.url})


def check_settings(settings: OfficeSettings) -> None:
    """Have the connector look at its settings; no request is made. Raises ``DeskError`` naming the first wrong one."""
    build(settings, GivenSecrets({}, _NoSecrets())).close()


class _NoSecrets:
    def get(self, office: OfficeId) -> str | None:
        return None

    def set(self, office: OfficeId, secret: str) -> None:
        raise DeskError(Trouble.KEYRING_UNUSABLE)

    def delete(self, office: OfficeId) -> None:
        raise DeskError(Trouble.KEYRING_UNUSABLE)
