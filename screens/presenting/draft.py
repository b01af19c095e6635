"""The update pane's words: the draft or a person's own text, what changed since, and what stands against sending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.desk.updates import Proposal
from opsdesk.domain.cadence import first_due_in_words, hold, promise_in_words, promised
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line, quoted
from opsdesk.drafting.lint import Finding, Level
from screens.panes.draft import DraftView, Paragraph
from screens.presenting.facts import name_of
from screens.presenting.passage import NO_PASSAGES, Passage
from screens.presenting.row import MUTED, join, plain

_STYLES = {Level.ERROR: "bold $text-error", Level.WARNING: "$text-warning", Level.INFO: MUTED}


def draft_view(
    proposal: Proposal,
    incident: Incident,
    now: datetime,
    zone: tzinfo,
    passages: Mapping[int, Passage] = NO_PASSAGES,
) -> DraftView:
    """What the pane shows of a proposal; `passages` tells of sent updates, by number, that aren't there yet."""
    return DraftView(
        audience=proposal.draft.audience,
        paragraphs=_own_words(proposal.text) if proposal.edit else _sentences(proposal),
        head=head_line(proposal, zone),
        foot=foot_line(proposal),
        subtitle=_pace(incident, proposal, now, zone, passages),
    )


def finding_line(finding: Finding, text: str) -> Content:
    """`E OVP1 promises a time for the fix: “fixed by 15:00” → say when the next update comes`."""
    found = one_line(text[finding.start : finding.end])
    passage = f" {quoted(found)}" if found else ""
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    name = plain(f"{finding.level} {finding.rule} ", _STYLES[finding.level])
    return join(name, finding.message, plain(passage, MUTED), plain(hint, MUTED))


def verdict(findings: Sequence[Finding]) -> Content:
    """`✓ can be sent`, or how many errors stand against it, and the rules that found something."""
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        first = plain(f"✗ {len(blocking)} against sending  ", "bold $text-error")
    else:
        first = plain("✓ can be sent  ", "$text-success")
    rules = dict.fromkeys((finding.level, finding.rule) for finding in findings)
    return join(first, *(plain(f"{level} {rule}  ", _STYLES[level]) for level, rule in rules))


def head_line(proposal: Proposal, zone: tzinfo) -> Content:
    """The stage, whose words they are, and what changed in the facts: what stands above the text."""
    stage = plain(str(proposal.draft.stage), "bold")
    if proposal.edit is None:
        notice = f" · {one_line(proposal.draft.notice)}" if proposal.draft.notice else ""
        return join(stage, _since_last(proposal, zone), plain(notice, "$text-warning"))
    when = _clock(proposal.edit.at, zone)
    if not proposal.changes:
        return join(stage, plain(f" · your words of {when}", MUTED))
    count = len(proposal.changes)
    words = f" · {count} fact{'s' if count > 1 else ''} changed since {when}: "
    keys = ", ".join(name_of(change.key) for change in proposal.changes[:4])
    return join(stage, plain(f"{words}{keys}", "$text-warning"))


def _since_last(proposal: Proposal, zone: tzinfo) -> Content:
    """` · 3 facts changed since 14:22`: which ones is a key away, and so is a notice that has no room."""
    since = proposal.draft.since_last
    notice = proposal.draft.notice
    if since is None:
        return plain(" (c)" if notice else " · drafted from the facts", MUTED)
    count, when = len(since.changes), _clock(since.update.sent_at, zone)
    changed = f"{count} fact{'s' if count > 1 else ''} changed" if count else "nothing changed"
    wrong = " · told otherwise before" if proposal.draft.contradictions else ""
    key = plain(" (c)" if count or notice else "", MUTED)
    return join(plain(f" · {changed} since {when}", "" if count else MUTED), key, plain(wrong, "$text-warning"))


def _pace(
    incident: Incident, proposal: Proposal, now: datetime, zone: tzinfo, passages: Mapping[int, Passage]
) -> Content:
    """`last sent 14:00 · promised 14:30, 4 min overdue · paused`; `nothing sent yet · first due 14:08`;
    `last sent 14:00, failed on page`."""
    audience, first = proposal.draft.audience, proposal.first_due
    last, promise, held = incident.last_update(audience), promised(incident, audience), hold(incident, audience, now)
    parts = [plain(f"last sent {_clock(last.sent_at, zone)}" if last else "nothing sent yet")]
    if last and (passage := passages.get(last.number)):
        parts = [join(parts[0], passage.after)]
    if first and not incident.status.is_over:
        parts.append(plain(first_due_in_words(first, now, zone), "bold $text-error" if first <= now else ""))
    if promise:
        parts.append(plain(promise_in_words(promise, now, zone), "bold $text-error" if promise <= now else ""))
    if held:
        parts.append(plain(f"snoozed until {_clock(held.until, zone)}" if held.until else "paused", "$text-warning"))
    return Content(" · ").join(parts)


def foot_line(proposal: Proposal) -> Content:
    """Why it can't be sent, or the verdict: what stands below the text."""
    return plain(f"✗ {proposal.refusal}", "bold $text-error") if proposal.refusal else verdict(proposal.findings)


def _sentences(proposal: Proposal) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(sentence.text, sentence.facts, sentence.paragraph) for sentence in proposal.draft.sentences)


def _own_words(text: str) -> tuple[Paragraph, ...]:
    """Line for line as they were written; empty lines part paragraphs, which the pane does by itself."""
    number, lines = 0, []
    for line in text.strip("\n").splitlines():
        if line.strip():
            lines.append(Paragraph(line, (), number))
        else:
            number += 1
    return tuple(lines)


def _clock(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M}" if at else "earlier"
