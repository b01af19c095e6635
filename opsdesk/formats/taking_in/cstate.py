"""cState: a Markdown file an incident, with front matter in YAML's or TOML's way. The file's name is its key.

The body is edited in place while the incident goes on, so it is one update, and its end is told by the front matter.
cState has no kind of its own for planned work: such a post is informational, of another section than issues, or a mere
notice that says so in its title or in its file's name. It is read as a change, and can be had as an incident, too.
Of YAML only what cState writes is read: names, texts, and lists of texts.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePath
from typing import Any, Final

from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import slug
from opsdesk.formats.strict_json import LARGEST
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate, Form, ReportedChange, Taken
from opsdesk.formats.text_files import text_in

SOURCE: Final = "cstate"
POST: Final = "post"
"""The id of its one update."""

_FENCES: Final = ("---", "+++")
_KEY: Final = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s+(.*))?")
_ITEM: Final = re.compile(r"\s*-\s+(.*)")
_QUOTED: Final = re.compile(r"""(["'])(.*?)\1(?:\s+#.*)?$""")
_ZONE: Final = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_MOST_LINES: Final = 500
"""Of front matter."""
_SECTIONS: Final = frozenset({"maintenance", "maintenances", "scheduled", "planned"})
_NOTICE: Final = "notice"
"""cState's mildest severity."""
_PLANNED: Final = re.compile(
    r"\b(?:maintenance|upgrad(?:e|es|ing)|migrat(?:ion|ions|ing)|planned|scheduled|brownout)\b", re.IGNORECASE
)


def looks_like(data: bytes) -> bool:
    """Whether a file begins with front matter."""
    first = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip()
    return first.decode("ascii", "replace") in _FENCES


def read(data: bytes, name: str) -> Taken:
    """The incident of one file, or its planned work; raises BadInput naming file, line or key, and reason."""
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    head, body = _parts(text_in(data, name).strip(), name)
    incident = _incident(head, body, name)
    if _is_planned(head, incident):
        return Taken(Form.CSTATE, changes=(_change(incident, name),))
    return Taken(Form.CSTATE, incidents=(incident,))


def _is_planned(head: Node, incident: ForeignIncident) -> bool:
    if head.line("informational").lower() == "true" or head.line("section").lower() in _SECTIONS:
        return True
    named = f"{incident.title} {incident.key}"
    return incident.severity.lower() == _NOTICE and _PLANNED.search(named.replace("_", " ")) is not None


def _change(incident: ForeignIncident, name: str) -> ReportedChange:
    assert incident.began_at is not None, "a post without a date is refused"
    return ReportedChange(
        SOURCE,
        incident.key,
        incident.began_at,
        incident.title,
        ChangeSort.VENDOR_NOTICE,
        services=incident.services,
        place=name,
        notice=incident,
    )


def _incident(head: Node, body: str, name: str) -> ForeignIncident:
    began_at = _time(head, "date")
    title = head.name("title")
    path = PurePath(name)
    post = Node(body, head.file, "body")
    return ForeignIncident(
        SOURCE,
        path.name if path.suffix in {".md", ".markdown"} else f"{began_at:%Y-%m-%d}-{slug(title)}.md",
        title,
        began_at=began_at,
        ended_at=_ended_at(head, began_at),
        severity=head.line("severity"),
        services=distinct([held.line() for held in head.items("affected")]),
        updates=(ForeignUpdate(POST, began_at, "", post.text()),),
    )


def _ended_at(head: Node, began_at: datetime) -> datetime | None:
    if head.line("resolved").lower() != "true":
        return None
    return _time(head, "resolvedWhen") if head.line("resolvedWhen") else began_at


def _time(head: Node, key: str) -> datetime:
    """A time of the front matter; one without a zone is in UTC, as Hugo reads it."""
    said = head.need(key).line()
    zoned = said if _ZONE.search(said) else f"{said if ':' in said else f'{said}T00:00'}Z"
    return Node({key: zoned}, head.file, head.place).need_time(key)


def _parts(text: str, name: str) -> tuple[Node, str]:
    """Front matter and body."""
    lines = text.splitlines()
    fence = lines[0].strip() if lines else ""
    if fence not in _FENCES:
        raise BadInput(f"{name}: line 1: front matter is needed (a line “---” or “+++”)")
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], start=1) if line.strip() == fence), None)
    if end is None:
        raise BadInput(f"{name}: line 1: the front matter isn't closed (a line “{fence}” is missing)")
    head = lines[1:end]
    fields = _toml("\n".join(head), name) if fence == "+++" else _yaml(head, name)
    return Node(fields, name), "\n".join(lines[end + 1 :]).strip()


def _toml(head: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return {key: _worded(value) for key, value in tomllib.loads(head).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise BadInput(f"{name}: front matter: {error}") from None


def _worded(value: object) -> object:
    """TOML's values as YAML's lines give them."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


def _yaml(head: list[str], name: str) -> dict[str, Any]:
    """Keys with a text or a list of texts; what stands deeper is passed over."""
    fields: dict[str, Any] = {}
    key = ""
    for number, line in enumerate(head, start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if key and (item := _ITEM.fullmatch(line)):
            held = fields[key]
            fields[key] = [*(held if isinstance(held, list) else []), _unquoted(item[1])]
        elif match := _KEY.fullmatch(line):
            key = match[1]
            fields[key] = _value(match[2] or "")
        elif not line.startswith((" ", "\t")):
            raise BadInput(f"{name}: line {number}: a key and its value are needed (“title: …”)")
    return fields


def _value(said: str) -> str | list[str] | None:
    words = said.strip()
    if words.startswith("[") and words.endswith("]"):
        return [item for part in words[1:-1].split(",") if (item := _unquoted(part))]
    return _unquoted(words) or None


def _unquoted(said: str) -> str:
    """A text without its quotation marks and the remark behind it."""
    words = said.strip()
    if quoted := _QUOTED.match(words):
        return quoted[2]
    return words.partition(" #")[0].rstrip()
