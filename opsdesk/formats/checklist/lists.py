"""Task lists: which line is a step, in which other step it stands, and which lines belong to it.

A line without a box is a step of its own (one there is nothing to tick at) when steps stand in it, or when it stands
beside steps in their list; any other such line is part of a note. Below a step, whatever is indented belongs to it, and
so does what follows without an empty line between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsdesk.domain.checklist.template import Box, Section, Step
from opsdesk.formats.checklist.items import step_of
from opsdesk.formats.checklist.lines import INSIDE, Item, Line, block_end, is_task, item_of, prose


class ListReader:
    """Reads the lines below one heading."""

    def __init__(self, lines: Sequence[Line], name: str) -> None:
        self._lines = lines
        self._name = name
        self._at = 0
        self._contents: list[int] = []
        """Of the steps that the next line may belong to, outermost first: the column of their words."""

    def section(self, head: Section) -> Section:
        """The section with its text and steps."""
        intro = prose(self._until_item())
        steps = []
        while self._at < len(self._lines):
            step = self._step()
            if not self._contents:
                step = replace(step, after=prose(self._until_item()))
            steps.append(step)
        return replace(head, intro=intro, steps=tuple(steps))

    def _until_item(self) -> Iterator[Line]:
        """The lines outside any list, up to the next step."""
        while self._at < len(self._lines) and self._item() is None:
            yield from self._block()

    def _step(self) -> Step:
        """The step at this line; afterwards no list is open if it was the last of its list."""
        item, indent = self._item(), self._lines[self._at].indent
        assert item is not None
        while self._contents and indent < self._contents[-1]:
            self._contents.pop()
        depth = len(self._contents)
        self._contents.append(indent + item.width)
        self._at += 1
        return step_of(item, depth, list(self._below()))

    def _below(self) -> Iterator[Line]:
        """The lines that belong to the step above them."""
        blank = False
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.blank:
                if self._item() is not None:
                    return
                if blank and line.indent < INSIDE:
                    break
            blank = line.blank
            yield from self._block()
        self._contents.clear()

    def _block(self) -> Iterator[Line]:
        """This line, or all of the code block or comment that it begins."""
        begin = self._at
        self._at = max(block_end(self._lines, begin, self._name), begin + 1)
        yield from self._lines[begin : self._at]

    def _item(self) -> Item | None:
        """The step that begins at this line, if one does."""
        line = self._lines[self._at]
        item = item_of(line)
        if item is None or item.box is not Box.NONE:
            return item
        beside = bool(self._contents) and line.indent < self._contents[-1]
        return item if beside or self._holds_tasks(line.indent + item.width) else None

    def _holds_tasks(self, content: int) -> bool:
        """Whether a step with a box stands in the item at this line, whose words begin in a column."""
        place, blank = self._at + 1, False
        while place < len(self._lines):
            line = self._lines[place]
            outside = line.indent < content if item_of(line) else blank and line.indent < INSIDE
            if not line.blank and outside:
                return False
            if is_task(line):
                return True
            blank = line.blank
            place = max(block_end(self._lines, place, self._name), place + 1)
        return False
