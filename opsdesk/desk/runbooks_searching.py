"""Finding words in the kept texts: no index, since there are few and each is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import Final

from opsdesk.desk import runbooks
from opsdesk.desk.decision import words
from opsdesk.desk.desk import Desk
from opsdesk.domain.runbook import Document
from opsdesk.domain.values import dataclass
from opsdesk.formats.outline import outline

MOST_FOUND: Final = 500
"""Lines that a search gives."""


@dataclass(frozen=True, slots=True)
class Found:
    """A line that holds every word that was looked for."""

    document: Document
    line: int
    """In the kept text, from 1; 0: it is the title."""
    text: str
    heading: str = ""
    """What it stands under."""


def search(desk: Desk, wanted: str) -> list[Found]:
    """Each title and each line with all the words, whatever their case; documents whose title has them come first.

    At most MOST_FOUND: whoever finds more is to say more words.
    """
    asked = words(wanted, "what to look for").casefold().split()
    found = [lines for document in runbooks.listed(desk) if (lines := _in_document(desk, document, asked))]
    found.sort(key=lambda lines: lines[0].line > 0)
    first = islice(chain.from_iterable(found), MOST_FOUND)
    return [one for _, lines in groupby(first, key=lambda one: one.document.number) for one in _headed(desk, [*lines])]


def _in_document(desk: Desk, document: Document, asked: list[str]) -> list[Found]:
    title = [Found(document, 0, document.title)] if _has(document.title, asked) else []
    lines = enumerate(runbooks.text_of(desk, document).splitlines(), 1)
    return [*title, *(Found(document, number, line.strip()) for number, line in lines if _has(line, asked))]


def _headed(desk: Desk, lines: list[Found]) -> Iterator[Found]:
    """Lines of one document, each with the heading above it."""
    headings = outline(runbooks.text_of(desk, lines[0].document)).headings
    for one in lines:
        above = [heading.words for heading in headings if heading.line <= one.line]
        yield replace(one, heading=above[-1] if above else "")


def _has(line: str, asked: list[str]) -> bool:
    held = line.casefold()
    return all(word in held for word in asked)
