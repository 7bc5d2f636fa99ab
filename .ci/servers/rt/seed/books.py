"""Rows of Request Tracker written straight into its SQLite file: REST is slow, and writes none of last year."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

_COLUMNS = {
    "Principals": "id PrincipalType Disabled",
    "Users": "id Name Password RealName EmailAddress MobilePhone Creator Created LastUpdatedBy LastUpdated",
    "Groups": "id Name Description Domain Instance Creator Created LastUpdatedBy LastUpdated",
    "GroupMembers": "id GroupId MemberId Creator Created LastUpdatedBy LastUpdated",
    "CachedGroupMembers": "id GroupId MemberId Via ImmediateParentId Disabled",
    "Tickets": "id EffectiveId Queue Type Owner Subject InitialPriority FinalPriority Priority TimeEstimated "
    "TimeWorked Status SLA TimeLeft Told Starts Started Due Resolved LastUpdatedBy LastUpdated Creator Created",
    "Transactions": "id ObjectType ObjectId TimeTaken Type Field OldValue NewValue Creator Created",
    "Attachments": "id TransactionId Parent MessageId Subject Filename ContentType ContentEncoding Content Headers "
    "Creator Created",
    "ObjectCustomFieldValues": "id CustomField ObjectType ObjectId SortOrder Content Creator Created LastUpdatedBy "
    "LastUpdated Disabled",
    "Links": "id Base Target Type LocalTarget LocalBase LastUpdatedBy LastUpdated Creator Created",
    "Articles": "id Name Summary SortOrder Class Parent Creator Created LastUpdatedBy LastUpdated",
}
_ORGANISATION = "desk.example"


class Books:
    """The tables, with ids counted on, and the names that are there already."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path)
        self._rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._next: dict[str, int] = {}
        self.users = self._names("Users")
        self.queues = self._names("Queues")
        self.fields = self._names("CustomFields")
        self.knowledge = self._names("Classes")["Knowledge"]
        groups = "SELECT Name, id FROM Groups WHERE Domain = 'SystemInternal'"
        self._inner = dict(self._database.execute(groups).fetchall())

    def add(self, table: str, *values: object) -> int:
        """Note a row down; gives its id, which is also that of a principal for users and groups."""
        number = self._take("Principals" if table in ("Users", "Groups") else table)
        self._rows[table].append((number, *values))
        return number

    def customer(self, name: str, mail: str, phone: str, at: str) -> int:
        """Find or note down somebody who writes."""
        if mail not in self.users:
            system = self.users["RT_System"]
            number = self.add(
                "Users", mail, "*NO-PASSWORD*", name or None, mail, phone or None, system, at, system, at
            )
            self.users[mail] = number
            self._rows["Principals"].append((number, "User", 0))
            own = self.group(
                "UserEquiv", f"ACL equiv. for user {number}", "ACLEquivalence", number, system, at
            )
            for group in (own, self._inner["Everyone"], self._inner["Unprivileged"]):
                self.member(group, number, system, at)
        return self.users[mail]

    def group(self, name: str, about: str | None, domain: str, instance: int, actor: int, at: str) -> int:
        """Note a group down."""
        number = self.add("Groups", name, about, domain, instance, actor, at, actor, at)
        self._rows["Principals"].append((number, "Group", 0))
        return number

    def member(self, group: int, member: int, actor: int, at: str) -> None:
        """Put somebody into a group."""
        self.add("GroupMembers", group, member, actor, at, actor, at)
        self.seen_in(group, member)

    def seen_in(self, group: int, member: int) -> None:
        """Note what RT works out from memberships."""
        number = self._take("CachedGroupMembers")
        self._rows["CachedGroupMembers"].append((number, group, member, number, group, 0))

    def value(self, field: str, kind: str, owner: int, content: str, actor: int, at: str) -> None:
        """Fill a custom field."""
        self.add(
            "ObjectCustomFieldValues", self.fields[field], kind, owner, 0, content, actor, at, actor, at, 0
        )

    def attachment(
        self, transaction: int, parent: int, kind: str, content: str | bytes, actor: int, at: str, *, file: str = "",
        subject: str = "",
    ) -> int:  # fmt: skip
        """Note down what came with a message; a parent of parts has no content."""
        is_text = kind.startswith("text/")
        raw = content.encode() if isinstance(content, str) else content
        about = "attachment" if file else "inline"
        headers = f"Content-Type: {kind}" + ('; charset="utf-8"' if is_text else "")
        headers += f"\nContent-Disposition: {about}\nMIME-Version: 1.0\nContent-Length: {len(raw)}\n"
        message = f"seed-{transaction}@{_ORGANISATION}"
        stored: object = raw.decode() if is_text else raw
        return self.add(
            "Attachments", transaction, parent, message, subject or None, file or None, kind, "none", stored,
            headers, actor, at,
        )  # fmt: skip

    def refer(self, ticket: int, article: int, actor: int, at: str) -> str:
        """Link a ticket to the article that solved it; gives the article's address inside RT."""
        base = f"fsck.com-rt://{_ORGANISATION}/ticket/{ticket}"
        target = f"fsck.com-article://{_ORGANISATION}/article/{article}"
        self.add("Links", base, target, "RefersTo", 0, ticket, actor, at, actor, at)
        return target

    def write(self) -> dict[str, int]:
        """Write everything in one transaction; gives how many rows of what."""
        with self._database:
            for table, rows in self._rows.items():
                names = _COLUMNS[table].split()
                marks = ", ".join("?" * len(names))
                self._database.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608  # our own names
        self._database.close()
        return {table: len(rows) for table, rows in self._rows.items()}

    def _names(self, table: str) -> dict[str, int]:
        return dict(self._database.execute(f"SELECT Name, id FROM {table}").fetchall())  # noqa: S608  # our own names

    def _take(self, table: str) -> int:
        if table not in self._next:
            found: Sequence[int | None] = self._database.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608  # our own names
            self._next[table] = (found[0] or 0) + 1
        self._next[table] += 1
        return self._next[table] - 1


def stamp(at: datetime) -> str:
    """Write a time as RT keeps it, in UTC."""
    return at.strftime("%Y-%m-%d %H:%M:%S")
