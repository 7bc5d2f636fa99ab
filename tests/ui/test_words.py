"""Every state and kind has a word and a sign; nothing is told by colour alone."""

from enum import Enum

import pytest

from callcenter.domain.call_sheet import Panel
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, Tier
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.interaction import Channel
from callcenter.domain.invoice import InvoiceState
from callcenter.domain.order import Fulfilment, OrderState
from callcenter.domain.shipment import EventKind, ShipmentState
from callcenter.domain.ticket import MessageKind, TicketState
from callcenter.domain.timeline import EntryKind
from tests.ui.wear import worn
from ui.look import Look
from ui.signs import PLAIN, has_sign, sign
from ui.theme import Meaning
from ui.words import has_word, word

KINDS: tuple[type[Enum], ...] = (
    Channel,
    ContactKind,
    EditKind,
    EditState,
    EntryKind,
    EventKind,
    Fulfilment,
    InvoiceState,
    Kind,
    MessageKind,
    OrderState,
    Panel,
    ShipmentState,
    TicketState,
    Tier,
)
THINGS = [thing for kind in KINDS for thing in kind]

each_thing = pytest.mark.parametrize("thing", THINGS, ids=str)


@each_thing
def test_every_state_has_a_word(look: Look, thing: Enum) -> None:
    assert has_word(thing)
    assert word(thing)


@each_thing
def test_every_state_has_a_chinese_word(look: Look, thing: Enum) -> None:
    with worn(look, language="zh_CN"):
        assert any(ord(letter) > 0x2E80 for letter in word(thing))


@each_thing
def test_every_state_has_a_sign(thing: Enum) -> None:
    assert has_sign(thing)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_states_of_one_colour_are_told_apart_by_their_words(look: Look, kind: type[Enum]) -> None:
    words = [word(thing) for thing in kind]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    "thing", [ShipmentState.FAILED, ShipmentState.REFUSED, ShipmentState.LOST, EventKind.LOST], ids=str
)
def test_what_went_wrong_says_so_in_colour_as_well(thing: Enum) -> None:
    assert sign(thing).meaning is Meaning.EXCEPTION


def test_equal_strings_of_two_kinds_keep_their_own_words(look: Look) -> None:
    assert word(OrderState.CANCELLED) == "Cancelled"
    assert word(EventKind.PACKING) != word(ShipmentState.PACKING)


def test_what_has_no_sign_is_plain() -> None:
    class Other(Enum):
        THING = "thing"

    assert sign(Other.THING) is PLAIN
    assert not has_word(Other.THING)
