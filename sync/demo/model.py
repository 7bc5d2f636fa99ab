"""The contract of the demo office in types: what an in-house system answers to be plugged in.

Every field says what it is, in which unit, and gives an example; ``docs/openapi.json`` is made from this. A field
with a default may be left out of an answer.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from sync.demo.fields import (
    Amount,
    Country,
    Currency,
    Language,
    Model,
    Moment,
    Numbered,
    PartId,
    Quantity,
    Record,
    Time,
)


class ContactPoint(Model):
    """A telephone number or mail address of a customer."""

    id: PartId
    kind: Literal["phone", "mobile", "fax", "email", "other"] = Field(
        description="How it is used.", examples=["mobile"]
    )
    value: str = Field(description="As people write it.", examples=["138 1234 5678"])
    e164: str = Field(
        default="", description="The number in E.164; empty where it is none.", examples=["+8613812345678"]
    )
    label: str = Field(default="", description="What the customer calls it.", examples=["office"])
    verified: bool = Field(
        default=False, description="Whether the customer has proved to own it.", examples=[True]
    )


class Address(Model):
    """Where post goes."""

    id: PartId
    name: str = Field(default="", description="Who receives it, if somebody else.", examples=["Reception"])
    street: str = Field(
        description="Street and house, possibly in several lines.", examples=["南京西路1266号"]
    )
    postal_code: str = Field(description="As it is written there.", examples=["200040"])
    city: str = Field(description="City, in its own script.", examples=["上海市"])
    subdivision: str = Field(default="", description="Province, state or county.", examples=["上海"])
    country: Country
    is_delivery: bool = Field(default=True, description="Whether parcels go there.", examples=[True])
    is_invoice: bool = Field(default=True, description="Whether invoices go there.", examples=[True])


class Identifier(Model):
    """An official number of a customer."""

    id: PartId
    kind: str = Field(description="What sort of number it is.", examples=["vat"])
    code: str = Field(description="The number itself.", examples=["DE123456789"])


class Customer(Numbered):
    """Who buys: a person or a company."""

    number: str = Field(description="What the company calls this customer.", examples=["C10001"])
    name: str = Field(description="In its own script and order.", examples=["张伟"])
    is_company: bool = Field(default=False, description="A company rather than a person.", examples=[False])
    is_active: bool = Field(default=True, description="Whether they still buy.", examples=[True])
    tier: Literal["gold", "silver", "standard", ""] = Field(
        default="", description="How the company ranks them; empty where it does not.", examples=["gold"]
    )
    language: Language = ""
    alert: str = Field(
        default="",
        description="What an agent must know before saying anything.",
        examples=["Prefers calls after 18:00"],
    )
    categories: list[str] = Field(default=[], description="Groups they belong to.", examples=[["newsletter"]])
    contact_points: list[ContactPoint] = Field(default=[], description="Best first.")
    addresses: list[Address] = Field(default=[], description="Best first.")
    identifiers: list[Identifier] = Field(default=[], description="VAT and other numbers.")
    client_ref: str = Field(
        default="",
        description="The `Idempotency-Key` it was made with.",
        examples=["0193a5d2-6f00-7000-8000-000000000001"],
    )


class OrderLine(Model):
    """One position of an order. On a return all quantities are negative."""

    id: PartId
    product: int | None = Field(default=None, description="Id of the product, if it is one.", examples=[3])
    product_code: str = Field(default="", description="Code of the product.", examples=["COF-10"])
    description: str = Field(
        description="As the customer reads it, in their language.", examples=["意式咖啡机"]
    )
    ordered: Quantity
    shipped: Quantity = Decimal(0)
    invoiced: Quantity = Decimal(0)
    unit: str = Field(default="pcs", description="Unit of the quantities.", examples=["pcs"])
    unit_price: Amount


class Order(Numbered):
    """A sale, or with ``is_return`` goods coming back."""

    customer: int = Field(description="Id of the customer.", examples=[1])
    number: str = Field(description="What everybody calls it.", examples=["HH-20417"])
    reference: str = Field(default="", description="What the customer calls it.", examples=["WEB-7000407"])
    placed_on: date = Field(description="Day it was placed, where the customer is.", examples=["2026-11-18"])
    state: Literal["draft", "quotation", "confirmed", "processing", "done", "cancelled"] = Field(
        description="How far it is.", examples=["processing"]
    )
    currency: Currency
    total: Amount
    is_return: bool = Field(default=False, description="Goods come back.", examples=[False])
    origin: str = Field(
        default="", description="Number of the order a return belongs to.", examples=["HH-20391"]
    )
    lines: list[OrderLine] = Field(default=[], description="In the order of the document.")
    deliver_to: int | None = Field(
        default=None,
        description="Id of the customer's address it goes to; missing where the best one is meant.",
        examples=[2],
    )


class Package(Model):
    """A parcel with a label of its own."""

    id: PartId
    number: str = Field(default="", description="Which of the parcels it is.", examples=["1"])
    tracking_number: str = Field(
        default="", description="The carrier's number.", examples=["SF1386174612345"]
    )
    tracking_url: str = Field(
        default="",
        description="Where the customer can follow it.",
        examples=["https://track.example.com/SF1386174612345"],
    )


class ShippedLine(Model):
    """How much of an order line is inside a shipment."""

    order_line: int = Field(description="Id of the order line.", examples=[41])
    product_code: str = Field(default="", description="Code of the product.", examples=["COF-10"])
    description: str = Field(default="", description="As the customer reads it.", examples=["意式咖啡机"])
    quantity: Quantity


class TrackingEvent(Model):
    """Something dated that a carrier reported, with the business steps of GS1 EPCIS where they fit."""

    at: Moment
    kind: Literal[
        "commissioning", "packing", "shipping", "departing", "arriving", "customs", "out_for_delivery",
        "delivery_failed", "delivered", "refused", "lost", "returning", "receiving", "other",
    ] = Field(description="What sort of event it is.", examples=["arriving"])  # fmt: skip
    what: str = Field(description="The carrier's own words.", examples=["快件已到达转运中心"])
    where: str = Field(default="", description="Place, as the carrier names it.", examples=["上海青浦"])


class Shipment(Numbered):
    """Goods on their way to a customer, or with ``is_return`` back from one."""

    customer: int | None = Field(default=None, description="Id of the customer, where known.", examples=[1])
    orders: list[int] = Field(description="Ids of the orders it carries goods of.", examples=[[11]])
    number: str = Field(description="What the warehouse calls it.", examples=["SH-30981"])
    state: Literal[
        "planned", "packing", "packed", "in_transit", "out_for_delivery", "delivered", "failed", "refused",
        "lost", "returning", "returned", "cancelled",
    ] = Field(description="Where it stands.", examples=["in_transit"])  # fmt: skip
    carrier: str = Field(default="", description="Who carries it.", examples=["顺丰速运"])
    warehouse: str = Field(
        default="", description="Where it leaves from, or goes back to.", examples=["Shenzhen"]
    )
    promised: Moment | None = Field(default=None, description="When the customer was told it would come.")
    estimated: Moment | None = Field(default=None, description="When it is expected now.")
    shipped: Moment | None = Field(default=None, description="When the carrier took it over.")
    delivered: Moment | None = Field(default=None, description="When it arrived.")
    destination_country: Country = ""
    is_return: bool = Field(default=False, description="Goods come back.", examples=[False])
    packages: list[Package] = Field(default=[], description="Its parcels.")
    lines: list[ShippedLine] = Field(default=[], description="What is inside.")
    events: list[TrackingEvent] = Field(default=[], description="Oldest first.")


class Product(Numbered):
    """What is sold."""

    code: str = Field(description="Its code.", examples=["COF-10"])
    name: str = Field(
        description="Its name, in one or more languages.", examples=["Espresso machine · 意式咖啡机"]
    )
    unit: str = Field(default="pcs", description="Unit it is counted in.", examples=["pcs"])
    is_active: bool = Field(default=True, description="Whether it is still sold.", examples=[True])


class StockLevel(Numbered):
    """One product in one warehouse."""

    product: int = Field(description="Id of the product.", examples=[3])
    warehouse: str = Field(description="Name of the warehouse.", examples=["Shenzhen"])
    on_hand: Quantity = Field(description="In the shelf now, in the unit of the product.", examples=["25"])
    available: Quantity = Field(description="On hand less what is promised to others.", examples=["21"])


class Invoice(Numbered):
    """A bill; a credit note has a negative total."""

    customer: int = Field(description="Id of the customer.", examples=[1])
    number: str = Field(description="What everybody calls it.", examples=["IN-40017"])
    issued_on: date | None = Field(default=None, description="Day of issue.", examples=["2026-11-19"])
    due_on: date | None = Field(default=None, description="Last day to pay.", examples=["2026-12-03"])
    state: Literal["draft", "posted", "paid", "cancelled"] = Field(
        description="How far it is.", examples=["posted"]
    )
    currency: Currency
    total: Amount
    open_amount: Amount = Field(description="What is still owed, in the same currency.", examples=["1939.00"])
    orders: list[int] = Field(default=[], description="Ids of the orders it bills.", examples=[[11]])
    reference: str = Field(default="", description="What the customer calls it.", examples=["WEB-7000407"])


class Attachment(Model):
    """A file that came with a message; only its name and size are told."""

    id: PartId
    name: str = Field(description="As the sender called it.", examples=["invoice.pdf"])
    size: int | None = Field(default=None, description="In bytes, where known.", ge=0, examples=[184320])
    media_type: str = Field(default="", description="What kind of file it is.", examples=["application/pdf"])


class Message(Model):
    """One step of the conversation on a ticket."""

    id: PartId
    kind: Literal["from_customer", "reply", "comment"] = Field(
        description="A comment is for colleagues only.", examples=["reply"]
    )
    author: str = Field(description="Name of the customer or agent.", examples=["Mei Lin"])
    at: Time
    text: str = Field(description="Plain text.", examples=["已联系快递加急处理。"])
    html: str = Field(
        default="",
        description="The same as it was written, where that was HTML.",
        examples=["<p>已联系快递加急处理。</p>"],
    )
    attachments: list[Attachment] = Field(default=[], description="What came with it.")


class CustomField(Model):
    """A field of the company's own on a ticket."""

    name: str = Field(description="What it is called.", examples=["Channel"])
    values: list[str] = Field(description="What stands in it, in order.", examples=[["phone"]])


class AttachedArticle(Model):
    """An article that an agent put to a ticket."""

    id: PartId
    article: str = Field(description="Its id, or its address.", examples=["en/parcel-lost"])
    title: str = Field(default="", description="Its title at that time.", examples=["Lost parcel"])
    by: str = Field(description="Who attached it.", examples=["mei.lin"])
    at: Time


class Ticket(Numbered):
    """A request or complaint."""

    customer: int | None = Field(default=None, description="Id of the customer, where known.", examples=[1])
    number: str = Field(description="What everybody calls it.", examples=["T-5120"])
    subject: str = Field(description="In the customer's language.", examples=["订单 HH-20417 还没送到"])
    state: Literal["new", "open", "waiting", "solved", "closed", "rejected"] = Field(
        description="Where it stands.", examples=["open"]
    )
    queue: str = Field(default="", description="Which group looks after it.", examples=["delivery"])
    owner: str = Field(default="", description="Sign-in name of the agent, if one has it.", examples=["demo"])
    priority: int = Field(default=0, description="Grows with urgency.", ge=0, le=100, examples=[60])
    is_complaint: bool = Field(default=False, description="Something went wrong.", examples=[True])
    text: str = Field(
        default="", description="What the customer first wrote. Plain text.", examples=["到现在都没收到。"]
    )
    order: int | None = Field(default=None, description="Id of the order it is about.", examples=[11])
    opened_at: Time
    due_at: Time | None = Field(default=None, description="When an answer was promised.")
    closed_at: Time | None = Field(default=None, description="When it was closed.")
    closed_by_article: str | None = Field(
        default=None, description="Id of the article that closed it.", examples=["zh/delivery-late"]
    )
    messages: list[Message] = Field(default=[], description="Oldest first.")
    requestor: str = Field(
        default="", description="Mail address it was opened for.", examples=["wei@example.com"]
    )
    fields: list[CustomField] = Field(default=[], description="The company's own fields that hold something.")
    articles: list[AttachedArticle] = Field(default=[], description="Articles attached to it, oldest first.")
    client_ref: str = Field(
        default="",
        description="The `Idempotency-Key` it was opened with.",
        examples=["0193a5d2-6f00-7000-8000-000000000001"],
    )


class Article(Record):
    """What the company knows about a question."""

    id: str = Field(description="Its lasting name.", examples=["en/parcel-lost"], min_length=1)
    serial: int = Field(description="Puts articles with one stamp in order.", ge=1, examples=[34])
    title: str = Field(description="The question it answers.", examples=["Lost parcel"])
    text: str = Field(description="Markdown.", examples=["## The rule\n\n- After 7 working days …"])
    language: Language
    topics: list[str] = Field(default=[], description="What it is about.", examples=[["delivery"]])
    url: str = Field(default="", description="Where people read it, if anywhere.", examples=[""])


KINDS: dict[str, type[Numbered | Article]] = {
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
