"""Notes what an agent did with an article, or thinks of it."""

from datetime import datetime

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, EditState, Waiting
from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.storage import articles, offices, outbox, subjects
from callcenter.storage.database import Database, Work
from callcenter.storage.queueing import Subject, queue
from callcenter.usecases.note_verdict import note_verdict


def judge_article(
    database: Database,
    article: LocalId,
    verdict: Verdict,
    *,
    agent: str,
    at: datetime,
    words: str = "",
    customer: CustomerId | None = None,
    ticket: LocalId | None = None,
) -> Waiting | None:
    """Keep it, and let it count from the next suggestion on; the same vote again takes it back.

    A vote takes the place of the agent's earlier one, and its office is told where it takes votes. An article that has
    gone meanwhile is not judged.
    """
    with database.write() as work:
        if articles.get(work.connection, article) is None:
            return None
        stands = note_verdict(
            work, article, verdict, agent=agent, at=at, words=words, customer=customer, ticket=ticket
        )
        subject = subjects.article(work.connection, article)
        if not verdict.is_vote or not _takes_votes(work, subject):
            return None
        _take_back_unsent(work, subject, agent, at)
        if not stands:
            return None
        told = {"verdict": verdict.value, "words": words}
        return queue(work, EditKind.VOTE_ARTICLE, subject, told, agent=agent, at=at)


def _takes_votes(work: Work, subject: Subject) -> bool:
    return EditKind.VOTE_ARTICLE in offices.takes(work.connection).get(subject.office, ())


def _take_back_unsent(work: Work, subject: Subject, agent: str, at: datetime) -> None:
    """A vote that never left is as if it had not been given."""
    for one in outbox.of_record(work.connection, subject.office, Kind.ARTICLE, subject.record):
        is_vote = one.edit.kind is EditKind.VOTE_ARTICLE and one.edit.agent == agent
        if is_vote and one.state is EditState.QUEUED and one.attempts == 0:
            outbox.move(work, one.seq, EditState.WITHDRAWN, at)
