"""Looks for callers among RT's users."""

from collections.abc import Iterator

from callcenter.domain.customer import Customer
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.mapping import customer

_FIELDS = "id,Name,RealName,EmailAddress,MobilePhone,WorkPhone,HomePhone,Disabled"
_COLUMNS = ("MobilePhone", "WorkPhone", "HomePhone")
_MOST = 20
_TAIL = 4


def find_by_phone(client: RtClient, phone: str, region: str) -> list[Customer]:
    """Find users with a number: RT compares text, so its last digits are asked for and the whole is compared here."""
    found: dict[str, Customer] = {}
    for column in _COLUMNS:
        for one in _alike(client, column, phone[-_TAIL:], region):
            if any(point.key == phone for point in one.contact_points):
                found[one.id] = one
    return list(found.values())[:_MOST]


def _alike(client: RtClient, column: str, tail: str, region: str) -> Iterator[Customer]:
    """Ask for one page. RT ignores a condition on what this user may not search by, and gives everybody."""
    condition = {"field": column, "operator": "ENDSWITH", "value": tail}
    rows = client.listed_page("/users", [condition], [("fields", _FIELDS), ("per_page", str(MOST_ROWS))])
    for row in rows if all(str(row.get(column, "")).endswith(tail) for row in rows) else ():
        try:
            yield customer(row, region)
        except (TypeError, ValueError):
            continue
