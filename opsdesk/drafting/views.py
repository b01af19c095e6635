"""A ledger as templates see it, and how printed lines find back to the facts they were made of.

Every text a template prints ends in a mark, one private-use character a fact. After rendering, the marks in a line name
its facts and are taken out. Facts hold no such character: `phrasing.tidy` removes them from what users type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import Fact, FactState, Ledger

_FIRST_MARK: Final = 0xE000
_MOST_MARKS: Final = 0xF8FE - _FIRST_MARK
_NOTHING: Final = "\uf8ff"
"""The mark of words that aren't so: a line that prints it is left out."""
_MARKS: Final = re.compile(f"[\ue000-{_NOTHING}]")

View = dict[str, Any]

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


class Views:
    """The facts of one ledger for one audience, as plain dicts, with their marks."""

    def __init__(self, ledger: Ledger, slots: tuple[str, ...]) -> None:
        self._ledger = ledger
        self._slots = slots
        self._keys = list(ledger)[:_MOST_MARKS]
        self._marks = {key: chr(_FIRST_MARK + number) for number, key in enumerate(self._keys)}

    def context(self, audience: Audience, stage: Stage) -> dict[str, Any]:
        """What a template of this audience is given: each slot under its name, `stage`, `not_known` and `public`.

        `not_known` names the empty slots of the stage; `public` holds the slots as customers see them, which are
        words that support can say.
        """
        context: dict[str, Any] = self._views(audience)
        context["public"] = self._views(Audience.CUSTOMERS)
        effect, work = REQUIRED[stage]
        context["not_known"] = {"effect": self._not_known(effect, audience), "work": self._not_known(work, audience)}
        context["stage"] = str(stage)
        return context

    def facts_in(self, line: str) -> tuple[str, tuple[str, ...]] | None:
        """A printed line without its marks, and the keys of its facts; None for a line to be left out."""
        marks = _MARKS.findall(line)
        if _NOTHING in marks:
            return None
        keys = dict.fromkeys(self._keys[ord(mark) - _FIRST_MARK] for mark in marks)
        return _MARKS.sub("", line), tuple(keys)

    def _views(self, audience: Audience) -> dict[str, View]:
        """Every slot as an audience sees it: of the facts open to it the first one, and all single things."""
        views: dict[str, View] = dict.fromkeys(self._slots, _EMPTY)
        for fact in self._ledger.seen_by(audience):
            view = views[fact.slot]
            if view is _EMPTY:
                view = views[fact.slot] = {**_EMPTY, "lines": []}
            if fact.is_item:
                view["lines"].append(self._marked(fact))
            elif not view["state"]:
                view |= self._said(fact)
        return views

    def _said(self, fact: Fact) -> View:
        """What a fact says; words that aren't so stay the mark that takes their line out, so templates need few ifs."""
        known = fact.state is not FactState.UNKNOWN
        says = "text" if known else "withheld" if fact.asks else "missing"
        said = {says: self._marked(fact), "state": str(fact.state), "known": known, "mark": self._mark(fact)}
        return said | {"withheld": f"{fact.lacks}{self._mark(fact)}"} if fact.lacks else said

    def _not_known(self, slots: tuple[str, ...], audience: Audience) -> list[str]:
        facts = [self._ledger.slot(slot, audience) for slot in slots]
        return [self._marked(fact) for fact in facts if fact and fact.state is FactState.UNKNOWN and not fact.asks]

    def _marked(self, fact: Fact) -> str:
        return f"{fact.text}{self._mark(fact)}"

    def _mark(self, fact: Fact) -> str:
        return self._marks.get(fact.key, _NOTHING)


_EMPTY: Final[View] = {
    "text": _NOTHING,
    "missing": _NOTHING,
    "withheld": _NOTHING,
    "mark": _NOTHING,
    "state": "",
    "known": False,
    "lines": [],
}
"""A slot with nothing to say: `text` is what is known, `missing` what isn't, `withheld` what needs plain words."""
