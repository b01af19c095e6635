"""One thing has one name in every `--json`: what the vocabulary of docs/json.md says, looked for in what came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

OTHERWISE: Final = {
    "state": "status",
    "standing": "status",
    "ending": "status",
    "state_why": "status_why",
    "sort": "kind",
    "link": "url",
    "because": "why",
    "reason": "why",
    "result": "outcome",
    "statement": "text",
    "task": "text",
    "who": "by",
    "errors": "problems",
    "days_left": "left_days",
    "stale_because": "reasons",
    "seconds": "elapsed_seconds",
    "due": "due_on or due_at",
}
"""Names for what is called something else."""
REFERENCES: Final = {
    "incident": "INC",
    "earlier": "INC|SIG",
    "fixes": "INC",
    "change": "CHG",
    "signal": "SIG",
    "run": "RUN",
    "procedure": "RB",
    "meeting": "MTG",
    "ritual": "RIT",
    "commitment": "COM",
    "vendor": "VEN",
    "merged_into": "VEN",
    "parent": "H",
    "closed_by": "E",
    "tests": "H",
}
"""What refers to something by its id, and what the ids begin with."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_WITHIN: Final = re.compile(r"(?:^|_)(?:since|until|as_of)$")
_TOLD_AS_KEPT: Final = {"fields", "labels", "variables", "links", "facts"}
"""What is in them is named by the log's entry, another tool, a checklist's writer …"""


def slips(value: Any, key: str = "", place: str = "") -> Iterator[str]:
    """What doesn't keep to the vocabulary, with its place."""
    if isinstance(value, dict):
        for name, held in value.items():
            if key not in _TOLD_AS_KEPT:
                yield from _misnamed(name, held, f"{place}.{name}")
            yield from slips(held, "" if name == "facts" and isinstance(held, list) else name, f"{place}.{name}")
    elif isinstance(value, list):
        for held in value:
            yield from slips(held, key, place)


def _misnamed(name: str, held: Any, place: str) -> Iterator[str]:
    if name in OTHERWISE:
        yield f"{place}: it is called {OTHERWISE[name]}"
    for one in held if isinstance(held, list) else [held]:
        yield from _misplaced(name, one, place)


def _misplaced(name: str, one: Any, place: str) -> Iterator[str]:
    is_day = isinstance(one, str) and bool(_DAY.fullmatch(one))
    is_time = isinstance(one, str) and bool(_TIME.fullmatch(one))
    wants_day = name == "on" or (name.endswith("_on") and name != "depends_on")
    wants_time = name == "at" or name.endswith("_at")
    if is_day is not wants_day and (is_day or one is not None):
        yield f"{place}: {one!r} is {'a' if is_day else 'no'} day"
    if wants_time and not is_time and one is not None:
        yield f"{place}: {one!r} is no time"
    if is_time and not wants_time and not _WITHIN.search(name):
        yield f"{place}: {one!r} is a time"
    is_reference = name in REFERENCES and not isinstance(one, dict) and one is not None
    if is_reference and not re.fullmatch(rf"(?:{REFERENCES[name]})-?\d+", str(one)):
        yield f"{place}: {one!r} is no id"
