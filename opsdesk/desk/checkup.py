"""What `doctor` looks at: whether the file, the hash chains and what is made of them still say what was written, and
how what is made of them is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from sqlite3 import Connection

from opsdesk.desk.desk import Desk
from opsdesk.domain.cabinets import CABINETS
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.store import dossiers_care, repairing, search
from opsdesk.store.connection import in_words, transaction
from opsdesk.store.opening import broken_tail, to_try_on

ALL = 2**62
"""As a number of entries."""
NAMED = 3
"""So many dossiers are named, the others counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `problem` is empty when it is well."""

    what: str
    problem: str = ""
    mended: str = ""
    """What was wrong with it until it was made anew."""
    mendable: bool = False
    """What is wrong is with something that can be made anew."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one thing is looked at, and how it is made anew where it is made of something else."""

    find: Callable[[Desk], str]
    mend: Callable[[Connection], None] | None = None


def check_up(desk: Desk) -> Iterator[Finding]:
    """Looks at one thing after the other; reads the whole store."""
    for what, look in _LOOKS.items():
        found = _found(desk, look)
        yield Finding(what, found, mendable=bool(found) and look.mend is not None)


def repair(desk: Desk) -> Iterator[Finding]:
    """As `check_up`, and makes anew what is made of logs and pages and is out of step with them; nothing else is
    touched. Raises StoreUnavailable where nothing can be written."""
    for what, look in _LOOKS.items():
        found = _found(desk, look)
        left = _mended(desk, look) if found and look.mend is not None else found
        yield Finding(what, left, found if left != found else "")


def copy_first(desk: Desk) -> Path:
    """Keeps the store as it is beside it, before anything is mended; raises StoreUnavailable where it can't."""
    if desk.opened.readonly:
        raise StoreUnavailable(f"{desk.opened.path}: nothing can be mended ({desk.opened.notice})")
    with in_words(desk.opened.path):
        return repairing.copied_beside(desk.opened, desk.clock())


def _found(desk: Desk, look: Look) -> str:
    try:
        return look.find(desk)
    except StoreUnavailable as error:
        return error.message


def _mended(desk: Desk, look: Look) -> str:
    """What is wrong still after it was made anew."""
    assert look.mend is not None
    try:
        with transaction(desk.opened.connection, desk.opened.path) as connection:
            look.mend(connection)
    except StoreUnavailable as error:
        return error.message
    return _found(desk, look)


def _chains(desk: Desk) -> str:
    with in_words(desk.opened.path):
        return broken_tail(desk.opened.connection, ALL)


def _tables(desk: Desk) -> str:
    """Everything is told twice, by the log and by the tables made from it; the log is the truth."""
    with in_words(desk.opened.path):
        number = repairing.differing(desk.opened.connection)
    return f"{Incident(number=number).name}: its tables say something else than its log" if number else ""


def _dossiers(desk: Desk) -> str:
    """The same of runs, changes, follow-ups …: their pages are the truth."""
    with in_words(desk.opened.path):
        found = list(dossiers_care.out_of_step(desk.opened.connection, CABINETS))
    if not found:
        return ""
    names = ", ".join(one.name for one in found[:NAMED])
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    why = next((f" ({one.why})" for one in found if one.why), "")
    return f"{names}{more}: what is kept isn't what the pages say{why}"


def _words(desk: Desk) -> str:
    """The log is whole without its index, so that it is no damage to the file."""
    with in_words(desk.opened.path), to_try_on(desk.opened) as opened:
        return search.fault(opened.connection)


def _privacy(desk: Desk) -> str:
    path = desk.opened.path
    mode = path.stat().st_mode & 0o777
    return f"{path} can be read by others (mode {mode:o}): chmod 600 it" if mode & 0o077 else ""


def _folded(connection: Connection) -> None:
    dossiers_care.fold_anew(connection, CABINETS)


_LOOKS = {
    "the file is sound": Look(Desk.health),
    "no entry was changed after it was written": Look(_chains),
    "the tables say what the log says": Look(_tables, repairing.tables_anew),
    "the dossiers say what their pages say": Look(_dossiers, _folded),
    "what was written can be found": Look(_words, search.anew),
    "nobody else can read it": Look(_privacy),
}
