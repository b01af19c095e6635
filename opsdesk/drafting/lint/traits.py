"""What a single sentence does: admits, apologises, gives the all-clear, says something. Kept per sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.drafting.lint.generic_words import GENERIC, HOUSE_WORDS
from opsdesk.drafting.lint.promises import commits
from opsdesk.drafting.lint.reading import LINK, Sentence
from opsdesk.drafting.lint.when import CLOCK
from opsdesk.drafting.lint.wording import Wording, clauses

_kept = lru_cache(maxsize=8192)

_EFFECT = Wording(
    r"unable|cannot|can(?:'t|not| not)|could ?n(?:o|')t|(?:not|longer) be able|not able",
    r"fail(?:s|ed|ing|ures?)?(?! ?-?over)|errors? (?:when|while|on|in|for|during|message\w*|page\w*|loading|accessing|viewing|logging)",
    r"slow(?:er|ly|ness|downs?)?|delay(?:s|ed|ing)?|late|longer than|unavailab\w+|inaccessib\w+|unreachable|unresponsive",
    r"not (?:be )?(?:\w+ )?(?:work|load|open|respond|receiv|updat|appear|display|show|process|deliver|sync|function|start|available|possible)\w*",
    r"offline|down|stuck|missing|hang(?:s|ing)?|hung|crash\w*|freez\w+|interrupt\w+|incorrect|wrong|duplicat\w+|stale|outdated",
    r"tim(?:e|es|ed|ing)[ -]?outs?|declin\w+|reject\w+|drop(?:s|ped|ping)?|lost|degraded (?:\w+ )?(?:performance|experience|quality|availability)",
    r"(?:may|might|will|could|can) (?:\w+ )?(?:see|notice|experience|encounter|receive|observe)\b",
    r"(?:customers?|users?|people|visitors|members) (?:are|were|is) (?:\w+ )?(?:seeing|getting|receiving|experiencing|unable)",
    hints="unable can't cannot not could not able fail error slow delay late longer unavailab inaccessib unreach "
    "unrespons not offline down stuck missing hang hung crash freez interrupt incorrect wrong duplicat stale outdated time "
    "time_out timeout timed_out timing_out declin reject drop lost degraded see notice experience encounter receiv observ getting experienc",
)
_ALL_CLEAR = Wording(
    r"(?:this|the|an|all|these|our|both)? ?(?:\w+ ){0,3}(?:incidents?|issues?|problems?|outages?|matter|disruptions?|degradation)"
    r"(?: (?:affecting|with|impacting|related to|in|on|for|regarding) [^.;]{1,80}?)?"
    r" (?:has|have|is|are|was|were)(?: now| since| also)?(?: been)?(?: now)?(?: fully| completely| successfully)? "
    r"(?:resolved|fixed|closed|over|solved|corrected|cleared|rectified)",
    r"(?:all|every) (?:\w+ ){0,3}(?:systems?|services?|operations|functions?|functionality)(?: (?:is|are|have|has))?(?: \w+){0,3} "
    r"(?:operational|normal|normally|restored|recovered|back online)",
    r"we have (?:now )?(?:fully )?resolved (?:this|the) (?:incident|issue|problem|outage)|all clear|false (?:alarm|positive)",
    hints="resolved fixed closed over solved corrected cleared rectified operational normal restored recovered online clear "
    "false",
)
_STILL_AT_WORK = Wording(
    r"monitor(?:ing)?|continu\w+|investigat\w+|working (?:on|to|with)|still|keep(?:ing)? an eye|remain(?:s|ing)?",
    hints="monitor continu investigat working still keep remain",
)
_NOT_SURE = Wording(
    r"partially|believ\w+|appears?|some (?:projects|users|customers)|until|will|should|once|when|if|not",
    hints="partial believ appear some until will should once when if not",
)
_COURTESY = Wording(
    r"apolog\w+|sorry|thank(?:s| you)|appreciate|regret|bear with us|be patient|your (?:patience|understanding|support)",
    hints="apolog sorry thank appreciate regret bear patien understanding support",
)
_CONTACT = Wording(
    r"(?:contact|reach out|get in touch|open(?:ing)? an? (?:\w+ )?(?:case|ticket)|submit an? (?:\w+ )?(?:case|ticket|request)"
    r"|(?:let|email|call) us|(?:customer |technical |our )?support (?:team|portal)?)",
    r"subject to change as|based on our best knowledge",
    hints="contact reach touch open submit let email call support subject knowledge",
)
_ADMISSION = Wording(
    r"(?:we|is|are|it's|it is) (?:do not|don't|not) (?:yet |currently )?(?:know|sure|clear|known|aware|have)\b",
    r"(?:do not|don't|not|cannot|can't) (?:yet |currently )*(?:know|confirm|say|tell|have (?:an?|the|full|enough|complete)|aware|known|clear)",
    r"not yet (?:known|clear|confirmed|determined|understood)|(?:is|are|remains?)(?: still| yet)? (?:unknown|unclear)|no(?:t| yet)? known",
    hints="know sure clear aware have confirm say tell determined understood",
)
_START = Wording(
    r"(?:since|from|began|begun|beginning|start(?:ed|ing|s)?|as of|between|at|around|incident start:?|after)"
    r"(?: (?:on|at|from|about|around|approximately|roughly|is|was|of|the|today|yesterday|\w+day,?|[\d/-]+,?|\w{3,9} \d{1,2},?|\d{1,2} \w{3,9},?"
    r"|\d{4},?)){0,6} " + CLOCK,
    r"(?:do|does|is|are)(?: not|n't)(?: yet)? (?:know|known) (?:exactly )?when (?:it|this|the \w+) (?:began|started)",
    hints="since from beg start as between at_ around after know",
)
_SPEAKER = re.compile(
    r"^\W*(?:the |our )?(?:[\w.&'-]+ ){0,4}?(?=(?:(?:is|are|has|have|continues?|remains?|will|'s)\b[ ,]*)?(?:\w+ly |also |now |been |still )*"
    r"(?:aware|investigat|working(?! (?:again|now|normally|as|properly|correctly|fine))|looking|monitoring|continu|engag|implement|identif"
    r"|team|engineer|staff|technician|developers))"
)
_ASIDE = re.compile(
    r"\b(?:the|our) (?:(?!(?:and|our|the|for|to|of|with|in|on)\b)[\w.&'-]+ ){0,3}?(?:teams?|engineers?|staff)\b"
    r"|rolled out|(?:monitor\w*|watch\w*|check\w*)(?: \w+){0,3} for (?:any )?(?:\w+ ){0,2}(?:errors?|issues?|impact|problems?|failures?|recurrence|stability)"
)
"""Who does the work, that a fix went out, and what is only watched for."""
_TOLD_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_OPENERS = frozenset({"", ".", ":", "!", "?", "-", "\n", "#", ">", "[", '"'})
"""What a sentence or heading may begin after: there a capital makes no name."""
_SEEN_RECOVERY = re.compile(
    r"\b(?:(?:see|seeing|seen|saw|observ\w+|show\w*) (?:\w+ ){0,4}(?:recover|improv)\w*|(?:are|is) (?:now )?(?:recover|improv)ing)"
)


@_kept
def has_effect(sentence: Sentence) -> bool:
    """It says something that a user would see."""
    return _EFFECT.search(sentence.plain) is not None


@_kept
def is_all_clear(sentence: Sentence) -> bool:
    """It says that the incident is over."""
    plain = sentence.plain
    return _ALL_CLEAR.search(plain) is not None and not _NOT_SURE.search(plain) and not is_still_at_work(sentence)


@_kept
def is_still_at_work(sentence: Sentence) -> bool:
    """It says that something is still being done."""
    return _STILL_AT_WORK.search(sentence.plain) is not None


@_kept
def is_admission(sentence: Sentence) -> bool:
    """It says that something isn't known."""
    return _ADMISSION.search(sentence.plain) is not None


@_kept
def has_start(sentence: Sentence) -> bool:
    """It says since when, or that nobody knows."""
    return _START.search(sentence.plain) is not None


@_kept
def has_link(sentence: Sentence) -> bool:
    """It holds an address."""
    return LINK in sentence.plain


@_kept
def sees_recovery(sentence: Sentence) -> bool:
    """It says that things get better, which is news while they are bad."""
    return _SEEN_RECOVERY.search(sentence.plain) is not None


@_kept
def has_substance(sentence: Sentence) -> bool:
    """It holds at least one word that not every update could contain: a function, an effect, a number, a finding."""
    if _COURTESY.search(sentence.plain) or _CONTACT.search(sentence.plain):
        return False
    return any(
        any(map(_is_telling, _told(clause, sentence.raw[at : at + len(clause)])))
        for at, clause in clauses(sentence.plain)
        if not commits(clause)
    )


def _told(clause: str, raw: str) -> Iterator[str]:
    """The words of a clause, without who says it and without what is only watched for; names keep their capital."""
    speaker = _SPEAKER.match(clause)
    said = _ASIDE.sub(lambda match: " " * len(match[0]), clause)
    for match in _TOLD_WORD.finditer(said, speaker.end() if speaker else 0):
        is_name = raw[match.start()].isupper() and raw[: match.start()].rstrip(" *_")[-1:] not in _OPENERS
        yield raw[match.start() : match.end()] if is_name else match[0]


def _is_telling(word: str) -> bool:
    if word in GENERIC or word.lower() in HOUSE_WORDS:
        return False
    return not ("-" in word and all(part in GENERIC for part in word.lower().split("-")))
