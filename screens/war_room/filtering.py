"""What is typed after `/`: words, and `is:` words for kinds of entries and pins."""

from __future__ import annotations

from opsdesk.domain.text import quoted
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
PINNED = "pinned"
PLURALS = {"hypotheses": "hypothesis"}
"""Those that don't only have an s more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a filter shows."""

    words: str
    kinds: tuple[str, ...]
    only_pinned: bool
    unknown: tuple[str, ...] = ()
    """`is:` words that mean nothing, or nothing yet."""

    @property
    def is_empty(self) -> bool:
        """Nothing is filtered out."""
        return not (self.words or self.kinds or self.only_pinned)


def parse_filter(typed: str) -> Wanted:
    """`pool is:decision is:pinned`; what stands after `is:` may be a plural."""
    words: list[str] = []
    kinds: list[str] = []
    unknown: list[str] = []
    pinned = False
    for word in typed.split():
        named = word[3:].lower()
        if not word.lower().startswith("is:"):
            words.append(word)
        elif named in {PINNED, "pin"}:
            pinned = True
        elif found := KINDS.get(named) or KINDS.get(PLURALS.get(named, named.removesuffix("s"))):
            kinds.extend(found)
        else:
            unknown.append(word)
    return Wanted(" ".join(words), tuple(kinds), pinned, tuple(unknown))


def why_unknown(wanted: Wanted) -> str:
    """Says of words that mean nothing which ones there are."""
    said = " and ".join(map(quoted, wanted.unknown))
    mean = "means" if len(wanted.unknown) == 1 else "mean"
    return f"{said} {mean} nothing. There is is:{', is:'.join(KINDS)} and is:{PINNED}. “/” mends it."
