"""A ritual of one's own, as it is typed into a file."""

from __future__ import annotations

from typing import Final

STATUS_ROUND: Final = """
title = "Status round"
aim = "inform"
owner = "bo"
minutes = 90
seats = [{ role = "engineer", people = 9 }]
recurrence = { rule = "FREQ=WEEKLY;BYDAY=TU", at = 15:00:00 }
"""
