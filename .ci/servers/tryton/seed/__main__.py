"""python -m seed --config FILE --database NAME: see the README of this folder."""

import time
from argparse import ArgumentParser
from random import Random

from seed.company import set_up
from seed.trade import Trade


def main() -> None:
    """Set the company up, then let it trade; the same arguments give the same data."""
    parser = ArgumentParser(prog="seed")
    parser.add_argument("--config", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--parties", type=int, default=2000)
    parser.add_argument("--sales", type=int, default=4000, help="all sales, imported history included")
    parser.add_argument("--worked", type=int, default=300, help="sales taken through the whole workflow")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--examine", action="store_true", help="let Tryton examine every record at the end")
    wanted = parser.parse_args()
    set_up(wanted.config, wanted.database)
    trade = Trade(wanted.database, Random(wanted.seed))
    for name, step in (
        ("products and stock", lambda: trade.stock_up(60)),
        ("parties", lambda: trade.meet(wanted.parties)),
        ("history", lambda: trade.import_history(wanted.sales - wanted.worked)),
        ("sales", lambda: trade.sell(wanted.worked)),
        ("shipments", trade.ship),
        ("invoices", trade.bill),
        ("payments", trade.cash_in),
        ("complaints and returns", trade.complain),
        ("stamps", trade.grow_old),
        *([("examined", trade.examine)] if wanted.examine else []),
    ):
        started = time.monotonic()
        done = step()
        print(f"  {name}: {done} in {time.monotonic() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main()
