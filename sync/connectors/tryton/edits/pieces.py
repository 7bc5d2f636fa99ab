"""Contacts and addresses in Tryton's words, and what of them means the same."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from callcenter.domain.customer import ContactPoint, PostalAddress
from callcenter.domain.edit import LOCAL, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, to_address, to_contact
from sync.connectors.tryton.edits.attempt import Attempt
from sync.connectors.tryton.mapping.parties import key_of

_TEXTS: Mapping[str, str] = MappingProxyType(
    {"street": "street", "postal_code": "postal_code", "city": "city", "name": "party_name"}
)


class Pieces:
    """Writes pieces as the commands by which Tryton changes them through their party."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt

    def order(self, name: str, held: Value, mine: Value) -> list[object]:
        """Make a piece, write it, or put it out of use: what refers to it is to stand."""
        if LOCAL in name:
            return ["create", [self.values(name, mine)]]
        number = int(name.partition(":")[2])
        if mine is None:
            return ["write", [number], {"active": False}]
        return ["write", [number], self._difference(name, held, mine)]

    def values(self, name: str, value: Value) -> dict[str, object]:
        """Write a whole piece."""
        if name.startswith(CONTACT):
            return _of_contact(self._contact(name, value))
        address = self._address(name, value)
        return {**_texts(address), **self._place(address)}

    def _difference(self, name: str, held: Value, mine: Value) -> dict[str, object]:
        """Write what differs alone: Tryton knows kinds of contacts that the desk does not."""
        if name.startswith(CONTACT):
            before, after = _of_contact(self._contact(name, held)), _of_contact(self._contact(name, mine))
            return {key: value for key, value in after.items() if before[key] != value}
        old, new = self._address(name, held), self._address(name, mine)
        texts = {key: value for key, value in _texts(new).items() if _texts(old)[key] != value}
        has_moved = (old.country, old.subdivision) != (new.country, new.subdivision)
        return {**texts, **(self._place(new) if has_moved else {})}

    def _place(self, address: PostalAddress) -> dict[str, object]:
        """Look up country and subdivision, which are records of their own."""
        country = self._number("country.country", [("code", "=", address.country)], address.country)
        domain = [("country", "=", country), ("name", "=", address.subdivision)]
        return {
            "country": country,
            "subdivision": self._number("country.subdivision", domain, address.subdivision),
        }

    def _number(self, model: str, domain: Sequence[object], wanted: str) -> int | None:
        if not wanted:
            return None
        found = self._attempt.rows(model, domain, ("id",))
        if not found:
            raise self._attempt.client.refused(f"no such {model}: {wanted}")
        return int(found[0]["id"])

    def _contact(self, name: str, value: Value) -> ContactPoint:
        try:
            return to_contact(name, value or "{}")
        except ValueError:
            raise self._attempt.client.refused("this is no contact") from None

    def _address(self, name: str, value: Value) -> PostalAddress:
        try:
            return to_address(name, value or "{}")
        except ValueError:
            raise self._attempt.client.refused("this is no address") from None


def is_same(name: str, mine: Value, theirs: Value, region: str, *, is_new: bool = False) -> bool:
    """Tell whether two values mean the same: Tryton writes numbers in its own form, and loses blanks at the ends.

    A new contact is there already where kind and number are; its label does not make it another one.
    """
    if mine is None or theirs is None:
        return mine == theirs
    try:
        if name.startswith(CONTACT):
            return _same_contact(to_contact(name, mine), to_contact(name, theirs), region, is_new=is_new)
        if name.startswith(ADDRESS):
            return _stripped(to_address(name, mine)) == _stripped(to_address(name, theirs))
    except ValueError:
        return False
    return mine.strip() == theirs.strip()


def _same_contact(mine: ContactPoint, theirs: ContactPoint, region: str, *, is_new: bool) -> bool:
    if mine.kind is not theirs.kind or not (is_new or mine.label.strip() == theirs.label.strip()):
        return False
    mine_key, their_key = (key_of(one.kind, one.value.strip(), region) for one in (mine, theirs))
    return mine.value.strip() == theirs.value.strip() or bool(mine_key and mine_key == their_key)


def _stripped(address: PostalAddress) -> tuple[str, ...]:
    parts = (
        address.street,
        address.postal_code,
        address.city,
        address.subdivision,
        address.country,
        address.name,
    )
    return tuple(part.strip() for part in parts)


def _of_contact(point: ContactPoint) -> dict[str, object]:
    return {"type": point.kind.value, "value": point.value, "name": point.label}


def _texts(address: PostalAddress) -> dict[str, object]:
    return {theirs: getattr(address, ours) for ours, theirs in _TEXTS.items()}
