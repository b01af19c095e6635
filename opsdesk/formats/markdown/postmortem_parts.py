"""What the Markdown forms of a postmortem have in common: facts with their evidence, answers, actions, the timeline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC
from typing import Final

from opsdesk.domain.followup import FollowUp, State
from opsdesk.domain.postmortem_document import Document, Fact, Part
from opsdesk.domain.postmortem_prompts import BY_ID
from opsdesk.formats.markdown.escape import cell, inline, inside, quote
from opsdesk.formats.markdown.page import Clock, bullets, part
from opsdesk.formats.markdown.report import table

NOT_ANSWERED: Final = "Not answered yet."
_LISTED: Final = re.compile(r"(\s*)([-*]|\d{1,3}\.) +(?=\S)")


def clock_of(document: Document) -> Clock:
    """The clock for its pages: UTC, the day named where there is more than one."""
    return Clock.over((fact.at for fact in document.of(Part.TIMELINE) if fact.at), UTC)


def facts(those: Iterable[Fact]) -> str:
    """Facts as a list, each with what it stands on."""
    return bullets(f"{inline(fact.words)}{_evidence(fact)}" for fact in those)


def dated_facts(those: Iterable[Fact], clock: Clock) -> str:
    """The same, each beginning with when it was."""
    return bullets(f"{_when(fact, clock)}{inline(fact.words)}{_evidence(fact)}" for fact in those)


def answer(document: Document, prompt: str) -> str:
    """What was answered to a question, in its own lines and lists; empty where nothing was."""
    said = document.postmortem.answer(prompt)
    return "\n".join(_line(line) for line in said.splitlines()) if said else ""


def needed(document: Document, prompt: str) -> str:
    """The same of a question that wants an answer: a reader sees that it has none."""
    return answer(document, prompt) or NOT_ANSWERED


def answered(document: Document, prompts: Iterable[str]) -> list[str]:
    """Questions with their answers, each under a heading of its own; those without are left out."""
    return [part(inline(BY_ID[prompt].question), answer(document, prompt)) for prompt in prompts]


def actions(document: Document) -> str:
    """The follow-ups as a table; what was declined says why."""
    rows = (
        (
            one.name,
            cell(one.task.text),
            str(one.task.kind or "–"),
            cell(one.task.owner),
            str(one.task.due or "–"),
            cell(one.task.done_test),
            cell(one.task.ticket),
            _became(one),
        )
        for one in document.follow_ups
    )
    return table(("", "Action", "Type", "Owner", "Due", "Done when", "Ticket", "State"), rows)


def ideas(document: Document) -> str:
    """What was proposed and nobody decided on; kept apart from what somebody took on."""
    return part("Ideas that nobody took on yet", bullets(inline(idea.text) for idea in document.ideas))


def timeline(document: Document) -> str:
    """Every row with its time in UTC and what it is known from."""
    clock = clock_of(document)
    rows = (
        (_when(fact, clock).strip() or "–", inside(fact.words), cell(fact.by), fact.evidence)
        for fact in document.of(Part.TIMELINE)
    )
    return table(("When", "What", "Who", "Evidence"), rows)


def messages(document: Document) -> str:
    """What readers were told, word for word."""
    clock = clock_of(document)
    return "\n\n".join(
        f"**{_when(fact, clock).strip()}** {inline(fact.words)}{_evidence(fact)}\n\n{quote(fact.detail)}"
        for fact in document.of(Part.MESSAGES)
    )


def head(document: Document) -> list[str]:
    """How it stands: date, authors, state, review."""
    held = document.postmortem
    authors = dict.fromkeys((held.owner, *held.answered_by.values()))
    review = held.review
    severity = f"SEV-{document.severity}, " if document.severity else ""
    rows = {
        "Date": str(document.day or "not known"),
        "Authors": ", ".join(inline(name) for name in authors if name) or "nobody yet",
        "Status": f"{held.state}{f', {inline(held.state_why)}' if held.state_why else ''}",
        "Incident": f"{held.incident_name}, {severity}{document.status}",
        "Reviewed": f"{review.on} with {', '.join(map(inline, review.present))}" if review else "not yet",
    }
    return [f"# {inline(document.heading)}", bullets(f"**{name}:** {told}" for name, told in rows.items())]


def _became(one: FollowUp) -> str:
    outcome = f": {inline(one.outcome)}" if one.outcome and one.state is State.DECLINED else ""
    return f"{one.state}{outcome}"


def _evidence(fact: Fact) -> str:
    return f" ({fact.evidence})" if fact.evidence else ""


def _when(fact: Fact, clock: Clock) -> str:
    return f"{'about ' if fact.approx else ''}{clock.stamp(fact.at)} " if fact.at else ""


def _line(line: str) -> str:
    """A line of an answer: a list stays one, everything else is shown as typed."""
    found = _LISTED.match(line)
    return f"{found[0]}{inline(line[found.end() :])}" if found else inline(line)
