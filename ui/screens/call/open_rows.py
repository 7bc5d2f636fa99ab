"""The tabs of what is open: one row for each customer or nameless caller."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from ui.icons import Icon
from ui.models.customer_profile import initials
from ui.models.open_row import OpenRow
from ui.models.prepared_sheet import PreparedSheet
from ui.models.unsent_marks import Mark
from ui.screens.call.open_subjects import Subject
from ui.speech import translate


def open_rows(
    subjects: Iterable[Subject], current: str, caller: str, with_drafts: AbstractSet[str]
) -> tuple[OpenRow, ...]:
    """Keep the order they were opened in; ``current`` and ``caller`` are keys of subjects."""
    return tuple(
        _row(subject, subject.key == current, subject.key == caller, subject.key in with_drafts)
        for subject in subjects
    )


def _row(subject: Subject, is_current: bool, is_calling: bool, has_draft: bool) -> OpenRow:
    sheet = subject.sheet
    name = sheet.profile.name if sheet else _number(subject)
    return OpenRow(
        subject.key,
        name,
        translate("OpenCustomers", "on the line") if is_calling else _detail(subject, sheet),
        initials(name) if sheet else "",
        subject.customer or 0,
        None if sheet else Icon.PHONE_IN,
        has_draft,
        sheet.open_tickets if sheet else 0,
        is_current,
        is_calling,
        _mark(sheet) if sheet else None,
    )


def _mark(sheet: PreparedSheet) -> Mark | None:
    """Give the mark of everything that is shown of a customer."""
    cards = {card.head.mark for card in sheet.cards}
    marks = {sheet.profile.mark} | cards | {row.mark for row in sheet.tickets}
    return next((mark for mark in (Mark.ASKS, Mark.UNSENT) if mark in marks), None)


def _number(subject: Subject) -> str:
    number = subject.number
    said = number.raw.strip() if number else ""
    return said or translate("OpenCustomers", "Number withheld")


def _detail(subject: Subject, sheet: PreparedSheet | None) -> str:
    if sheet is None:
        several = translate("OpenCustomers", "several customers")
        return several if subject.candidates else translate("OpenCustomers", "unknown")
    card = sheet.sheet.customer
    city = next((address.city for address in card.addresses if address.city), "")
    return " · ".join(part for part in (sheet.profile.tier, city) if part) or sheet.profile.kind
