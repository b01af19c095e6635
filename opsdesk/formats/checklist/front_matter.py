"""The lines before a checklist that Markdown has no place for: its own keys, and those of other tools.

Own keys count from the line `checklist: NAME` on, so that another tool's `version` or `owner` above it never becomes
ours. A file without that line is foreign: there our keys are read where their values make sense, and left alone
otherwise. It isn't a YAML parser, on purpose: a line that isn't ours is kept, not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from opsdesk.domain.checklist import variables
from opsdesk.domain.checklist.staleness import interval
from opsdesk.domain.checklist.template import Kind, Mode, Template, Variable
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted, slug
from opsdesk.formats.checklist.lines import Line, block_end, is_task

FENCE = "---"
NAME = "checklist"
VARIABLE = "variable."

_KEY = re.compile(r"([\w.-]+):(?:\s+(.*))?")
_NEEDS_QUOTES = re.compile(r"""[\[\]{}>|*&!%#`@,?:"'-].*|.*: .*|.* #.*|.*:|\s.*|.*\s""")


def starts(lines: Sequence[Line], at: int) -> bool:
    """A front matter begins at this line: a rule, and below it a key. Two rules with steps between are none."""
    if lines[at].text.rstrip() != FENCE:
        return False
    end = next((place for place in range(at + 1, len(lines)) if lines[place].text.rstrip() == FENCE), at)
    if any(is_task(line) for line in lines[at + 1 : end]):
        return False
    after = next((line for line in lines[at + 1 :] if not line.blank and not line.text.startswith("#")), None)
    return after is not None and _KEY.fullmatch(after.text) is not None


def begin_of(lines: Sequence[Line], name: str) -> int | None:
    """The place of the line that begins one; comments and empty lines may stand before it. None where there is none.

    Raises BadInput for a comment without an end.
    """
    at = after_comments(lines, 0, name)
    return at if at < len(lines) and starts(lines, at) else None


def after_comments(lines: Sequence[Line], at: int, name: str) -> int:
    """The place of the first line from a place on that is neither a comment's nor empty; raises BadInput for a comment
    without an end."""
    while at < len(lines):
        end = block_end(lines, at, name) if lines[at].text.startswith("<!--") else at
        if end == at and not lines[at].blank:
            break
        at = max(end, at + 1)
    return at


def end_of(lines: Sequence[Line], at: int, name: str) -> int:
    """The place of the line that ends it; raises BadInput when there is none."""
    for place in range(at + 1, len(lines)):
        if lines[place].text.rstrip() == FENCE:
            return place
    raise BadInput(f"{name}: line {lines[at].number}: the front matter isn't closed (a line “{FENCE}” is missing)")


def read_front_matter(template: Template, lines: Sequence[Line], name: str) -> Template:
    """The template with what the lines say; raises BadInput for a value of ours that can't be read."""
    first = next((place for place, line in enumerate(lines) if _pair(line)[0] == NAME), None)
    foreign = [line.text for line in lines[: first or 0]]
    seen: set[str] = set()
    for line in lines[first or 0 :]:
        key, value = _pair(line)
        read = None if key in seen and first is None else _reader(key)
        if read is None:
            foreign.append(line.text)
            continue
        try:
            if key in seen:
                raise BadInput(f"“{key}” stands twice")
            template = read(template, _unquoted(value))
            seen.add(key)
        except BadInput as error:
            if first is not None:
                raise BadInput(f"{name}: line {line.number}: {error.message}") from None
            foreign.append(line.text)
    return replace(template, foreign=tuple(foreign))


def front_matter(template: Template) -> list[str]:
    """The lines between the rules, foreign ones first."""
    own = {
        NAME: template.name,
        "version": str(template.version or ""),
        "owner": template.owner,
        "service": template.service,
        "kind": "" if template.kind is Kind.OTHER else template.kind,
        "mode": "" if template.mode is Mode.READ_DO else template.mode,
        "last_reviewed_on": str(template.last_reviewed_on or ""),
        "review_in": template.review_in,
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in own.items() if value]
    lines += (f"{VARIABLE}{one.name}: {_quoted(one.words)}".rstrip() for one in template.variables)
    return [*template.foreign, *lines]


Read = Callable[[Template, str], Template]


def _reader(key: str) -> Read | None:
    """What takes a value over into the template; None for a key that isn't ours."""
    if key.startswith(VARIABLE):
        return lambda template, value: _with_variable(template, key.removeprefix(VARIABLE), value)
    convert = _VALUES.get(key)
    if convert is None:
        return None
    field = "name" if key == NAME else key
    return lambda template, value: replace(template, **{field: convert(value)})


def _with_variable(template: Template, name: str, words: str) -> Template:
    if not variables.NAME.fullmatch(name):
        raise BadInput(f"{quoted(name)} is no name for a variable (letters, digits, “_” and “-”)")
    return replace(template, variables=(*template.variables, Variable(name, words)))


def _name(value: str) -> str:
    if not value or slug(value) != value:
        raise BadInput(f"{NAME}: {quoted(value)} is no name (lower-case letters and digits, joined by “-”)")
    return value


def _version(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        raise BadInput(f"version: {quoted(value)} is no number from 1 on")
    return int(value)


def _date(value: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise BadInput(f"last_reviewed_on: {quoted(value)} is no date like 2026-11-21")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(f"last_reviewed_on: {value} isn't in the calendar") from None


def _interval(value: str) -> str:
    if interval(value) is None:
        raise BadInput(f"review_in: {quoted(value)} is no span like 90 days or 6 months")
    return value


def _word_of(key: str, words: type[Kind] | type[Mode]) -> Callable[[str], Any]:
    def convert(value: str) -> Kind | Mode:
        if value not in [*words]:
            raise BadInput(f"{key}: {quoted(value)} isn't one of {', '.join(words)}")
        return words(value)

    return convert


_VALUES: dict[str, Callable[[str], Any]] = {
    NAME: _name,
    "version": _version,
    "owner": str,
    "service": str,
    "kind": _word_of("kind", Kind),
    "mode": _word_of("mode", Mode),
    "last_reviewed_on": _date,
    "review_in": _interval,
}


def _pair(line: Line) -> tuple[str, str]:
    match = _KEY.fullmatch(line.text)
    return (match[1], (match[2] or "").strip()) if match else ("", "")


def _quoted(value: str) -> str:
    """The value so that YAML reads the same: in quotes where it would take it for something else."""
    if not _NEEDS_QUOTES.fullmatch(value):
        return value
    return f"'{value}'" if '"' in value else f'"{value}"'


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
