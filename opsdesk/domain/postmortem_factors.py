"""The taxonomy of contributing factors. There is always more than one, and none of them is a person.

The kinds are this project's own cut through what published postmortems name again and again; a team adds its own in
the settings. A kind's id is what recurrences are counted by.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.postmortem_policy import FactorKind
from opsdesk.domain.text import quoted

SHIPPED: Final = (
    FactorKind("release", "change", "A release behaved otherwise in production than before it"),
    FactorKind("configuration", "change", "A change to configuration, permissions or data reached everything at once"),
    FactorKind("migration", "change", "Work in progress left two ways of doing the same thing"),
    FactorKind("limit-reached", "capacity", "A limit was reached: connections, disk, memory, a quota"),
    FactorKind("unexpected-load", "capacity", "More or another load than before"),
    FactorKind("provider", "dependency", "Something that others run for us failed or slowed down"),
    FactorKind("own-dependency", "dependency", "Another service of ours failed, and took this one along"),
    FactorKind("single-point", "dependency", "There was one of it, and nothing to take its place"),
    FactorKind("no-alert", "detection", "Nothing told us, or told us late"),
    FactorKind("misleading-signal", "detection", "What was seen pointed elsewhere, or was lost among other signals"),
    FactorKind("unsafe-tool", "tooling", "A tool or command did more than it showed, or asked nothing"),
    FactorKind("slow-rollback", "tooling", "Taking it back took long, or wasn't possible"),
    FactorKind("backup-unproven", "tooling", "A backup or restore didn't do what was believed of it"),
    FactorKind("hand-over", "communication", "What some knew didn't reach those who needed it"),
    FactorKind("hard-to-reach", "communication", "People or rights that were needed were hard to get"),
    FactorKind("instructions", "documentation", "What people act by was missing, hard to find, or no longer true"),
    FactorKind("known-risk", "process", "The risk was known, and other work came first"),
    FactorKind("untested-path", "process", "The case that happened had never been tried"),
)


def taxonomy(own: Iterable[FactorKind]) -> dict[str, FactorKind]:
    """Every kind by its id; a team's own word for one that ships counts."""
    return {kind.id: kind for kind in (*SHIPPED, *own)}


def kind_named(known: dict[str, FactorKind], word: str) -> FactorKind:
    """The kind that somebody typed, by its id or the beginning of just one; raises BadInput with those there are."""
    wanted = word.strip().lower()
    close = [kind for name, kind in known.items() if wanted and name.startswith(wanted)]
    if wanted in known:
        return known[wanted]
    if len(close) == 1:
        return close[0]
    raise BadInput(f"{quoted(word)} is no kind of factor; there are {', '.join(known)}")


def grouped(known: dict[str, FactorKind]) -> dict[str, list[FactorKind]]:
    """The kinds under their groups, both as they were listed."""
    groups: dict[str, list[FactorKind]] = {}
    for kind in known.values():
        groups.setdefault(kind.group, []).append(kind)
    return groups
