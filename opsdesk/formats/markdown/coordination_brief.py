"""Two teams on a page: what they owe each other, what they have been through, and how they could coordinate."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.commitment_words import standing_words
from opsdesk.domain.coordination_brief import Brief, Side
from opsdesk.domain.coordination_shared import Shared
from opsdesk.formats.markdown.escape import cell, inside
from opsdesk.formats.markdown.page import bullets, page, part, section

MOST_ENDED = 10
MOST_SHARED = 15


def coordination_brief(brief: Brief) -> str:
    """The brief for a talk between two teams."""
    first, second = brief.sides
    return page(
        f"# Coordination: {inside(first.name)} and {inside(second.name)}\n\nAs of {brief.on} · {brief.facts.bond} · "
        f"{inside(brief.facts.bond_words)}",
        section("Proposed", _proposed(brief), "A proposal, by the rule named; the two teams decide."),
        section("Blocked", bullets(_held_up(one, brief) for one in brief.held_up) or "Nothing."),
        section("Owed", *(_owed(side, other) for side, other in ((first, second), (second, first)))),
        section("Promises so far", *(_record(side, other) for side, other in ((first, second), (second, first)))),
        section("Ways of working", bullets(_ways(brief))),
        section("Reaching each other", *(part(inside(side.name), bullets(_reaching(side))) for side in brief.sides)),
        section("Incidents and changes of both", _shared(brief.shared) or "None on this desk."),
        section("Open questions", bullets(map(inside, brief.questions)) or "None."),
    )


def _proposed(brief: Brief) -> str:
    lines = (
        (f"- **{one.aspect}**: {inside(one.words)}", f"  - because {inside(one.why)} (rule {one.rule})")
        for one in brief.proposals
    )
    return "\n".join(line for pair in lines for line in pair)


def _owed(side: Side, other: Side) -> str:
    title = f"{inside(side.name)} to {inside(other.name)}"
    return part(title, bullets(_line(one) for one in side.owes) or "Nothing is open.")


def _held_up(one: Standing, brief: Brief) -> str:
    """The promise, and below it the commitment that it waits for."""
    blocker = brief.blocker_of(one)
    if blocker is None or blocker in brief.held_up:
        return _line(one)
    promise = blocker.commitment.promise
    return f"{_line(one)}\n  - {inside(promise.giver)} to {inside(promise.receiver)}: {_line(blocker)}"


def _line(one: Standing) -> str:
    commitment, promise = one.commitment, one.commitment.promise
    who = inside(promise.person) if promise.person else "nobody named"
    test = f"; done when {inside(promise.done_test)}" if promise.done_test else ""
    return f"**{commitment.name}** {inside(commitment.title)} ({who}): {inside(standing_words(one))}{test}"


def _record(side: Side, other: Side) -> str:
    ended = (
        f"{one.commitment.name} {inside(one.commitment.title)}: {inside(standing_words(one))}"
        for one in side.ended[:MOST_ENDED]
    )
    told = (f"to {inside(other.name)}: {side.record.words}", f"to everybody: {side.overall.words}", *ended)
    return part(inside(side.name), bullets(told))


def _ways(brief: Brief) -> Iterator[str]:
    for side in brief.sides:
        yield f"{inside(side.name)} says: {inside(side.says.words) if side.says else 'nothing yet'}"
    if brief.facts.shared_time is not None:
        yield f"at work at the same time: {brief.facts.shared_time.total_seconds() / 3600:.0f} h a week"


def _reaching(side: Side) -> Iterator[str]:
    if side.team is None:
        yield "No page of this team is kept."
        return
    profile = side.team.profile
    facts = (
        ("Services", ", ".join(side.services)),
        ("Lead", profile.lead),
        ("How to ask", profile.asking),
        ("Answers", profile.response),
        ("Hours", f"{profile.hours} {profile.zone}".strip()),
    )
    yield from (f"{label}: {inside(words)}" for label, words in facts if words)
    yield from (f"{inside(reach.name)}: {inside(reach.words)}" for reach in side.team.reaches)
    yield from (f"**Not to be trusted:** {inside(reason.words)}" for reason in side.stale)


def _shared(past: tuple[Shared, ...]) -> str:
    if not past:
        return ""
    rows = (
        f"| {one.name} | {cell(one.title)} | {one.at.date() if one.at else '–'} | {cell(one.why)} |"
        for one in past[:MOST_SHARED]
    )
    table = "\n".join(("| | What | When | Both because |", "|---|---|---|---|", *rows))
    more = len(past) - MOST_SHARED
    return f"{table}\n\nand {more} more" if more > 0 else table
