"""What nobody may find in a log or on standard error: names, numbers and addresses of the demo company, and secrets."""

from datetime import UTC, datetime

from sync.demo.dataset.company import found_company
from sync.demo.model import Customer
from tests.ui.cli.conftest import CUSTOMERS


def personal_words() -> frozenset[str]:
    """List them for the small company that tests run."""
    people = [
        one
        for one in found_company(7, datetime.now(UTC), CUSTOMERS)["customers"]
        if isinstance(one, Customer)
    ]
    points = {text for one in people for point in one.contact_points for text in (point.value, point.e164)}
    return frozenset({one.name for one in people} | points) - {""}


def found_in(text: str, *secrets: str) -> list[str]:
    """Give those that stand in a text."""
    return [word for word in (*personal_words(), *secrets) if word in text]
