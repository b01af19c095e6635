"""What somebody means by evidence: entries by their numbers, or by what they say (`E3`, `H1`, `A2`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.errors import BadInput, NotFound
from opsdesk.domain.postmortem_sources import settled, sources
from opsdesk.domain.text import quoted

_REFERENCE: Final = re.compile(r"(#?|[EHA])(\d{1,9})", re.IGNORECASE)
_PARTS: Final = {"E": "evidence", "H": "hypotheses", "A": "actions"}
HOW: Final = "#14 for an entry, E3, H1 or A2 for what one says"


def entries_named(desk: Desk, number: int, words: Iterable[str]) -> tuple[int, ...]:
    """The numbers of an incident's entries that are meant, each once and in order; raises BadInput and NotFound.

    Commas part them as well as blanks do. What was struck is no evidence any more.
    """
    typed = [word for item in words for word in item.replace(",", " ").split()]
    if not typed:
        return ()
    counting = settled(desk.entries(number), desk.incident(number).marks)
    found = sources(counting)
    named: set[int] = set()
    for word in typed:
        match = _REFERENCE.fullmatch(word)
        if match is None:
            raise BadInput(f"{quoted(word)} is no entry (write it like {HOW})")
        part = _PARTS.get(match[1].upper())
        seqs = found.of(part, int(match[2]))[:1] if part else _counts(int(match[2]), counting)
        if not seqs:
            raise NotFound(f"INC-{number} has no {word.upper()} that counts")
        named.update(seqs)
    return tuple(sorted(named))


def _counts(seq: int, counting: Iterable[Entry]) -> tuple[int, ...]:
    return (seq,) if any(entry.seq == seq and not isinstance(entry.payload, Amendment) for entry in counting) else ()
