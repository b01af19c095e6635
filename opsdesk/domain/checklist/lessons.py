"""What a template should learn from a run, and the template that has learnt it.

A step that failed warns the next person: what happened goes into its note as a caution. A step that was skipped says
there when it doesn't apply; skipped in several runs on end it isn't worth its place, since a list of steps whose
omission hurts nobody stops being read [s Gawande]. Other words are for a person to find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import takewhile

from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.run import Record, Run, StepState
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

ON_END = 3
"""Runs in a row in which a step was skipped before its removal is proposed [s]."""
LONGEST = 300
"""Signs of a reason that a caution repeats."""


class Remedy(StrEnum):
    """What is to become of a step."""

    CAUTION = "caution"
    """Its note gets what happened."""
    REWORD = "reword"
    """It gets other words."""
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A change to one step of a template, and why. `replace` it to choose another remedy, or other words."""

    step: str
    """Its number in the run."""
    section: str
    """The title of its section and …"""
    words: str
    """… its words, both as in the template, blanks and all: a newer version may count its steps otherwise."""
    because: str
    """`failed in RUN-3: the pool was full`."""
    remedy: Remedy = Remedy.CAUTION
    text: str = ""
    """The caution, or the new words; empty for a removal."""


def lessons(run: Run, earlier: Sequence[Run] = ()) -> tuple[Lesson, ...]:
    """What each failed or skipped step teaches, in reading order; `earlier` are runs of the same template before it,
    newest first."""
    steps = {number: (section, step) for number, section, step in numbered(run.template)}
    taught = {record.number: record for record in run.marked() if record.state is not StepState.DONE}
    return tuple(
        _lesson(run, taught[number], *steps[number], earlier) for number in run.layout.numbers if number in taught
    )


def learnt(template: Template, taught: Sequence[Lesson]) -> Template:
    """The template with every lesson in it, whose steps are found by their words; one that isn't there any more, or has
    its caution already, stays as it is. The last step of all is never removed."""
    for lesson in taught:
        changed = _with_lesson(template, lesson)
        template = changed if any(changed.steps) else template
    return template


def applies(template: Template, lesson: Lesson) -> bool:
    """The step it is about is still there, and the lesson would change it."""
    return learnt(template, (lesson,)) != template


def _lesson(run: Run, record: Record, section: Section, step: Step, earlier: Sequence[Run]) -> Lesson:
    said = record.why or "; ".join(note.text for note in record.notes)
    because = f"{record.state} in {run.call}{f': {_plain(said)}' if said else ''}"
    times = _skips_on_end(step, section, (run, *earlier))
    if times >= ON_END:
        return Lesson(record.number, section.title, step.words, f"skipped in the last {times} runs", Remedy.REMOVE)
    day = f" ({record.at:%Y-%m-%d})" if record.at else ""
    told = "Caution: failed" if record.state is StepState.FAILED else "Skipped"
    told += f"{because.removeprefix(record.state)}{day}."
    return Lesson(record.number, section.title, step.words, because, Remedy.CAUTION, told)


def _skips_on_end(step: Step, section: Section, newest_first: Sequence[Run]) -> int:
    """In how many of the newest runs the step was skipped without one in between in which it wasn't."""

    def skipped(run: Run) -> bool:
        same = (n for n, at, one in numbered(run.template) if (at.title, one.words) == (section.title, step.words))
        return run.record(next(same, "")).state is StepState.SKIPPED

    return len(list(takewhile(skipped, newest_first)))


def _plain(text: str) -> str:
    """What somebody typed as part of a line: no line feed, no blank to fill in, not endless."""
    line = one_line(" ".join(text.split())).replace("{{", "{ {")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _with_lesson(template: Template, lesson: Lesson) -> Template:
    """The template with the first step changed that the lesson is about."""
    for at, section in enumerate(template.sections):
        place = next((place for place, step in enumerate(section.steps) if step.words == lesson.words), None)
        if section.title == lesson.section and place is not None:
            changed = _REMEDIES[lesson.remedy](section, place, lesson.text)
            left = (changed,) if changed.level or changed.intro or changed.steps else ()
            return replace(template, sections=(*template.sections[:at], *left, *template.sections[at + 1 :]))
    return template


def _warned(section: Section, place: int, caution: str) -> Section:
    """A row of a table has no note: the cell beside its words takes the caution, where there is one."""
    step = section.steps[place]
    if not section.columns:
        note = step.note if caution in step.note else _joined(step.note, caution)
        return _put(section, place, replace(step, note=note))
    told = _in_a_cell(caution)
    if not step.cells or told in step.cells[0]:
        return section
    return _put(section, place, replace(step, cells=(f"{step.cells[0]} {told}".strip(), *step.cells[1:])))


def _reworded(section: Section, place: int, words: str) -> Section:
    plain = " ".join(words.split())
    return _put(section, place, replace(section.steps[place], words=_in_a_cell(plain) if section.columns else plain))


def _removed(section: Section, place: int, text: str) -> Section:
    """The section without a step: what stood in it moves out by one, the text after it stays."""
    step, above, below = section.steps[place], list(section.steps[:place]), list(section.steps[place + 1 :])
    inside = list(takewhile(lambda one: one.depth > step.depth, below))
    moved = [replace(one, depth=one.depth - 1) for one in inside] + below[len(inside) :]
    if step.after and above:
        above[-1] = replace(above[-1], after=_joined(above[-1].after, step.after))
    elif step.after:
        section = replace(section, intro=_joined(section.intro, step.after))
    if not above and not moved:
        section = replace(section, columns=(), alignment=())
    return replace(section, steps=(*above, *moved))


def _put(section: Section, place: int, step: Step) -> Section:
    return replace(section, steps=(*section.steps[:place], step, *section.steps[place + 1 :]))


def _joined(before: str, after: str) -> str:
    return "\n\n".join(text for text in (before, after) if text)


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")


_REMEDIES: dict[Remedy, Callable[[Section, int, str], Section]] = {
    Remedy.CAUTION: _warned,
    Remedy.REWORD: _reworded,
    Remedy.REMOVE: _removed,
}
