"""From the bytes of a file to the objects in it: one JSON object, a list of them, one a line, or files in a row.

Each is a document of its own: one that can't be used takes none of its neighbours along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.formats.strict_json import LARGEST, in_a_row, load_json
from opsdesk.formats.table_rows import Problem
from opsdesk.formats.taking_in.node import Node

_BOM: Final = b"\xef\xbb\xbf"
MOST: Final = 200_000
"""Objects that are taken from one file."""
_APART: Final = timedelta(microseconds=1)
"""Documents of one file came in its order."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The objects of a file that say anything, in its order, and those parts of it that are none."""

    held: tuple[Node, ...]
    refused: tuple[Problem, ...] = ()


def documents(data: bytes, name: str, now: datetime | None = None) -> Documents:
    """What stands in a file that was taken in now; raises BadInput for what is no file of objects at all."""
    _need_json(data, name)
    found = list(_by_line(data, name) if _is_lines(data) else _in_a_row(data, name))
    if len(found) > MOST:
        raise BadInput(f"{name}: {len(found):,} objects are too many; {MOST:,} are read at most")
    held = [one for one in found if isinstance(one, Node) and one.value]
    if now is not None:
        held = [replace(one, came_at=now - _APART * (len(held) - place)) for place, one in enumerate(held, start=1)]
    return Documents(tuple(held), tuple(one for one in found if isinstance(one, Problem)))


def problem(file: str, error: BadInput) -> Problem:
    """What is wrong with a part of a file, by the error that names it."""
    return Problem(file, error.message.removeprefix(f"{file}: "))


def _need_json(data: bytes, name: str) -> None:
    """What begins like words is told so, before a parser calls the first letter wrong."""
    first = data.removeprefix(_BOM).lstrip()[:1]
    if first.isalnum() or first in (b"#", b"<"):
        raise BadInput(
            f"{name}: holds no object of JSON and no front matter of Markdown"
            " (“opsdesk change import” reads logs of git and tables of changes)"
        )


def _is_lines(data: bytes) -> bool:
    """Whether every line is an object of its own: the first is a whole one, and more follow."""
    first, _, rest = data.removeprefix(_BOM).strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _by_line(data: bytes, name: str) -> Iterator[Node | Problem]:
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    lines = enumerate(data.split(b"\n"), start=1)
    return _each((f"{name}: line {number}", line) for number, line in lines if line.strip())


def _in_a_row(data: bytes, name: str) -> Iterator[Node | Problem]:
    """Of one document, or of several that were written one after the other, as `cat` does."""
    held = in_a_row(data)
    if len(held) == 1:
        return _objects(load_json(data, name), name)
    return _each((f"{name}: document {number}", part) for number, part in enumerate(held, start=1))


def _each(parts: Iterable[tuple[str, bytes]]) -> Iterator[Node | Problem]:
    for called, part in parts:
        try:
            document = load_json(part, called)
        except BadInput as error:
            yield problem(called, error)
        else:
            yield from _objects(document, called)


def _objects(document: object, name: str) -> Iterator[Node | Problem]:
    """The object, or those of a list."""
    top = Node(document, name)
    for one in top.items() if isinstance(document, list) else [top]:
        try:
            yield replace(one, value=one.fields)
        except BadInput as error:
            yield problem(name, error)
