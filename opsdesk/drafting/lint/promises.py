"""Promises of a next update: how exactly a text says when it comes, and the moment that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import IntEnum
from functools import lru_cache

from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.when import CLOCK, DATE, DAY, INTERVAL, ZONE
from opsdesk.drafting.lint.wording import Wording, clauses


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
    r"updat(?:e|es|ing|ed)|(?:more|further|additional|new|any) (?:information|info|details?|news|communications?|to share|to report)|report back|be back(?: with)?|check(?:ing)? back"
    r"|hear from us|keep(?:ing)? (?:you|everyone|users|customers|our \w+|this \w+|the \w+) (?:\w+ )?(?:updated|informed|posted|up to date|abreast)|in touch|follow[- ]?up"
    r"|next (?:message|communication|post|report|notice|bulletin|status)|post again|write again|(?:provide|share|post|give|send|communicat\w+) (?:\w+ ){0,3}(?:details?|information|status|news|progress)",
    hints="updat information info detail news communication share report report back back hear keep touch follow message post notice bulletin status write progress",
)
_COMING = Wording(
    r"will|'ll|next|shall|going to|expect(?:ed)?|aim|plan|to follow|follow(?:s|ing)?|every|hourly|further updates?|more updates?|more (?:information|details)|continue to|please check|check back"
    r"|stand by|stay tuned|updates? (?:in|by|at|within|every|shortly|soon|to (?:follow|come)|when|as|once|available)|keep(?:ing)? (?:you|everyone|users|customers|this)|be provided|another update",
    hints="will 'll next shall going expect aim plan follow every hourly further more continue check stand stay update keep provided another",
)
_OTHER_UPDATE = Wording(
    r"(?:last|previous|prior|earlier|initial|since (?:the|our) (?:last)?) update|(?:software|security|system|database|firmware|windows|app|schema|config\w*|dns|os|core|plugin|application|server|routing|status) updates? (?:to|of|from|for)|(?:software|security|system|database|firmware|windows|schema|dns|plugin|routing) updates?"
    r"|updat(?:e|ing|ed) (?:your|the (?:app|client|software|plugin|configuration|database|server)|to (?:version|v\d|the latest))|no further updates?",
    hints="last previous prior earlier initial since software security system database firmware windows app schema config dns os_ core plugin server updat",
)
_VAGUE = Wording(
    r"as soon as|shortly|soon|momentarily|when (?:we|there|more|it|new|further|additional|available|they|all|the)|once (?:we|there|more|it|the|they)|as (?:(?:more|new|further|additional|any) )?(?:\w+ )?"
    r"(?:information|details?|news|updates?)? ?(?:becomes?|is|are|comes?|available|we|events?|needed|necessary|appropriate|things|progress|the|they|required|it)|periodically|regularly|frequently"
    r"|from time to time|in due course|as and when|if (?:there|anything|we)|where possible|if and when|promptly|to follow|stay tuned|(?:regular|periodic|frequent|timely|continuous|further|more) updates?"
    r"|on (?:the )?(?:\w+ )?progress|until (?:this|it|the|we|resolved)|continue to (?:\w+ )?(?:keep|update|provide|share|post)|keep (?:you|everyone|users|customers|this|the|our)",
    hints="soon shortly momentarily when once as_ periodic regular frequent time course if where promptly follow further stay more timely continuous progress until continue keep",
)
_ABSOLUTE = Wording(
    CLOCK + r"[,(]* ?(?:" + DATE + r"[,]? )?" + ZONE,
    r"\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)",
    hints="0 1 2 3 4 5 6 7 8 9 noon midnight",
)
_CLOCK = Wording(CLOCK, hints="0 1 2 3 4 5 6 7 8 9 noon midnight")
_INTERVAL = Wording(
    r"(?:in|within|every|after|over|next|each|by|approximately|about|least|around|than|under)(?: the)?(?: next| about| approximately| around| roughly| another| an additional| ~)* "
    + INTERVAL,
    r"(?:hourly|daily|half-hourly|"
    + DAY
    + r"|(?:by|on|at) (?:\w+ )?"
    + DATE
    + r"|at the (?:top|bottom) of the hour|"
    + INTERVAL
    + r" from now)",
    hints="in_ within every after over next each by_ on_ at_ approximately about least around than under hourly daily tomorrow tonight today overnight week later end eod cob midday morning afternoon evening now",
)


@lru_cache(maxsize=4096)
def promise_of(sentence: Sentence) -> Promise | None:
    """The commitment a sentence makes, the most exact one."""
    found = [promise for at, clause in clauses(sentence.plain) if (promise := _in_clause(at, clause))]
    return max(found, key=lambda promise: promise.exactness) if found else None


def _in_clause(at: int, clause: str) -> Promise | None:
    about = _UPDATE.search(clause)
    if not about or not _COMING.search(clause) or _OTHER_UPDATE.search(clause):
        return None
    for exactness, wording in (
        (Exactness.ABSOLUTE, _ABSOLUTE),
        (Exactness.CLOCK, _CLOCK),
        (Exactness.INTERVAL, _INTERVAL),
        (Exactness.PHRASE, _VAGUE),
    ):
        if match := wording.search(clause):
            start, end = min(match.start(), about.start()), max(match.end(), about.end())
            return Promise(exactness, at + start, at + end, clause[start:end])
    return None


def commits(clause: str) -> bool:
    """A clause promises news, however exactly."""
    return _in_clause(0, clause) is not None


def promise_in(reading: Reading) -> Promise | None:
    """The most exact commitment of a text; the last of those that are equally exact."""
    best: Promise | None = None
    for placed in reading.placed:
        found = promise_of(placed.sentence)
        if found and (best is None or found.exactness >= best.exactness):
            best = Promise(found.exactness, placed.at + found.start, placed.at + found.end, found.words)
    return best


_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TIME = re.compile(
    r"(\d{1,2})[:h.](\d\d)(?::\d\d)?(?: ?([ap])\.?m)?|(\d{1,2}) ?([ap])\.?m|\b(\d\d)(\d\d)\b(?= ?[a-z])|(noon)|(midnight)"
)
_SPAN = re.compile(
    r"(\d+|an?|one|two|three|four|six|ten|fifteen|twenty|thirty|sixty|half an?) ?(min|h|day)|(hourly|the hour|next hour|next day)"
)
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
}
_OFFSETS = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eest": 3,
    "ist": 5.5,
    "jst": 9,
    "sgt": 8,
    "est": -5,
    "edt": -4,
    "cst": -6,
}
_OFFSETS |= {"cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONES = {
    "us/pacific": "America/Los_Angeles",
    "us/eastern": "America/New_York",
    "us/central": "America/Chicago",
    "us/mountain": "America/Denver",
}
_ZONES |= {"pt": "America/Los_Angeles", "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver"}
_NAMED_ZONE = re.compile(r"(?<![a-z])(" + "|".join(sorted([*_ZONES, *_OFFSETS], key=len, reverse=True)) + r")(?![a-z])")


def moment_of(promise: Promise, said_at: datetime, zone: tzinfo = UTC) -> datetime | None:
    """When the promised update is due (UTC), for a text said at `said_at`; `zone` is that of a clock time without one.

    None for a phrase, and for words that name a time this doesn't understand.
    """
    if promise.exactness is Exactness.PHRASE:
        return None
    clock = _TIME.search(_ISO_DATE.sub(lambda match: " " * len(match[0]), promise.words))
    if promise.exactness is Exactness.INTERVAL or not clock:
        return _after(promise.words, said_at)
    hour, minute = _hour_and_minute(clock)
    if hour > 23 or minute > 59:
        return None
    return _on_day(promise.words, said_at.astimezone(_zone_in(promise.words, zone)), hour, minute)


def _after(words: str, said_at: datetime) -> datetime | None:
    match = _SPAN.search(words)
    if not match:
        return None
    if match[3]:
        return said_at + (timedelta(days=1) if "day" in match[3] else timedelta(hours=1))
    unit = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1)}[match[2]]
    if match[1].startswith("half"):
        return said_at + unit / 2
    count = _NUMBERS.get(match[1]) or int(match[1])
    return said_at + unit * count if count < 10_000 else None


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if match[8] or match[9]:
        return (12 if match[8] else 0), 0
    hour, minute = int(match[1] or match[4] or match[6]), int(match[2] or match[7] or 0)
    half = match[3] or match[5]
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), minute


def _zone_in(words: str, default: tzinfo) -> tzinfo:
    match = _NAMED_ZONE.search(words)
    if not match:
        return default
    name = match[1]
    return _region(_ZONES[name], default) if name in _ZONES else timezone(timedelta(hours=_OFFSETS[name]))


def _region(name: str, default: tzinfo) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a system without a zone database
        return default


def _on_day(words: str, said: datetime, hour: int, minute: int) -> datetime | None:
    """On the day named, or on the one that brings the time nearest after it was said."""
    if day := _ISO_DATE.search(words):
        try:
            named = date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return None
        return datetime(named.year, named.month, named.day, hour, minute, tzinfo=said.tzinfo).astimezone(UTC)
    due = said.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if "tomorrow" in words or said - due > timedelta(hours=12):
        due += timedelta(days=1)
    return due.astimezone(UTC)
