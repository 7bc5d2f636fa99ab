"""What a desk sends to have something written. A field that is left out stays as it is."""

from typing import Annotated, Literal

from pydantic import Field

from sync.demo.fields import Language, Model, PartId, Time
from sync.demo.model import CustomField

Agent = Annotated[
    str,
    Field(description="Sign-in name of who does it.", examples=["mei.lin"], min_length=1, max_length=100),
]
Ref = Annotated[
    str,
    Field(
        description="What the desk calls the new part; the answer gives its id under this word.",
        examples=["contact:local:0193a5d2"],
        min_length=1,
    ),
]
Subject = Annotated[
    str, Field(description="In the customer's language.", examples=["订单 HH-20417 还没送到"])
]
State = Annotated[
    Literal["new", "open", "waiting", "solved", "closed", "rejected"],
    Field(description="Where it stands.", examples=["open"]),
]
Queue = Annotated[
    str, Field(description="Which group looks after it; one that there is.", examples=["delivery"])
]
Owner = Annotated[
    str, Field(description="Sign-in name of the agent who has it; empty for nobody.", examples=["demo"])
]
Priority = Annotated[int, Field(description="Grows with urgency.", ge=0, le=100, examples=[60])]
_FIELDS = "The company's own fields to set; one without values is emptied."


class Wish(Model):
    """Everything a desk asks for says who asks."""

    agent: Agent


class TicketWish(Wish):
    """Opens a ticket."""

    subject: Subject
    text: str = Field(default="", description="What the customer said. Plain text.", examples=["没收到。"])
    customer: int | None = Field(default=None, description="Id of the customer, where known.", examples=[1])
    requestor: str = Field(
        default="", description="Mail address it is opened for.", examples=["wei@example.com"]
    )
    order: int | None = Field(default=None, description="Id of the order it is about.", examples=[11])
    is_complaint: bool = Field(default=False, description="Something went wrong.", examples=[True])
    state: State = "new"
    queue: Queue = "general"
    owner: Owner = ""
    priority: Priority = 0
    fields: list[CustomField] = Field(default=[], description=_FIELDS)


class TicketChange(Wish):
    """Changes fields of a ticket."""

    subject: Subject | None = None
    state: State | None = None
    queue: Queue | None = None
    owner: Owner | None = None
    priority: Priority | None = None
    fields: list[CustomField] = Field(default=[], description=_FIELDS)


class MessageWish(Wish):
    """Adds a message to a ticket."""

    kind: Literal["reply", "comment"] = Field(
        description="A reply goes to the customer, a comment to colleagues.", examples=["reply"]
    )
    text: str = Field(description="Plain text.", examples=["已联系快递加急处理。"])


class AttachWish(Wish):
    """Puts an article to a ticket."""

    article: str = Field(description="Its id here, or its address elsewhere.", examples=["en/parcel-lost"])
    title: str = Field(default="", description="Its title.", examples=["Lost parcel"])


class ContactValues(Model):
    """A number or mail address as it is to be. The office works out ``e164``, and that nobody has proved it."""

    kind: Literal["phone", "mobile", "fax", "email", "other"] = Field(
        description="How it is used.", examples=["mobile"]
    )
    value: str = Field(description="As people write it.", examples=["138 1234 5678"])
    label: str = Field(default="", description="What the customer calls it.", examples=["office"])


class NewContact(ContactValues):
    """A new one."""

    ref: Ref


class ContactChange(ContactValues):
    """One that is there, as it is to be from now on."""

    id: PartId


class AddressValues(Model):
    """Where post goes, as it is to be."""

    name: str = Field(default="", description="Who receives it, if somebody else.", examples=["Reception"])
    street: str = Field(
        description="Street and house, possibly in several lines.", examples=["南京西路1266号"]
    )
    postal_code: str = Field(default="", description="As it is written there.", examples=["200040"])
    city: str = Field(default="", description="City, in its own script.", examples=["上海市"])
    subdivision: str = Field(default="", description="Province, state or county.", examples=["上海"])
    country: str = Field(
        default="", description="A country as ISO 3166-1 alpha-2 code, or empty.", examples=["CN"]
    )


class NewAddress(AddressValues):
    """A new one."""

    ref: Ref


class AddressChange(AddressValues):
    """One that is there, as it is to be from now on."""

    id: PartId


class ContactChanges(Model):
    """What becomes of numbers and mail addresses; those that are not named stay."""

    add: list[NewContact] = Field(default=[], description="New ones.")
    change: list[ContactChange] = Field(default=[], description="Those that change.")
    remove: list[PartId] = Field(default=[], description="Ids of those that go.", examples=[[3]])


class AddressChanges(Model):
    """What becomes of addresses; those that are not named stay."""

    add: list[NewAddress] = Field(default=[], description="New ones.")
    change: list[AddressChange] = Field(default=[], description="Those that change.")
    remove: list[PartId] = Field(default=[], description="Ids of those that go.", examples=[[2]])


class CustomerWish(Wish):
    """Makes a customer."""

    name: str = Field(description="In its own script and order.", examples=["张伟"])
    is_company: bool = Field(default=False, description="A company rather than a person.", examples=[False])
    language: Language = ""
    contact_points: list[NewContact] = Field(default=[], description="Best first.")
    addresses: list[NewAddress] = Field(default=[], description="Best first.")


class CustomerChange(Wish):
    """Changes a customer."""

    name: str | None = Field(default=None, description="In its own script and order.", examples=["张伟"])
    contact_points: ContactChanges = Field(
        default=ContactChanges(),
        description="What becomes of numbers and mail addresses.",
        examples=[{"remove": [3]}],
    )
    addresses: AddressChanges = Field(
        default=AddressChanges(), description="What becomes of addresses.", examples=[{"remove": [2]}]
    )


class OrderChange(Wish):
    """Changes where an order goes."""

    deliver_to: int | None = Field(
        description="Id of an address of its customer; null where the best one is meant.", examples=[2]
    )


class InteractionWish(Wish):
    """Logs a contact with a customer."""

    customer: int | None = Field(default=None, description="Id of the customer, where known.", examples=[1])
    channel: Literal["call", "mail", "visit", "note"] = Field(description="How they came.", examples=["call"])
    number: str = Field(default="", description="Their number, if they called.", examples=["+8613812345678"])
    started_at: Time
    ended_at: Time | None = Field(default=None, description="When it ended.")
    summary: str = Field(default="", description="What it was about.", examples=["Asked for the parcel"])
    outcome: str = Field(default="", description="What came of it.", examples=["solved"])
    ticket: str = Field(
        default="", description="The ticket it led to, as its office calls it.", examples=["7"]
    )


class VoteWish(Wish):
    """Says what became of an article."""

    verdict: Literal["helpful", "not_helpful", "used", "attached"] = Field(
        description="What the agent found.", examples=["helpful"]
    )
    words: str = Field(default="", description="What they had looked for.", examples=["parcel lost"])


class ArticleWish(Wish):
    """Proposes an article."""

    title: str = Field(description="The question it answers.", examples=["Lost parcel"])
    text: str = Field(description="Markdown.", examples=["## The rule\n\n- After 7 working days …"])
    language: Language = ""
    topics: list[str] = Field(default=[], description="What it is about.", examples=[["delivery"]])
    ticket: str = Field(
        default="", description="The ticket it came from, as its office calls it.", examples=["7"]
    )


class ArticleChange(Wish):
    """Changes an article."""

    title: str | None = Field(default=None, description="The question it answers.", examples=["Lost parcel"])
    text: str | None = Field(default=None, description="Markdown.", examples=["## The rule"])
