"""Ways to reach somebody as JSON, the same of a team and of a vendor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from opsdesk.domain.reach import Reachable
from opsdesk.domain.reach_staleness import Reason


def reasons_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Why contacts can't be trusted: cause, words."""
    return [{"cause": reason.cause, "words": reason.words} for reason in reasons]


def reaches_json(held: Reachable) -> list[dict[str, Any]]:
    """Each way in: name, words, checked_at, checked_by, failed."""
    found = []
    for reach in held.reaches:
        checked = held.checked(reach)
        found.append(
            {
                "name": reach.name,
                "words": reach.words,
                "checked_at": checked.at if checked else None,
                "checked_by": checked.by if checked else None,
                "failed": held.failed(reach) is not None,
            }
        )
    return found
