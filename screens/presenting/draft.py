"""The update pane's words: the draft or a person's own text, what changed since, and what stands against sending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.desk.updates import Proposal
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.text import one_line
from opsdesk.drafting.lint import Finding, Level
from screens.panes.draft import DraftView, Paragraph
from screens.presenting.row import MUTED, join, plain

_STYLES = {Level.ERROR: "bold $text-error", Level.WARNING: "$text-warning", Level.INFO: MUTED}


def draft_view(proposal: Proposal, last: SentUpdate | None, zone: tzinfo) -> DraftView:
    """What the pane shows of a proposal."""
    sent = f"last sent {last.sent_at.astimezone(zone):%H:%M}" if last else "nothing sent yet"
    return DraftView(
        audience=proposal.draft.audience,
        paragraphs=_own_words(proposal.text) if proposal.edit else _sentences(proposal),
        head=_head(proposal, zone),
        foot=_foot(proposal),
        subtitle=sent,
    )


def facts_line(proposal: Proposal, keys: Sequence[str]) -> Content:
    """The facts behind a sentence, with their state and what they rest on."""
    parts = []
    for key in keys:
        fact = proposal.draft.ledger[key]
        rests = f" ({', '.join(fact.evidence)})" if fact.evidence else ""
        parts.append(join(plain(f"{key} ", "bold"), f"{fact.state}: {one_line(fact.words)}", plain(rests, MUTED)))
    return Content(" · ").join(parts)


def finding_line(finding: Finding, text: str) -> Content:
    """`E OVP1 promises a time for the fix: “fixed by 15:00” → say when the next update comes`."""
    found = one_line(text[finding.start : finding.end])
    quoted = f" “{found[:40]}”" if found else ""
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    name = plain(f"{finding.level} {finding.rule} ", _STYLES[finding.level])
    return join(name, finding.message, plain(quoted, MUTED), plain(hint, MUTED))


def verdict(findings: Sequence[Finding]) -> Content:
    """`✓ can be sent`, or how many errors stand against it, and the rules that found something."""
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        first = plain(f"✗ {len(blocking)} against sending  ", "bold $text-error")
    else:
        first = plain("✓ can be sent  ", "$text-success")
    rules = dict.fromkeys((finding.level, finding.rule) for finding in findings)
    return join(first, *(plain(f"{level} {rule}  ", _STYLES[level]) for level, rule in rules))


def _head(proposal: Proposal, zone: tzinfo) -> Content:
    stage = plain(str(proposal.draft.stage), "bold")
    if proposal.edit is None:
        notice = f" · {one_line(proposal.draft.notice)}" if proposal.draft.notice else " · drafted from the facts"
        return join(stage, plain(notice, MUTED))
    when = _clock(proposal.edit.at, zone)
    if not proposal.changes:
        return join(stage, plain(f" · your words of {when}", MUTED))
    count = len(proposal.changes)
    words = f" · {count} fact{'s' if count > 1 else ''} changed since {when}: "
    keys = ", ".join(change.key.partition(":")[0] for change in proposal.changes[:4])
    return join(stage, plain(f"{words}{keys}", "$text-warning"))


def _foot(proposal: Proposal) -> Content:
    return verdict(proposal.findings)


def _sentences(proposal: Proposal) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(sentence.text, sentence.facts, sentence.paragraph) for sentence in proposal.draft.sentences)


def _own_words(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, (), place) for place, line in enumerate(text.splitlines()))


def _clock(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M}" if at else "earlier"
