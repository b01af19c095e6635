"""The desk's own incident records, one or several in a file."""

from __future__ import annotations

from typing import Final

from opsdesk.formats.taking_in.node import Node
from opsdesk.formats.taking_in.taken import Form, Taken

_ROWS: Final = {"timeline", "hypotheses", "actions", "updates", "changes", "declaration", "started_at", "detected_at"}


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    return "title" in document.value and not _ROWS.isdisjoint(document.value)


def read(documents: list[Node]) -> Taken:
    """The records; raises BadInput."""
    from opsdesk.formats.record import check_record

    checked = (check_record(held.value, f"{held.file}: {held.place}".removesuffix(": ")) for held in documents)
    return Taken(Form.RECORD, records=tuple(checked))
