"""Secrets are kept where they are safe, or not at all."""

import keyring.backend
import pytest
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import PasswordDeleteError

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from sync import secrets
from sync.secrets import DevSecrets, GivenSecrets, KeyringSecrets

ERP = OfficeId("erp")


class SafeKeyring:
    """A keyring of a desktop."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        if self.kept.pop((service, name), None) is None:
            raise PasswordDeleteError


class ForgetfulKeyring(SafeKeyring):
    """Says nothing, and keeps nothing."""

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept.clear()


class LockedKeyring(SafeKeyring):
    """The person did not unlock it; its fault tells too much."""

    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError("locked: hunter2")

    set_password = get_password  # pyright: ignore[reportAssignmentType]  # fails all the same
    delete_password = get_password  # pyright: ignore[reportAssignmentType]  # so does this


def _install(monkeypatch: pytest.MonkeyPatch, *backends: object, trusted: tuple[type, ...] = ()) -> None:
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: list(backends))
    names = tuple(f"{kind.__module__}.{kind.__qualname__}" for kind in trusted)
    monkeypatch.setattr(secrets, "_TRUSTED", names)


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> SafeKeyring:
    backend = SafeKeyring()
    _install(monkeypatch, NullKeyring(), backend, trusted=(SafeKeyring,))
    return backend


def _trouble(act: object) -> Trouble:
    assert callable(act)
    with pytest.raises(DeskError) as caught:
        act()
    return caught.value.trouble


def test_a_secret_is_kept_and_given(safe: SafeKeyring) -> None:
    KeyringSecrets("default").set(ERP, "hunter2")
    assert KeyringSecrets("default").get(ERP) == "hunter2"


def test_each_profile_has_its_own(safe: SafeKeyring) -> None:
    KeyringSecrets("default").set(ERP, "hunter2")
    assert KeyringSecrets("demo").get(ERP) is None
    assert list(safe.kept) == [("callcenter:default", "erp")]


def test_a_secret_is_forgotten_and_forgetting_twice_is_fine(safe: SafeKeyring) -> None:
    kept = KeyringSecrets("default")
    kept.set(ERP, "hunter2")
    kept.delete(ERP)
    kept.delete(ERP)
    assert kept.get(ERP) is None


def test_the_backend_is_named(safe: SafeKeyring) -> None:
    assert KeyringSecrets("default").backend_name.endswith("SafeKeyring")


def test_no_other_backend_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        keyring.backend, "get_all_keyring", lambda: [NullKeyring(), FailKeyring(), SafeKeyring()]
    )
    assert _trouble(lambda: KeyringSecrets("default").set(ERP, "hunter2")) is Trouble.KEYRING_UNUSABLE
    assert _trouble(lambda: KeyringSecrets("default").get(ERP)) is Trouble.KEYRING_UNUSABLE


def test_the_trusted_are_four_desktops() -> None:
    assert [name.split(".")[2] for name in secrets._TRUSTED] == [
        "SecretService",
        "kwallet",
        "Windows",
        "macOS",
    ]


def test_a_backend_that_forgets_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, ForgetfulKeyring(), trusted=(ForgetfulKeyring,))
    assert _trouble(lambda: KeyringSecrets("default").set(ERP, "hunter2")) is Trouble.KEYRING_UNUSABLE


@pytest.mark.parametrize("act", ["get", "delete"])
def test_a_locked_keyring_is_told_without_its_words(monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    _install(monkeypatch, LockedKeyring(), trusted=(LockedKeyring,))
    with pytest.raises(DeskError) as caught:
        getattr(KeyringSecrets("default"), act)(ERP)
    assert caught.value.trouble is Trouble.KEYRING_UNUSABLE
    assert "hunter2" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_the_environment_may_choose_among_the_trusted_only(
    monkeypatch: pytest.MonkeyPatch, safe: SafeKeyring
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert _trouble(lambda: KeyringSecrets("default").get(ERP)) is Trouble.KEYRING_UNUSABLE


@pytest.mark.parametrize(("office", "variable"), [("erp", "ERP"), ("crm-2", "CRM_2")])
def test_for_development_secrets_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, office: str, variable: str
) -> None:
    monkeypatch.setenv(f"DESK_SECRET_{variable}", "hunter2")
    assert DevSecrets().get(OfficeId(office)) == "hunter2"


def test_the_environment_keeps_nothing() -> None:
    assert DevSecrets().get(ERP) is None
    assert _trouble(lambda: DevSecrets().set(ERP, "hunter2")) is Trouble.NOT_ALLOWED
    assert _trouble(lambda: DevSecrets().delete(ERP)) is Trouble.NOT_ALLOWED


def test_a_given_secret_lies_over_the_others(safe: SafeKeyring) -> None:
    KeyringSecrets("default").set(ERP, "kept")
    given = GivenSecrets({OfficeId("demo"): "given"}, KeyringSecrets("default"))
    assert [given.get(OfficeId("demo")), given.get(ERP)] == ["given", "kept"]
