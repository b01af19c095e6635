"""How a run is told in a plain terminal: a line in a list, a page, a step to do now, and what became of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from opsdesk.desk.capture.clock import spoken_time
from opsdesk.desk.runs import outcome
from opsdesk.domain.checklist.run import Made, Record, Run, StepState
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.checklist.template import Mode
from opsdesk.domain.text import one_line
from opsdesk.domain.times import countdown, spoken
from opsdesk.domain.values import dataclass

SIGNS = {StepState.OPEN: "[ ]", StepState.DONE: "[x]", StepState.FAILED: "[!]", StepState.SKIPPED: "[-]"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What times are told by."""

    now: datetime
    zone: tzinfo

    def at(self, moment: datetime) -> str:
        """`14:02 UTC`, with the day when it isn't today."""
        return spoken_time(moment, self.now, self.zone)


def row(run: Run, telling: Telling) -> str:
    """`RUN-3 deploy v2: Deploy · 3 done, 9 open · at 2.1 · 12 min · ana · INC-7`."""
    parts = (
        outcome(run),
        run.ending or f"at {run.position}",
        spoken(run.elapsed(telling.now)),
        run.begun_by,
        f"INC-{run.incident}" if run.incident else "",
        f"CHG-{run.change}" if run.change else "",
        f"drill of RB-{run.drill}" if run.drill else "",
        f"signed off by {run.signed_by}" if run.signed_by else "",
    )
    told = " · ".join(part for part in parts if part)
    return one_line(f"{run.call} {run.name} v{run.version}: {run.heading} · {told}")


def page(run: Run, telling: Telling) -> Iterator[str]:
    """The whole run: every section, each step with what became of it."""
    yield row(run, telling)
    yield from (f"{one_line(one.name)} = {one_line(one.value) or '(not filled in)'}" for one in run.variables)
    for part in run.parts:
        paused = "" if run.is_confirmed(part.number) or not part.steps else " (pause)"
        yield from ("", f"{heading(part)}{paused}")
        for line in part.lines:
            indent = "  " * (line.step.depth + 1)
            record = run.record(line.number)
            sign = f"{SIGNS[record.state]} " if line.step.doable else ""
            yield f"{indent}{line.number} {sign}{words(line)}"
            yield from (f"{indent}  {told}" for told in became(record, telling))


def heading(part: Part) -> str:
    """`2 Go`."""
    return f"{part.number} {one_line(part.title)}"


def pause(run: Run, part: Part) -> Iterator[str]:
    """What is asked before a section."""
    yield ""
    count = len(part.steps)
    how = "do them from memory, then confirm each" if run.template.mode is Mode.DO_CONFIRM else "read each, then do it"
    yield f"-- pause: {heading(part)} · {count} step{'' if count == 1 else 's'}, {how}"
    yield from (f"   {one_line(line)}" for line in part.section.intro.splitlines() if line.strip())
    if left := [line.number for line in run.open_before(part.number)]:
        yield f"   still open before it: {', '.join(left)}"


def step(run: Run, line: Line, telling: Telling) -> Iterator[str]:
    """A step to do now, with all that helps to do it."""
    held = line.step
    yield ""
    yield f"{line.number} {words(line)}"
    for label, text in (("who", held.role), ("expect", held.expected), ("link", held.link)):
        if text:
            yield f"    {label}: {one_line(text)}"
    yield from (f"    $ {command}" for command in held.command.splitlines())
    yield from (f"    {note}".rstrip() for note in held.note.splitlines())
    yield from (f"    {told}" for told in became(run.record(line.number), telling))


def words(line: Line) -> str:
    """A step's words; those of a table's row with the cells beside them, under their columns' titles."""
    beside = (f"{title}: {cell}" if title else cell for title, cell in line.cells)
    return one_line(" | ".join(text for text in (line.step.words, *beside) if text))


def became(record: Record, telling: Telling) -> Iterator[str]:
    """What is known of a step, a line each."""
    if not record.open:
        yield marked(record, telling)
    if record.wait_until and record.open:
        left = record.wait_until - telling.now
        yield f"waits until {telling.at(record.wait_until)} ({countdown(left)})"
    yield from (f"note by {note.by} at {telling.at(note.at)}: {one_line(note.text)}" for note in record.notes)
    yield from (work(made, telling) for made in record.made)


def work(made: Made, telling: Telling) -> str:
    """`INC-7 A4: look`, `to do: look, to ask at 14:30 UTC`."""
    asked = f", to ask at {telling.at(made.check_in_at)}" if made.check_in_at else ""
    return f"{made.name}: {one_line(made.task)}{asked}"


def marked(record: Record, telling: Telling) -> str:
    """`failed by ana at 14:02 UTC after 03:20: the pool was full`."""
    at = f" at {telling.at(record.at)}" if record.at else ""
    took = "" if record.elapsed is None else f" after {countdown(record.elapsed)}"
    return f"{record.state} by {record.by}{at}{took}{f': {one_line(record.why)}' if record.why else ''}"
