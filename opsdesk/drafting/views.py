"""A ledger as templates see it, and how printed lines find back to the facts they were made of.

Every text a template prints ends in a mark, one private-use character a fact. After rendering, the marks in a line name
its facts and are taken out. Facts hold no such character: `phrasing.tidy` removes them from what users type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeAlias, Union

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import Fact, FactState, Ledger

NOTHING: Final = "\uf8ff"
"""The mark of words that aren't so: a line that prints it is left out."""
_FIRST_MARK: Final = 0xE000
_MOST_MARKS: Final = 0xF8FE - _FIRST_MARK
_MARKS: Final = re.compile(f"[\ue000-{NOTHING}]")

View = dict[str, Any]


class Kind(Enum):
    """What a template can do with a thing: print it, print or compare it, ask whether it is so, go through it."""

    TEXT = "text"
    WORD = "word"
    FLAG = "flag"
    LIST = "list"


Shape: TypeAlias = Mapping[str, Union[Kind, "Shape"]]
"""What stands under each name that a template can use."""

SLOT: Final[Shape] = {
    "text": Kind.TEXT,
    "missing": Kind.TEXT,
    "withheld": Kind.TEXT,
    "mark": Kind.TEXT,
    "state": Kind.WORD,
    "known": Kind.FLAG,
    "lines": Kind.LIST,
}
"""A slot: `text` is what is known, `missing` what isn't, `withheld` what needs plain words, `lines` its single things;
`mark` prints nothing and names the fact."""

PUBLIC: Final = "public."
"""Before the name of a slot: as customers see it."""

_EFFECT: Final = ("impact", "services", "scope", "started")
REQUIRED: Final[Mapping[Stage, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Stage.INVESTIGATING: (_EFFECT, ("cause", "workaround")),
    Stage.SCOPE_UPDATE: (_EFFECT, ("cause", "workaround")),
    Stage.IDENTIFIED: (_EFFECT, ("cause", "plan", "workaround")),
    Stage.MONITORING: (("recovered",), ("mitigation", "cause", "workaround")),
    Stage.NO_NEWS: (("impact", "services", "scope"), ("cause", "workaround")),
    Stage.RESOLVED: (("resolved", "started"), ("cause",)),
    Stage.CORRECTION: (_EFFECT, ("cause", "workaround")),
    Stage.POSTMORTEM: (("started",), ("cause", "follow_ups")),
}
"""The slots that an update of a stage has to speak of (PD-SC, PD-IR): about the effect, and about the work on it.

Those that are empty are named in one sentence each: what isn't known is said, and said once.
"""


def shape_of(slots: Collection[str]) -> Shape:
    """All that a template can name: each slot, `stage`, `not_known` and `public`.

    `not_known` names the empty slots of the stage; `public` holds the slots as customers see them, which are words that
    support can say.
    """
    each: dict[str, Kind | Shape] = dict.fromkeys(slots, SLOT)
    not_known: Shape = {"effect": Kind.LIST, "work": Kind.LIST}
    return {**each, "public": each, "not_known": not_known, "stage": Kind.WORD}


def holds_marks(text: str) -> bool:
    """It has characters that name facts; nobody may write them himself."""
    return _MARKS.search(text) is not None


class Views:
    """The facts of one ledger, as plain dicts, with their marks."""

    def __init__(self, ledger: Ledger, slots: tuple[str, ...]) -> None:
        self._ledger = ledger
        self._slots = frozenset(slots)
        self._keys = list(ledger)[:_MOST_MARKS]
        self._marks = {key: chr(_FIRST_MARK + number) for number, key in enumerate(self._keys)}

    def context(self, audience: Audience, stage: Stage, names: Collection[str]) -> dict[str, Any]:
        """What a template that uses these names is given; see `shape_of`."""
        public = [name.removeprefix(PUBLIC) for name in names if name.startswith(PUBLIC)]
        effect, work = REQUIRED[stage]
        return {
            **self._views(audience, names),
            "public": self._views(Audience.CUSTOMERS, public),
            "not_known": {"effect": self._not_known(effect, audience), "work": self._not_known(work, audience)},
            "stage": str(stage),
        }

    def facts_in(self, line: str) -> tuple[str, tuple[str, ...]] | None:
        """A printed line without its marks, and the keys of its facts; None for a line to be left out."""
        marks = _MARKS.findall(line)
        if NOTHING in marks:
            return None
        keys = dict.fromkeys(self._keys[ord(mark) - _FIRST_MARK] for mark in marks)
        return _MARKS.sub("", line), tuple(keys)

    def _views(self, audience: Audience, names: Collection[str]) -> dict[str, View]:
        by_slot = self._ledger.by_slot
        return {name: self._view(by_slot.get(name, ()), audience) for name in names if name in self._slots}

    def _view(self, facts: Sequence[Fact], audience: Audience) -> View:
        """A slot as an audience sees it: of the facts open to it the first one, and all single things."""
        open_to = [fact for fact in facts if audience in fact.audiences]
        if not open_to:
            return _EMPTY
        said = next((fact for fact in open_to if not fact.is_item), None)
        lines = [self._marked(fact) for fact in open_to if fact.is_item]
        return {**_EMPTY, **(self._said(said) if said else {}), "lines": lines}

    def _said(self, fact: Fact) -> View:
        """What a fact says; words that aren't so stay the mark that takes their line out, so templates need few ifs."""
        known = fact.state is not FactState.UNKNOWN
        mark = self._mark(fact)
        said = {"state": str(fact.state), "known": known, "mark": mark}
        said["text" if known else "withheld" if fact.asks else "missing"] = f"{fact.text}{mark}"
        return said | {"withheld": f"{fact.lacks}{mark}"} if fact.lacks else said

    def _not_known(self, slots: tuple[str, ...], audience: Audience) -> list[str]:
        facts = [self._ledger.slot(slot, audience) for slot in slots]
        return [self._marked(fact) for fact in facts if fact and fact.state is FactState.UNKNOWN and not fact.asks]

    def _marked(self, fact: Fact) -> str:
        return f"{fact.text}{self._mark(fact)}"

    def _mark(self, fact: Fact) -> str:
        return self._marks.get(fact.key, NOTHING)


_EMPTY: Final[View] = {
    "text": NOTHING,
    "missing": NOTHING,
    "withheld": NOTHING,
    "mark": NOTHING,
    "state": "",
    "known": False,
    "lines": (),
}
"""A slot with nothing to say."""
