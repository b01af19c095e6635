"""What can go wrong, in words a commander can act on; each error knows the command line's exit code."""

from __future__ import annotations

from opsdesk.domain.text import one_line


class DeskError(Exception):
    """Anything the desk can explain: `message` is one line, safe to show, and never a traceback."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        self.message = one_line(message)
        super().__init__(self.message)


class BadInput(DeskError):
    """What was given can't be used: names the file or field, the place in it and the reason."""


class NotFound(DeskError):
    """The thing asked for isn't on this desk."""


class Refused(DeskError):
    """A rule of the desk forbids it now; the message says which and what would make it possible."""


class EditedMeanwhile(DeskError):
    """Somebody changed the same thing first: both texts are here, so that nobody's words are lost."""

    def __init__(self, what: str, *, mine: str, theirs: str) -> None:
        super().__init__(f"{what} was changed meanwhile. Theirs: “{theirs}” · yours: “{mine}”")
        self.mine = mine
        self.theirs = theirs


class StoreUnavailable(DeskError):
    """The store can't be used (locked, read-only, corrupt, newer, disk full); nothing was written."""

    exit_code = 3
