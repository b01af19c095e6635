"""Nudges that somebody put off: kept in the store, for each person, so that a restart at three in the morning doesn't
bring six of them back. They are no part of the incident: what I don't want to hear of now, others may."""

from __future__ import annotations

import json
from datetime import datetime

from opsdesk.desk.desk import Desk
from opsdesk.domain.nudges import PUT_OFF_FOR, PutOff, still_put_off
from opsdesk.domain.times import iso, parse_iso


def put_off(desk: Desk, number: int) -> PutOff:
    """What whoever is typing doesn't want to hear of in an incident, and until when (UTC)."""
    kept = desk.kept_text(_key(desk, number))
    held: dict[str, str] = json.loads(kept) if kept else {}
    return still_put_off({key: parse_iso(until) for key, until in held.items()}, desk.clock())


def put_off_now(desk: Desk, number: int, nudge: str) -> PutOff:
    """Puts the nudge of a key off for a while; all that is put off then."""
    now = desk.clock()
    held: dict[str, datetime] = {**put_off(desk, number), nudge: now + PUT_OFF_FOR}
    desk.keep_text(_key(desk, number), json.dumps({key: iso(until) for key, until in held.items()}))
    return held


def _key(desk: Desk, number: int) -> str:
    return f"nudges INC-{number} {desk.by}"
