"""Makes the first draft of an article out of a solved ticket."""

from callcenter.domain.feedback import ArticleProposal
from callcenter.domain.ids import LocalId
from callcenter.domain.language import language_of
from callcenter.domain.ticket import MessageKind, Ticket
from callcenter.storage import tickets
from callcenter.storage.database import Database


def draft_article(database: Database, ticket: LocalId) -> ArticleProposal | None:
    """Give title and text to begin with: the question, and what was answered; nothing where there is no such ticket.

    Colleagues' comments stay inside the ticket: an article may be read by customers.
    """
    with database.read() as connection:
        held = tickets.get(connection, ticket)
    if held is None:
        return None
    question, answers = _question(held.record), _answers(held.record)
    text = "\n\n".join(part for part in (question, *answers) if part)
    language = language_of(f"{held.record.subject} {text}")
    return ArticleProposal(held.record.subject.strip(), text, language, (), ticket)


def _question(ticket: Ticket) -> str:
    asked = [one.text for one in ticket.messages if one.kind is MessageKind.FROM_CUSTOMER]
    words = ticket.text.strip() or next((text.strip() for text in asked if text.strip()), "")
    return "\n".join(f"> {line}" for line in words.splitlines())


def _answers(ticket: Ticket) -> list[str]:
    return [one.text.strip() for one in ticket.messages if one.kind is MessageKind.REPLY and one.text.strip()]
