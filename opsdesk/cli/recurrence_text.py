"""How recurrences are told in a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from opsdesk.desk.recurrences_standing import Again, Overview
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.recurrence_patterns import Pattern
from opsdesk.domain.recurrence_words import after_words
from opsdesk.domain.text import one_line

KEYS: Final = (
    "The keys of --json: days, incidents (how many there were), linked and proposed (id, incident, earlier, "
    "started_at, days, why, notes, improvements, dismissed), patterns (by, name, times, days, incidents)."
)
_INDENT: Final = "        "


def told(found: Overview) -> Iterator[str]:
    """What came back, what may have, what comes too often; from how many incidents that is."""
    yield f"{counted(found.incidents, 'incident')} in {found.days} days"
    for pattern in found.patterns:
        yield one_line(pattern.words)
    for again in (*found.linked, *found.proposed):
        yield from again_told(again)
    if not (found.patterns or found.linked or found.proposed):
        yield "nothing came back; two incidents are linked by: opsdesk recurrence link INC-9 INC-4 --why REASON"


def again_told(again: Again) -> Iterator[str]:
    """`REC-2    INC-9 Payments fail is INC-4 Payments slow again, after 12 days`, and why below it."""
    name = again.linked.name if again.linked else "perhaps"
    later, earlier = f"INC-{again.incident} {again.title}", f"INC-{again.earlier} {again.earlier_title}"
    yield one_line(f"{name:<8}{later} is {earlier} again, {after_words(again.days)}")
    yield one_line(f"{_INDENT}{again.why}")
    yield from (one_line(f"{_INDENT}{note}") for note in again.notes)
    if again.linked is not None:
        yield from (one_line(f"{_INDENT}made of it: {one.told}") for one in again.linked.improvements)
        if again.linked.dismissed:
            yield one_line(f"{_INDENT}dismissed: {again.linked.dismissed}")


def overview_json(found: Overview) -> dict[str, Any]:
    """All of it."""
    return {
        "days": found.days,
        "incidents": found.incidents,
        "linked": [again_json(again) for again in found.linked],
        "proposed": [again_json(again) for again in found.proposed],
        "patterns": [pattern_json(pattern) for pattern in found.patterns],
    }


def again_json(again: Again) -> dict[str, Any]:
    """Two incidents that are one problem, or may be."""
    linked = again.linked
    made = linked.improvements if linked else ()
    return {
        "id": linked.name if linked else None,
        "incident": f"INC-{again.incident}",
        "earlier": f"INC-{again.earlier}",
        "started_at": again.began_at,
        "days": again.days,
        "why": again.why,
        "notes": list(again.notes),
        "improvements": [
            {"means": one.means, "about": one.about, "words": one.words, "owner": one.owner, "at": one.at}
            for one in made
        ],
        "dismissed": (linked.dismissed or None) if linked else None,
    }


def pattern_json(pattern: Pattern) -> dict[str, Any]:
    """What comes too often."""
    return {
        "by": pattern.by,
        "name": pattern.name,
        "times": pattern.times,
        "days": pattern.days,
        "incidents": [f"INC-{number}" for number in pattern.incidents],
    }
