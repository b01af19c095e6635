"""A register of contracts as rows of a file (CSV or JSON), its columns mapped to the desk's fields.

Every row that can't be used is told with its place and reason, all of them at once; whoever takes the rows in decides
whether anything is kept. An empty cell says nothing.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line, quoted, short
from opsdesk.domain.values import dataclass
from opsdesk.formats import contracts_cells as cells
from opsdesk.formats.contracts_cells import DateOrder, DecimalSign
from opsdesk.formats.table_rows import Problem, TableRow, read_rows

FIELDS: Final = {
    "name": "the vendor",
    "service": "what is bought",
    "contract_ref": "its reference",
    "starts_on": "first day",
    "renews_on": "first day of the next term",
    "ends_on": "last day of one that doesn't renew",
    "renewal_months": "months of each further term",
    "automatic": "yes: renews by itself",
    "notice_days": "days of notice (“30 business days”)",
    "day_count": "calendar, business or unclear",
    "notice_method": "how notice is given",
    "notice_address": "where to",
    "lock_in": "what a renewal ties to",
    "annual_cost": "cost of a year",
    "total_value": "value of the whole term",
    "currency": "three letters, like EUR",
    "owner": "who sees to it",
    "status_url": "the vendor's status page",
    "url": "where the contract is kept",
}
"""What a register can say, in the order in which help names it."""

_VENDORS_OWN: Final = frozenset({"name", "status_url"})
_TEXTS: Final = {"service", "notice_method", "notice_address", "lock_in", "owner", "url"}
_NAMES: Final = {"contract_ref": "ref"}
"""Fields that the contract calls otherwise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a register is to be read."""

    columns: Mapping[str, str]
    """The column of each field that isn't called as the field is."""
    fixed: Mapping[str, str]
    """What a field says in every row that doesn't say it."""
    dates: DateOrder = DateOrder.ISO
    decimal: DecimalSign = DecimalSign.POINT
    encoding: str = ""
    """Empty: UTF-8, or UTF-16 where the file begins with its mark."""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One row: the vendor and what it says of the contract, by the names of the contract's fields."""

    place: str
    vendor: str
    status_url: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Register:
    """What a file says."""

    rows: tuple[ContractRow, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    """Columns that no field was taken from."""


def read_register(data: bytes, name: str, reading: Reading) -> Register:
    """The rows and what is wrong with others; raises BadInput for a file or a mapping that can't be used at all."""
    table = read_rows(_as_utf8(data, name, reading.encoding), name)
    columns = _columns(table, reading, name)
    rows, problems = list[ContractRow](), list[Problem]()
    for row in table:
        try:
            rows.append(_row(row, columns, reading))
        except BadInput as error:
            problems.append(Problem(row.place, error.message))
    used = set(columns.values())
    unused = dict.fromkeys(column for row in table for column in row.cells if column and column not in used)
    return Register(tuple(rows), tuple(problems), tuple(unused))


def _as_utf8(data: bytes, name: str, encoding: str) -> bytes:
    """The file in the encoding that the table's reader takes."""
    if not encoding and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        return data.decode(encoding or "utf-16").encode()
    except (UnicodeError, LookupError) as error:
        reason = "no encoding that is known here" if isinstance(error, LookupError) else "not what the file is in"
        raise BadInput(f"{name}: {short(encoding or 'UTF-16', 40)}: {reason}") from None


def _columns(table: Sequence[TableRow], reading: Reading, name: str) -> dict[str, str]:
    """Each field's column; raises BadInput for a field or a column that there isn't."""
    there = {column for row in table for column in row.cells}
    for field in (*reading.columns, *reading.fixed):
        if field not in FIELDS:
            raise BadInput(f"there is no field {quoted(field)} (there are: {', '.join(FIELDS)})")
    mapped = {
        field: "_".join(column.lower().replace("-", " ").replace("_", " ").split())
        for field, column in reading.columns.items()
    }
    for field, column in mapped.items():
        if table and column not in there:
            raise BadInput(f"{name}: there is no column {quoted(column)} for {field}")
    columns = {field: field for field in FIELDS if field in there} | mapped
    if table and "name" not in columns:
        known = ", ".join(sorted(there))
        raise BadInput(f"{name}: no column says who the vendor is: map one (--map name=COLUMN); there are: {known}")
    return columns


def _row(row: TableRow, columns: Mapping[str, str], reading: Reading) -> ContractRow:
    said = dict(_texts(row, columns, reading))
    if not said.get("name"):
        raise BadInput("name: is empty")
    contract: dict[str, Any] = {}
    for field, text in said.items():
        if field not in _VENDORS_OWN:
            try:
                contract |= _read(field, text, said, reading)
            except BadInput as error:
                raise BadInput(f"{field}: {error.message}") from None
    return ContractRow(row.place, said["name"], said.get("status_url", ""), contract)


def _texts(row: TableRow, columns: Mapping[str, str], reading: Reading) -> Iterator[tuple[str, str]]:
    """What the row says of each field; what is fixed where it says nothing."""
    for field in FIELDS:
        cell = row.cells.get(columns.get(field, ""))
        if isinstance(cell, (list, dict)):
            raise BadInput(f"{field}: a text or a number is needed")
        text = "" if cell is None else one_line(str(cell)).strip()
        if text or (text := reading.fixed.get(field, "").strip()):
            yield field, text


def _read(field: str, text: str, said: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """What a cell says, by the names of the contract's fields; raises BadInput."""
    if field in _TEXTS or field in _NAMES:
        return {_NAMES.get(field, field): text}
    if field == "currency":
        return {"currency": text.upper()}
    if field == "notice_days":
        days, counted = cells.notice(text)
        return {"notice_days": days} | ({"day_count": counted} if counted else {})
    if field in _AMOUNTS:
        return {_AMOUNTS[field]: cells.minor_units(text, said.get("currency", "").upper(), reading.decimal)}
    if field in _OTHERS:
        return {field: _OTHERS[field](text)}
    return {field: cells.day(text, reading.dates)}


_AMOUNTS: Final = {"annual_cost": "annual_minor", "total_value": "total_minor"}
_OTHERS: Final[dict[str, Callable[[str], object]]] = {
    "renewal_months": cells.whole_number,
    "automatic": cells.yes_or_no,
    "day_count": cells.day_count,
}
