"""What `doctor` looks at: whether the file, the hash chains and the tables still say what was written."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.store import order, search
from opsdesk.store.connection import in_words
from opsdesk.store.opening import broken_tail, to_try_on

ALL = 2**62
"""As a number of entries or incidents."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `problem` is empty when it is well."""

    what: str
    problem: str = ""


def check_up(desk: Desk) -> Iterator[Finding]:
    """Looks at one thing after the other; reads the whole store."""
    for what, look in _LOOKS.items():
        try:
            yield Finding(what, look(desk))
        except StoreUnavailable as error:
            yield Finding(what, error.message)


def _chains(desk: Desk) -> str:
    with in_words(desk.opened.path):
        return broken_tail(desk.opened.connection, ALL)


def _tables(desk: Desk) -> str:
    """Everything is told twice, by the log and by the tables made from it; the log is the truth."""
    known = (*desk.open_incidents(), *desk.past_incidents(ALL))
    differing = next((held.name for held in known if fold(desk.entries(held.number)) != held), None)
    if differing is None and (number := _misplaced(desk)) is not None:
        differing = Incident(number=number).name
    return f"{differing}: its tables say something else than its log" if differing else ""


def _misplaced(desk: Desk) -> int | None:
    with in_words(desk.opened.path):
        return order.misplaced(desk.opened.connection)


def _words(desk: Desk) -> str:
    """The log is whole without its index, so that it is no damage to the file."""
    with in_words(desk.opened.path), to_try_on(desk.opened) as opened:
        fault = search.fault(opened.connection)
    return f"{fault}; this makes it anew: {_ANEW.format(path=shlex.quote(str(desk.opened.path)))}" if fault else ""


_ANEW = """sqlite3 {path} "INSERT INTO search (search) VALUES ('rebuild')\""""


def _privacy(desk: Desk) -> str:
    path = desk.opened.path
    mode = path.stat().st_mode & 0o777
    return f"{path} can be read by others (mode {mode:o}): chmod 600 it" if mode & 0o077 else ""


_LOOKS: dict[str, Callable[[Desk], str]] = {
    "the file is sound": Desk.health,
    "no entry was changed after it was written": _chains,
    "the tables say what the log says": _tables,
    "what was written can be found": _words,
    "nobody else can read it": _privacy,
}
