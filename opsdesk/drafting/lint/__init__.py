"""The linter of stakeholder updates: honest, calibrated, plain, and with a time for the next word.

`lint(text, context)` is all a caller needs; what it knows of the incident comes in through `LintContext`.
"""

from __future__ import annotations

from opsdesk.drafting.lint.context import KnownFact, KnownHypothesis, LintContext
from opsdesk.drafting.lint.engine import lint, rule_list
from opsdesk.drafting.lint.model import Category, Finding, Level, Rule
from opsdesk.drafting.lint.moments import moment_of
from opsdesk.drafting.lint.promises import Promise, promise_in
from opsdesk.drafting.lint.reading import read
from opsdesk.drafting.lint.wording import prepare

__all__ = [
    "Category",
    "Finding",
    "KnownFact",
    "KnownHypothesis",
    "Level",
    "LintContext",
    "Promise",
    "Rule",
    "lint",
    "moment_of",
    "prepare",
    "promise_in",
    "read",
    "rule_list",
]
