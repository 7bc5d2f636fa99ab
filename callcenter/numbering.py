"""Telephone numbers as people write them and exchanges send them, brought to E.164.

Only a valid number becomes a key. Whatever can be read in more than one way is offered, never picked.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

import phonenumbers

from callcenter.domain.phone import CallerKind, CallerNumber

_WITHHELD = frozenset(
    [
        "anonymous",
        "unknown",
        "<unknown>",
        "unavailable",
        "restricted",
        "private",
        "withheld",
        "asterisk",
        "none",
        "null",
        "-",
        "未知",
        "匿名",
        "保密",
    ]
)
_NO_NUMBER_HOSTS = frozenset({"anonymous.invalid"})
_LONGEST = 256
_SHORTEST_SUBSCRIBER = 7
_LONGEST_SERVICE = 6
_SEPARATORS = re.compile(r"[\s().\-/·\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_IN_BRACKETS = re.compile(r"<([^<>]*:[^<>]*)>\s*(?:;.*)?$")
_SCHEME = re.compile(r"(?i)^(?:sips?|tel|callto|desk):(?://)?(.*)$")
_EXTENSION = re.compile(r"(?i)\s*(?:;ext=|extension|ext\.?|x|,+|#|转|分机)\s*(\d{1,6})$")
_CONTEXT = re.compile(r"(?i);phone-context=(\+\d+)")


@dataclass(frozen=True, slots=True)
class NumberingRules:
    """How numbers are dialled here. ``region`` is ISO 3166-1 alpha-2; ``extensions`` a regular expression or empty."""

    region: str = "CN"
    area_code: str = ""
    extensions: str = ""
    outside_lines: tuple[str, ...] = ("9", "0")


def identify(raw: str, rules: NumberingRules) -> CallerNumber:
    """Say what the text of a caller's number is; any text gives an answer, none an error."""
    user, host = _user_part(unicodedata.normalize("NFKC", raw).strip()[:_LONGEST])
    if not user or user.lower() in _WITHHELD or host in _NO_NUMBER_HOSTS:
        return CallerNumber(raw, CallerKind.WITHHELD)
    number, extension = _split_extension(user)
    number = _SEPARATORS.sub("", number.replace("(0)", ""))
    if not re.fullmatch(r"\+?[0-9]+", number):
        return CallerNumber(raw, CallerKind.NAME, digits="".join(re.findall(r"[0-9]", user)))
    return _classify(raw, number, extension, rules)


def contact_key(value: str, region: str) -> str:
    """Bring a stored number to E.164, or give nothing where it is not certainly one."""
    return identify(value, NumberingRules(region=region, outside_lines=())).e164


def readable(e164: str, region: str) -> str:
    """Write a number the way it is read out: national at home, international abroad."""
    parsed = _valid(e164, None)
    if parsed is None:
        return e164
    at_home = phonenumbers.region_code_for_number(parsed) == region
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if at_home else form.INTERNATIONAL)


def place_of(e164: str, language: str) -> str:
    """Name the place a number belongs to (归属地); empty where nobody knows. The first call loads the tables."""
    from phonenumbers import geocoder  # slow to load, and not needed to find the caller

    parsed = _valid(e164, None)
    if parsed is None:
        return ""
    place: str = geocoder.description_for_number(parsed, language.partition("_")[0].partition("-")[0])
    return place


def _classify(raw: str, number: str, extension: str, rules: NumberingRules) -> CallerNumber:
    digits = number.lstrip("+")
    if not number.startswith("+"):
        if rules.extensions and re.fullmatch(rules.extensions, digits):
            return CallerNumber(raw, CallerKind.EXTENSION, extension=digits, digits=digits)
        if len(digits) <= _LONGEST_SERVICE:
            return CallerNumber(raw, CallerKind.SERVICE, digits=digits)
    parsed = _valid(number, rules.region) or _with_own_country_code(number, rules.region)
    if parsed is not None:
        return CallerNumber(raw, CallerKind.NUMBER, _e164(parsed), extension, digits)
    return CallerNumber(raw, CallerKind.AMBIGUOUS, "", extension, digits, _readings(number, rules))


def _with_own_country_code(number: str, region: str) -> phonenumbers.PhoneNumber | None:
    """Read ``086 138…``: people put a zero before their own country code, which no exchange would."""
    code = str(phonenumbers.country_code_for_region(region))
    if not number.startswith("0" + code):
        return None
    parsed = _valid("+" + number[1:], None)
    return parsed if parsed is not None and str(parsed.country_code) == code else None


def _readings(number: str, rules: NumberingRules) -> tuple[str, ...]:
    if number.startswith("+"):
        return ()
    guesses = [
        number[len(line) :]
        for line in rules.outside_lines
        if number.startswith(line) and len(number) - len(line) >= _SHORTEST_SUBSCRIBER
    ]
    if rules.area_code and len(number) in (7, 8):
        guesses.insert(0, rules.area_code + number)
    parsed = (_valid(guess, rules.region) for guess in [*guesses, "+" + number])
    return tuple(dict.fromkeys(_e164(reading) for reading in parsed if reading is not None))


def _user_part(text: str) -> tuple[str, str]:
    """Take number and host out of a bare number, a SIP, tel or callto address, or a From header."""
    bracketed = _IN_BRACKETS.search(text)
    address = _SCHEME.match(bracketed[1] if bracketed else text)
    if address is None:
        return text, ""
    user, _, host = address[1].partition("@")
    user = unquote(user)
    context = _CONTEXT.search(user)
    extension = re.search(r"(?i);ext=(\d{1,6})", user)
    user = re.split(r"[;?]", user, maxsplit=1)[0]
    if context and not user.startswith("+"):
        user = context[1] + user.lstrip("0")
    return (f"{user};ext={extension[1]}" if extension else user), re.split(r"[;:?]", host, maxsplit=1)[
        0
    ].lower()


def _split_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    return (text[: found.start()], found[1]) if found and found.start() else (text, "")


def _valid(number: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
