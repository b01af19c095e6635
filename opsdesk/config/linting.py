"""The linter's settings: rules switched off, made louder or quieter, and a team's own. How they lint is in `drafting`.

A team's own rules are words and phrases and no regular expressions: those of the standard library can take for ever on
an innocent text, nothing can interrupt them, and the linter runs on every key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final, Literal

from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience

LintLevel = Literal["E", "W", "I"]
"""Blocks sending, asks, informs."""
LintCategory = Literal[
    "overpromise",
    "certainty",
    "vagueness",
    "filler",
    "minimising",
    "next-update",
    "repetition",
    "completeness",
    "jargon",
    "plain-language",
    "blame",
    "counterfactual",
    "approval",
]
BUILT_IN: Final = (
    *("OVP1", "OVP2", "OVP3"),
    *("CRT1", "CRT2", "CRT3", "CRT4", "CRT5", "CRT6", "CRT7", "CRT8", "CRT9"),
    *("VAG1", "VAG2", "VAG3", "VAG4", "VAG5", "MIN1"),
    *("NXT1", "NXT2", "NXT3", "NXT4", "REP1"),
    *("IMP1", "RES1", "RES2", "CLK1"),
    *("JRG1", "JRG2", "JRG3", "JRG4"),
    *("OUT1", "BLM1", "BLM2", "CFT1", "SEC1"),
)
"""The rules for updates that come with the desk."""
OF_POSTMORTEMS: Final = ("RCS1", "RCS2", "PRE1")
"""Those for postmortems alone."""
_OURS: Final = (*BUILT_IN, *OF_POSTMORTEMS)

_ID: Final = r"[A-Z][A-Z0-9-]{1,11}"
_PHRASE: Final = r"[\w*?](?:[\w*?'.:%-]|\s(?=[\w*?])){0,99}"
"""Words with blanks between them; `*` stands for any letters of a word, `?` for one."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of a team's own: it finds words and phrases, in any case, as whole words."""

    id: str
    words: tuple[str, ...]
    message: str
    """What is wrong with them."""
    category: LintCategory = "jargon"
    level: LintLevel = "W"
    suggestion: str = ""
    source: str = "your settings"
    audiences: tuple[Audience, ...] = ()
    """Whose texts it reads; empty: everybody's."""


@dataclass(frozen=True, slots=True)
class LintSettings:
    """The linter's rules as a team wants them."""

    off: tuple[str, ...] = ()
    """Rules that find nothing any more."""
    levels: Mapping[str, LintLevel] = field(default_factory=dict)
    """The level of everything a rule finds, by the rule's id."""
    allowed: tuple[str, ...] = ()
    """Terms and acronyms that readers know: no jargon, and not to be written out."""
    hosts: tuple[str, ...] = ()
    """Names from inside the house, which no public text says: `db-*`, `*.corp.example`."""
    rules: tuple[OwnRule, ...] = ()

    def __hash__(self) -> int:
        return hash((self.off, *self.levels.items(), self.allowed, self.hosts, self.rules))


DEFAULT_LINT: Final = LintSettings()


def lint_problem(lint: LintSettings) -> str:
    """What is wrong with settings that have the right types, with the place; empty when nothing is."""
    own = [rule.id for rule in lint.rules]
    for place, rule in enumerate(lint.rules, start=1):
        if problem := _rule_problem(rule, own):
            return f"lint.rules#{place}{problem}"
    return (
        _unknown("off", lint.off, own)
        or _unknown("levels", lint.levels, own)
        or _phrase_problem("lint.allowed", lint.allowed)
        or _phrase_problem("lint.hosts", lint.hosts)
    )


def _rule_problem(rule: OwnRule, own: list[str]) -> str:
    if not re.fullmatch(_ID, rule.id):
        return ".id: a rule's id has 2 to 12 capital letters, digits and -, and begins with a letter, like OWN1"
    if rule.id in _OURS:
        return f".id: {rule.id} comes with the desk; give yours another id, and switch that one off in lint.off"
    if own.count(rule.id) > 1:
        return f".id: there are two rules {rule.id}"
    if not rule.message.strip():
        return ".message: say what is wrong with these words"
    return _phrase_problem(".words", rule.words) if rule.words else ".words: there are none"


def _phrase_problem(place: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        if not re.fullmatch(_PHRASE, phrase) or not re.search(r"\w", phrase):
            return (
                f"{place}: {quoted(phrase)} can't be looked for; write at most 100 letters and digits, one blank"
                " between words, * for any letters of a word and ? for one"
            )
    return ""


def _unknown(table: str, names: Iterable[str], own: list[str]) -> str:
    known = [*_OURS, *own]
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name.upper(), known, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]}?" if near else "`opsdesk lint --list` names them all"
            return f"lint.{table}: there is no rule {quoted(name)}; {hint}"
    return ""
