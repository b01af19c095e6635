"""Every rule, in the order of the specification's table; a file a category holds them."""

from __future__ import annotations

from opsdesk.drafting.lint import (
    approval,
    blame,
    calibration,
    certainty,
    claims,
    clock_zones,
    completeness,
    consistency,
    counterfactual,
    filler,
    jargon,
    minimising,
    next_update,
    overpromise,
    plain_language,
    repetition,
    vagueness,
)
from opsdesk.drafting.lint.model import Rule

RULES: tuple[Rule, ...] = (
    *overpromise.RULES,
    *certainty.RULES,
    *calibration.RULES,
    *claims.RULES,
    *consistency.RULES,
    *vagueness.RULES,
    *filler.RULES,
    *minimising.RULES,
    *next_update.RULES,
    *repetition.RULES,
    *completeness.RULES,
    *clock_zones.RULES,
    *jargon.RULES,
    *plain_language.RULES,
    *blame.RULES,
    *counterfactual.RULES,
    *approval.RULES,
)
