"""Promises of a next update: how exactly a text says when it comes."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from opsdesk.domain.values import dataclass
from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.next_words import ANNOUNCED, OFTEN, SPOKEN
from opsdesk.drafting.lint.reading import Reading, Sentence, in_block
from opsdesk.drafting.lint.when import CLOCK, CLOCK_HINTS, DATE, DAY, INTERVAL, WHEN_HINTS, ZONE
from opsdesk.drafting.lint.wording import Several, Wording


class Exactness(IntEnum):
    """How exactly a text says when the next update comes; the higher the better."""

    PHRASE = 1
    """“shortly”, “as we know more”."""
    INTERVAL = 2
    """“within 30 minutes”, “tomorrow”: counted from a moment the reader has to look up."""
    CLOCK = 3
    """“by 14:30”: in whose zone?"""
    ABSOLUTE = 4
    """“by 14:30 UTC”."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment to write again."""

    exactness: Exactness
    start: int
    end: int
    """Offsets of its words, in the sentence it was found in or in the text."""
    words: str


_UPDATE = Wording(
    r"updat(?:e|es|ing|ed)|report back|(?<!service will )(?<!site will )(?<!it will )be back(?: with)?(?! (?:to "
    r"(?:normal|full|work)|up|online|in service|working"
    r"|running)\b)|check(?:ing)? back|hear (?:\w+ ){0,2}from us|in touch|follow[- ]?up",
    r"(?:more|further|additional|new|any) (?:information|info|details?|news|communications?|to share|to report)",
    r"keep(?:ing)? (?:you|everyone|users|customers|our \w+|this \w+|the \w+) (?:\w+ )?(?:updated|informed|posted"
    r"|abreast)",
    r"more(?= (?:in|at|by|within|shortly|soon|to (?:come|follow))\b)",
    r"next (?:message|comms?|communication|post|report|notice|bulletin|status|word|news)|(?:post|write|report"
    r"|tell you) again|let you know",
    r"(?:provide|share|post|give|send|communicat\w+) (?:\w+ ){0,3}(?:details?|information|status|news|progress)",
    hints="updat report back hear touch follow info detail news comm share keep message post notice bulletin status "
    "=more =again =word progress =know",
)
_COMING = Wording(
    r"will|\w+'ll|next|shall|going to|expect(?:ed)?|aim|plan(?:s|ning|ned)?(?= (?:to|on|for|at|by|in|is)\b)|to follow"
    r"|follow(?:s|ing)?|every|hourly|continue to"
    r"|stay tuned",
    r"(?:further|more|another) (?:updates?|information|details)|(?:please )?check back|stand by|be provided",
    r"updates? (?:in(?! progress\b)|by|at|within|every|shortly|soon|to (?:follow|come)|when|as|once|available)",
    r"keep(?:ing)? (?:you|everyone|users|customers|this)|you(?:'ll)? hear|we (?:write|post|update|report|share|tell"
    r"|inform)|(?:more|further) (?:news|communications?|info|word)|another (?:word|message|post)|more (?:in|by|within)",
    hints="=more hear =we news communication =info =word message =post will 'll next shall going expect aim plan "
    "follow every hourly continue =stay updat information details =stand provided keep check",
)
OTHER_UPDATE = Wording(
    r"(?:rolling|delayed|pending|missing|queued|board|profile|index|search|data|flag|inventory|price|stock|order"
    r"|metrics?|job|near-real-time) updates?"
    r"|(?:delayed|missing|late|stale) (?:[\w-]+ ){1,2}updates?",
    r"(?:(?<!\ba )(?<!one )last|previous|prior|earlier|initial|since (?:the|our) (?:last)?) update|updates? (?:as of"
    r"|since)",
    r"no (?:further|new|additional|other|more) (?:updates?|information|info|news|details?)",
    r"(?:more|further|additional) (?:information|info|details),? (?:please )?(?:refer|see|read|visit|check"
    r"|consult)\b(?![^.;]{0,120}\b(?:every|hourly|updat))[^.;,]{0,80}",
    r"(?:read|see|refer to|in) (?:the |our |an? )?(?:\w+ )?(?:post|announcement|notice|article|bulletin"
    r"|page) (?:posted|published|of|from|dated)\b[^.;,]{0,80}",
    r"(?:software|security|system|database|firmware|windows|app|schema|config\w*|dns|os|core|plugin|application|server"
    r"|routing|status) updates? (?:to|of|from|for)",
    r"(?:software|security|system|database|firmware|windows|schema|dns|plugin|routing) updates?",
    r"updat(?:e|ing|ed) (?:your|(?:the|our) (?:app|client|software|plugin|configuration|database|server|system|network"
    r"|firmware|dns|certificate|package)s?|to (?:version|v\d|the latest))",
    hints="updat information info news detail =post announcement notice article bulletin =page",
)
_VAGUE = Wording(
    r"as soon as|shortly|soon|momentarily|when (?:we|there|more|it|new|further|additional|available|they|all|the)"
    r"|promptly",
    r"once (?:we|there|more|it|the|they)|periodically|regularly|frequently|from time to time|in (?:the )?due course"
    r"|as and when",
    r"as (?:(?:more|new|further|additional|any) )?(?:\w+ )?(?:information|details?|news|updates?)? ?(?:becomes?|is|are"
    r"|comes?|available|we|i|events?|needed|necessary|appropriate|things|progress|the|they|required|it)",
    r"if (?:there|anything|we)|where possible|if and when|to follow|stay tuned|on (?:the )?(?:\w+ )?progress",
    r"(?:regular|periodic|frequent|(?<!see )(?<!seeing )(?<!receiving )timely|continuous|further|more) updates?"
    r"|until (?:this|it|the|we|resolved)",
    r"continue to (?:\w+ )?(?:keep|update|provide|share|post)|keep (?:you|everyone|users|customers|this|the|our)"
    r"|check back",
    hints="soon shortly moment =when prompt once periodic regular frequent =time course =as =if where follow stay "
    "progress timely continuous further =more until continue keep back",
)
_ABSOLUTE = Wording(
    CLOCK + r"\.?,? ?\(?(?:" + DATE + r"[,]? )?" + ZONE,
    r"(?:\d{4}-\d\d-\d\dt)?\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)",
    hints=CLOCK_HINTS,
)
_CLOCK = Wording(CLOCK, hints=CLOCK_HINTS)
_KIND = r"\W*(?:(?:status|outage|incident|service|latest) )?"
_LABEL = re.compile(
    _KIND
    + r"(?:update|edit)?\W{0,5}(?:\d{1,2}\b\W{1,5})?(?:(?:at|from|as of|on) )?(?:(?:"
    + DATE
    + r"|\d[\d./-]{3,9}),? "
    r"){0,3}\d{1,2}[:.h]\d\d(?: ?[ap]m)?(?: ?(?:"
    + ZONE
    + r"|[a-z]{3,4}\b))?(?:,? "
    + DATE
    + r"){0,2}(?:\W{0,5}[:)\]-]\W{0,3}(?= )| (?= ))"
    r"|"
    + _KIND
    + r"(?:update|edit)(?:\W{1,4}\d{1,2})?\W{0,4}:\W{0,3}(?= )(?! *(?:every|in|at|by|within|around|hourly)\b)"
)
"""What opens an update, with its own time or without: “Update (15:10): …”, “Update #2: …”; brackets are blanks here."""
_THEN_DAY = re.compile(r"\)?,? (?:on (?:the )?|\()?(?:tomorrow\b|" + DATE + r"(?:,? " + DATE + r")?(?:,? 20\d\d\b)?)")
"""The day that follows a time: “by 14:30 UTC on Wed 18 Nov 2026”."""
_THEN_MORE = re.compile(r",? (?:and )?(?:a half\b|\d{1,2} ?m(?:in(?:ute)?s?)?\b)")
"""What follows a span: “in 1 hour and 30 minutes”."""
_SPOKEN = Wording(SPOKEN, hints="past =after quarter hour half =at =by =before until =round around about")
_OFTEN = Wording(OFTEN, hints="hour every each hourly daily -minute =in")
_AHEAD = r"(?:in|within|every|after|over|next|each|by|approximately|about|least|around|than|under)"
_INTERVAL = Wording(
    _AHEAD + r"(?: the)?(?: next| about| approximately| around| roughly| another| an additional| ~)* " + INTERVAL,
    r"hourly|daily|half-hourly|" + DAY + r"|(?:by|on|at) (?:\w+ )?" + DATE + r"|at the (?:top|bottom) of the hour",
    INTERVAL + r" from now|every (?:half[- ])?(?:hour|day|morning)",
    hints=WHEN_HINTS + " hourly daily =now",
)


_NEWS_TO_COME = (_UPDATE, _COMING)
_SAYING, _ANNOUNCING = Several(_NEWS_TO_COME), Several(ANNOUNCED)
_TIMES = (
    (Exactness.ABSOLUTE, _ABSOLUTE),
    (Exactness.CLOCK, _CLOCK),
    (Exactness.CLOCK, _SPOKEN),
    (Exactness.INTERVAL, _INTERVAL),
    (Exactness.INTERVAL, _OFTEN),
    (Exactness.PHRASE, _VAGUE),
)
"""The most exact first."""


@lru_cache(maxsize=4096)
def promise_of(sentence: Sentence) -> Promise | None:
    """The commitment a sentence makes, the most exact one."""
    if not (_is_said(sentence) or _ANNOUNCING.among(sentence)):
        return None
    label = _LABEL.match(sentence.plain)
    told = " " * label.end() + sentence.plain[label.end() :] if label else sentence.plain
    found = [promise for at, clause in clauses(told) if (promise := _in_clause(sentence, at, clause))]
    return max(found, key=lambda promise: promise.exactness) if found else None


def _in_clause(sentence: Sentence, at: int, clause: str) -> Promise | None:
    about = _about(sentence, clause)
    if about is None or OTHER_UPDATE.pattern.search(clause):
        return None
    start = 0 if about.re is _UPDATE.pattern else about.start()
    for exactness, wording in _TIMES:
        if match := wording.pattern.search(clause, start):
            more = (_THEN_DAY if exactness >= Exactness.CLOCK else _THEN_MORE).match(clause, match.end())
            start, end = min(match.start(), about.start()), max((more or match).end(), about.end())
            return Promise(exactness, at + start, at + end, clause[start:end])
    return None


def _about(sentence: Sentence, clause: str) -> re.Match[str] | None:
    """What is announced: words that say their time themselves, or some with the clause's."""
    if announced := announces(sentence, clause):
        return announced
    if not _is_said(sentence):
        return None
    about = _UPDATE.pattern.search(clause)
    return about if about and _COMING.pattern.search(clause) else None


def announces(sentence: Sentence, clause: str) -> re.Match[str] | None:
    """A next word that a clause announces together with its time."""
    return _ANNOUNCING.search(clause, sentence)


def _is_said(sentence: Sentence) -> bool:
    """It may say that there is news, and that it comes."""
    return len(_SAYING.among(sentence)) == len(_NEWS_TO_COME)


def uncommitted(sentence: Sentence) -> list[tuple[int, str]]:
    """The clauses that promise no news, with their offsets: those that may tell some."""
    if promise_of(sentence) is None:
        return list(clauses(sentence.plain))
    return [(at, clause) for at, clause in clauses(sentence.plain) if _in_clause(sentence, at, clause) is None]


_PROMISES = in_block(promise_of)


def promises_in(reading: Reading) -> list[tuple[int, Promise]]:
    """Every commitment of a text, with the place of its sentence."""
    return reading.told_by(_PROMISES)


@lru_cache(maxsize=64)
def promise_in(reading: Reading) -> Promise | None:
    """The most exact commitment of a text; the last of those that are equally exact."""
    found = promises_in(reading)
    if not found:
        return None
    at, best = max(reversed(found), key=lambda item: item[1].exactness)
    return Promise(best.exactness, at + best.start, at + best.end, best.words)
