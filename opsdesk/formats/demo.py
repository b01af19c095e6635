"""The incident that ships with opsdesk: Cloudflare's of 18 November 2025, its public facts told in our own words.

The people and whatever the public report doesn't say are invented, as the record itself states.
"""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files

from opsdesk.formats.record import Record, read_record

HALF_WAY = timedelta(minutes=135)
"""How long after its start the demo opens: one suspect is out, the cause is likely, and the work is under way."""


def demo_record() -> Record:
    """The demo's record."""
    return read_record((files("opsdesk.formats") / "data" / "demo.json").read_bytes(), "the demo")
