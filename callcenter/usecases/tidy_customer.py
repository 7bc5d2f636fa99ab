"""Brings what an agent typed about a customer into the form that offices take."""

from callcenter.domain import edit_rules
from callcenter.domain.customer import ContactPoint
from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_needs import piece_of
from callcenter.domain.edit_values import (
    ADDRESS,
    CONTACT,
    address_value,
    contact_value,
    to_address,
    to_contact,
)
from callcenter.domain.errors import DeskError, Trouble
from callcenter.numbering import NumberingRules, identify

HOME = NumberingRules()
"""How numbers are read where nobody says otherwise."""


def tidy_changes(fields: Fields, base: Fields, numbering: NumberingRules) -> Fields:
    """Check and tidy what was touched; what is as it was stays as its office wrote it."""
    return {
        name: value if value is None or value == base.get(name) else _tidy(name, value, numbering)
        for name, value in fields.items()
        if value is not None or _can_go(name)
    }


def tidy_contact(point: ContactPoint, numbering: NumberingRules) -> ContactPoint:
    """Give a contact with its number in international form."""
    number = ""
    if point.kind in edit_rules.NUMBERS:
        known = identify(point.value, numbering)
        number = known.e164 + (f";ext={known.extension}" if known.e164 and known.extension else "")
    return edit_rules.contact(point, number)


def _can_go(name: str) -> bool:
    """A piece can be removed; a customer without a name cannot be."""
    if piece_of(name):
        return True
    raise DeskError(Trouble.NAME_MISSING if name == "name" else Trouble.WRONG_FIELD, text=name)


def _tidy(name: str, value: str, numbering: NumberingRules) -> Value:
    if name == "name":
        return edit_rules.line(value, Trouble.NAME_MISSING)
    try:
        if name.startswith(CONTACT):
            return contact_value(tidy_contact(to_contact(piece_of(name), value), numbering))
        if name.startswith(ADDRESS):
            return address_value(edit_rules.address(to_address(piece_of(name), value)))
    except ValueError:
        pass
    raise DeskError(Trouble.WRONG_FIELD, text=name)
