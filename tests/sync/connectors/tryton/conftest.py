"""A small Tryton for each test that speaks to one."""

import threading
from collections.abc import Iterator

import pytest

from tests.sync.connectors.tryton.small_tryton import SmallTryton


@pytest.fixture
def office() -> Iterator[SmallTryton]:
    """A server that answers like Tryton."""
    server = SmallTryton()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
