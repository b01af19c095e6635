"""CFT1: tell what happened, not what didn't."""

from __future__ import annotations

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.wording import Wording, saying

_GAP = (
    r"(?:monitoring|alert\w*|test\w*|review\w*|document\w*|training|capacity|oversight|validation|communication"
    r"|process\w*|coverage|planning|care|attention|visibility|safeguards?|controls?|redundancy|checks?|knowledge"
    r"|understanding|automation|staging|observability)"
)
_UNREAL = Wording(
    r"(?:if|had) (?:[\w',]+ ){1,12}?(?:would|could|might) (?:not )?have",
    r"(?:would|could)(?:n't| not)? have been (?:prevented|avoided|caught|detected|shorter|noticed)",
    r"(?:we|they|it|team|engineers?|alerts?|monitoring|tests?|review|which|that) (?:could|should)(?:n't"
    r"| not)? have(?! (?:an?|the|our|your|more|no|some|any|this|that|it|all|to|enough|new|another|access|\d+)\b)",
    r"with (?:better|more|proper|earlier|enough|some|the right|tighter|stricter) (?:[\w-]+ ){1,4}?(?:we|it|this|they"
    r"|nobody|no[- ]one)"
    r" (?:would|could|might)(?:n't| not)? (?:\w+ )?have",
    r"(?:we|i|they|teams?) (?:had |have |has )?failed to (?:notice|see|spot|catch|realise|realize|detect|react|respond"
    r"|act|check|test|verify|consider|anticipate|foresee|recognise|recognize|understand)",
    r"(?:insufficient|inadequate|lack of|lacking|absence of|failure to|poor) (?:\w+ ){0,2}" + _GAP,
    hints="would could should might insufficient inadequate lack absence failure =poor failed",
)
_TO_COME = Wording(
    r"(?:to|will|we'll|going to|going forward|in future|plan|improv\w+|next steps?|so that|follow[- ]?ups?"
    r"|actions?:)(?= )",
    hints="=to will =we'll going future plan improv step that follow action",
)


def _in_the_story(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """Timeline and description only: a plan may say what was missing."""
    return None if _TO_COME.pattern.search(sentence.plain[: hit.start]) else hit


RULES = (
    Rule(
        id="CFT1",
        category=Category.COUNTERFACTUAL,
        level=Level.WARNING,
        message="this tells what didn't happen",
        suggestion="Say what happened, and what people saw and had at the time.",
        source="Howie post-incident guide: counterfactuals explain nothing",
        find=saying(_UNREAL),
        judge=_in_the_story,
    ),
)
