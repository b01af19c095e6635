"""Looking at a rigor from the settings: what its types can't rule out. Loaded only when there are such settings."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from opsdesk.domain.freeze import freeze_problem
from opsdesk.domain.rigor import Rigor

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def rigor_problem(rigor: Rigor) -> str:
    """What is wrong with a rigor whose values have the right types, with the place; empty when nothing is."""
    if not rigor.normal_from < rigor.high_from < rigor.extreme_from:
        starts = f"{rigor.normal_from}, {rigor.high_from}, {rigor.extreme_from}"
        return f"rigor: normal_from, high_from and extreme_from must rise; they are {starts}"
    if not rigor.drill_days_high <= rigor.drill_days_normal <= rigor.drill_days_standard:
        days = f"{rigor.drill_days_high}, {rigor.drill_days_normal}, {rigor.drill_days_standard}"
        return f"rigor: drill_days_high, drill_days_normal and drill_days_standard must not fall; they are {days}"
    for place, demand in enumerate(rigor.demands, start=1):
        if not _ID.fullmatch(demand.id):
            return f"rigor.demands#{place}.id has small letters, digits and hyphens, 1 to 40 of them"
        if not demand.sentence.strip():
            return f"rigor.demands#{place}.sentence says nothing"
    for place, freeze in enumerate(rigor.freezes, start=1):
        if problem := freeze_problem(freeze):
            return f"rigor.freezes#{place}: {problem}"
    held = Counter(demand.id for demand in rigor.demands)
    twice = next((name for name, count in held.items() if count > 1), "")
    return f"rigor.demands: “{twice}” stands there {held[twice]} times; each needs an id of its own" if twice else ""
