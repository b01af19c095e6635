"""What the rules find in a checklist: each rule once with what would mend it, and below it every place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from opsdesk.domain.checklist.lint import WHOLE, Finding, Level
from screens.presenting.checklists_words import readable
from screens.presenting.listing import Line
from screens.presenting.row import MUTED

WARNING = "$text-warning"


def finding_lines(found: Sequence[Finding]) -> Iterator[tuple[int, Line]]:
    """Lines with the place of the finding that each is about; a rule's own line goes with its first."""
    for rule, group in groupby(enumerate(found), key=lambda one: one[1].rule):
        hits = list(group)
        first, finding = hits[0]
        style = WARNING if finding.level is Level.WARNING else ""
        said = _quoted(finding) if finding.place == WHOLE and len(hits) == 1 else ""
        yield first, Line(f"{finding.message}{said and f' {said}'} → {finding.suggestion}", rule, style=style)
        for place, hit in hits:
            if hit.place != WHOLE or len(hits) > 1:
                where = "" if hit.place == WHOLE else f"{readable(hit.place).plain} "
                yield place, Line(f"{where}{_quoted(hit)}", indent=len(rule) + 1, style=MUTED)


def summed_up(found: Sequence[Finding]) -> str:
    """`2 warnings, 1 to consider`."""
    warnings = sum(finding.level is Level.WARNING for finding in found)
    parts = [f"{warnings} warning{'' if warnings == 1 else 's'}"] if warnings else []
    parts += [f"{len(found) - warnings} to consider"] if len(found) > warnings else []
    return ", ".join(parts) or "nothing found"


def has_warnings(found: Sequence[Finding]) -> bool:
    """Something is to be mended, not only to be considered."""
    return any(finding.level is Level.WARNING for finding in found)


def _quoted(finding: Finding) -> str:
    words = readable(finding.words).plain.strip()
    return f"“{words}”" if words else ""
