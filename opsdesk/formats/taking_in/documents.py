"""From the bytes of a file to the objects in it: one JSON object, a list of them, one a line, or files in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.formats.strict_json import LARGEST, in_a_row, load_json
from opsdesk.formats.taking_in.node import Node

_BOM: Final = b"\xef\xbb\xbf"
MOST: Final = 200_000
"""Objects that are taken from one file."""


def documents(data: bytes, name: str) -> list[Node]:
    """The objects of a file that say anything, in its order; raises BadInput naming file, place and reason."""
    _need_json(data, name)
    found = list(_by_line(data, name) if _is_lines(data) else _in_a_row(data, name))
    if len(found) > MOST:
        raise BadInput(f"{name}: {len(found):,} objects are too many; {MOST:,} are read at most")
    return [one for one in found if one.fields]


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


def _by_line(data: bytes, name: str) -> Iterator[Node]:
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            called = f"{name}: line {number}"
            yield Node(load_json(line, called), called)


def _in_a_row(data: bytes, name: str) -> Iterator[Node]:
    """Of one document, or of several that were written one after the other, as `cat` does."""
    held = in_a_row(data)
    if len(held) == 1:
        yield from _in_one(load_json(data, name), name)
        return
    for number, part in enumerate(held, start=1):
        called = f"{name}: document {number}"
        yield from _in_one(load_json(part, called), called)


def _in_one(document: object, name: str) -> Iterator[Node]:
    top = Node(document, name)
    yield from top.items() if isinstance(document, list) else [top]
