"""Passwords and tokens: in the keyring of the machine, chosen from a list, and nowhere else."""

import os
import re
from typing import Any

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets

_TRUSTED = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
)


class KeyringSecrets:
    """The keyring of this machine. A backend that keeps nothing, or keeps it in the clear, is refused."""

    def __init__(self, profile: str) -> None:
        self._service = f"callcenter:{profile}"
        self._backend: Any = None

    @property
    def backend_name(self) -> str:
        """Name the backend in use; raises where none can be trusted."""
        return _name_of(self._trusted())

    def get(self, office: OfficeId) -> str | None:
        """Give the secret, or nothing where there is none."""
        try:
            return self._trusted().get_password(self._service, office)
        except DeskError:
            raise
        except Exception:  # noqa: BLE001  # backends raise whatever their system raises
            raise DeskError(Trouble.KEYRING_UNUSABLE) from None

    def set(self, office: OfficeId, secret: str) -> None:
        """Keep the secret, and read it back, for some backends forget without a word."""
        backend = self._trusted()
        try:
            backend.set_password(self._service, office, secret)
            kept = backend.get_password(self._service, office)
        except Exception:  # noqa: BLE001  # backends raise whatever their system raises
            raise DeskError(Trouble.KEYRING_UNUSABLE) from None
        if kept != secret:
            raise DeskError(Trouble.KEYRING_UNUSABLE)

    def delete(self, office: OfficeId) -> None:
        """Forget the secret."""
        from keyring.errors import PasswordDeleteError

        try:
            self._trusted().delete_password(self._service, office)
        except PasswordDeleteError:
            return
        except DeskError:
            raise
        except Exception:  # noqa: BLE001  # backends raise whatever their system raises
            raise DeskError(Trouble.KEYRING_UNUSABLE) from None

    def _trusted(self) -> Any:
        if self._backend is None:
            self._backend = _find_trusted()
        return self._backend


class DevSecrets:
    """Secrets from the environment, for development and tests: ``DESK_SECRET_<OFFICE>``."""

    def get(self, office: OfficeId) -> str | None:
        """Give the variable of this office."""
        return os.environ.get("DESK_SECRET_" + re.sub(r"\W", "_", office).upper())

    def set(self, office: OfficeId, secret: str) -> None:
        """Refuse: an environment keeps nothing."""
        raise DeskError(Trouble.NOT_ALLOWED, reason="with --dev, secrets come from DESK_SECRET_<OFFICE>")

    def delete(self, office: OfficeId) -> None:
        """Refuse: an environment keeps nothing."""
        raise DeskError(Trouble.NOT_ALLOWED, reason="with --dev, secrets come from DESK_SECRET_<OFFICE>")


class GivenSecrets:
    """Secrets that live as long as this process, laid over others; for the embedded office."""

    def __init__(self, given: dict[OfficeId, str], others: Secrets) -> None:
        self._given = given
        self._others = others

    def get(self, office: OfficeId) -> str | None:
        """Give what was given, else ask the others."""
        return self._given.get(office) or self._others.get(office)

    def set(self, office: OfficeId, secret: str) -> None:
        """Leave it to the others."""
        self._others.set(office, secret)

    def delete(self, office: OfficeId) -> None:
        """Leave it to the others."""
        self._others.delete(office)


def _find_trusted() -> Any:
    """Take the first trusted backend that works here, never whatever has the highest priority."""
    import keyring.backend

    chosen = os.environ.get("PYTHON_KEYRING_BACKEND", "")
    for backend in keyring.backend.get_all_keyring():
        if _name_of(backend) in _TRUSTED and chosen in ("", _name_of(backend)):
            return backend
    raise DeskError(Trouble.KEYRING_UNUSABLE)


def _name_of(backend: object) -> str:
    kind = backend.__class__
    return f"{kind.__module__}.{kind.__qualname__}"
