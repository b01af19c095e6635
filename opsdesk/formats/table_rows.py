"""Rows of a list that somebody keeps elsewhere: CSV with a header line, or a JSON list of objects.

What the cells mean is the reader's business; here a cell is what the file says, and every row knows its place in it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass
from opsdesk.formats.strict_json import LARGEST, load_json


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `place` names file and line (CSV) or item (JSON), for messages."""

    place: str
    cells: Mapping[str, object]
    """By the column's name in lower case with underscores; text in CSV, any JSON value otherwise."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row can't be used; `place` names file and line."""

    place: str
    reason: str


def read_rows(data: bytes, name: str) -> list[TableRow]:
    """The rows of a file; raises BadInput naming file, place and reason."""
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    if name.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}:
        return list(_json_rows(load_json(data, name), name))
    return _csv_rows(data, name)


def _json_rows(document: object, name: str) -> Iterator[TableRow]:
    if not isinstance(document, list):
        raise BadInput(f"{name}: top level: a list of objects is needed")
    for index, item in enumerate(document):
        place = f"{name}: [{index}]"
        if not isinstance(item, dict):
            raise BadInput(f"{place}: an object is needed")
        yield TableRow(place, {column_name(key): value for key, value in item.items()})


def _csv_rows(data: bytes, name: str) -> list[TableRow]:
    text = _decode(data, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = [column_name(cell) for cell in next(reader, [])]
        if not any(columns):
            raise BadInput(f"{name}: line 1: a header line with the columns' names is needed")
        twice = next((column for column in columns if columns.count(column) > 1), None)
        if twice is not None:
            raise BadInput(f"{name}: line 1: the column {quoted(twice)} stands twice")
        return [_csv_row(cells, columns, f"{name}: line {reader.line_num}") for cells in reader if any(cells)]
    except csv.Error as error:
        raise BadInput(f"{name}: line {reader.line_num}: {error}") from None


def _csv_row(cells: list[str], columns: list[str], place: str) -> TableRow:
    if len(cells) > len(columns):
        raise BadInput(f"{place}: {len(cells)} cells, but the header names {len(columns)}")
    return TableRow(place, dict(zip(columns, cells, strict=False)))


def _decode(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise BadInput(f"{name}: byte {data.index(0) + 1}: a binary file, not text")
    if not data.strip():
        raise BadInput(f"{name}: is empty")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: byte {error.start + 1}: not UTF-8") from None


def _delimiter(text: str) -> str:
    """Spreadsheets write semicolons where the comma is the decimal sign."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def column_name(title: str) -> str:
    """A column's title as cells are kept by it: in lower case with underscores."""
    return "_".join(title.lower().replace("-", " ").replace("_", " ").split())
