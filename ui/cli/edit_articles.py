"""What ``callcenter edit`` does to articles."""

import click

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feedback import ArticleProposal, Verdict
from callcenter.domain.ids import OfficeId
from callcenter.usecases.attach_article import attach_article
from callcenter.usecases.edit_article import edit_article as correct_article
from callcenter.usecases.judge_article import judge_article
from callcenter.usecases.name_record import name_record
from callcenter.usecases.propose_article import propose_article
from callcenter.usecases.read_article import read_article
from ui.cli.desk import Desk, desk_command
from ui.cli.naming import ticket_named, words
from ui.cli.queued import json_option, tell, text_option

_VOTES = {"helpful": Verdict.HELPFUL, "not-helpful": Verdict.NOT_HELPFUL}


@click.command("attach")
@click.argument("ticket")
@click.argument("article")
@json_option
@desk_command
def attach(desk: Desk, ticket: str, article: str, as_json: bool) -> None:
    """Put ARTICLE to TICKET."""
    with desk.store() as database:
        to, named = ticket_named(database, ticket), name_record(database, Kind.ARTICLE, article)
        done = attach_article(database, to, named, agent=desk.agent, at=desk.clock.now())
    if done is None and not as_json:
        click.echo("It is attached here. The office of the ticket takes no articles.")
    else:
        tell(done, as_json=as_json)


@click.command("vote")
@click.argument("article")
@click.argument("verdict", type=click.Choice(list(_VOTES)))
@click.option("--words", "looked_for", default="", help="What was looked for.")
@json_option
@desk_command
def vote(desk: Desk, article: str, verdict: str, looked_for: str, as_json: bool) -> None:
    """Say whether ARTICLE helped; the same vote again takes it back."""
    with desk.store() as database:
        named = name_record(database, Kind.ARTICLE, article)
        done = judge_article(
            database, named, _VOTES[verdict], agent=desk.agent, at=desk.clock.now(), words=looked_for
        )
    if done is None and not as_json:
        click.echo("It is noted here; there is nothing to send.")
    else:
        tell(done, as_json=as_json)


@click.command("propose")
@click.option("--title", required=True, help="What the article is called.")
@click.option("--language", default="", help="Its language, for instance en.")
@click.option("--topic", "topics", multiple=True, help="What it is about.")
@click.option("--ticket", help="The solved ticket it comes from.")
@click.option("--office", help="Where; the first one that takes proposals without it.")
@text_option
@json_option
@desk_command
def propose(
    desk: Desk,
    *,
    title: str,
    language: str,
    topics: tuple[str, ...],
    ticket: str | None,
    office: str | None,
    text: str | None,
    as_json: bool,
) -> None:
    """Propose an article."""
    with desk.store() as database:
        of = None if ticket is None else ticket_named(database, ticket)
        proposal = ArticleProposal(title, words(text), language, topics, of)
        chosen = None if office is None else OfficeId(office)
        done = propose_article(database, proposal, agent=desk.agent, at=desk.clock.now(), office=chosen)
    if done is None and not as_json:
        click.echo("It is kept here. No office takes proposals.")
    else:
        tell(done, as_json=as_json)


@click.command("edit-article")
@click.argument("article")
@click.option("--title", help="Its title from now on.")
@click.option("--keep-text", is_flag=True, help="Change the title only.")
@text_option
@json_option
@desk_command
def edit_article(
    desk: Desk, article: str, title: str | None, keep_text: bool, text: str | None, as_json: bool
) -> None:
    """Correct ARTICLE."""
    with desk.store() as database:
        named = name_record(database, Kind.ARTICLE, article)
        held = read_article(database, named)
        if held is None:
            raise DeskError(Trouble.NO_SUCH_ARTICLE, text=article)
        done = correct_article(
            database,
            named,
            title or held.record.title,
            held.record.editable if keep_text else words(text),
            agent=desk.agent,
            at=desk.clock.now(),
        )
    tell(done, as_json=as_json)
