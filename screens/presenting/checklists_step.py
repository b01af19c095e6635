"""The chosen step of a run in full: words, command, what is to be seen, who, where, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.domain.checklist.run import Record, Run
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.times import countdown, spoken
from screens.presenting.checklists_run import how_to_work
from screens.presenting.checklists_run_parts import STYLE
from screens.presenting.checklists_words import CODE, addresses, readable
from screens.presenting.row import MUTED, column, join, plain
from screens.widgets.line_list import Row

LABEL = 9
"""Cells that the labels take."""
NARROWEST = 10
UNWRAPPED = 10_000
"""Cells of a line that is wrapped by whoever shows it."""


def step_rows(run: Run, number: str, now: datetime, zone: tzinfo, width: int) -> tuple[Row, ...]:
    """The step as lines; at a pause what the section says comes first."""
    line = run.layout.lines[number]
    part = next(part for part in run.parts if part.number == line.section)
    record = run.record(number)
    lines: list[Content] = []
    if not run.over and not run.is_confirmed(part.number):
        lines += _pause(run, part, width)
    lines += _words(part, line, width)
    for label, content in _facts(line, record, now, zone):
        lines += hanging(label, content, width)
    return tuple(Row(str(place), content) for place, content in enumerate(lines))


def step_title(run: Run, number: str, now: datetime) -> str:
    """`2.10 · now · 03:12`, `2.10 · failed by bo · 14 min`."""
    record, here = run.record(number), run.next_step(now)
    if not record.open:
        took = f" · {spoken(record.elapsed)}" if record.elapsed is not None else ""
        return f"{number} · {record.state} by {record.by}{took}"
    if run.over or here is None or here.number != number:
        return f"{number} · {record.state}"
    if not run.is_confirmed(here.section):
        return f"{number} · comes first after the pause"
    if record.waits(now):
        return f"{number} · waits"
    return f"{number} · now" + (f" · {countdown(now - record.begun_at)}" if record.begun_at else "")


def hanging(label: str, content: Content, width: int) -> list[Content]:
    """Words wrapped beside their label."""
    before = column(plain(label, MUTED), LABEL)
    wrapped = content.wrap(max(width - LABEL, NARROWEST)) or [content]
    return [join(before if place == 0 else " " * LABEL, line) for place, line in enumerate(wrapped)]


def _pause(run: Run, part: Part, width: int) -> Iterator[Content]:
    count = len(part.steps)
    steps = f"{count} step{'' if count == 1 else 's'} until the next pause. {how_to_work(run)}"
    yield from plain(steps, MUTED).wrap(max(width, NARROWEST))
    for line in part.section.intro.splitlines():
        if line.strip() and not line.startswith("<!--"):
            yield from readable(line).wrap(max(width, NARROWEST))
    yield Content()


def _words(part: Part, line: Line, width: int) -> Iterator[Content]:
    yield from join(plain(f"{line.number} ", MUTED), readable(line.step.words, "bold")).wrap(max(width, NARROWEST))
    for title, cell in zip(part.section.columns[1:], line.step.cells, strict=False):
        yield from join(plain(f"{title}: ", MUTED), readable(cell)).wrap(max(width, NARROWEST))


def _facts(line: Line, record: Record, now: datetime, zone: tzinfo) -> Iterator[tuple[str, Content]]:
    step = line.step
    for place, command in enumerate(step.command.splitlines()):
        yield ("$" if place == 0 else ""), plain(command, CODE)
    for label, text in (("expect", step.expected), ("who", step.role)):
        if text:
            yield label, readable(text)
    yield from _happened(record, now, zone)
    for place, told in enumerate(text for text in step.note.splitlines() if text.strip()):
        yield ("note" if place == 0 else ""), readable(told, MUTED)
    for place, address in enumerate(addresses(step)):
        yield ("link" if place == 0 else ""), plain(address, MUTED)


def _happened(record: Record, now: datetime, zone: tzinfo) -> Iterator[tuple[str, Content]]:
    if record.why and not record.open:
        yield record.state, plain(record.why, STYLE[record.state])
    if record.wait_until and record.open:
        left = record.wait_until - now
        until = f"until {record.wait_until.astimezone(zone):%H:%M}, {countdown(left)}"
        yield "waits", plain(f"{until}{'' if record.waits(now) else ': the time has come'}", "$text-warning")
    for note in record.notes:
        yield f"{note.at.astimezone(zone):%H:%M}", join(plain(f"{note.by}: ", MUTED), plain(note.text))
    for made in record.made:
        asked = f", to ask at {made.check_in_at.astimezone(zone):%H:%M}" if made.check_in_at else ""
        words = join(plain(f"{made.name}: ", "bold"), plain(made.task), plain(asked, MUTED))
        yield f"{made.at.astimezone(zone):%H:%M}", words


def step_text(run: Run, number: str, now: datetime, zone: tzinfo) -> str:
    """Everything about a step as plain text, for reading it at any length."""
    return "\n".join(row.content.plain.rstrip() for row in step_rows(run, number, now, zone, UNWRAPPED))
