"""What a good deputy would say in the commander's ear: one thing at a time, with its reason and what to do about it.

Suggestions, never rules. One that comes at the wrong moment teaches to overlook them all, so each rule waits until a
commander would agree: nobody is asked for a scribe in the minute of the declaration, nor for a test of what was raised
just now. `tests/desk/test_nudges_replayed.py` lists the moments in real incidents.
"""

from opsdesk.domain.nudges.change import changed_before
from opsdesk.domain.nudges.nudge import PUT_OFF_FOR, Nudge, PutOff, first_of, still_put_off
from opsdesk.domain.nudges.rules import nudges

__all__ = ["PUT_OFF_FOR", "Nudge", "PutOff", "changed_before", "first_of", "nudges", "still_put_off"]
