"""How postmortems are told in a terminal: in a line, and as a page that says first what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.postmortem_prompts import PROMPTS
from opsdesk.domain.text import one_line
from opsdesk.drafting.lint.model import Finding

NAME_CELLS: Final = 6
LABEL_CELLS: Final = 14


def summary(one: Standing) -> str:
    """`PM-3   INC-7 SEV-2 Card payments fail: draft, ana, meeting by 2026-11-24, 3 things missing`."""
    held = one.postmortem
    severity = f" SEV-{one.severity}" if one.severity else ""
    parts = [str(held.state), held.owner or "nobody"]
    if one.open_again and not held.over:
        parts.append(f"waits as {held.incident_name} is open again")
    elif not held.over and held.review is None and held.meeting_due:
        parts.append(f"meeting by {held.meeting_due}")
    if one.missing:
        parts.append(f"{len(one.missing)} missing")
    if one.follow_ups:
        parts.append(f"{one.open_follow_ups} of {len(one.follow_ups)} follow-ups open")
    return one_line(f"{held.name:<{NAME_CELLS}} {held.incident_name}{severity} {one.title}: {', '.join(parts)}")


def told(one: Standing) -> Iterator[str]:
    """The postmortem as a page; what the log tells is in its exports."""
    held = one.postmortem
    yield one_line(f"{held.name} {held.incident_name} {one.title}")
    yield from (f"{label:<{LABEL_CELLS}}{words}" for label, words in _facts(one) if words)
    if one.missing:
        yield f"missing before it is {held.state.ahead}"
        yield from (one_line(f"  {reason.about:<{LABEL_CELLS + 2}}{reason.words}") for reason in one.missing)
    yield "contributing factors" if held.factors else "no contributing factor is named"
    for factor in held.factors:
        entries = ", ".join(f"#{seq}" for seq in factor.entries) or "on no entry"
        yield one_line(f"  {factor.name} {factor.kind}: {factor.words} ({entries})")
    yield "questions"
    for prompt in PROMPTS:
        sign = "✓" if held.answer(prompt.id) else "!" if prompt.id in one.waits_for else "·"
        yield one_line(f"  {sign} {prompt.id:<{LABEL_CELLS + 2}}{prompt.question}")
        yield from (f"      {one_line(line)}" for line in held.answer(prompt.id).splitlines())


def finding_line(about: str, finding: Finding) -> str:
    """`E BLM1 overview: this blames a person: Say what …`."""
    return one_line(f"{finding.level} {finding.rule} {about}: {finding.message}: {finding.suggestion}")


def _facts(one: Standing) -> Iterator[tuple[str, str]]:
    held, review = one.postmortem, one.postmortem.review
    yield "state", f"{held.state}{f': {held.state_why}' if held.state_why else ''}"
    yield "begun", one_line(held.asked_by)
    yield "owner", held.owner or "nobody"
    if one.open_again and not held.over:
        yield "due", f"nothing yet: {held.incident_name} is open again; its dates count from the new end"
    elif not held.over:
        yield "preliminary", _due(held.preliminary_due)
        yield "draft", _due(held.draft_due)
        yield "meeting", _due(held.meeting_due)
    yield "review", f"{review.on} with {', '.join(review.present)}" if review else ""
    yield "follow-ups", ", ".join(f"{it.name} {it.state}" for it in one.follow_ups)


def _due(at: datetime | date | None) -> str:
    if at is None:
        return ""
    return f"due {f'{at:%Y-%m-%d %H:%M} UTC' if isinstance(at, datetime) else at}"
