"""Rows from CSV and JSON: any bytes give rows or one line that says what is wrong."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.formats.table_rows import read_rows
from tests.texts import texts

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(st.binary(max_size=60) | texts(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_rows_or_refused_in_one_line(data: bytes) -> None:
    try:
        said = [row.place for row in read_rows(data, "list.csv")]
    except BadInput as error:
        said = [error.message]
    assert all(text.startswith("list.csv: ") and "\n" not in text for text in said)


@given(st.lists(st.tuples(cells, cells).filter(any), max_size=5), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_comes_back(written: list[tuple[str, str]], delimiter: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([("Name", "Owner team"), *written])
    rows = read_rows(file.getvalue().encode(), "list.csv")
    assert [(row.cells["name"], row.cells["owner_team"]) for row in rows] == written


def test_a_short_row_lacks_its_last_cells() -> None:
    row = read_rows(b"name,team,contact\nbo,payments\n", "people.csv")[0]
    assert (row.place, dict(row.cells)) == ("people.csv: line 2", {"name": "bo", "team": "payments"})


@pytest.mark.parametrize("data", [b'name\n"unclosed', b"name\n" + b"x" * 200_000])
def test_csv_that_is_none(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"list\.csv: line"):
        read_rows(data, "list.csv")
