"""What ``callcenter edit`` does to customers."""

from collections.abc import Iterable, Mapping

import click

from callcenter.domain.customer import ContactKind, ContactPoint, CustomerCard, PostalAddress
from callcenter.domain.edit import LOCAL, EditKind, Fields, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, address_value, contact_value
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.new_record import NewCustomer
from callcenter.numbering import contact_key
from callcenter.storage.database import Database
from callcenter.usecases.change_customer import change_customer
from callcenter.usecases.create_customer import create_customer as make_customer
from ui.cli.desk import Desk, desk_command
from ui.cli.naming import customer_named, office_for, record_for
from ui.cli.queued import json_option, tell

_FRESH = RemoteId(f"{LOCAL}new")
_KINDS = click.Choice([kind.value for kind in ContactKind])


@click.command("create-customer")
@click.option("--name", required=True, help="How the customer is called.")
@click.option("--office", help="Where; needed where several offices take customers.")
@click.option("--mobile", multiple=True, help="A mobile number.")
@click.option("--phone", multiple=True, help="Another telephone number.")
@click.option("--email", multiple=True, help="A mail address.")
@click.option("--street", default="", help="Street and house.")
@click.option("--postal-code", default="", help="Postal code.")
@click.option("--city", default="", help="City.")
@click.option("--subdivision", default="", help="Province or state.")
@click.option("--country", default="", help="Country, in two letters.")
@click.option("--language", default="", help="Their language, for instance zh-CN.")
@click.option("--company", is_flag=True, help="It is a company.")
@json_option
@desk_command
def create_customer(
    desk: Desk,
    name: str,
    office: str | None,
    language: str,
    company: bool,
    as_json: bool,
    **told: str | tuple[str, ...],
) -> None:
    """Make a customer no office knows yet."""
    contacts = tuple(_contacts(told))
    place = _place({key: value for key, value in told.items() if isinstance(value, str)})
    with desk.store() as database:
        chosen = office_for(database, EditKind.CREATE_CUSTOMER, office)
        addresses = () if place == PostalAddress(_FRESH) else (place,)
        customer = NewCustomer(chosen, name, contacts, addresses, language, company)
        numbering = desk.settings.desk.numbering
        done = make_customer(database, customer, agent=desk.agent, at=desk.clock.now(), numbering=numbering)
    tell(done, as_json=as_json)


@click.command("contact")
@click.argument("customer")
@click.argument("kind", type=_KINDS)
@click.argument("value")
@click.option("--label", default="", help="What it is, for instance office.")
@click.option("--replace", "old", help="The number or address that gives way to it.")
@click.option("--remove", is_flag=True, help="Take VALUE away instead.")
@click.option("--record", metavar="OFFICE:ID", help="Which of the customer's records.")
@json_option
@desk_command
def contact(  # noqa: PLR0913  # one for each option of the command
    desk: Desk,
    *,
    customer: str,
    kind: str,
    value: str,
    label: str,
    old: str | None,
    remove: bool,
    record: str | None,
    as_json: bool,
) -> None:
    """Add, replace or remove a number or mail address of CUSTOMER."""
    with desk.store() as database:
        card = customer_named(desk, database, customer)
        point = ContactPoint(_FRESH, ContactKind(kind), value, label=label)
        if remove:
            fields: Fields = {CONTACT + _point(desk, card, value): None}
        else:
            identity = _FRESH if old is None else _point(desk, card, old)
            fields = {CONTACT + identity: contact_value(point)}
        _change(desk, database, card, record, fields, as_json=as_json)


@click.command("address")
@click.argument("customer")
@click.option("--street", default="", help="Street and house.")
@click.option("--postal-code", default="", help="Postal code.")
@click.option("--city", default="", help="City.")
@click.option("--subdivision", default="", help="Province or state.")
@click.option("--country", default="", help="Country, in two letters.")
@click.option("--receiver", "name", default="", help="Who receives it, if somebody else.")
@click.option("--replace", "old", metavar="ID", help="The address that gives way to it.")
@click.option("--remove", metavar="ID", help="Take this address away instead.")
@click.option("--record", metavar="OFFICE:ID", help="Which of the customer's records.")
@json_option
@desk_command
def address(
    desk: Desk,
    customer: str,
    old: str | None,
    remove: str | None,
    record: str | None,
    as_json: bool,
    **told: str,
) -> None:
    """Add, replace or remove an address of CUSTOMER."""
    with desk.store() as database:
        card = customer_named(desk, database, customer)
        value: Value = None if remove else address_value(_place(told))
        identity = remove or old
        if identity is not None and identity not in {one.id for one in card.addresses}:
            raise DeskError(Trouble.NO_SUCH_ADDRESS, text=identity)
        fields = {ADDRESS + (identity or _FRESH): value}
        _change(desk, database, card, record, fields, as_json=as_json)


def _change(
    desk: Desk, database: Database, card: CustomerCard, record: str | None, fields: Fields, *, as_json: bool
) -> None:
    named = record_for(database, card, EditKind.CHANGE_CUSTOMER, record)
    done = change_customer(
        database,
        card.id,
        named.office,
        named.id,
        fields,
        agent=desk.agent,
        at=desk.clock.now(),
        numbering=desk.settings.desk.numbering,
    )
    tell(done, as_json=as_json)


def _point(desk: Desk, card: CustomerCard, told: str) -> str:
    """Find a contact by its id, by what stands there, or by the same number written otherwise."""
    key = contact_key(told, desk.settings.desk.numbering.region) or told.lower()
    same = (one.id for one in card.contact_points if told in (one.id, one.value) or one.key == key)
    found = next(same, None)
    if found is None:
        raise DeskError(Trouble.NOT_ALLOWED, reason=f"this customer has no {told}")
    return found


def _contacts(told: Mapping[str, object]) -> Iterable[ContactPoint]:
    for name in ("mobile", "phone", "email"):
        values = told[name]
        if isinstance(values, tuple):
            yield from (ContactPoint(_FRESH, ContactKind(name), str(one)) for one in values)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # texts of the command line


def _place(told: Mapping[str, str]) -> PostalAddress:
    return PostalAddress(
        _FRESH,
        told["street"],
        told["postal_code"],
        told["city"],
        told["subdivision"],
        told["country"],
        told.get("name", ""),
    )
