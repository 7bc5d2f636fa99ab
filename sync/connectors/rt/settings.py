"""What must be known to reach a Request Tracker."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "url": "Address of Request Tracker, for instance https://rt.example.com.",
        "user": "Login of the user the desk reads as; not needed with a token.",
        "sign_in": "How the desk signs in: cookie with the password of the user (the default), or token.",
        "queues": "Only tickets of these queues, separated by |; all that the user may see by default.",
        "complaint_queues": "Queues whose tickets are complaints, separated by |; Complaints by default.",
        "solved_by_field": "Custom field with the article that solved a ticket; SolvedBy by default.",
        "reference_field": "Custom field of tickets that keeps the edit they were made by; ClientRef by default.",
        "transaction_reference_field": (
            "Custom field of transactions that keeps the edit a reply or comment was made by; ClientTxnRef by default."
        ),
        "article_class": "Class of new articles; the only one beside General by default.",
        "order_field": "Custom field with the order a ticket is about; OrderRef by default.",
        "body_field": "Custom field of RT's articles that holds their text; Body by default, else Content.",
        "home_region": "Country by which numbers without country code are read (ISO 3166-1 alpha-2); CN by default.",
        "ca_file": "File with the certificate authority of your organisation, if it is not a public one.",
    }
)


class SignIn(StrEnum):
    """How the desk shows who it is."""

    COOKIE = "cookie"
    TOKEN = "token"  # noqa: S105  # the word in the settings, not a secret


@dataclass(frozen=True, slots=True)
class RtSettings:
    """The settings of one Request Tracker, checked."""

    office: OfficeId
    url: str
    user: str = ""
    sign_in: SignIn = SignIn.COOKIE
    queues: tuple[str, ...] = ()
    complaint_queues: frozenset[str] = frozenset({"Complaints"})
    solved_by_field: str = "SolvedBy"
    order_field: str = "OrderRef"
    reference_field: str = "ClientRef"
    transaction_reference_field: str = "ClientTxnRef"
    article_class: str = ""
    body_field: str = "Body"
    home_region: str = "CN"
    ca_file: str = ""


def read_settings(settings: OfficeSettings) -> RtSettings:
    """Check the settings; raises ``DeskError`` naming the first that is wrong or missing."""
    texts = _texts(settings)
    sign_in = texts.get("sign_in", SignIn.COOKIE.value)
    if sign_in not in tuple(SignIn):
        raise _wrong(settings, "sign_in", "write cookie or token")
    needed = ("url", "user") if sign_in == SignIn.COOKIE else ("url",)
    for name in needed:
        if not texts.get(name):
            raise _wrong(settings, name, "it is missing")
    return RtSettings(
        office=settings.office,
        url=texts["url"].rstrip("/"),
        user=texts.get("user", ""),
        sign_in=SignIn(sign_in),
        queues=_names(texts.get("queues", "")),
        complaint_queues=frozenset(_names(texts.get("complaint_queues", "Complaints"))),
        solved_by_field=texts.get("solved_by_field") or "SolvedBy",
        order_field=texts.get("order_field") or "OrderRef",
        reference_field=texts.get("reference_field") or "ClientRef",
        transaction_reference_field=texts.get("transaction_reference_field") or "ClientTxnRef",
        article_class=texts.get("article_class", ""),
        body_field=texts.get("body_field") or "Body",
        home_region=texts.get("home_region") or settings.home_region,
        ca_file=texts.get("ca_file", ""),
    )


def _texts(settings: OfficeSettings) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, value in settings.values.items():
        if name not in NAMES:
            raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{name}")
        if not isinstance(value, str):
            raise _wrong(settings, name, "it must be text")
        texts[name] = value.strip()
    return texts


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _wrong(settings: OfficeSettings, name: str, reason: str) -> DeskError:
    return DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.{name}", reason=reason)
