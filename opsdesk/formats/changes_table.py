"""A table of changes, as a spreadsheet or a ticket system keeps them: CSV with a header line, or a JSON list.

Only what changed and when are needed. A time without a zone is in the reader's; a row that can't be used is told with
its line, and then no row is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Final

from opsdesk.domain.change_parts import SORTS, ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rigor import Tier
from opsdesk.domain.text import one_line, quoted, short
from opsdesk.domain.values import dataclass
from opsdesk.formats.changes_forms import COLUMNS
from opsdesk.formats.table_rows import Problem, TableRow, read_rows
from opsdesk.formats.taking_in import ReportedChange
from opsdesk.formats.taking_in.node import LONGEST_LINE, digest, identity
from opsdesk.formats.taking_in.times import moment

SOURCE: Final = "table"
RISKS: Final[Mapping[str, Tier]] = {
    **{tier.value: tier for tier in Tier},
    "low": Tier.STANDARD,
    "medium": Tier.NORMAL,
    "moderate": Tier.NORMAL,
    "critical": Tier.EXTREME,
    "very high": Tier.EXTREME,
}
"""What words of other tools for a risk mean."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says."""

    changes: tuple[ReportedChange, ...]
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()
    """Columns that nothing was taken from."""


def looks_like(columns: Iterable[str]) -> bool:
    """Whether a table with these columns seems to be one of changes."""
    there = set(columns)
    return all(not there.isdisjoint(COLUMNS[needed]) for needed in ("at", "title"))


def read(data: bytes, name: str, zone: tzinfo) -> Table:
    """The changes of a table and what is wrong with rows; raises BadInput for a file that can't be used at all."""
    rows = read_rows(data, name)
    columns = _columns(rows, name)
    changes, problems = list[ReportedChange](), list[Problem]()
    for row in rows:
        try:
            changes.append(_change(row, columns, zone))
        except BadInput as error:
            problems.append(Problem(row.place, error.message))
    used = set(columns.values())
    unused = dict.fromkeys(column for row in rows for column in row.cells if column and column not in used)
    return Table(tuple(changes), tuple(problems), tuple(unused))


def _columns(rows: list[TableRow], name: str) -> dict[str, str]:
    """The column of each field that has one: the first of its names that is there."""
    there = {column for row in rows for column in row.cells}
    found = {field: column for field, names in COLUMNS.items() for column in reversed(names) if column in there}
    for needed in ("at", "title"):
        if rows and needed not in found:
            names = ", ".join(COLUMNS[needed])
            raise BadInput(f"{name}: no column says {needed} (called one of: {names})")
    return found


def _change(row: TableRow, columns: Mapping[str, str], zone: tzinfo) -> ReportedChange:
    said = {field: _cell(row, field, column) for field, column in columns.items()}
    if not said["title"]:
        raise BadInput("title: is empty")
    at, services = _time(said["at"], zone), _names(said.get("service", ""))
    told = f"{at.isoformat()} {said['title']} {' '.join(services)}"
    return ReportedChange(
        SOURCE,
        identity(said.get("id", "")) or digest(told),
        at,
        said["title"],
        _sort(said.get("kind", "")),
        services=services,
        author_role=said.get("author_role", ""),
        risk=_risk(said.get("risk", "")),
        link=said.get("link", ""),
        place=row.place,
    )


def _cell(row: TableRow, field: str, column: str) -> str:
    cell = row.cells.get(column)
    if isinstance(cell, (list, dict)):
        raise BadInput(f"{field}: a text or a number is needed")
    text = "" if cell is None else one_line(str(cell)).strip()
    return short(text, LONGEST_LINE) if field != "at" else text


def _time(said: str, zone: tzinfo) -> datetime:
    try:
        written = datetime.fromisoformat(said)
        at = moment(said if written.tzinfo else written.replace(tzinfo=zone).isoformat())
    except (ValueError, OverflowError):
        raise BadInput(f"at: {quoted(said)} is no time (write it like 2026-11-20 14:00)") from None
    except BadInput as error:
        raise BadInput(f"at: {error.message}") from None
    if at is None:
        raise BadInput(f"at: {quoted(said)} is no time")
    return at


def _names(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in said.replace(";", ",").split(",") if (name := part.strip())))


def _sort(said: str) -> ChangeSort:
    word = said.lower().replace("_", " ")
    if word in SORTS:
        return SORTS[word]
    if word in {"", ChangeSort.OTHER}:
        return ChangeSort.OTHER
    raise BadInput(f"kind: {quoted(said)} is none of {', '.join(ChangeSort)}")


def _risk(said: str) -> str:
    word = said.lower()
    if word and word not in RISKS:
        raise BadInput(f"risk: {quoted(said)} is none of {', '.join(RISKS)}")
    return word
