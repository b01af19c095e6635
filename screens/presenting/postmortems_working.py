"""A postmortem while somebody works on it: its questions with their marks, what the log says, what the rules find."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from textual.content import Content

from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.postmortem_document import Document, Fact
from opsdesk.domain.postmortem_gates import FACTORS, FOLLOW_UPS, REVIEW
from opsdesk.domain.postmortem_milestones import Looked
from opsdesk.domain.postmortem_prompts import BY_ID, PROMPTS
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Milestone
from opsdesk.drafting.lint.model import Finding, Level
from opsdesk.formats.markdown.postmortem_parts import clock_of
from screens.presenting.draft import finding_line
from screens.presenting.listing import Line
from screens.presenting.postmortems import ERROR, MILESTONES, WARNING
from screens.presenting.postmortems_parts import PARTS, SAYS, keyed_rows
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.widgets.line_list import Row


def spots() -> tuple[str, ...]:
    """Everything that is worked on, in its order."""
    return (*(prompt.id for prompt in PROMPTS), *PARTS)


def spot_about(about: str) -> str:
    """Where a gate's reason is seen to: a single milestone's among all of them."""
    return MILESTONES if about in set(Milestone) else about


def spot_rows(
    one: Standing,
    found: Mapping[str, Sequence[Finding]],
    half: Collection[str],
    milestones: Sequence[Looked],
    width: int,
) -> tuple[Row, ...]:
    """The questions and the other parts, each with how it stands; `half` are those whose answer isn't kept yet."""
    rows = [Row("heading questions", plain("Questions", f"bold {MUTED}"), selectable=False)]
    for prompt in PROMPTS:
        said = one.postmortem.answer(prompt.id)
        waits = plain("!", WARNING) if prompt.id in one.waits_for else plain("·", MUTED)
        mark = plain("✓", "$text-success") if said else waits
        notes = ["not kept yet"] if prompt.id in half else []
        rows.append(Row(prompt.id, _spot(mark, prompt.title, notes, found.get(prompt.id, ()), width)))
    rows.append(Row("heading parts", plain("From the log, and after it", f"bold {MUTED}"), selectable=False))
    for part, title in PARTS.items():
        mark = _mark_of(part, one, milestones)
        rows.append(Row(part, _spot(mark, title, [_count(part, one, milestones)], found.get(part, ()), width)))
    return tuple(rows)


def working_head(one: Standing, width: int) -> Content:
    """`PM-3 INC-7 Card payments fail · draft · ana … 5 missing before it is in review`."""
    held = one.postmortem
    what = plain(f" · {held.state} · {held.owner or 'nobody owns it'}", MUTED)
    left = join(plain(f"{held.name} {held.incident_name} ", "bold"), plain(one_line(one.title), "bold"), what)
    if held.state.ahead is None:
        return spread(width, left, plain(str(held.state), GONE))
    if not one.missing:
        return spread(width, left, plain(f"can be {held.state.ahead}: s", "$text-success"))
    return spread(width, left, plain(f"{len(one.missing)} missing before it is {held.state.ahead}", WARNING))


def question(spot: str) -> Content:
    """What is asked, and what helps to answer."""
    prompt = BY_ID.get(spot)
    if prompt is None:
        return plain(SAYS[spot], "bold")
    need = "" if prompt.needed else "  (may stay open)"
    hint = plain(f"\n{prompt.hint}" if prompt.hint else "", MUTED)
    return join(plain(prompt.question, "bold"), plain(need, MUTED), hint)


def fact_rows(facts: Sequence[Fact], document: Document, width: int) -> tuple[Row, ...]:
    """What the log says, a fact a row, with what it stands on."""
    lines = (Line(_fact(fact, days=named_days(document)), "·") for fact in facts)
    return tuple(keyed_rows(((str(place), line) for place, line in enumerate(lines)), width))


def named_days(document: Document) -> bool:
    """Whether its times name their day, as there is more than one."""
    return clock_of(document).named_days


def clock_words(at: datetime, *, days: bool) -> str:
    """`13:58`, `Wed 1 Feb 13:58` (UTC)."""
    return f"{at:%a} {at.day} {at:%b %H:%M}" if days else f"{at:%H:%M}"


def finding_rows(found: Sequence[Finding], text: str, width: int) -> tuple[Row, ...]:
    """What the rules find, each whole."""
    return tuple(
        Row(f"{place} {piece}", line)
        for place, finding in enumerate(found)
        for piece, line in enumerate(finding_line(finding, text).wrap(max(width, 10)))
    )


def counted(found: Sequence[Finding]) -> str:
    """`E 1 W 2`; empty for none."""
    counts = ((level, sum(finding.level is level for finding in found)) for level in Level)
    return " ".join(f"{level} {count}" for level, count in counts if count)


def words_of(document: Document, milestones: Sequence[Looked]) -> str:
    """How much of it is there, for the border."""
    settled = sum(looked.is_settled for looked in milestones)
    return f"{len(document.postmortem.answers)} answered · {settled} of {len(milestones)} milestones"


def _spot(mark: Content, title: str, notes: Sequence[str], found: Sequence[Finding], width: int) -> Content:
    right = [plain(note, MUTED) for note in notes if note]
    if found:
        right.append(plain(counted(found), ERROR if any(finding.blocks for finding in found) else WARNING))
    return spread(width, join(mark, " ", plain(title)), Content("  ").join(right))


def _mark_of(part: str, one: Standing, milestones: Sequence[Looked]) -> Content:
    """Whether its next step waits for a part, whether it is there, or whether nobody has to see to it yet."""
    there = {
        FACTORS: bool(one.postmortem.factors),
        MILESTONES: all(looked.is_settled for looked in milestones),
        FOLLOW_UPS: bool(one.follow_ups),
        REVIEW: one.postmortem.review is not None,
    }[part]
    if part in one.waits_for or (part == MILESTONES and not there):
        return plain("!", WARNING)
    return plain("✓", "$text-success") if there else plain("·", MUTED)


def _count(part: str, one: Standing, milestones: Sequence[Looked]) -> str:
    if part == FACTORS:
        return str(len(one.postmortem.factors))
    if part == FOLLOW_UPS:
        return f"{one.open_follow_ups} open" if one.follow_ups else "0"
    if part == MILESTONES:
        return f"{sum(looked.is_settled for looked in milestones)} of {len(milestones)}"
    return str(one.postmortem.review.on) if one.postmortem.review else "not held"


def _fact(fact: Fact, *, days: bool) -> str:
    told = fact.at is None or f"{fact.at:%H:%M}" in fact.words
    at = "" if fact.at is None or told else f"{clock_words(fact.at, days=days)} "
    return f"{at}{fact.words}{f' ({fact.evidence})' if fact.evidence else ''}"
