"""A run as it is worked through: the head, a row a step under its section, and what Enter would do next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from textual.content import Content

from opsdesk.domain.checklist.run import Ending, Record, Run, StepState
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.checklist.template import Mode
from opsdesk.domain.text import one_line
from opsdesk.domain.times import countdown, elapsed
from screens.presenting.checklists_run_parts import SIGN, STYLE, WAITING
from screens.presenting.checklists_words import readable, section_name, step_words
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
from screens.widgets.line_list import Row

HERE = "→"
"""Before the step to do now."""
NO_TIME = "     "
KEPT_ROWS = 512
"""Rows that are kept made: those of the longest lists, twice."""


def run_head(run: Run, now: datetime, width: int) -> Content:
    """`RUN-3 Release 2.4 · INC-7      31 of 61 · 1 failed · 2 skipped · 1 waits   T+00:42`."""
    belongs = [f"INC-{run.incident}"] if run.incident else []
    belongs += [f"CHG-{run.change}"] if run.change else []
    belongs += ["drill"] if run.drill else []
    left = join(
        plain(f"{run.call} ", "bold"),
        plain(one_line(run.heading), "bold"),
        plain("".join(f" · {one}" for one in belongs), MUTED),
    )
    return spread(width, left, join(_counts(run, now), plain(f"   {elapsed(run.elapsed(now))}", MUTED)))


def run_rows(run: Run, now: datetime, zone: tzinfo, width: int) -> tuple[Row, ...]:
    """Every line of the run, by number; headings and lines that only gather can't be chosen."""
    here = None if run.over else run.next_step(now)
    numbers = max((len(number) for number in run.layout.lines), default=0)
    records, rows = run.by_number, []
    for part in run.parts:
        rows.append(Row(f"section {part.number}", _heading(run, part, records, width), selectable=False))
        for line in part.lines:
            record = records.get(line.number) or Record(line.number)
            is_here = here is not None and line.number == here.number
            moment = now if is_here or record.wait_until else None
            content = _step(line, record, is_here, numbers, moment, zone, width)
            rows.append(Row(line.number, content, selectable=line.step.doable))
    return tuple(rows)


def next_thing(run: Run, section: int | None, lessons: int) -> str:
    """What Enter does now when it does more than show the chosen step; empty when it doesn't. `section` is where the
    chosen step stands, `lessons` how many the template could learn from."""
    if not run.over and not run.open_steps():
        return "Every step is marked · Enter finishes the run"
    if run.over and lessons and not run.lessons_settled:
        return f"{lessons} step{'' if lessons == 1 else 's'} not as written · Enter: should the template learn from it?"
    if run.over and not run.signed_at:
        return f"{run.ending.capitalize()} · Enter signs it off"
    part = next((part for part in run.parts if part.number == section), None)
    if run.over or part is None or run.is_confirmed(part.number):
        return ""
    left = len(run.open_before(part.number))
    skips = f"{left} {'step' if left == 1 else 'steps'} before it not marked · " if left else ""
    return f"Pause before {section_name(part.number, part.section)} · {skips}Enter goes on"


def how_to_work(run: Run) -> str:
    """What the template's mode asks of people."""
    if run.template.mode is Mode.DO_CONFIRM:
        return "Do them from memory, then confirm each."
    return "Read each aloud, then do it."


def _counts(run: Run, now: datetime) -> Content:
    waiting = sum(record.waits(now) for record in run.records)
    parts = [plain(f"{run.step_count - run.count(StepState.OPEN)} of {run.step_count}")]
    for count, word, style in (
        (run.count(StepState.FAILED), "failed", "$text-error"),
        (run.count(StepState.SKIPPED), "skipped", "$text-warning"),
        (0 if run.over else waiting, "waiting", MUTED),
    ):
        parts += [plain(f"{count} {word}", style)] if count else []
    if run.over:
        parts.append(plain(run.ending, "$text-warning" if run.ending is Ending.ABANDONED else "$text-success"))
    if run.signed_at:
        parts.append(plain(f"signed by {one_line(run.signed_by)}", MUTED))
    return plain(" · ", MUTED).join(parts)


def _heading(run: Run, part: Part, records: Mapping[str, Record], width: int) -> Content:
    marked = sum(line.number in records and not records[line.number].open for line in part.steps)
    paused = bool(part.steps) and not run.over and not run.is_confirmed(part.number)
    right = plain("pause" if paused else f"{marked} of {len(part.steps)}", "bold" if paused else MUTED)
    return spread(width, plain(one_line(section_name(part.number, part.section)), f"bold {MUTED}"), right)


@lru_cache(maxsize=KEPT_ROWS)
def _step(
    line: Line, record: Record, is_here: bool, numbers: int, now: datetime | None, zone: tzinfo, width: int
) -> Content:
    """A step's row; the moment is given only where it shows, so that a tick makes one row anew and not all."""
    waits = now is not None and record.waits(now)
    style = "bold" if is_here else GONE if record.state is StepState.DONE else ""
    indent = "  " * line.step.depth
    if not line.step.doable:
        words = join(" " * (numbers + 5), indent, readable(step_words(line.step), MUTED))
        return spread(width, words)
    sign = WAITING if waits else SIGN[record.state]
    left = join(
        plain(f"{HERE if is_here else ' '} ", "bold $text-accent"),
        plain(f"{sign} ", STYLE[record.state]),
        column(plain(line.number, MUTED), numbers + 1),
        indent,
        readable(step_words(line.step), style),
    )
    took = now - record.begun_at if is_here and now and record.begun_at else None
    return spread(width, left, _right(record, waits, took, zone))


def _right(record: Record, waits: bool, taking: timedelta | None, zone: tzinfo) -> Content:
    """`failed  ana 14:02  03:20`, `waits until 14:30`, or how long the step to do now has taken."""
    more = plain(f"{'@' * bool(record.made)}{'✎' * bool(record.notes)}  ".lstrip(), MUTED)
    if waits and record.wait_until:
        return join(more, plain(f"waits until {record.wait_until.astimezone(zone):%H:%M}", "$text-warning"))
    if record.open:
        return join(more, plain(_took(taking) if taking is not None else "", "bold"))
    word = "" if record.state is StepState.DONE else f"{record.state}  "
    when = f"{record.at.astimezone(zone):%H:%M}" if record.at else ""
    took = _took(record.elapsed) if record.elapsed is not None else NO_TIME
    return join(more, plain(word, STYLE[record.state]), plain(f"{one_line(record.by)} {when}  {took}", MUTED))


def _took(span: timedelta) -> str:
    return f"{countdown(max(span, timedelta())):>5}"
