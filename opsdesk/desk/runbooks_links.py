"""Where a document's relative links lead, looked up beside its file; a URL's, and an absent file's, can't be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin

from opsdesk.desk import runbooks
from opsdesk.desk.desk import Desk
from opsdesk.domain.runbook import Document
from opsdesk.formats.outline import Outline, outline

MARKDOWN: Final = frozenset({".md", ".markdown"})
LARGEST: Final = 1024 * 1024
"""Bytes of another document that are read for its headings."""
_OUTLINES_KEPT: Final = 256


def dead_links(document: Document) -> tuple[str, ...]:
    """The links of its kept text that lead nowhere now, as they are written."""
    if document.text is None:
        return ()
    if document.card.is_url:
        return document.text.dead_anchors
    folder = Path(document.card.place).parent
    if not _is_there(folder):
        return document.text.dead_anchors
    dead = (link for link in document.text.links if not _leads_somewhere(folder, link))
    return (*document.text.dead_anchors, *dead)


def leads_to(desk: Desk, document: Document, link: str) -> Document | None:
    """The document kept here that a link of another leads to; None when there is none."""
    target, place = link.partition("#")[0], document.card.place
    there = urljoin(place, target) if document.card.is_url else str((Path(place).parent / unquote(target)).resolve())
    wanted = {there, target}
    return next((held for held in runbooks.listed(desk) if held.card.place in wanted), None)


def _leads_somewhere(folder: Path, link: str) -> bool:
    target, _, fragment = link.partition("#")
    path = folder / unquote(target.partition("?")[0])
    if not _is_there(path):
        return False
    return not fragment or path.suffix.lower() not in MARKDOWN or _has(path, fragment)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have, or a folder that can't be looked into
        return False


def _has(path: Path, fragment: str) -> bool:
    try:
        return _outline(path, path.stat().st_mtime_ns).has(fragment)
    except OSError:  # it is there, and what it says isn't for everybody
        return True


@lru_cache(maxsize=_OUTLINES_KEPT)
def _outline(path: Path, changed: int) -> Outline:
    with path.open("rb") as file:
        return outline(file.read(LARGEST).decode(errors="replace"))
