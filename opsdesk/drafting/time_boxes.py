"""A step without the time by which somebody means to have done it: inside that is a time box, to customers a promise.

PRACTICE: only internal drafts may time-box a named action; of real fix times that were published most were missed.
"""

from __future__ import annotations

import re
from typing import Final

from opsdesk.drafting.lint.when import CLOCK, DEADLINE, INTERVAL, WHEN, ZONE

_BOX: Final = re.compile(
    rf"(?:^|,? ?\b)(?!(?:until|for|from|between|over|during|after|round|next)\b){DEADLINE}(?: ?{ZONE}\b)?"
    r"(?: at the latest)?(?![\w-])",
    re.IGNORECASE,
)
"""What parts from a step's end; what is done “until 12:00” or “for an hour” is another step without it."""
_TIME: Final = re.compile(
    rf"\b(?:{WHEN}|(?<!of )(?<!since ){CLOCK}|(?<!of )(?<!since ){INTERVAL}|(?:at|by|before) \d{{1,2}})(?![\w%-]| %)",
    re.IGNORECASE,
)
"""What promises a time, unless it is another thing's: “the copy of 17:20”."""
_FEW: Final = 3
"""Words that are left at least of a step that had a time."""


def without_time_box(words: str) -> str:
    """The step alone; empty when a time is left in it, or hardly anything but one was said."""
    step = " ".join(_BOX.sub("", words).split()).strip(" ,;:")
    is_cut_short = step != words and len(step.split()) < _FEW
    return "" if is_cut_short or _TIME.search(step) else step
