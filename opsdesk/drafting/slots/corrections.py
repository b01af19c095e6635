"""What an audience was told that isn't so: which fact was wrong, when that was said, and what is true now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.told_end import believed_over_since, tells_the_end
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Stage
from opsdesk.drafting.contradictions import Contradiction, contradictions, taken_back
from opsdesk.drafting.facts import Fact, FactState, Ledger
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.slots import called_off
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.told import folded

_WITHIN: Final = str.maketrans("“”", "‘’")


def corrections(frame: Frame, ledger: Ledger) -> Iterator[Fact]:
    """For each audience that was told something: completes “Correction: …”. `ledger` is what is known now."""
    for audience in Audience:
        last = frame.incident.last_update(audience)
        if last is None:
            continue
        wrong = contradictions(frame.incident, audience, ledger)
        behind = dict.fromkeys(f"U{item.update.number}" for item in wrong) or (f"U{last.number}",)
        fact = confirmed(
            f"correction:{audience}",
            called_off.corrected(frame, last) or _corrected(frame, wrong) or _unspecific(frame, last),
            at=last.sent_at,
            evidence=tuple(behind),
            audiences=frozenset({audience}),
        )
        yield fact
        if audience is Audience.CUSTOMERS and (wrong or _is_owed(frame, last)):
            yield _to_quote(fact)


def _is_owed(frame: Frame, last: SentUpdate) -> bool:
    """They believe that it is over, or still that it is a problem."""
    if frame.incident.status.is_called_off:
        return not tells_the_end(last)
    return believed_over_since(frame.incident, last.audience) is not None


def _to_quote(fact: Fact) -> Fact:
    """What support can tell them, between quotation marks: those within are single ones."""
    return replace(
        fact, key="customers_were_told", text=fact.text.translate(_WITHIN), audiences=frozenset({Audience.SUPPORT})
    )


def _corrected(frame: Frame, wrong: tuple[Contradiction, ...]) -> str:
    """A sentence a fact that was wrong."""
    return ". ".join(
        f"{'At' if following else 'at'} {frame.clock(item.update.sent_at)} we {'also ' if following else ''}said "
        f"{_WORDS[item.slot](frame, item.before, item.now)}"
        for following, item in enumerate(wrong)
    )


def _unspecific(frame: Frame, last: SentUpdate) -> str:
    """What is right follows in the text; of a text that came without its facts nothing closer is known."""
    when = frame.clock(last.sent_at)
    if last.stage in {Stage.RESOLVED, Stage.POSTMORTEM} and not frame.incident.status.is_over:
        return f"at {when} we said that this was over; it is not"
    return f"our update of {when} was not right; this is what we know now"


def _started(frame: Frame, before: SentFact, now: SentFact) -> str:
    known = now.state != FactState.UNKNOWN
    true = f"it began at {now.words}" if known else "we no longer know when it began"
    return f"that this began at {before.words}; {true}"


def _recovered(frame: Frame, before: SentFact, now: SentFact) -> str:
    known = now.state != FactState.UNKNOWN
    since = f"it has done so since {now.words}" if known else "we can no longer say that"
    return f"that it had worked normally again since {before.words}; {since}"


def _cause(frame: Frame, before: SentFact, now: SentFact) -> str:
    """Where it wasn't ruled out it may still be the cause."""
    wrong = taken_back(before, now)
    out = {folded(cause.statement) for cause in frame.causes if cause.status is HypothesisStatus.RULED_OUT}
    standing = "ruled out" if folded(wrong) in out else "not confirmed any more"
    known = f". The cause is confirmed: {now.words}" if now.state == FactState.CONFIRMED else ""
    return f"that this was the cause: {wrong}; that is {standing}{known}"


def _resolved(frame: Frame, before: SentFact, now: SentFact) -> str:
    return "that this was over; it is not"


def _no_problem(frame: Frame, before: SentFact, now: SentFact) -> str:
    now_so = "that was wrong" if frame.incident.status.is_over else "we are working on it again"
    return f"that we {before.words}; {now_so}"


def _data(frame: Frame, before: SentFact, now: SentFact) -> str:
    known = now.state == FactState.CONFIRMED
    true = f"that was wrong: {now.words}" if known else "we can no longer say that"
    return f"of users' data: “{before.words}”; {true}"


_WORDS: Final[Mapping[str, Callable[[Frame, SentFact, SentFact], str]]] = {
    "started": _started,
    "cause": _cause,
    "recovered": _recovered,
    "resolved": _resolved,
    "called_off": _no_problem,
    "data_effect": _data,
}
"""What completes “at 14:02 UTC we said …” for each slot that can be contradicted."""
