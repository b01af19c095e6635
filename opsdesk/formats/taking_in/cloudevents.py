"""CloudEvents 1.0 in structured mode, one or a batch, from any tool: what can be told without knowing its `data`.

An event's `id` tells it from the others of its source, its `subject` says what it is about. How it stands is read from
a status word in the data, or from the last word of the type (`com.example.alert.resolved`). `time` is optional there:
without it the moment counts at which the event was taken in, and its text says so.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.formats.taking_in.node import MOST_LABELS, Node, distinct
from opsdesk.formats.taking_in.taken import Form, Taken
from opsdesk.formats.taking_in.wording import condition

NEEDED: Final = frozenset({"specversion", "type", "source", "id"})

NO_TIME: Final = "The source doesn't say when; this is when it was taken in."

_STANDING: Final = ("status", "state", "condition")
_TITLES: Final = ("title", "summary", "name", "message")
_TEXTS: Final = ("description", "text", "message", "body")
_SEVERITIES: Final = ("severity", "priority", "level")
_SERVICES: Final = ("service", "services", "component", "application")
_URLS: Final = ("url", "link", "html_url")


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    return NEEDED.issubset(document.value)


def read(documents: list[Node]) -> Taken:
    """The events of all documents; raises BadInput."""
    return Taken(Form.CLOUDEVENTS, tuple(map(_report, documents)))


def _report(event: Node) -> Report:
    kind, subject = event.name("type"), event.line("subject")
    data = _data(event)
    standing = condition(_first(data, _STANDING)) or condition(kind) or Condition.TOLD
    said_at = event.time("time")
    at = said_at or event.came_at or event.need_time("time")
    text = event.text("data") if isinstance(event.value.get("data"), str) else _whole(data)
    return Report(
        f"cloudevents {event.name('source')}",
        key=event.name("subject") if subject else event.name("id"),
        id=event.name("id"),
        at=at,
        condition=standing,
        title=_first(data, _TITLES) or subject or kind,
        text=text if said_at else f"{text}\n{NO_TIME}".strip(),
        severity=_first(data, _SEVERITIES),
        services=_services(data),
        url=_first(data, _URLS) or event.line("dataschema"),
        began_at=said_at if standing is Condition.FIRING else None,
        labels=tuple(islice((("type", kind), *_pairs(data)), MOST_LABELS)),
    )


def _data(event: Node) -> Node:
    """The data where it is an object; otherwise nothing can be known of it."""
    found = event.find("data")
    return found if found and isinstance(found.value, dict) else Node({}, event.file, event.place)


def _pairs(data: Node) -> tuple[tuple[str, str], ...]:
    told = {*_TITLES, *_TEXTS, *_SEVERITIES, *_SERVICES}
    return tuple((name, words) for name, words in data.labels() if name not in told)


def _first(data: Node, names: tuple[str, ...]) -> str:
    """The first of these that is a word or a number; what else may stand under them is the tool's own business."""
    said = dict(data.labels())
    return next((said[name] for name in names if name in said and not isinstance(data.value[name], bool)), "")


def _whole(data: Node) -> str:
    return next((data.text(name) for name in _TEXTS if isinstance(data.value.get(name), str)), "")


def _services(data: Node) -> tuple[str, ...]:
    listed = [data.find(name) for name in _SERVICES]
    every = [item for held in listed if held for item in (held.items() if isinstance(held.value, list) else [held])]
    return distinct([item.line() for item in every if isinstance(item.value, str)])
