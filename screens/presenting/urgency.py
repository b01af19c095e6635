"""How a countdown looks: calm, soon, overdue; the sign says it too, so that colour carries nothing alone."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content

from opsdesk.domain.times import countdown
from screens.presenting.row import GONE, MUTED, plain

SOON = timedelta(minutes=5)


def counted(left: timedelta | None, *, soon: timedelta = SOON) -> Content:
    """`03:20`, amber when it is soon, red with a minus when it is over; blank when there is none."""
    if left is None:
        return plain("    –", GONE)
    if left < timedelta(0):
        return Content.styled(countdown(left), "bold $text-error")
    return Content.styled(countdown(left), "$text-warning" if left <= soon else MUTED)


def severity_style(severity: int) -> str:
    """Loud is rare: SEV-1 stands on the error colour, SEV-2 is amber, the rest is plain."""
    return {1: "bold $background on $error", 2: "bold $text-warning"}.get(severity, "bold")


def severity_chip(severity: int) -> Content:
    """Its name in its style; with air around it where that has a ground of its own."""
    name = severity_name(severity)
    return plain(f" {name} " if severity == 1 else name, severity_style(severity))


def severity_name(severity: int) -> str:
    """`SEV-2`, or `SEV-?` while nobody said."""
    return f"SEV-{severity or '?'}"
