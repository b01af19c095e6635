"""What `change import` can read, told to people; the readers themselves are loaded when there is something to read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ChangeForm(StrEnum):
    """A format that changes are read from."""

    GIT = "git"
    GITHUB = "github"
    CSV = "csv"
    STATUSPAGE = "statuspage"
    CSTATE = "cstate"


GIT_COMMAND: Final = "git log --first-parent --since=7.days --pretty=tformat:'%H%x09%cI%x09%s'"
"""Prints hash, time and subject of each commit, with tabs between them."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "at": ("at", "time", "when", "date", "timestamp", "deployed_at", "started_at"),
    "title": ("title", "change", "what", "summary", "description", "subject"),
    "service": ("service", "services", "system", "application", "component"),
    "kind": ("kind", "type", "sort", "category"),
    "risk": ("risk", "tier", "risk_level"),
    "author_role": ("author_role", "role", "team"),
    "link": ("link", "url", "ticket_url"),
    "id": ("id", "key", "number", "ticket", "reference"),
}
"""The columns of a table that are read, and what else they may be called."""
