"""Finding words in the kept texts: no index, since all of them are read in a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    every = runbooks.listed(desk)
    titles = [Found(document, 0, document.title) for document in every if _has(document.title, asked)]
    titled = {found.document.number for found in titles}
    lines = chain.from_iterable(_in_text(document, text, asked) for document, text in runbooks.texts(desk, every))
    found = sorted((*titles, *lines), key=lambda one: (one.document.number not in titled, -one.document.number))
    first = found[:MOST_FOUND]
    return [one for _, lines in groupby(first, key=lambda one: one.document.number) for one in _headed(desk, [*lines])]


def first_lines(desk: Desk, documents: Iterable[Document], wanted: str) -> list[Found]:
    """Of each document's text with all the words on one line, whatever their case, the first such line."""
    asked, every = wanted.casefold().split(), runbooks.texts(desk, documents)
    return [found for document, text in every for found in islice(_in_text(document, text, asked), 1)]


def _in_text(document: Document, text: str, asked: list[str]) -> Iterator[Found]:
    if _has(text, asked):
        lines = enumerate(text.splitlines(), 1)
        yield from (Found(document, number, line.strip()) for number, line in lines if _has(line, asked))


def _headed(desk: Desk, lines: list[Found]) -> Iterator[Found]:
    """Lines of one document, each with the heading above it."""
    headings = outline(runbooks.text_of(desk, lines[0].document)).headings
    for one in lines:
        above = [heading.words for heading in headings if heading.line <= one.line]
        yield replace(one, heading=above[-1] if above else "")


def _has(line: str, asked: list[str]) -> bool:
    held = line.casefold()
    return all(word in held for word in asked)
