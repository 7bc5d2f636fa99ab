"""How long it takes to list the tickets that wait for an agent."""

from collections.abc import Iterator
from random import Random

from callcenter.usecases.list_my_tickets import list_my_tickets
from ui.bench.dealings import AGENTS
from ui.bench.figures import Result, Spread
from ui.bench.raw import bare, rows
from ui.bench.store import find_store, opened
from ui.bench.timing import Order, in_turns

_WAITING = (
    "SELECT * FROM ticket WHERE owner = ? AND is_open AND due_at IS NOT NULL ORDER BY due_at LIMIT 50",
    "SELECT * FROM ticket WHERE is_open AND due_at IS NOT NULL ORDER BY due_at LIMIT 50",
)
_EVERYBODY = ""


def measure_queue(order: Order) -> Result:
    """List the tickets of one agent after another, and now and then those of everybody."""
    path = find_store(order.customers, order.tell)

    def own(agent: str) -> None:
        list_my_tickets(database, agent)

    def floor(agent: str) -> None:
        rows(connection, *((_WAITING[0], (agent,)) if agent else (_WAITING[1], ())))

    with opened(path) as database, bare(path) as connection:
        held = rows(connection, "SELECT count(*), sum(is_open) FROM ticket")[0]
        pairs = in_turns(_agents(seed=1), own, floor, order.seconds)
    return Result(
        "queue",
        len(pairs.own),
        "ms",
        Spread.of_times(pairs.own),
        Spread.of_times(pairs.floor),
        notes=(
            f"{held[0]:,} tickets, {held[1] or 0:,} of them open; the 50 most pressing with their messages",
            pairs.told_busy(),
            "floor: one SELECT of the same 50 rows in the order of an index, without messages or objects",
        ),
    )


def _agents(seed: int) -> Iterator[str]:
    dice = Random(seed)
    while True:
        yield _EVERYBODY if dice.random() < 0.1 else dice.choice(AGENTS)
