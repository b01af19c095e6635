"""Times of the day as they are said: “half past four”, “quarter to five”, “at 5”.

No dial tells the morning from the evening: the next of both is meant.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

_HOURS: Final = {
    hour: number
    for number, hour in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_HOUR: Final = rf"({'|'.join(_HOURS)}|\d{{1,2}})"
_PARTS: Final = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_SAID: Final = re.compile(
    rf"\b(?:({'|'.join(_PARTS)})(?: an hour)? (past|after|to) |(half) |(?:at|by|before|until|round|around|about) )"
    rf"{_HOUR}\b"
)
_DIAL: Final = 12


def spoken_time(words: str, said: datetime) -> datetime | None:
    """The next moment after `said`, in its zone, that the words may mean; None where they name no such time."""
    told = _SAID.search(words)
    if told is None:
        return None
    hour = _HOURS.get(told[4]) or int(told[4])
    minute = _PARTS[told[1] or told[3]] if told[1] or told[3] else 0
    if not 0 < hour <= _DIAL:
        return None
    past = timedelta(hours=hour % _DIAL, minutes=-minute if told[2] == "to" else minute)
    midnight = said.replace(hour=0, minute=0, second=0, microsecond=0)
    half_days = range(4)
    return next(at for half in half_days if (at := midnight + past + timedelta(hours=half * _DIAL)) > said)
