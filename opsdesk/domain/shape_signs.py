"""What a mark or a span of a shape says, and the one character that says it."""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """What a mark says; each has a glyph of its own within its group (`SIGNS`)."""

    REACHED = "reached"
    SENT = "sent"
    UNDELIVERED = "reached nobody"
    KEPT = "promise kept"
    BROKEN = "promise broken"
    PROMISED = "promised"
    RAISED = "raised"
    TESTED = "tested"
    PUT_DOWN = "nobody tests it"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled out"
    REOPENED = "open again"
    GIVEN = "given"
    HANDED_ON = "handed on"
    BLOCKED = "blocked"
    RESUMED = "goes on"
    HELPED = "helped"
    NO_HELP = "did not help"
    WORSE = "made it worse"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def glyph(self) -> str:
        """One character; what differs in meaning within a lane differs in it, and in its ASCII twin."""
        return SIGNS[self]

    @property
    def is_good(self) -> bool:
        """It went as it should."""
        return self in {Sign.HELPED, Sign.KEPT, Sign.CONFIRMED}

    @property
    def is_bad(self) -> bool:
        """It did not."""
        return self in {Sign.WORSE, Sign.BROKEN, Sign.UNDELIVERED}


SIGNS = {
    Sign.REACHED: "◆",
    Sign.SENT: "✉",
    Sign.UNDELIVERED: "×",
    Sign.KEPT: "✓",
    Sign.BROKEN: "✗",
    Sign.PROMISED: "○",
    Sign.RAISED: "?",
    Sign.TESTED: "›",
    Sign.PUT_DOWN: "‹",
    Sign.CONFIRMED: "✓",
    Sign.RULED_OUT: "✗",
    Sign.REOPENED: "?",
    Sign.GIVEN: "@",
    Sign.HANDED_ON: "→",
    Sign.BLOCKED: "#",
    Sign.RESUMED: "+",
    Sign.HELPED: "✓",
    Sign.NO_HELP: "0",
    Sign.WORSE: "✗",
    Sign.DONE: "●",
    Sign.DROPPED: "/",
}


class Phase(StrEnum):
    """What went on during a span, with the glyph it is drawn with."""

    OPEN = "open"
    TESTING = "testing"
    DOING = "doing"
    BLOCKED = "blocked"
    LATE = "late"

    @property
    def glyph(self) -> str:
        """One character, repeated from its beginning to its end."""
        return _PHASES[self]


_PHASES = {Phase.OPEN: "─", Phase.TESTING: "━", Phase.DOING: "━", Phase.BLOCKED: "┄", Phase.LATE: "!"}
