"""What a test of a connection found, in words for the person who set it up."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from callcenter.domain.errors import DeskError, Trouble
from ui.ages import span
from ui.screens.settings.connection_test import Answered
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.troubles import sentence_of

_AGREES = timedelta(seconds=2)
_TOO_FAR = timedelta(minutes=5)
_TOGETHER = "\u00a0"
"""A space at which no line breaks."""

_SENTENCES: Mapping[Trouble, object] = {
    Trouble.UNREACHABLE: QT_TRANSLATE_NOOP(
        "ConnectionTest",
        "%1 cannot be reached at this address. Check the address and the network, then test again.",
    ),
    Trouble.TIMED_OUT: QT_TRANSLATE_NOOP(
        "ConnectionTest", "%1 took too long to answer. Check the address, or test again later."
    ),
    Trouble.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP(
        "ConnectionTest", "%1 answers, and refused the user name or password. Type them again."
    ),
    Trouble.SIGN_IN_MISSING: QT_TRANSLATE_NOOP(
        "ConnectionTest", "%1 asks for a password or token. Type it above."
    ),
    Trouble.CUT_REPLY: QT_TRANSLATE_NOOP(
        "ConnectionTest", "The answer of %1 was cut off or unreadable. Check the address, then test again."
    ),
    Trouble.SERVER_FAULT: QT_TRANSLATE_NOOP(
        "ConnectionTest", "%1 answers with a fault of its own. Tell whoever looks after it."
    ),
    Trouble.BUSY: QT_TRANSLATE_NOOP("ConnectionTest", "%1 asks to wait. Test again in some minutes."),
    Trouble.KEYRING_UNUSABLE: QT_TRANSLATE_NOOP(
        "ConnectionTest",
        "This machine has no usable keyring, so the password cannot be kept. Testing with a typed one works.",
    ),
}
"""Where the sentence for the whole desk would say what only the whole desk does."""

_FEEDS: Mapping[str, object] = {
    "customers": QT_TRANSLATE_NOOP("ConnectionTest", "customers"),
    "products": QT_TRANSLATE_NOOP("ConnectionTest", "products"),
    "stock": QT_TRANSLATE_NOOP("ConnectionTest", "stock"),
    "orders": QT_TRANSLATE_NOOP("ConnectionTest", "orders"),
    "returns": QT_TRANSLATE_NOOP("ConnectionTest", "returns"),
    "shipments": QT_TRANSLATE_NOOP("ConnectionTest", "deliveries"),
    "return_shipments": QT_TRANSLATE_NOOP("ConnectionTest", "return deliveries"),
    "invoices": QT_TRANSLATE_NOOP("ConnectionTest", "invoices"),
    "tickets": QT_TRANSLATE_NOOP("ConnectionTest", "tickets"),
    "complaints": QT_TRANSLATE_NOOP("ConnectionTest", "complaints"),
    "articles": QT_TRANSLATE_NOOP("ConnectionTest", "articles"),
}


def answer_words(answered: Answered) -> tuple[str, Meaning, str]:
    """Say who answered, how fast, whose clock differs and what there is to read."""
    found = answered.diagnosis
    who = f"{found.product} {found.version}".strip()
    text = fill(translate("ConnectionTest", "%1 answers in %2 ms."), who, str(answered.milliseconds))
    notes = f"{_TOGETHER}· ".join(_note(note) for note in found.notes)
    meaning = Meaning.WARNING if abs(found.clock_offset) >= _TOO_FAR else Meaning.SUCCESS
    return text, meaning, "\n".join(part for part in (_clock(found.clock_offset), notes) if part)


def refusal_words(error: DeskError, office: str) -> str:
    """Say in one calm sentence why there is no answer."""
    if error.trouble in _SENTENCES:
        return fill(translate("ConnectionTest", str(_SENTENCES[error.trouble])), office)
    return sentence_of(error)


def _clock(offset: timedelta) -> str:
    if abs(offset) < _AGREES:
        return translate("ConnectionTest", "Its clock agrees with this machine's.")
    ahead = translate("ConnectionTest", "Its clock is %1 ahead of this machine's.")
    behind = translate("ConnectionTest", "Its clock is %1 behind this machine's.")
    return fill(ahead if offset > timedelta(0) else behind, span(abs(offset)))


def _note(note: str) -> str:
    """Connectors say ``feed: number``; anything else is shown as it is."""
    name, colon, rest = note.partition(": ")
    if not colon or name not in _FEEDS:
        return note
    count = QLocale().toString(int(rest)) if rest.isascii() and rest.isdecimal() else rest
    said = translate("ConnectionTest", "%1 %2", "kind and number")
    return fill(said, translate("ConnectionTest", str(_FEEDS[name])), count).replace(" ", _TOGETHER)
