"""How people write a point in time or a span, as one pattern."""

from __future__ import annotations

from typing import Final

TIME: Final = (
    r"(?:about |around |roughly |the next |next |another |at most |less than )?"
    r"(?:~ ?)?(?:\d|an? (?:hour|minute|moment|day|few|couple)|one|two|three|four|five|ten|fifteen|twenty|thirty|half"
    r"|noon|midnight|midday|tonight|today|tomorrow|this (?:morning|afternoon|evening)"
    r"|(?:the )?end of|mon|tues|wednes|thurs|fri|satur|sun|few minutes|minutes|hours|morning|evening)"
)
"""A time or a span after “in”, “by”, “within” …: `15:00`, `about 20 minutes`, `an hour`, `the end of the day`."""
