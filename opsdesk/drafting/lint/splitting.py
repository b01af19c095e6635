"""Where a text is split: into blocks (lines, with those joined that were only wrapped) and these into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST_SENTENCE = 500
"""Longer ones are cut, which keeps every rule linear in the length of the text."""
_WRAPPED_LINE = 50
"""A line at least this long, without a full stop, is taken to go on in the next that begins with a small letter …"""
_FULL_LINE = range(66, 111)
"""… and one as long as editors break them in whatever follows, unless it is how sentences begin."""
_ITEM = re.compile(r" *(?:\d{1,3}[.)]|[a-zA-Z][.)]) ")

_ABBREVIATIONS = "approx vs no inc ltd corp st dr mr mrs ms etc"
_STARTERS = "We|The|This|Our|It|In|If|As|To|For|At|You|Please|Some|All|Users|Customers|Next|There"
"""How sentences begin, mostly."""
_OPENS_SENTENCE = re.compile(f" *(?:{_STARTERS}) ")
_STOP = re.compile(
    r"[.!?](?:[.!?]{0,2}[\"')\]*]{0,3}(?:</\w{1,9}>){0,3}(?:\s|&nbsp;)+|(?<=[a-z]{2}\.|[A-Z]{2}\.|\d\d\.)(?=(?:"
    + _STARTERS
    + ") ))"
)
"""Where a sentence ends; a blank after it is often forgotten. It begins with its sign, which is quick to find."""
_ABBREVIATED = tuple(f"{before}{word}" for word in _ABBREVIATIONS.split() for before in " (")
_PARTS = "p|div|ul|ol|li|h[1-6]|table|tr|pre|section"
_PARTING = re.compile(
    rf"<(?:(?:{_PARTS})(?: [^<>]{{0,200}})?|(?P<ends>/(?:{_PARTS})|br(?: [^<>]{{0,200}}|/)?))>\s*", re.IGNORECASE
)
"""What parts lines in HTML: it begins a new one, or ends one."""
_BREAK = re.compile(r"<br[^<>]{0,200}>$", re.IGNORECASE)
_PART_ENDED = re.compile(rf"</(?:{_PARTS})>$", re.IGNORECASE)
_FULL_STOPS = frozenset(".:!?\n")
"""Before the end of a line: then no line that begins with a capital goes on from it."""
_WHOLE_WORD = re.compile(r"[a-z]{3}$")
"""Before a full stop: then a small letter after it begins a sentence of somebody who writes no capitals."""
_LABEL = re.compile(r"[\w ]{1,30}:")
_IN_THE_MIDDLE = re.compile(
    r"\b(?:an?|the|our|of|in|on|at|to|for|by|with|from|and|or|is|are|was|were|has|have|be|been|that)$"
)
"""How a line ends that can only go on in the next."""
_GOES_ON_WITH = re.compile(
    r"(?:which|because|due to|and|but|so|or|of|by|with|from|that (?:is|are|was|were|has|have|caused?)) "
)
"""How a line begins that can only go on from the one above."""


def blocks_of(text: str) -> list[tuple[int, str]]:
    """Lines and where they start, with those joined that were only wrapped."""
    blocks: list[tuple[int, str]] = []
    at, start, above = 0, 0, ""
    for line in _lines(text):
        if above and (line[0].islower() or above[-2:-1] not in _FULL_STOPS) and _goes_on(above, line):
            above += line
            blocks[-1] = (start, above)
        else:
            start, above = at, line
            blocks.append((start, above))
        at += len(line)
    return blocks


def _lines(text: str) -> Iterable[str]:
    """The lines, as they stand in the text or as its HTML parts them."""
    lines = text.splitlines(keepends=True)
    return _parted(lines) if "<" in text else lines


def _parted(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        start = 0
        for tag in _PARTING.finditer(line):
            at = tag.end() if tag["ends"] else tag.start()
            if at > start:
                yield line[start:at]
                start = at
        if start < len(line):
            yield line[start:]


def _may_go_on(line: str) -> bool:
    """A line that isn't blank, a heading or an item of a list; most that begin with a capital are sentences."""
    return line[0].islower() or (line.lstrip(" ")[:1].isalnum() and not _ITEM.match(line))


@lru_cache(maxsize=1024)
def _goes_on(block: str, line: str) -> bool:
    """A line belongs to what stands above it. Remembered: at every key, all but one or two are as before."""
    above = _BREAK.sub("", block.rstrip()).rstrip()
    last = above[above.rfind("\n") + 1 :]
    if not _may_go_on(line) or len(block) > 2 * LONGEST_SENTENCE or _PART_ENDED.search(above):
        return False
    if not line[0].islower():
        is_full = len(last) in _FULL_LINE and (last[-1].isalnum() or last[-1] == ",")
        return is_full and not (_OPENS_SENTENCE.match(line) or _LABEL.match(line))
    if last.count("[") > last.count("]"):
        return True
    if _IN_THE_MIDDLE.search(last) or _GOES_ON_WITH.match(line):
        return True
    return len(last) >= _WRAPPED_LINE and last[-1] not in ".:;!?" and not _LABEL.match(line)


def ends_of(block: str) -> list[int]:
    """Where the sentences of a block end; the last is the block's own end."""
    ends = [0]
    for match in _STOP.finditer(block):
        sign, end = match.span()
        before = block[max(ends[-1], sign - 8) : sign]
        goes_on = block[end : end + 1].islower() and not (block[sign] == "." and _WHOLE_WORD.search(before))
        if not goes_on and not (block[sign] == "." and _is_abbreviated(before)):
            ends.append(end)
    return ends[1:] if ends[-1] == len(block) else [*ends[1:], len(block)]


@lru_cache(maxsize=1024)
def _is_abbreviated(before: str) -> bool:
    """What stands before a full stop is an abbreviation, or ends in a single letter: “e.g.”, “2 p.m.”."""
    last, is_letter = before[-2:-1], before[-1:].isalpha()
    return (is_letter and not last.isalnum()) or f" {before.lower()}".endswith(_ABBREVIATED)


def cut(raw: str) -> Iterator[tuple[int, str]]:
    """A sentence, in pieces if it is too long, cut at blanks where there are some; nothing where it is all blank."""
    start = 0
    while start < len(raw):
        end = start + LONGEST_SENTENCE
        space = raw.rfind(" ", start + 1, end) if end < len(raw) else -1
        end = space + 1 if space > start else end
        if not raw[start:end].isspace():
            yield start, raw[start:end]
        start = end
