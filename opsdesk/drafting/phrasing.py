"""Small pieces of English: tidy words, lists, counts, the past tense, and labelled parts of what a commander types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

MAX_WORDS: Final = 1200
"""Characters of one fact; nobody reads a longer one in an update (PD-SC: paragraphs of at most 150 words)."""

_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9“])")
_ARTICLE = re.compile(r"(?:A|An|The|Our|Some|Too|One)\b(?! ?[A-Z]{2})")
_LABEL = re.compile(r"(?:^|[.;!?,]?\s+)\b(workaround|data)\s*:\s*", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:none|no|nothing|n/a|not known|unknown|-)(?: (?:yet|so far|known|at this time))?", re.IGNORECASE
)

_PAST = {
    "is": "was", "are": "were", "isn't": "wasn't", "aren't": "weren't", "has": "had", "have": "had", "do": "did",
    "does": "did", "don't": "didn't", "doesn't": "didn't", "can": "could", "can't": "couldn't", "cannot": "could not",
    "fail": "failed", "fails": "failed", "see": "saw", "sees": "saw", "get": "got", "gets": "got", "take": "took",
    "takes": "took", "receive": "received", "receives": "received", "need": "needed", "needs": "needed", "go": "went",
    "goes": "went", "hang": "hung", "hangs": "hung", "crash": "crashed", "crashes": "crashed", "load": "loaded",
    "loads": "loaded", "arrive": "arrived", "arrives": "arrived", "stay": "stayed", "stays": "stayed",
}  # fmt: skip
_PRESENT: Final = re.compile(rf"\b(?:{'|'.join(sorted(_PAST, key=len, reverse=True))})\b(?!')")
_WELL_AGAIN: Final = re.compile(
    r"\bback to normal\b|\brecovered\b|\b(?:works?|working|normal|up|fine|available) again\b|\brestored\b"
    r"|\bno (?:more |further )?(?:errors|impact|effect|failures)\b|\bas normal\b|\bnormally\b|\b0 %",
    re.IGNORECASE,
)
_QUANTITY: Final = re.compile(
    r"\d|\b(?:all|every|everyone|everybody|nobody|no one|none|each|most|half|a third|a quarter"
    r"|worldwide|global(?:ly)?)\b",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """One line without a full stop at its end: whatever was typed, it fits into a sentence."""
    line = " ".join(_PRIVATE_USE.sub("", text).split())
    if len(line) > MAX_WORDS:
        line = f"{line[: MAX_WORDS - 1].rstrip()}…"
    return line.rstrip(" ;,:") if line.endswith("...") else line.rstrip(" .;,:")


@lru_cache(maxsize=256)
def _parted(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    head, *rest = _LABEL.split(text)
    named = ((label.lower(), tidy(words)) for label, words in zip(rest[::2], rest[1::2], strict=True))
    return tidy(head), tuple((label, words) for label, words in named if words and not _NOTHING.fullmatch(words))


def labelled(text: str) -> tuple[str, dict[str, str]]:
    """What was typed, parted at `Workaround:` and `Data:`; a label that only says “none” is left out.

    The labels are those of real status pages; the desk has no field of its own for either.
    """
    head, named = _parted(text)
    return head, dict(named)


def sentences(text: str) -> list[str]:
    """What was typed, sentence by sentence, each without its full stop."""
    return [tidy(sentence) for sentence in _SENTENCE_END.split(text)]


def inline(text: str) -> str:
    """Words as they go on after a colon: a leading article loses its capital, a name keeps it."""
    return text[:1].lower() + text[1:] if _ARTICLE.match(text) else text


def listed(items: Sequence[str], *, most: int = 6, others: str = "others") -> str:
    """`a`, `a and b`, `a, b and c`; past `most` the rest is counted."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} {others}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, thing: str) -> str:
    """`1 possible cause`, `3 possible causes`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def in_past(text: str) -> str:
    """An effect told in the present, told in the past: “payments fail” → “payments failed”."""
    return _PRESENT.sub(lambda found: _PAST[found[0]], text)


def says_well_again(text: str) -> bool:
    """The words tell of an effect that is over."""
    return bool(_WELL_AGAIN.search(text))


def says_how_many(text: str) -> bool:
    """The words hold a number, or say all, most, nobody …"""
    return bool(_QUANTITY.search(text))
