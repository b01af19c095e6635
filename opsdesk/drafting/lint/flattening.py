"""A text made plain for rules: lower case, plain signs, and nothing in it that no rule reads.

No length ever changes: an offset in what is plain is an offset in the text.
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

_ASCII = "".join(map(chr, range(128)))
"""Named in the table although most stay as they are: what a table doesn't know costs an exception a letter."""
_WITH_CAPITALS = (*range(0x80, 0x590), *range(0x1C90, 0x1CC0), *range(0x1E00, 0x2000))
"""Where the other letters stand that are written in capitals too: Latin with accents, Greek, Cyrillic and others."""
_SMALL = str.maketrans(
    dict(zip(ascii_uppercase, ascii_lowercase, strict=True))
    | {letter: letter.lower() for letter in map(chr, _WITH_CAPITALS) if letter != letter.lower() and letter != "İ"}
    | {"ς": "σ"}
)
"""Small letters, one for one: “İ” would become two, and a sigma is the same wherever in a word it stands."""
LINK = "\ufffc"
"""Stands for every character that no rule reads: those of an address, and of a gap that is wider than `_WIDE`."""
_PLAIN = str.maketrans(
    dict(zip(_ASCII, _ASCII, strict=True))
    | dict.fromkeys("\n\r\t\v\f\u00a0\u2028\u2029[]*`_>#{}", " ")
    | {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"}
)
_PLAIN.update(_SMALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")
_MARKUP = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|small|span|div|a|ul|ol|li|h[1-6]|var|time|code|pre|table|tr|td|th|font|img"
    r"|section)(?: [^<>]{0,200})?/?>|&(?:nbsp|#160|amp|quot|lt|gt);|\x1b\[[0-9;]{0,20}[A-Za-z]",
    re.IGNORECASE,
)
"""What other tools dress a text with; nobody reads it."""
_WIDE = " " * 16
"""As many blanks in a row are read as one; a pattern may try every one of them, so there can't be any number."""
_TOO_WIDE = re.compile(f"(?<={_WIDE}) +")


def plain(raw: str) -> str:
    """Lower case with plain signs, blotted addresses and no wide gaps, of the same length."""
    if "<" in raw or "&" in raw or "\x1b" in raw:
        raw = _MARKUP.sub(lambda match: " " * len(match[0]), raw)
    blotted = _ADDRESS.sub(blot, raw) if "://" in raw or "www." in raw else raw
    lowered = blotted.translate(_PLAIN)
    return _TOO_WIDE.sub(blot, lowered) if _WIDE in lowered else lowered


def in_small(text: str) -> str:
    """A text in small letters, as `plain` writes them."""
    return text.translate(_SMALL)


def blot(match: re.Match[str]) -> str:
    """Stands for what no rule is to read, as long as that."""
    return LINK * len(match[0])
