"""Use cases about a postmortem's contributing factors: named, said otherwise, linked to entries, dropped."""

from __future__ import annotations

from collections.abc import Sequence

from opsdesk.config.settings import Settings
from opsdesk.desk import fields
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems import do, one
from opsdesk.desk.postmortems_evidence import entries_named
from opsdesk.domain.errors import EditedMeanwhile, NotFound
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_factors import kind_named, taxonomy
from opsdesk.domain.postmortem_happenings import FactorDropped, FactorNamed


def add_factor(
    desk: Desk, settings: Settings, number: int, kind: str, words: str, evidence: Sequence[str] = ()
) -> Postmortem:
    """Names a contributing factor; `evidence` are entries as typed: `#14`, `E3`, `H1`, `A2`."""
    sort = kind_named(taxonomy(settings.postmortems.factors), kind).id
    said = fields.field("what made it possible, worse or longer", words, needed=True)
    entries = entries_named(desk, one(desk, number).incident, evidence)
    return do(desk, number, lambda held: FactorNamed(held.last_factor + 1, sort, said, entries))


def change_factor(
    desk: Desk,
    settings: Settings,
    number: int,
    factor: int,
    kind: str,
    words: str,
    evidence: Sequence[str],
    shown: Factor | None = None,
) -> Postmortem:
    """Says a contributing factor otherwise; raises NotFound, and EditedMeanwhile when it isn't any more as `shown`."""
    sort = kind_named(taxonomy(settings.postmortems.factors), kind).id
    said = fields.field("what made it possible, worse or longer", words, needed=True)
    entries = entries_named(desk, one(desk, number).incident, evidence)

    def rule(held: Postmortem) -> FactorNamed | None:
        before, now = _factor(held, factor), Factor(factor, sort, said, entries)
        _check_shown(held, before, shown, said)
        return FactorNamed(factor, sort, said, entries) if before != now else None

    return do(desk, number, rule)


def link_factor(desk: Desk, number: int, shown: Factor, evidence: Sequence[str]) -> Postmortem:
    """Says which entries show a factor, in place of those that were `shown`; what others said of it since stays, and
    so do the entries that they named. Raises NotFound."""
    chosen = entries_named(desk, one(desk, number).incident, evidence)

    def rule(held: Postmortem) -> FactorNamed | None:
        now = _factor(held, shown.number)
        entries = tuple(sorted({*chosen, *now.entries} - (set(shown.entries) - set(chosen))))
        return FactorNamed(now.number, now.kind, now.words, entries) if entries != now.entries else None

    return do(desk, number, rule)


def drop_factor(desk: Desk, number: int, factor: int, shown: Factor | None = None) -> Postmortem:
    """Says that it is no contributing factor after all; raises as `change_factor` does."""

    def rule(held: Postmortem) -> FactorDropped:
        _check_shown(held, _factor(held, factor), shown, "no factor")
        return FactorDropped(factor)

    return do(desk, number, rule)


def _factor(held: Postmortem, number: int) -> Factor:
    factor = held.factor(number)
    if factor is None:
        known = ", ".join(one.name for one in held.factors) or "none"
        raise NotFound(f"{held.name} has no F{number} (it has: {known})")
    return factor


def _check_shown(held: Postmortem, now: Factor, shown: Factor | None, mine: str) -> None:
    """Raises EditedMeanwhile when a factor isn't any more as somebody saw it who changes it."""
    if shown not in (None, now):
        raise EditedMeanwhile(f"{held.name} {now.name}", mine=mine, theirs=f"{now.kind}: {now.words}")
