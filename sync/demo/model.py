"""The contract of the demo office in types: what an in-house system answers to be plugged in."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Moment = Annotated[
    date | datetime,
    Field(union_mode="left_to_right", description="A day (2026-11-24) or a time with its zone (ISO 8601)."),
]
Language = Annotated[str, Field(description="BCP 47, for instance zh-CN.", examples=["zh-CN"])]
Country = Annotated[str, Field(description="ISO 3166-1 alpha-2.", examples=["CN"])]
Currency = Annotated[str, Field(description="ISO 4217.", examples=["CNY"])]


class Model(BaseModel):
    """Unknown fields are errors: a contract is kept on both sides."""

    model_config = ConfigDict(extra="forbid")


class Record(Model):
    """Everything a feed gives."""

    id: int = Field(description="Unique within its kind, never used again.", ge=1, examples=[12])
    modified: datetime = Field(
        description="When it last changed, by the server's clock, in UTC with microseconds."
    )


class ContactPoint(Model):
    """A number or mail address."""

    id: int
    kind: Literal["phone", "mobile", "fax", "email", "other"]
    value: str = Field(description="As people write it.", examples=["138 1234 5678"])
    e164: str = Field(
        default="", description="The number in E.164, where known.", examples=["+8613812345678"]
    )
    label: str = ""
    verified: bool = Field(default=False, description="The customer has proved to own it.")


class Address(Model):
    """Where post goes."""

    id: int
    street: str
    postal_code: str
    city: str
    subdivision: str = ""
    country: Country
    is_delivery: bool = True
    is_invoice: bool = True


class Identifier(Model):
    """An official number."""

    id: int
    kind: str = Field(examples=["vat"])
    code: str


class Customer(Record):
    """Who buys."""

    number: str = Field(examples=["C10001"])
    name: str
    is_company: bool = False
    is_active: bool = True
    tier: Literal["gold", "silver", "standard", ""] = ""
    language: Language = ""
    alert: str = Field(default="", description="What an agent must know before saying anything.")
    contact_points: list[ContactPoint] = []
    addresses: list[Address] = []
    identifiers: list[Identifier] = []


class OrderLine(Model):
    """One position of an order."""

    id: int
    product: int | None = Field(default=None, description="Id of the product.")
    product_code: str = ""
    description: str
    ordered: Decimal
    shipped: Decimal = Decimal(0)
    invoiced: Decimal = Decimal(0)
    unit: str = "pcs"
    unit_price: Decimal


class Order(Record):
    """A sale, or goods coming back (``is_return``, with negative quantities)."""

    customer: int
    number: str = Field(examples=["HH-20417"])
    reference: str = ""
    placed_on: date
    state: Literal["draft", "quotation", "confirmed", "processing", "done", "cancelled"]
    currency: Currency
    total: Decimal
    is_return: bool = False
    origin: str = Field(default="", description="The number of the order a return belongs to.")
    lines: list[OrderLine] = []


class Package(Model):
    """A parcel with a label of its own."""

    id: int
    number: str = ""
    tracking_number: str = ""
    tracking_url: str = ""


class ShippedLine(Model):
    """How much of an order line is inside."""

    order_line: int
    product_code: str
    description: str
    quantity: Decimal


class TrackingEvent(Model):
    """What a carrier reported, with the business steps of GS1 EPCIS where they fit."""

    at: Moment
    kind: Literal[
        "commissioning", "packing", "shipping", "departing", "arriving", "customs", "out_for_delivery",
        "delivery_failed", "delivered", "refused", "lost", "returning", "receiving", "other",
    ]  # fmt: skip
    what: str
    where: str = ""


class Shipment(Record):
    """Goods on their way."""

    customer: int | None = None
    orders: list[int] = Field(description="Ids of the orders it carries goods of.")
    number: str = Field(examples=["SH-30981"])
    state: Literal[
        "planned", "packing", "packed", "in_transit", "out_for_delivery", "delivered", "failed", "refused",
        "lost", "returning", "returned", "cancelled",
    ]  # fmt: skip
    carrier: str = ""
    warehouse: str = ""
    promised: Moment | None = None
    estimated: Moment | None = None
    shipped: Moment | None = None
    delivered: Moment | None = None
    destination_country: Country = ""
    is_return: bool = False
    packages: list[Package] = []
    lines: list[ShippedLine] = []
    events: list[TrackingEvent] = []


class Product(Record):
    """What is sold."""

    code: str
    name: str
    unit: str = "pcs"
    is_active: bool = True


class StockLevel(Record):
    """One product in one warehouse."""

    product: int
    warehouse: str
    on_hand: Decimal = Field(description="In the shelf now.")
    available: Decimal = Field(description="On hand less what is promised to others.")


class Invoice(Record):
    """A bill; a credit note has a negative total."""

    customer: int
    number: str
    issued_on: date | None
    due_on: date | None
    state: Literal["draft", "posted", "paid", "cancelled"]
    currency: Currency
    total: Decimal
    open_amount: Decimal = Field(description="What is still owed.")
    orders: list[int] = []


class Message(Model):
    """One step of a conversation."""

    id: int
    kind: Literal["from_customer", "reply", "comment"]
    author: str
    at: datetime
    text: str


class Ticket(Record):
    """A request or complaint."""

    customer: int | None
    number: str = Field(examples=["T-5120"])
    subject: str
    state: Literal["new", "open", "waiting", "solved", "closed", "rejected"]
    queue: str
    owner: str = ""
    priority: int = Field(default=0, ge=0, le=100)
    is_complaint: bool = False
    text: str = ""
    order: int | None = None
    opened_at: datetime
    due_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by_article: int | None = Field(default=None, description="Id of the article that closed it.")
    messages: list[Message] = []


class Article(Record):
    """What the company knows; ``key`` is its lasting name."""

    key: str = Field(examples=["en/parcel-lost"])
    title: str
    text: str = Field(description="Markdown.")
    language: Language
    topics: list[str] = []


KINDS: dict[str, type[Record]] = {
    "customers": Customer,
    "products": Product,
    "stock": StockLevel,
    "orders": Order,
    "returns": Order,
    "shipments": Shipment,
    "return_shipments": Shipment,
    "invoices": Invoice,
    "tickets": Ticket,
    "articles": Article,
}
