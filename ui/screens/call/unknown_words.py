"""What is said of a caller nobody has put a name to yet."""

from callcenter.domain.phone import CallerKind, CallerNumber
from ui.speech import Speaker, fill, translate


def unknown_title(number: CallerNumber, said: str) -> str:
    """Name the caller by what the telephone gave."""
    if number.kind is CallerKind.WITHHELD:
        return translate("Unknown", "Number withheld")
    if number.kind is CallerKind.EXTENSION:
        return fill(translate("Unknown", "Extension %1"), number.extension)
    return said


def unknown_state(number: CallerNumber) -> str:
    """Say what the desk makes of the number and what it does about it."""
    if number.kind is CallerKind.WITHHELD:
        return translate("Unknown", "The caller does not show a number. Ask for the name or an order number.")
    if number.kind is CallerKind.EXTENSION:
        return translate("Unknown", "A colleague on an internal line; no customer has this number.")
    if number.kind is CallerKind.SERVICE:
        return translate("Unknown", "A service number, not a customer's.")
    if number.e164:
        return translate("Unknown", "No customer has this number. The offices are being asked.")
    return translate("Unknown", "No telephone network gives out this number, and no customer's resembles it.")


def chooser_words(number: CallerNumber, said: str, place: str, count: int) -> str:
    """Say why the desk asks."""
    name = unknown_title(number, said)
    who = f"{name} · {place}" if place else name
    why = Chooser.share(count) if number.e164 else Chooser.resemble(count)
    return fill(translate("Chooser", "%1 – %2"), who, why)


class Chooser(Speaker):
    """Counted words of the chooser."""

    @classmethod
    def share(cls, n: int) -> str:
        """Say how many have exactly this number."""
        return Chooser.tr("%n customer(s) have this number", "", n)

    @classmethod
    def resemble(cls, n: int) -> str:
        """Say how many have a number like it."""
        return Chooser.tr("%n customer(s) have a number like this", "", n)
