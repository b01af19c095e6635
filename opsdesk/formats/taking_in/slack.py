"""A channel of a Slack export: its messages as the timeline of an incident that somebody worked on there.

An export keeps a file a day in a folder named as the channel; given one after the other they are one incident. People
are told by their ids. Joining, leaving, renaming, and what bots post is left out: tools are taken in themselves.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath
from typing import Final

from opsdesk.formats.taking_in.foreign import joined
from opsdesk.formats.taking_in.node import Node, identity
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate, Form, Taken
from opsdesk.formats.taking_in.times import since_1970

SOURCE: Final = "slack"

_SPOKEN: Final = {"", "me_message", "thread_broadcast", "file_share", "reply_broadcast"}
"""Subtypes of messages in which somebody says something."""
_DAY_FILE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_STAMP: Final = re.compile(r"\d{1,12}(?:\.\d{1,9})?", re.ASCII)
_LINKED: Final = re.compile(r"<([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>")


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    held = document.value
    if isinstance(held.get("messages"), list):
        return "ok" in held or "channel" in held
    return "ts" in held and held.get("type") == "message"


def read(documents: list[Node]) -> Taken:
    """The channel's talk; raises BadInput. Nothing is said where nobody said anything."""
    messages = [
        message
        for document in documents
        for message in (document.items("messages") if document.find("messages") else [document])
    ]
    said = [_update(message) for message in messages if _is_spoken(message)]
    if not said:
        return Taken(Form.SLACK)
    updates = tuple(sorted({update.id: update for update in said}.values(), key=lambda update: update.at))
    channel = _channel(messages[0].file)
    talk = ForeignIncident(
        SOURCE,
        identity(channel or f"since {updates[0].id}"),
        f"#{channel}" if channel else f"Slack channel, {updates[0].at:%Y-%m-%d}",
        began_at=updates[0].at,
        updates=updates,
        talk=True,
    )
    return Taken(Form.SLACK, incidents=joined([talk]))


def _is_spoken(message: Node) -> bool:
    is_message = message.line("type") == "message" and message.line("subtype") in _SPOKEN
    return is_message and message.find("bot_id") is None and bool(message.text("text"))


def _update(message: Node) -> ForeignUpdate:
    stamp = message.need("ts")
    said = stamp.line()
    if not _STAMP.fullmatch(said):
        raise stamp.wrong("must be a time like 1549600000.000200")
    return ForeignUpdate(said, since_1970(float(said)), "", _plain(message.text("text")), message.line("user"))


def _channel(file: str) -> str:
    """The channel's name, as an export tells it by its folders; empty where no file has a name."""
    path = PurePath(file)
    if path.suffix != ".json":
        return ""
    return path.parent.name if _DAY_FILE.fullmatch(path.stem) else path.stem


def _plain(text: str) -> str:
    """Slack's markup as plain words: `<https://x|label>` is “label (https://x)”, `<@U1>` is “@U1”."""
    return unescape(_LINKED.sub(_told, text))


def _told(found: re.Match[str]) -> str:
    target, label = found[1], found[2] or ""
    if target[0] in "@#!":
        sign = "@" if target[0] == "!" else target[0]
        return f"{sign}{(label or target[1:]).lstrip('@#')}"
    return f"{label} ({target})" if label and label != target else target
