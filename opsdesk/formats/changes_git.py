"""Commits as changes: what `git log` prints, best by `GIT_COMMAND`, or as it prints by itself.

A commit doesn't say when it reached production: its own time stands for that, which is right for who deploys what is
merged. Nor does it say what its author is, and names are never taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Final

from opsdesk.domain.change_parts import SORTS, ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted, short
from opsdesk.domain.times import within_reason
from opsdesk.domain.values import dataclass
from opsdesk.formats.changes_forms import GIT_COMMAND
from opsdesk.formats.taking_in import ReportedChange
from opsdesk.formats.taking_in.node import LONGEST_LINE
from opsdesk.formats.taking_in.times import moment, since_1970

_HASH: Final = r"[0-9a-f]{7,64}"
_ROW: Final = re.compile(rf"({_HASH})\t(\S+)\t(.*)")
_COMMIT: Final = re.compile(rf"commit ({_HASH})\b.*")
_HEADER: Final = re.compile(r"(Date|CommitDate):\s+(.*)")
_INDENT: Final = "    "
_SCOPED: Final = re.compile(r"(\w{1,30})\(([\w./-]{1,80})\)!?: .+")
"""`fix(payments): …`: a kind of change, and what it touches."""
_ISO_BLANKS: Final = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ?([+-]\d{4})")
_COUNTED: Final = re.compile(r"(\d{9,11})(?: [+-]\d{4})?")
_OWN: Final = re.compile(r"(\w{3}) (\w{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (\d{4}) ([+-]\d{4})")
"""How git writes times unless told otherwise: `Sat Nov 21 14:38:47 2026 +0100`."""


@dataclass(frozen=True, slots=True)
class _Commit:
    name: str
    at: datetime
    subject: str
    line: int


def looks_like(text: str) -> bool:
    """Whether a text seems to be what git prints."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return bool(_ROW.fullmatch(first) or _COMMIT.fullmatch(first))


def read(text: str, name: str) -> tuple[ReportedChange, ...]:
    """The commits of a log, in its order; raises BadInput naming the line that can't be read."""
    lines = text.splitlines()
    is_rows = any(_ROW.fullmatch(line) for line in lines[:1000] if line.strip())
    found = _rows(lines, name) if is_rows else _as_printed(lines, name)
    changes = tuple(_change(commit, name) for commit in found)
    if not changes:
        raise BadInput(f"{name}: holds no commits (print them by: {GIT_COMMAND})")
    return changes


def _change(commit: _Commit, name: str) -> ReportedChange:
    scoped = _SCOPED.fullmatch(commit.subject)
    return ReportedChange(
        "git",
        commit.name,
        commit.at,
        short(commit.subject or f"commit {commit.name[:12]}", LONGEST_LINE),
        SORTS.get(scoped[1].lower(), ChangeSort.DEPLOY) if scoped else ChangeSort.DEPLOY,
        services=(scoped[2],) if scoped else (),
        committed_at=commit.at,
        place=f"{name}: line {commit.line}",
    )


def _rows(lines: list[str], name: str) -> Iterator[_Commit]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _ROW.fullmatch(line)
        if row is None:
            raise BadInput(f"{name}: line {number}: {quoted(line)} isn't hash, time and subject with tabs between them")
        yield _Commit(row[1], _time(row[2], f"{name}: line {number}"), row[3].strip(), number)


def _as_printed(lines: list[str], name: str) -> Iterator[_Commit]:
    """Commits with headers and an indented message; what options like --stat add is passed over."""
    starts = [place for place, line in enumerate(lines) if _COMMIT.fullmatch(line)]
    for start, end in pairwise([*starts, len(lines)]):
        block = lines[start:end]
        headers = {match[1]: match[2] for line in block if (match := _HEADER.fullmatch(line))}
        said = headers.get("CommitDate") or headers.get("Date")
        place = f"{name}: line {start + 1}"
        if said is None:
            raise BadInput(f"{place}: the commit has no date (print them by: {GIT_COMMAND})")
        subject = next((line.strip() for line in block if line.startswith(_INDENT) and line.strip()), "")
        match = _COMMIT.fullmatch(lines[start])
        assert match is not None
        yield _Commit(match[1], _time(said.strip(), place), subject, start + 1)


def _time(said: str, place: str) -> datetime:
    """The UTC time that git wrote, in any of its ways that have a zone; raises BadInput naming the place."""
    try:
        at = _read_time(said)
    except (ValueError, OverflowError):
        raise BadInput(f"{place}: {quoted(said)} is no time with a zone") from None
    except BadInput as error:
        raise BadInput(f"{place}: {error.message}") from None
    if at is None:
        raise BadInput(f"{place}: {quoted(said)} is no time")
    return at


def _read_time(said: str) -> datetime | None:
    if own := _OWN.fullmatch(said):
        _, month, day, clock, year, zone = own.groups()
        return _rfc(f"{day} {month} {year} {clock} {zone}")
    if counted := _COUNTED.fullmatch(said):
        return since_1970(int(counted[1]))
    if blanks := _ISO_BLANKS.fullmatch(said):
        return moment("{}T{}{}".format(*blanks.groups()))
    return _rfc(said) if "," in said else moment(said)


def _rfc(said: str) -> datetime:
    at = parsedate_to_datetime(said)
    if at.tzinfo is None:  # “-0000”, or no zone at all
        if not said.endswith("-0000"):
            raise ValueError(said)
        at = at.replace(tzinfo=UTC)
    return within_reason(at, said).astimezone(UTC)
