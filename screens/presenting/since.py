"""What changed for an audience since it heard last, in full, as plain Markdown: what a key opens and `y` copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from opsdesk.desk.updates import Proposal
from opsdesk.domain.cadence import hold, promise_in_words, promised
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact
from opsdesk.domain.text import one_line
from opsdesk.drafting.told import FactChange, SinceLast
from screens.presenting.details import stamp
from screens.presenting.draft import finding_line


def since_details(proposal: Proposal, incident: Incident, now: datetime, zone: tzinfo) -> str:
    """What changed, what was told otherwise, what is wrong with the text, what is promised, and the last one."""
    return "\n".join(_lines(proposal, incident, now, zone))


def _lines(proposal: Proposal, incident: Incident, now: datetime, zone: tzinfo) -> Iterator[str]:
    since = proposal.draft.since_last
    if since is None:
        yield f"Nothing was sent to {proposal.draft.audience} yet."
    else:
        yield from _changes(since, zone)
    if proposal.draft.contradictions:
        yield from ("", "# Told otherwise: a correction is due", "")
        yield from (str(item) for item in proposal.draft.contradictions)
    if proposal.draft.notices:
        yield from ("", "# Of this draft, for you alone", "", *map(one_line, proposal.draft.notices))
    if proposal.findings:
        yield from ("", "# What the linter says of the text", "")
        yield from (finding_line(finding, proposal.text).plain for finding in proposal.findings)
    yield from _pace(proposal, incident, now, zone)
    if since is not None:
        yield from ("", f"# The text of {stamp(since.update.sent_at, zone)} ({since.update.stage})", "")
        yield since.update.text


def _changes(since: SinceLast, zone: tzinfo) -> Iterator[str]:
    yield f"# Changed since {since.update.sent_at.astimezone(zone):%H:%M}"
    yield ""
    if not since.changes:
        yield "Nothing that these readers may be told."
    for change in since.changes:
        yield from _change(change)
    if since.by_text:
        yield "The text came without its facts: only what is dated later can be told, and nothing that went away."


def _change(change: FactChange) -> Iterator[str]:
    yield f"{change.kind:<8} {change.key.replace('_', ' ')}"
    if change.before:
        yield f"         was {_said(change.before)}"
    if change.now:
        yield f"         is  {_said(change.now)}"


def _said(fact: SentFact) -> str:
    return f"{fact.state}: {fact.words.removeprefix('not known: ')}"


def _pace(proposal: Proposal, incident: Incident, now: datetime, zone: tzinfo) -> Iterator[str]:
    audience = proposal.draft.audience
    promise, held = promised(incident, audience), hold(incident, audience, now)
    if promise or held:
        yield from ("", "# The next update", "")
    if promise:
        yield promise_in_words(promise, now, zone)
    if held:
        until = f"snoozed until {held.until.astimezone(zone):%H:%M}" if held.until else "paused"
        yield f"{until} by {held.by or 'unknown'} at {held.since.astimezone(zone):%H:%M}: {held.why}"
