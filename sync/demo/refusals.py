"""Why the office does not do what a desk asks."""


class RefusalError(Exception):
    """A rule says no; the reason is for the agent to read, and names no customer."""

    status = 422

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ForbiddenError(RefusalError):
    """This agent may not."""

    status = 403


class MissingError(RefusalError):
    """The record is not there."""

    status = 404


class OutdatedError(RefusalError):
    """Somebody was faster."""

    status = 412
