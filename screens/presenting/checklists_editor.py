"""What stands around a checklist while it is written: what it is, what the rules find, and where in the text."""

from __future__ import annotations

from textual.content import Content

from opsdesk.domain.checklist.lint import Finding
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Template
from screens.checklists.drafting import Reading
from screens.presenting.checklists_findings import WARNING, finding_lines, has_warnings, summed_up
from screens.presenting.listing import Line, lines_of
from screens.presenting.row import MUTED, join, plain, spread
from screens.widgets.line_list import Row


def editor_head(reading: Reading, name: str, remark: str, width: int) -> Content:
    """`deploy  12 steps in 3 sections · deployment · read-do      2 warnings, 1 to consider`."""
    held = reading.template
    if held is None:
        return spread(width, plain(name or "New checklist", "bold"), plain("can't be read yet", WARNING))
    steps, sections = len(list(held.steps)), sum(bool(section.steps) for section in held.sections)
    what = f"  {steps} steps in {sections} section{'' if sections == 1 else 's'} · {held.kind} · {held.mode}"
    left = join(
        plain(name or f"New: {held.name}", "bold"),
        plain(what, MUTED),
        plain(f" · {remark}" if remark else "", WARNING),
    )
    style = WARNING if has_warnings(reading.findings) else MUTED
    return spread(width, left, plain(summed_up(reading.findings), style))


def finding_rows(reading: Reading, width: int) -> tuple[Row, ...]:
    """A rule after the other, whole; why the text can't be read stands alone."""
    if reading.problem:
        problem = lines_of(Line(reading.problem, "!", style="$text-error"), width)
        return tuple(Row(f"problem {part}", content) for part, content in enumerate(problem))
    rows: list[Row] = []
    for place, line in finding_lines(reading.findings):
        rows += [Row(f"{place} {len(rows) + part}", content) for part, content in enumerate(lines_of(line, width))]
    return tuple(rows)


def row_of(rows: tuple[Row, ...], place: int) -> str:
    """The key of the last row about a finding: the one that names its place."""
    return next((row.key for row in reversed(rows) if row.key.split()[0] == str(place)), "")


def place_in(text: str, template: Template, finding: Finding) -> tuple[int, int] | None:
    """Where in the text a finding's step or section stands, from sign to sign; None for one about the whole."""
    steps = {number: step.words for number, _, step in numbered(template)}
    words = steps.get(finding.place, finding.place)
    at = text.find(words)
    if at < 0:
        return None
    within = words.find(finding.words) if finding.words else -1
    return (at + within, at + within + len(finding.words)) if within >= 0 else (at, at + len(words))
