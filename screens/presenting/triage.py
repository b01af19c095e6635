"""Triage as it is read: a line a question, what the answers amount to, and what follows from it."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from opsdesk.domain.cadence import described
from opsdesk.domain.criteria import LABELS, TriageInputs
from opsdesk.domain.policy import Policy
from opsdesk.domain.triage import TriageResult
from opsdesk.domain.vocabulary import Audience
from screens.presenting.row import MUTED, join, plain
from screens.presenting.urgency import severity_chip
from screens.widgets.wrapped_text import wrapped

NAME = 12
"""Cells of who is told of, with the gap after it."""


def question_line(question: str, inputs: TriageInputs, result: TriageResult, note: str) -> Content:
    """A question with its answer, and what is to be known of it: `note`, or else whether it matters."""
    answer = getattr(inputs, question)
    words = words_of(question, answer)
    matters = plain("  could change the result", "$text-warning") if question in result.unknowns else ""
    shown = plain(words, MUTED if answer is None else "bold")
    return join(f"{LABELS[question]:<34}", shown, plain(f"  {note}", "bold $text-error") if note else matters)


def words_of(question: str, answer: Any) -> str:
    """An answer as it is read."""
    if answer is None:
        return "unknown"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer:g} %" if question == "users_pct" else str(answer)


def verdict(result: TriageResult, policy: Policy) -> Content:
    """How bad it is, and why."""
    watch = " · watch" if result.watch else ""
    return join(
        severity_chip(result.severity),
        plain(f"  {result.classification}{watch}\n", "bold"),
        plain(f"{result.because} (rule {result.rule.id}, policy {policy.version})"),
    )


def follows(result: TriageResult, policy: Policy, width: int) -> Content:
    """What the verdict asks for: who, and how often each audience hears, wrapped under its own column; with no
    `width` a line each."""
    response = policy.response(result.classification)
    told = [("roles", ", ".join(response.roles))]
    told += [(audience, described(response.pace(audience))) for audience in (Audience.CUSTOMERS, Audience.EXECUTIVES)]
    lines = [f"{name:<{NAME}}{words}" for name, words in told]
    shown = [row.content for row in wrapped(lines, width)] if width else [Content(line) for line in lines]
    return Content("\n").join(shown).stylize(MUTED)
