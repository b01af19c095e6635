"""The lines below an item's first one: who, what to expect, where, the command to copy, and any note.

    - [ ] Roll back
      Role: commander
      Expect: the error rate is below 1 %
      Link: https://example.org/rollback
      ```sh
      deploy rollback {{ release }}
      ```
      Whatever else there is to know.

They stand in this order directly below the item. After an empty line everything is a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from opsdesk.domain.checklist.template import Step
from opsdesk.formats.checklist.lines import Item, Line, closes, dedented, fence_of

LABELS = {"role": "Role: ", "expected": "Expect: ", "link": "Link: "}
SHELLS = frozenset({"", "sh", "bash", "zsh", "fish", "shell", "console", "powershell", "sql"})
"""Languages whose code block is a command; others are examples, and part of the note."""


def step_of(item: Item, depth: int, below: Sequence[Line]) -> Step:
    """The step of an item with the lines that belong to it."""
    lines = [Line(0, text) for text in dedented(below).split("\n")]
    if not below or below[0].blank:
        return Step(item.words, depth, item.box, item.marker, note=dedented(lines))
    told: dict[str, Any] = {}
    at = 0
    for field, label in LABELS.items():
        text = lines[at].text if at < len(lines) else ""
        if text.startswith(label) and text.removeprefix(label).strip():
            told[field] = text.removeprefix(label).strip()
            at += 1
    command, shell, at = _command(lines, at)
    note = "\n".join(line.text for line in lines[at:]).strip("\n")
    return Step(item.words, depth, item.box, item.marker, command=command, shell=shell, note=note, **told)


def below(step: Step) -> Iterator[str]:
    """The lines below a step's first one, not indented."""
    for field, label in LABELS.items():
        if text := getattr(step, field):
            yield f"{label}{text}"
    if step.command:
        fence = _fence_around(step.command)
        yield from (f"{fence}{step.shell}", *step.command.split("\n"), fence)
    if step.note:
        if _looks_read(step.note):
            yield ""
        yield from step.note.split("\n")


def _command(lines: Sequence[Line], at: int) -> tuple[str, str, int]:
    """The command that begins at a line, the language it names, and the place after it."""
    fence = fence_of(lines[at].text) if at < len(lines) and not lines[at].indent else None
    if fence is None or fence[0][0] != "`" or fence[1] not in SHELLS:
        return "", "", at
    end = next(place for place in range(at + 1, len(lines)) if closes(fence[0], lines[place].text))
    command = "\n".join(line.text for line in lines[at + 1 : end])
    return (command, fence[1], end + 1) if command.strip("\n") == command and command else ("", "", at)


def _fence_around(command: str) -> str:
    fence = "```"
    while any(closes(fence, line) for line in command.split("\n")):
        fence += "`"
    return fence


def _looks_read(note: str) -> bool:
    """The note's first line would be taken for something else if it stood directly below the step."""
    first = note.partition("\n")[0]
    return first.startswith((*LABELS.values(), "```"))
