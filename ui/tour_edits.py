"""Edits in every state there is, made for the pictures in a copy of a store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from callcenter.domain.edit import Conflict, Edit, EditKind, EditState, Fields
from callcenter.domain.edit_needs import local_id
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket
from callcenter.storage import customers, outbox, tickets
from callcenter.storage.database import Connection, Database, Work

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "reply": "Dear customer, the carrier has found your parcel in Shanghai. You will have it by Thursday.",
        "note": "Caller is angry, second call this week. Please ring back after 18:00.",
        "new": "Espresso machine leaks at the seal",
        "new_text": "Water runs out below after each cup. Bought in May, still under warranty.",
        "subject": "Parcel lost, replacement promised",
        "their_subject": "Parcel found in Shanghai",
        "article": "Ask for the order number.\nOpen the order and look at the delivery.\n{}\nOffer a replacement.",
        "base": "Wait 5 days before you search.",
        "mine": "Wait 3 days before you search; in storms 5.",
        "theirs": "Wait 2 days, then open a search with the carrier.",
        "article_title": "A parcel does not arrive",
        "no_queue": "the queue Warranty is closed for new tickets",
        "who": "Chen Wei",
    },
    "zh_CN": {
        "reply": "您好，承运商已在上海找到您的包裹，预计周四前送达。",
        "note": "客户本周第二次来电，情绪激动，请 18:00 后回电。",
        "new": "咖啡机密封圈漏水",
        "new_text": "每次冲泡后底部都会漏水，五月购买，仍在保修期内。",
        "subject": "包裹丢失，已答应补发",
        "their_subject": "包裹已在上海找到",
        "article": "先询问订单号。\n打开订单，查看配送情况。\n{}\n提出补发。",
        "base": "等待 5 天后再查找。",
        "mine": "等待 3 天后再查找，台风期间等待 5 天。",
        "theirs": "等待 2 天，然后请承运商查找。",
        "article_title": "包裹未送达",
        "no_queue": "保修队列已停止接收新工单",
        "who": "陈伟",
    },
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A ticket of the store, with how edits name its customer."""

    ticket: Held[Ticket]
    customer: str


def add_samples(database: Database, agent: str, now: datetime, language: str) -> None:
    """Add them; a store without tickets gets none."""
    with database.read() as connection:
        held = _some(connection)
    if held:
        with database.write() as work:
            _Samples(work, held, agent, now, _WORDS[language]).add_all()


def _some(connection: Connection) -> tuple[_Held, ...]:
    """Give three tickets to write about."""
    found = tickets.waiting(connection, "", 3)
    return tuple(_Held(one, _customer_of(connection, one)) for one in found)


def _customer_of(connection: Connection, held: Held[Ticket]) -> str:
    record = held.record.customer
    if record is None or customers.by_remote(connection, held.office, record) is None:
        return ""
    return f"{held.office}/{record}"


class _Samples:
    """Writes one edit after the other and brings each to where it shall stand."""

    def __init__(
        self, work: Work, held: tuple[_Held, ...], agent: str, now: datetime, words: Mapping[str, str]
    ) -> None:
        self._work, self._held, self._agent, self._now, self._words = work, held, agent, now, words
        self._numbers = count(1)

    def add_all(self) -> None:
        """Add one of each."""
        self._settled()
        self._conflicts()
        self._refused()
        self._doubtful()
        self._lost()
        self._on_their_way()

    def _edit(
        self, kind: EditKind, fields: Fields, hours: float, place: int = 0, base: Fields | None = None
    ) -> Edit:
        held = self._held[place % len(self._held)]
        record = held.ticket.record
        identity = f"0000-sample-{next(self._numbers):04}"
        return Edit(
            identity, kind, self._agent, held.ticket.office, record.id, fields, self._ago(hours), base or {},
            title=f"{record.number} {record.subject}", customer=held.customer,
        )  # fmt: skip

    def _add(self, edit: Edit, *states: EditState, **columns: object) -> int:
        seq = outbox.add(self._work, edit)
        for state in states[:-1]:
            if state is EditState.SENDING:
                outbox.claim(self._work, seq, self._now - timedelta(minutes=2))
            else:
                outbox.move(self._work, seq, state, self._now)
        if states:
            outbox.move(self._work, seq, states[-1], self._now, **columns)
        return seq

    def _settled(self) -> None:
        sent = (EditState.SENDING, EditState.APPLIED)
        self._add(self._edit(EditKind.COMMENT, {"text": self._words["note"]}, 0.6, 1), *sent)
        self._add(self._edit(EditKind.REPLY, {"text": self._words["reply"]}, 0.4, 2), EditState.WITHDRAWN)

    def _conflicts(self) -> None:
        words, when = self._words, self._ago(0.2)
        subject = self._held[0].ticket.record.subject
        fields = {"subject": words["subject"], "priority": "80"}
        edit = self._edit(EditKind.CHANGE_TICKET, fields, 1.2, 0, {"subject": subject, "priority": "50"})
        seq = self._add(edit, EditState.CONFLICT)
        clashes = (
            Conflict(
                0, seq, "subject", subject, words["subject"], words["their_subject"], words["who"], when
            ),
            Conflict(0, seq, "priority", "50", "80", "90", words["who"], when),
        )
        outbox.add_conflicts(self._work, seq, clashes)
        base, mine, theirs = (words["article"].format(words[key]) for key in ("base", "mine", "theirs"))
        article = replace(
            self._edit(EditKind.EDIT_ARTICLE, {"text": mine}, 3, 0, {"text": base}),
            record=RemoteId("sample-article"), title=words["article_title"], customer="",
        )  # fmt: skip
        seq = self._add(article, EditState.CONFLICT)
        outbox.add_conflicts(
            self._work, seq, [Conflict(0, seq, "text", base, mine, theirs, words["who"], when)]
        )

    def _refused(self) -> None:
        words = self._words
        fields = {"subject": words["new"], "text": words["new_text"], "queue": "Warranty"}
        parent = self._edit(EditKind.OPEN_TICKET, fields, 5, 1)
        parent = replace(parent, record=local_id(parent.id), title=words["new"])
        reply = self._edit(EditKind.REPLY, {"text": words["reply"]}, 4.8, 1)
        reply = replace(reply, record=parent.record, title=words["new"])
        seq = outbox.add(self._work, parent)
        outbox.add(self._work, reply)
        outbox.claim(self._work, seq, self._ago(4.9))
        outbox.move(
            self._work, seq, EditState.REFUSED, self._now,
            trouble=Trouble.REJECTED, details={"office": parent.office, "reason": words["no_queue"]},
        )  # fmt: skip

    def _doubtful(self) -> None:
        fields = {"subject": self._words["new"], "text": self._words["new_text"]}
        edit = self._edit(EditKind.OPEN_TICKET, fields, 0.3, 2)
        edit = replace(edit, record=local_id(edit.id), title=self._words["new"])
        alike = [
            [one.ticket.record.id, one.ticket.record.number, one.ticket.record.subject]
            for one in self._held[:2]
        ]
        self._add(
            edit, EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL,
            trouble=Trouble.OUTCOME_UNKNOWN, details={"office": edit.office, "alike": canonical(alike)},
        )  # fmt: skip

    def _lost(self) -> None:
        gone = self._add(
            self._edit(EditKind.COMMENT, {"text": self._words["note"]}, 26, 1), EditState.CONFLICT
        )
        outbox.add_conflicts(self._work, gone, [Conflict(0, gone, "", None, None, None, reason="gone")])
        sent = (EditState.SENDING, EditState.APPLIED)
        twice = self._add(self._edit(EditKind.REPLY, {"text": self._words["reply"]}, 0.8, 2), *sent)
        outbox.add_conflicts(self._work, twice, [Conflict(0, twice, "", None, None, "7781", reason="twice")])
        over = self._add(self._edit(EditKind.CHANGE_TICKET, {"priority": "80"}, 0.7, 2), *sent)
        outbox.add_conflicts(
            self._work, over, [Conflict(0, over, "priority", None, "80", None, reason="overtaken")]
        )

    def _on_their_way(self) -> None:
        words = self._words
        self._add(
            self._edit(EditKind.REPLY, {"text": words["reply"]}, 0.1, 0),
            EditState.SENDING, EditState.UNKNOWN,
            not_before=self._now + timedelta(seconds=90), trouble=Trouble.TIMED_OUT,
        )  # fmt: skip
        self._add(self._edit(EditKind.CHANGE_TICKET, {"owner": self._agent}, 0.05, 2, {"owner": ""}))
        self._add(self._edit(EditKind.COMMENT, {"text": words["note"]}, 0.02, 0))

    def _ago(self, hours: float) -> datetime:
        return self._now - timedelta(hours=hours)
