"""The record of a checklist's run: what became of each step, what went otherwise than planned first, and who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo

from opsdesk.domain.checklist.run import Ending, Made, Record, Run, StepState
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.times import countdown, spoken
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import Clock, bullets, page, section

_MARKED = re.compile(
    r"\[(?P<label>(?:[^\[\]`]|`[^`\[\]]+`)+)\]\((?P<address>https?://[\w!#$%&'*+,./:;=?@~-]+)\)|`(?P<code>[^`]+)`"
)
"""What is left of a template's own Markdown: links to the web and code. The rest is shown as it was typed."""


def render(run: Run, now: datetime, *, zone: tzinfo) -> str:
    """The record as Markdown; of a run that hasn't ended, as it stands now."""
    clock = Clock.over(_times(run, now), zone)
    return page(
        f"# {run.call}: {_title(run.heading)}",
        _head(run, now, clock),
        section("Deviations", _deviations(run, clock)),
        section("Filled in", bullets(f"{inside(one.name)}: {inside(one.value) or '–'}" for one in run.variables)),
        *(section(f"{part.number} {_title(part.title)}", _part(run, part, clock)) for part in run.parts),
        section("Signature", _signature(run, clock)),
    )


def _times(run: Run, now: datetime) -> Iterator[datetime]:
    marks = (record.at for record in run.records)
    notes = (note.at for record in run.records for note in record.notes)
    yield from (at for at in (run.begun_at, run.ended_at or now, run.signed_at, *marks, *notes) if at)


def _head(run: Run, now: datetime, clock: Clock) -> str:
    counts = ((state, run.count(state)) for state in StepState)
    ended = f"{run.ending} by {inside(run.ended_by)}" if run.over else "under way"
    begun = f"begun by {inside(run.begun_by)}"
    belongs = (f"INC-{run.incident}" * bool(run.incident), f"CHG-{run.change}" * bool(run.change))
    parts = (
        f"Checklist {run.name}, version {run.version}",
        ended,
        f"{run.step_count} steps: {', '.join(f'{count} {state}' for state, count in counts if count)}",
        f"{begun}, {clock.day(run.begun_at)}, {clock.period(run.begun_at, run.ended_at)}" if run.begun_at else begun,
        spoken(run.elapsed(now)),
        *belongs,
        f"drill of RB-{run.drill}" if run.drill else "",
    )
    return " · ".join(part for part in parts if part)


def _deviations(run: Run, clock: Clock) -> str:
    told = [f"abandoned: {inside(run.why)}"] if run.ending is Ending.ABANDONED else []
    for number in run.layout.numbers:
        record = run.record(number)
        if not record.open and record.state is not StepState.DONE:
            told.append(f"{number} {_words(run.layout.lines[number])} – {_mark(record, clock)}")
    if run.over and (left := run.open_steps()):
        told.append(f"never marked: {', '.join(line.number for line in left)}")
    return bullets(told) or "None: every step that is marked was done."


def _part(run: Run, part: Part, clock: Clock) -> str:
    lines: list[str] = []
    depth = -1
    for line in part.lines:
        depth = min(line.step.depth, depth + 1)
        lines += (f"{'  ' * depth}{told}" for told in _line(line, run.record(line.number), clock))
    return "\n".join(lines)


def _line(line: Line, record: Record, clock: Clock) -> Iterator[str]:
    box = f"[{'x' if record.state is StepState.DONE else ' '}] " if line.step.doable else ""
    mark = "" if record.open else f" – {_mark(record, clock)}"
    yield f"- {box}{line.number} {_words(line)}{mark}"
    yield from (f"  - note by {inside(note.by)}, {clock.stamp(note.at)}: {inside(note.text)}" for note in record.notes)
    yield from (f"  - {_work(made, clock)}" for made in record.made)


def _work(made: Made, clock: Clock) -> str:
    asked = f", to ask at {clock.stamp(made.check_in_at)}" if made.check_in_at else ""
    return f"{made.name}: {inside(made.task)}{asked}"


def _mark(record: Record, clock: Clock) -> str:
    when = f", {clock.stamp(record.at)}" if record.at else ""
    took = "" if record.elapsed is None else f", after {countdown(record.elapsed)}"
    state = record.state if record.state is StepState.DONE else f"**{record.state}**"
    return f"{state} by {inside(record.by)}{when}{took}{f': {inside(record.why)}' if record.why else ''}"


def _signature(run: Run, clock: Clock) -> str:
    if run.signed_at:
        return f"Signed off by {inside(run.signed_by)}, {clock.day(run.signed_at)}, {clock.stamp(run.signed_at)}."
    return f"Not signed off. Name, date: {'_' * 30}"


def _title(text: str) -> str:
    """Words of a heading: signs at its end that would close it are shown."""
    plain = inside(text)
    return f"{plain[:-1]}\\#" if plain.endswith("#") else plain


def _words(line: Line) -> str:
    """A step's words with the links and the code in them, and the cells beside it under their columns' titles."""
    beside = (f"{f'{inside(title)}: ' if title else ''}{_with_links(cell)}" for title, cell in line.cells)
    return " · ".join(text for text in (_with_links(line.step.words), *beside) if text.strip())


def _with_links(text: str) -> str:
    told, at = "", 0
    for match in _MARKED.finditer(text):
        told += _before_a_link(text[at : match.start()])
        told += f"`{match['code']}`" if match["code"] else f"[{_with_code(match['label'])}]({match['address']})"
        at = match.end()
    return told + _before_a_link(text[at:])


def _with_code(label: str) -> str:
    """A link's words: every second part stands between backticks."""
    parts = label.strip().split("`")
    return "".join(f"`{part}`" if place % 2 else _before_a_link(part) for place, part in enumerate(parts))


def _before_a_link(text: str) -> str:
    """Plain text, its outer blanks kept; an exclamation mark at its end would make an image of the link."""
    if not text.strip():
        return " " if text else ""
    lead, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    plain = inside(text)
    return f"{lead}{plain[:-1]}\\!{tail}" if plain.endswith("!") and not tail else f"{lead}{plain}{tail}"
