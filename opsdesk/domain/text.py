"""Making any text harmless: no character of it may act on a terminal, break a one-row list or escape a file name.

Cleaning is for text on its way in, once, before it is stored; ordinary text in any language comes out as it went in.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NEWLINE_SIGN: Final = "⏎"

_LINE_FEED: Final = 0x0A
_TAB: Final = 0x09
_SLUG_LENGTH: Final = 60
_MOST_QUOTED: Final = 60
_REPLACEMENT: Final = 0xFFFD
_NOT_A_WORD: Final = re.compile(r"[\W_]+")


def _visible_forms() -> dict[int, int]:
    """Every character that a terminal obeys or that hides how text reads, mapped to one visible character.

    C0 and DEL have their own symbols (Unicode's Control Pictures); C1 has none. Of the bidirectional controls only
    the embeddings, overrides and isolates are in it, since they reorder what surrounds them; the marks LRM, RLM and ALM
    belong to ordinary right-to-left writing.
    """
    forms = {code: 0x2400 + code for code in range(0x20)}
    forms[0x7F] = 0x2421
    forms |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    forms |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    forms |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT)
    forms |= dict.fromkeys((0x85, 0x2028, 0x2029), ord(NEWLINE_SIGN))
    return forms


_VISIBLE: Final = _visible_forms()

RENDER_TABLE: Final[dict[int, int]] = {**_VISIBLE, _LINE_FEED: ord(NEWLINE_SIGN), _TAB: ord(" ")}
"""For `str.translate`: one visible character for each that must not stand in a row on screen, so lengths stay equal."""

_INGEST_TABLE: Final = {**_VISIBLE, _LINE_FEED: _LINE_FEED, _TAB: _TAB}


def clean(text: str) -> str:
    """Text that is safe to store and show, with line feeds and tabs kept. Idempotent; never raises.

    CRLF and CR become LF. Other control characters, lone surrogates, Unicode's line and paragraph separators and
    bidirectional overrides become visible characters.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_INGEST_TABLE)


def one_line(text: str) -> str:
    """`clean` text for a list that gives each thing one row: a line feed shows as `⏎`, a tab as a space."""
    return clean(text).translate(RENDER_TABLE)


def short(text: str, most: int) -> str:
    """A text on one line, of `most` signs at the most; where it is longer the last of them says so."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def quoted(text: str) -> str:
    """`“text”`, short: how a message names what somebody wrote."""
    return f"“{short(text, _MOST_QUOTED)}”"


def is_reason(text: str) -> bool:
    """Somebody said why: “.” and “2” are what a hand types to get past a question."""
    return any(map(str.isalpha, text))


def slug(text: str) -> str:
    """A part of a file name, 1 to 60 characters: lower-case letters and digits of any script, joined by hyphens.

    Text without any becomes `untitled`. Put something of your own before it, such as the incident's number: some
    systems reserve whole names (`con`, `nul`).
    """
    words = _NOT_A_WORD.sub("-", unicodedata.normalize("NFKC", text).lower())
    return words.strip("-")[:_SLUG_LENGTH].rstrip("-") or "untitled"
