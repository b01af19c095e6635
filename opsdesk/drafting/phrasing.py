"""Small pieces of English: tidy words, lists, counts, and labelled parts of what a commander types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Final

from opsdesk.domain.labels import parted
from opsdesk.domain.text import NEWLINE_SIGN, clean

MAX_WORDS: Final = 1200
"""Characters of one fact; nobody reads a longer one in an update (PD-SC: paragraphs of at most 150 words)."""

_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9“])")
_DOUBLE_STOP = re.compile(r"(?:([!?…:。！？؟।][”\")]?|\.[”\")])\.(?!\.)|(?<!\.)(\.)\.(?!\.)|(\.{3})\.)(?=[\s”\")]|$)")
_ARTICLE = re.compile(r"(?:A|An|The|Our|Some|Too|One)\b(?! ?[A-Z]{2})")
_REQUEST = re.compile(
    r"(?:Add|Apply|Ask|Block|Bring|Call|Check|Clear|Compare|Copy|Decrease|Delete|Disable|Drain|Enable|Find|Fix|Get"
    r"|Increase|Keep|Limit|Look|Lower|Make|Move|Put|Raise|Rebuild|Recover|Reduce|Remove|Replace|Reset|Restart|Restore"
    r"|Revert|Roll|Run|Scale|Send|Set|Slow|Start|Stop|Switch|Take|Test|Try|Turn|Undo|Use|Watch) (?=[a-z0-9])"
)
"""A step as it is given to somebody; before a capital it may be part of a name."""
_NOTHING = re.compile(
    r"(?:none|no|nothing|n/a|not known|unknown|-)(?: (?:yet|so far|known|currently|at (?:this|the) (?:time|moment)))*"
    r"|(?:there is |it is )?(?:none|withdrawn|gone)(?: any ?more| any longer| now)?",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(r"known|\byet\b|so far|currently|\bat th", re.IGNORECASE)

_SINCE: Final = re.compile(r"\b(?:since|from)\s+(?:about\s+|around\s+)?\d{1,2}[:.]\d{2}\b", re.IGNORECASE)
_QUANTITY: Final = re.compile(
    r"\d|\b(?:all|every|everyone|everybody|nobody|no one|none|each|most|half|a third|a quarter"
    r"|worldwide|global(?:ly)?)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens of|hundreds of)"
    r" (?:in \w+|customers?|users?|people|accounts?|sites?|shops?|orders?|payments?|requests?|regions?)\b"
    r"|\bno \w+s (?:can|are|is|work|load|open)\b",
    re.IGNORECASE,
)
_NO_QUANTITY: Final = re.compile(
    r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\bv?\d+\.\d[\w.]*(?! ?%)|\b\w*[A-Za-z_]-?\d[\w-]*|\b[45]xx\b"
    r"|\b(?:http|status|codes?|errors?) [45]\d\d\b|\b[45]\d\d(?= (?:errors?|responses?|status|codes?)\b)"
    r"|\b\d+(?:\.\d+)? ?(?:m?s|sec(?:onds?)?|min(?:utes?)?|h(?:ours?)?|days?|weeks?)\b",
    re.IGNORECASE,
)
"""Numbers that count nobody: times, years, versions, names, codes, durations."""
_NO_BEGINNING: Final = re.compile(r"(?:[\s.,;:!?…•*]+|[-–—>](?=\s))+")
_BLANKS: Final = {ord(sign): " " for sign in f"{NEWLINE_SIGN}\u2409\u240a\u240d"}
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FEW: Final = 3
"""Words that a sentence of its own has at least."""
_LONG: Final = 25
"""Words from which a sentence is hard to read (JRG4)."""


_SHORT: Final = {"abt": "about", "ppl": "people", "w/o": "without", "w/": "with"}
_SHORTENED: Final = re.compile(r"(?<![\w/.@-])(?:(abt|ppl|w/o)(?![\w/@-])|(w/) ?(?=\w\w))")
"""What is typed for want of time and means one thing only."""


def tidy(text: str) -> str:
    """One line without a full stop at its end or words cut short: whatever was typed, it fits into a sentence.

    Empty when nothing is said: there is no letter and no digit in it.
    """
    line = " ".join(_PRIVATE_USE.sub("", clean(text)).translate(_BLANKS).split())
    line = line[begun.end() :] if (begun := _NO_BEGINNING.match(line)) else line
    if not any(map(str.isalnum, line)):
        return ""
    line = _SHORTENED.sub(lambda cut: f"{_SHORT[cut[1] or cut[2]]}{' ' if cut[2] else ''}", line)
    if len(line) > MAX_WORDS:
        line = f"{line[: MAX_WORDS - 1].rstrip()}…"
    return line.rstrip(" ;,:") if line.endswith("...") else line.rstrip(" .;,:")


def as_name(text: str) -> str:
    """The name of a person or a service, as it stands inside a sentence."""
    return tidy(text).rstrip(" .;,:!?…")


@lru_cache(maxsize=256)
def _parted(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    head, named = parted(text)
    return tidy(head), tuple((label, tidy(words)) for label, words in named)


def labelled(text: str) -> tuple[str, dict[str, str]]:
    """What was typed, parted at `Workaround:` and `Data:`; a label that only says “none” is left out."""
    head, named = _parted(text)
    return head, {label: words for label, words in named if words and not _NOTHING.fullmatch(words)}


def denied(text: str, label: str) -> bool | None:
    """What a label that only says “none” says: True, that there is nothing, or False, that nobody knows; else None."""
    words = dict(_parted(text)[1]).get(label)
    if words is None or (words and not _NOTHING.fullmatch(words)):
        return None
    return bool(words) and not _NOT_KNOWN.search(words)


def sentences(text: str) -> list[str]:
    """What was typed, sentence by sentence, each without its full stop."""
    return [tidy(sentence) for sentence in _SENTENCE_END.split(text)]


def in_short_sentences(text: str) -> str:
    """A long sentence with semicolons as several short ones; anything else as it is."""
    if len(text.split()) <= _LONG:
        return text
    parts = text.split("; ")
    if any(len(part.split()) < _FEW for part in parts):
        return text
    return ". ".join([parts[0], *map(capital, parts[1:])])


_BEGUN_SMALL: Final = re.compile(
    r"(?<=[^\W\d_]{2}[.!?] )(?<!\betc[.] )(?<!\bapprox[.] )(?<!\b(?:abt|esp|inc|ltd|max|min)[.] )"
    r"(?<!\b(?:excl|incl|resp)[.] )[a-z][a-z'’]*(?:-[a-z'’]+)*+(?![\w@/=(-]|\.\w)"
)
"""The first word of another sentence, unless it begins after an abbreviation or is a name with signs in it."""
_SAID: Final = "- “"
"""The beginning of a line that gives words to say."""


@lru_cache(maxsize=1024)
def as_sentence(words: str) -> str:
    """One line with capitals where sentences begin and one full stop at its end, whatever a fact brought along."""
    line = _DOUBLE_STOP.sub(r"\1\2\3", " ".join(words.split()))
    line = _BEGUN_SMALL.sub(lambda begun: capital(begun[0]), line)
    return f"{_SAID}{capital(line.removeprefix(_SAID))}" if line.startswith(_SAID) else capital(line)


def capital(words: str) -> str:
    """A sentence begins with a capital, unless it begins with a name that has its letters in an order of its own."""
    first = words.partition(" ")[0].rstrip(".,;:!?")
    is_word = first.islower() and all(map(str.isalpha, first.split("-")))
    return words[:1].upper() + words[1:] if is_word else words


def inline(text: str) -> str:
    """Words as they go on after a colon: a leading article or request loses its capital, a name keeps it."""
    return text[:1].lower() + text[1:] if _ARTICLE.match(text) or _REQUEST.match(text) else text


def listed(items: Sequence[str], *, most: int = 6, others: str = "others") -> str:
    """`a`, `a and b`, `a, b and c`; past `most` the rest is counted."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} {others}")
    if len(shown) == 1:
        return shown[0]
    joint = ", and " if any(" and " in item or ", " in item for item in shown) else " and "
    return f"{', '.join(shown[:-1])}{joint}{shown[-1]}"


def counted(number: int, thing: str) -> str:
    """`1 possible cause`, `3 possible causes`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def spelled(number: int, thing: str) -> str:
    """`one possible cause`, `three possible causes`, `12 possible causes`: as a sentence says it."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {thing}{'' if number == 1 else 's'}"


def in_words(span: timedelta) -> str:
    """`12 minutes`, `1 hour 5 minutes`, `2 days 17 hours`: a span as readers of an update say it, from a day on without
    its minutes."""
    hours, minutes = divmod(int(span.total_seconds() // 60), 60)
    days, hours = divmod(hours, 24)
    parts = [counted(number, unit) for number, unit in ((days, "day"), (hours, "hour")) if number]
    parts += [counted(minutes, "minute")] if (minutes and not days) or not parts else []
    return " ".join(parts)


def says_since_when(text: str) -> bool:
    """The words name the time from which on it is so."""
    return bool(_SINCE.search(text))


def says_how_many(text: str) -> bool:
    """The words count those who are affected, or say all, most, nobody …"""
    return bool(_QUANTITY.search(_NO_QUANTITY.sub("", text)))
