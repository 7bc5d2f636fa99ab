"""Looks for callers among requestors: RT lets nobody search users by number, but tickets by that of a requestor."""

from callcenter.domain.customer import Customer
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.mapping import customer
from sync.connectors.rt.values import rows_in

_WRITER = {
    "fields": "Requestor",
    "fields[Requestor]": "id,Name,RealName,EmailAddress,MobilePhone,WorkPhone,HomePhone,Disabled",
}
_COLUMNS = ("MobilePhone", "WorkPhone", "HomePhone")
_MOST = 20
_TAIL = 4


def find_by_phone(client: RtClient, phone: str, region: str) -> list[Customer]:
    """Find requestors: RT compares text, so the last digits are asked for and the whole number is compared here."""
    tail = phone[-_TAIL:]
    if not tail.isascii() or not tail.isdecimal():
        return []
    found: dict[str, Customer] = {}
    for column in _COLUMNS:
        for row in client.rows("/tickets", f"Requestor.{column} ENDSWITH '{tail}'", _WRITER):
            for writer in rows_in(row, "Requestor"):
                one = customer(writer, region)
                if any(point.key == phone for point in one.contact_points):
                    found[one.id] = one
    return list(found.values())[:_MOST]
