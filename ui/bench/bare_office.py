"""Reads the demo office with bare requests and keeps nothing: the floor of a first cycle."""

from typing import Any

import requests

_PAGE = 500
_PATIENCE_SECONDS = 30


class BareOffice:
    """One connection with a token."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {token}"

    def read(self, kinds: tuple[str, ...]) -> int:
        """Fetch every page of these kinds; give how many records came."""
        return sum(self._read_kind(kind) for kind in kinds)

    def close(self) -> None:
        """Let go of it."""
        self._session.close()

    def _read_kind(self, kind: str) -> int:
        count, params = 0, dict[str, Any](limit=_PAGE)
        while True:
            reply = self._session.get(f"{self._url}/v1/{kind}", params=params, timeout=_PATIENCE_SECONDS)
            reply.raise_for_status()
            page: dict[str, Any] = reply.json()
            count += len(page["records"])
            if not page["more"]:
                return count
            params |= {"after_stamp": page["after_stamp"], "after_id": page["after_id"]}
