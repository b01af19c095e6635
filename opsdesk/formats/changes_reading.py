"""Changes that other tools keep: which format a file has, and reading it by that."""

from __future__ import annotations

import re
from datetime import tzinfo

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.formats import changes_git, changes_table, taking_in
from opsdesk.formats.changes_forms import ChangeForm
from opsdesk.formats.changes_table import Table
from opsdesk.formats.strict_json import LARGEST, load_json
from opsdesk.formats.table_rows import column_name
from opsdesk.formats.taking_in import cstate
from opsdesk.formats.text_files import text_in


def read_changes(data: bytes, name: str, zone: tzinfo, form: ChangeForm | None = None) -> Table:
    """The changes that a file tells of; raises BadInput naming file, place and reason. `zone` is that of times without
    one in a table."""
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    match form or guess(data, name):
        case ChangeForm.GIT:
            return Table(changes_git.read(text_in(data, name), name))
        case ChangeForm.CSV:
            return changes_table.read(data, name, zone)
        case other:
            return _of_other_tools(data, name, other)


def _of_other_tools(data: bytes, name: str, form: ChangeForm) -> Table:
    found = taking_in.read(data, name, taking_in.Form(form))
    changes = tuple(change for taken in found.told for change in taken.changes)
    if form is ChangeForm.CSTATE and not changes:
        raise _no_changes(name, "this post")
    return Table(changes, found.refused)


def _no_changes(name: str, what: str) -> BadInput:
    return BadInput(f"{name}: {what} tells of no changes (opsdesk import takes it in)")


def guess(data: bytes, name: str) -> ChangeForm:
    """The format of a file by what stands in it; raises BadInput when it is none that tells of changes."""
    if not data.strip():
        raise BadInput(f"{name}: is empty")
    if cstate.looks_like(data):
        return ChangeForm.CSTATE
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}:
        return _guessed_json(data, name)
    text = text_in(data, name)
    if changes_git.looks_like(text):
        return ChangeForm.GIT
    header = text.strip().partition("\n")[0]
    if changes_table.looks_like(column_name(cell) for cell in re.split(r"[,;\t]", header)):
        return ChangeForm.CSV
    raise BadInput(f"{name}: {quoted(header)} begins no log of git, and no table with columns for “at” and “title”")


def _guessed_json(data: bytes, name: str) -> ChangeForm:
    """JSON is one of the formats that other tools send, or else a table as a list of objects."""
    try:
        form = taking_in.guess(data, name)
    except BadInput:
        held = load_json(data, name)
        first = held[0] if isinstance(held, list) and held else None
        if isinstance(first, dict) and changes_table.looks_like(map(column_name, first)):
            return ChangeForm.CSV
        raise
    told = next((one for one in ChangeForm if one.value == form.value), None)
    if told is None:
        raise _no_changes(name, form)
    return told
