"""What is typed after `/`: words, and `is:` words for kinds of entries and pins."""

from __future__ import annotations

from opsdesk.domain.values import dataclass

KINDS = {
    "note": ("note",),
    "decision": (
        "decision", "hypothesis.named", "decision.option", "decision.risk", "decision.objection", "decision.fallback",
        "decision.verifier", "decision.checked",
    ),
    "hypothesis": (
        "hypothesis.raised", "hypothesis.banded", "hypothesis.closed", "hypothesis.reopened", "hypothesis.tester",
        "hypothesis.named",
    ),
    "evidence": ("evidence.filed", "evidence.judged"),
    "action": (
        "action.given", "action.ended", "action.dropped", "action.blocked", "action.check-in", "action.reassigned",
    ),
    "update": ("update.sent",),
    "people": ("person.joined", "person.left", "role.taken", "role.ended"),
    "change": ("change.noted",),
    "status": ("incident.declared", "incident.status", "incident.severity", "incident.triaged", "incident.milestone"),
    "impact": ("incident.impact", "incident.mitigation", "incident.service"),
}  # fmt: skip
"""What can follow `is:`, with the kinds of entries it shows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a filter shows."""

    words: str
    kinds: tuple[str, ...]
    only_pinned: bool

    @property
    def is_empty(self) -> bool:
        """Nothing is filtered out."""
        return not (self.words or self.kinds or self.only_pinned)


def parse_filter(typed: str) -> Wanted:
    """`pool is:decision is:pinned`; an `is:` that means nothing yet is passed over while it is being typed."""
    words: list[str] = []
    kinds: list[str] = []
    pinned = False
    for word in typed.split():
        if not word.lower().startswith("is:"):
            words.append(word)
        elif word.lower() in {"is:pinned", "is:pin"}:
            pinned = True
        else:
            kinds.extend(KINDS.get(word[3:].lower(), ()))
    return Wanted(" ".join(words), tuple(kinds), pinned)
