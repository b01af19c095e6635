"""Texts that each rule finds something in, and texts it passes: a file a category, as the rules are."""

from __future__ import annotations

from tests.drafting.lint.examples import (
    about_blame,
    about_calibration,
    about_certainty,
    about_claims,
    about_completeness,
    about_jargon,
    about_next_update,
    about_overpromise,
    about_vagueness,
)
from tests.drafting.lint.examples.example import Example

ALL: dict[str, tuple[tuple[Example, ...], tuple[Example, ...]]] = {
    **about_overpromise.EXAMPLES,
    **about_certainty.EXAMPLES,
    **about_calibration.EXAMPLES,
    **about_claims.EXAMPLES,
    **about_vagueness.EXAMPLES,
    **about_next_update.EXAMPLES,
    **about_completeness.EXAMPLES,
    **about_jargon.EXAMPLES,
    **about_blame.EXAMPLES,
}
"""Rule → what it finds, what it passes."""
