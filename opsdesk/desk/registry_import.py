"""Takes a list of services or people in: every row is read, every fault named, and only a list without any kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from opsdesk.desk.desk import Desk
from opsdesk.desk.registry import Item, TakenIn, checked_person, checked_service, take_in
from opsdesk.domain.errors import BadInput
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.text import quoted
from opsdesk.formats.table_rows import TableRow

SERVICE_COLUMNS = ("name", "owner_team", "core", "objective", "depends_on", "deployment_types")
PERSON_COLUMNS = ("name", "team", "contact", "active")

_SAID = {"yes": True, "true": True, "1": True, "x": True, "no": False, "false": False, "0": False}
_BETWEEN = re.compile(r"[;,\n]")


class BadRows(BadInput):
    """Rows that can't be kept; nothing of the list was."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = f" (and {len(problems) - 1} more rows)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)
        """One line a row: its place and the reason."""


def import_services(desk: Desk, rows: Sequence[TableRow], *, dry_run: bool = False) -> TakenIn:
    """Keeps the services of a list, all or none; raises BadRows. Of SERVICE_COLUMNS only name is needed."""
    return take_in(desk, _read(rows, SERVICE_COLUMNS, _service), dry_run=dry_run)


def import_people(desk: Desk, rows: Sequence[TableRow], *, dry_run: bool = False) -> TakenIn:
    """Keeps the people of a list, all or none; raises BadRows. Of PERSON_COLUMNS only name is needed."""
    return take_in(desk, _read(rows, PERSON_COLUMNS, _person), dry_run=dry_run)


def _read(
    rows: Sequence[TableRow], columns: tuple[str, ...], read: Callable[[Mapping[str, object]], Item]
) -> list[Item]:
    items: dict[str, Item] = {}
    problems = []
    for row in rows:
        try:
            _check_columns(row, columns)
            item = read(row.cells)
            if item.name in items:
                raise BadInput(f"“{item.name}” stands twice")
            items[item.name] = item
        except BadInput as error:
            problems.append(f"{row.place}: {error.message}")
    if problems:
        raise BadRows(problems)
    return list(items.values())


def _check_columns(row: TableRow, columns: tuple[str, ...]) -> None:
    unknown = next((column for column in row.cells if column not in columns), None)
    if unknown is not None:
        raise BadInput(f"no column {quoted(unknown)} is known here (there are {', '.join(columns)})")


def _service(cells: Mapping[str, object]) -> Service:
    return checked_service(
        Service(
            name=_text(cells, "name"),
            owner_team=_text(cells, "owner_team"),
            core=_answer(cells, "core", otherwise=False),
            objective=_text(cells, "objective"),
            depends_on=tuple(_names(cells, "depends_on")),
            deployment_types=tuple(_names(cells, "deployment_types")),
        )
    )


def _person(cells: Mapping[str, object]) -> Person:
    return checked_person(
        Person(
            name=_text(cells, "name"),
            team=_text(cells, "team"),
            contact=_text(cells, "contact"),
            active=_answer(cells, "active", otherwise=True),
        )
    )


def _text(cells: Mapping[str, object], column: str) -> str:
    value = cells.get(column) or ""
    if not isinstance(value, str):
        raise BadInput(f"{column}: a text is needed")
    return value.strip()


def _answer(cells: Mapping[str, object], column: str, *, otherwise: bool) -> bool:
    value = cells.get(column)
    if isinstance(value, bool):
        return value
    said = _text(cells, column).lower()
    if said and said not in _SAID:
        raise BadInput(f"{column}: {quoted(said)} is neither yes nor no")
    return _SAID[said] if said else otherwise


def _names(cells: Mapping[str, object], column: str) -> Iterator[str]:
    """A JSON list of texts, or one text with semicolons or commas between the names."""
    value = cells.get(column) or ""
    names = _BETWEEN.split(value) if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadInput(f"{column}: a list of texts is needed")
    yield from (name.strip() for name in names)
