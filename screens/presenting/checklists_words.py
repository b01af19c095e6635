"""The Markdown of checklists on a terminal: links by their words, code and emphasis by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from opsdesk.domain.checklist.template import Section, Step
from opsdesk.domain.text import one_line
from screens.presenting.row import join, plain

CODE = "$text-accent"

_SIGN = re.compile(
    r"!?\[(?P<named>[^\]]+)\]\((?P<to>[^)\s]+)[^)]*\)|(?P<tick>`+)(?P<code>.+?)(?P=tick)|\*\*(?P<strong>[^*]+)\*\*"
)
_ADDRESS = re.compile(r"\]\((?P<linked>[^)\s]+)|(?P<bare>https?://[^\s)>\]]+)")
_ENDS = ".,;:!?\"'"
"""What ends a sentence is no part of the address that it ends with."""


def readable(text: str, style: str = "") -> Content:
    """One line of Markdown as it is read."""
    line, parts, at = one_line(text), list[Content](), 0
    for match in _SIGN.finditer(line):
        parts.append(plain(line[at : match.start()], style))
        parts.append(_sign(match, style))
        at = match.end()
    return join(*parts, plain(line[at:], style))


def addresses(step: Step) -> Iterator[str]:
    """Where a step's links lead, each once: its own first, then those in its words and its note."""
    found = [step.link] if step.link else []
    for text in (step.words, *step.cells, step.note):
        found += (match["linked"] or match["bare"].rstrip(_ENDS) for match in _ADDRESS.finditer(text))
    return iter(dict.fromkeys(found))


def section_name(number: int, section: Section) -> str:
    """`2 Announce`; a table without a heading is called by its columns."""
    title = readable(section.title).plain or " | ".join(section.columns) or "Steps"
    return f"{number} {title}"


def step_words(step: Step) -> str:
    """The step in one line, a table's further cells after it."""
    return " | ".join(cell for cell in (step.words, *step.cells) if cell)


def _sign(match: re.Match[str], style: str) -> Content:
    if match["named"]:
        return readable(match["named"], style)
    if match["code"]:
        return plain(match["code"].strip(), CODE)
    return plain(match["strong"], f"{style} bold".strip())
