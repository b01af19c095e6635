"""A postmortem as a text to be edited anywhere, and back: headings are the anchors, `> ` lines come from the log.

    ## Overview {#overview}

    > What happened, in two or three sentences …?

    Payments failed for an hour.

    ## Contributing factors {#factors}

    - F1 limit-reached: the pool was at its limit (#14, #16)

What is written under a heading belongs to it, with its own smaller headings and code; an answer whose own line begins
with `#`, `>` or a backslash has one more backslash there. Nothing is lost on the way back: what fits nowhere is told
apart, with the heading it stood under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from opsdesk.domain.postmortem import Factor
from opsdesk.domain.postmortem_document import Document, Part
from opsdesk.domain.postmortem_prompts import BY_ID, PROMPTS
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

FACTORS: Final = "factors"
_FACTORS_TITLE: Final = "Contributing factors"
NO_ENTRY: Final = "no entry"
PREAMBLE: Final = (
    "> Lines like this one come from the desk and are made anew each time. What stands under a heading is its answer;",
    "> what fits under none is kept among the notes. A factor is written: - kind: what it did (#14, E3)",
)
CONTEXT: Final = {
    "overview": Part.OVERVIEW,
    "impact": Part.IMPACT,
    "differed": Part.HYPOTHESES,
    "resolution": Part.RESOLUTION,
    "trend": Part.SEEN_BEFORE,
    "reached": Part.RESPONDERS,
    "detect-sooner": Part.DETECTION,
    "recover-sooner": Part.TRIED,
}
"""What of the log helps to answer which question."""
AFTER: Final = (Part.MILESTONES, Part.DECISIONS, Part.CHANGED, Part.TIMELINE)
"""What of the log stands below the questions."""
_HEADING: Final = re.compile(r"(#{1,6}) +(.*?)(?: *\{#([\w-]+)\})? *")
_FENCE: Final = ("```", "~~~")
_OWN_LEVEL: Final = 2
"""Headings of a lower level belong to the answer in which they stand, unless they are a question's."""
_ACTS: Final = ("#", ">", "\\")
"""Signs that mean something at the beginning of a line."""
_FACTOR: Final = re.compile(r"[-*] +(?:F(\d{1,5}) +)?([a-z0-9-]+): +(.*)")
_REFERENCES: Final = re.compile(rf"(.*) \(({NO_ENTRY}|(?:#?|[EHA])\d+(?:, ?(?:#?|[EHA])\d+)*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedFactor:
    """A factor as it stands in the text."""

    number: int
    """0: a new one."""
    kind: str
    words: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Lines that fit under no heading of a postmortem."""

    under: str
    """The heading they stood under; empty: none."""
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says."""

    answers: dict[str, str]
    """By the ids of the questions whose headings are there; an empty one was taken away."""
    factors: tuple[TypedFactor, ...] | None
    """None: their heading isn't there."""
    unplaced: tuple[Unplaced, ...]


def write(document: Document) -> str:
    """The text."""
    held = document.postmortem
    blocks = [f"# {one_line(document.heading)}", "\n".join(PREAMBLE)]
    for prompt in PROMPTS:
        blocks.append(f"## {prompt.title} {{#{prompt.id}}}")
        blocks.append("\n".join(_from_the_desk(document, prompt.id)))
        blocks.append("\n".join(map(_guarded, held.answer(prompt.id).split("\n"))))
    blocks.append(f"## {_FACTORS_TITLE} {{#{FACTORS}}}")
    blocks.append("\n".join(map(_factor_line, held.factors)))
    for part in AFTER:
        blocks += [f"## {_logged(part)}", "\n".join(_facts(document, part))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def read(text: str, document: Document) -> Read:
    """What a text says that was written for this document; `> ` lines that were made then say nothing new."""
    made = {line for line in write(document).split("\n") if line.startswith((">", "# "))}
    answers: dict[str, list[str]] = {}
    factors: list[TypedFactor] | None = None
    unplaced: list[Unplaced] = []
    for place, title, lines in _sections(text):
        kept = [line for line in lines if line not in made]
        if place == FACTORS:
            found, others = _factors(kept)
            factors = [*(factors or []), *found]
            kept = others
        elif place:
            answers.setdefault(place, []).append(_stripped(_freed(line) for line in kept if not line.startswith(">")))
            kept = [line for line in kept if line.startswith(">")]
        if left := _stripped(kept):
            unplaced.append(Unplaced(title, left))
    said = {place: "\n\n".join(filter(None, parts)) for place, parts in answers.items()}
    return Read(said, None if factors is None else tuple(factors), tuple(unplaced))


def _sections(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """The id a heading stands for (empty: none), its title, and the lines under it; first what stands before any."""
    place, title, lines, in_code = "", "", list[str](), False
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = _HEADING.fullmatch(line)
        meant = _meant(heading[2], heading[3] or "", len(heading[1])) if heading else ""
        if heading is None or not (meant or (len(heading[1]) <= _OWN_LEVEL and not in_code)):
            in_code ^= line.startswith(_FENCE)
            lines.append(line)
            continue
        yield place, title, lines
        is_ours = meant or heading[2] in map(_logged, AFTER)
        place, title, lines, in_code = meant, heading[2], [] if is_ours else [line], False
    yield place, title, lines


def _meant(title: str, anchor: str, level: int) -> str:
    """What a heading stands for by its anchor, or by its title, as other tools keep only that."""
    if anchor in BY_ID or anchor == FACTORS:
        return anchor
    titles = {prompt.title.casefold(): prompt.id for prompt in PROMPTS}
    if level <= _OWN_LEVEL:
        titles[_FACTORS_TITLE.casefold()] = FACTORS
    return titles.get(title.strip().casefold(), "")


def _logged(part: Part) -> str:
    return f"{part.capitalize()}, from the log"


def _factors(lines: Iterable[str]) -> tuple[list[TypedFactor], list[str]]:
    """The factors, and the lines that are none."""
    found, others = list[TypedFactor](), list[str]()
    for line in lines:
        match = _FACTOR.fullmatch(line.strip())
        if match is None:
            others.append(line)
            continue
        linked = _REFERENCES.fullmatch(match[3])
        words, evidence = (linked[1], linked[2]) if linked else (match[3], NO_ENTRY)
        named = () if evidence.lower() == NO_ENTRY else tuple(part.strip() for part in evidence.split(","))
        found.append(TypedFactor(int(match[1] or 0), match[2], words, named))
    return found, others


def _factor_line(factor: Factor) -> str:
    evidence = ", ".join(f"#{seq}" for seq in factor.entries) or NO_ENTRY
    return f"- {factor.name} {factor.kind}: {factor.words} ({evidence})"


def _from_the_desk(document: Document, prompt: str) -> Iterator[str]:
    asked = BY_ID[prompt]
    yield f"> {asked.question}{f' {asked.hint}' if asked.hint else ''}"
    if prompt in CONTEXT:
        yield from _facts(document, CONTEXT[prompt])


def _facts(document: Document, part: Part) -> Iterator[str]:
    for fact in document.of(part):
        at = f"{fact.at:%Y-%m-%d %H:%M} " if fact.at else ""
        yield f"> - {at}{one_line(fact.words)}{f' ({fact.evidence})' if fact.evidence else ''}"


def _guarded(line: str) -> str:
    return f"\\{line}" if line.startswith(_ACTS) else line


def _freed(line: str) -> str:
    return line[1:] if line.startswith("\\") else line


def _stripped(lines: Iterable[str]) -> str:
    """Lines without the empty ones around them."""
    held = list(lines)
    while held and not held[0].strip():
        held.pop(0)
    return "\n".join(held).rstrip()
