"""What a service promises, read from its words: `99.9 % of payments within 2 s, a month`.

An error budget needs two numbers of it, the share and the window. The share is the first percentage there; the budget
takes it as a share of time, whatever it is a share of, since incidents are known by their minutes. Without a window it
is taken over 30 days, as is usual, and that is said.
"""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from typing import Final

from opsdesk.domain.error_budget import Objective
from opsdesk.domain.values import dataclass

USUAL_WINDOW: Final = timedelta(days=30)

_SHARE: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,9})?) ?%")
_WINDOW: Final = re.compile(
    r"\b(?:(\d{1,4})|an?|each|every|per|one|rolling)[ -](day|week|month|quarter|year)s?\b"
    r"|\b(dai|week|month|quarter|year)ly\b",
    re.IGNORECASE,
)
_DAYS: Final = {"day": 1, "dai": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective as it could be read."""

    objective: Objective
    window_said: bool
    """The words name the window; otherwise it is the usual one."""


def read_promise(words: str) -> Promise | None:
    """The objective in some words; None when they hold no share between 0 and 100 %, both excluded."""
    found = _SHARE.search(words)
    share = Fraction(found[1].replace(",", ".")) / 100 if found else Fraction(0)
    if not 0 < share < 1:
        return None
    window = _window(words)
    return Promise(Objective(share, window or USUAL_WINDOW), window is not None)


def _window(words: str) -> timedelta | None:
    """The longest span there: `within 1 day` may stand beside it."""
    spans = [int(number or 1) * _DAYS[(one or every).lower()] for number, one, every in _WINDOW.findall(words)]
    return timedelta(days=max(spans)) if any(spans) else None
