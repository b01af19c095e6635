"""What services depend on, followed as far as it goes; circles end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

DependsOn = Mapping[str, Collection[str]]
"""What each service of the registry depends on."""


def needed_by(depends_on: DependsOn) -> dict[str, set[str]]:
    """The same the other way round: what depends on each service."""
    found: dict[str, set[str]] = {}
    for name, held in depends_on.items():
        for each in held:
            found.setdefault(each, set()).add(name)
    return found


def reached(start: Iterable[str], edges: DependsOn) -> set[str]:
    """All that some services lead to, however many others lie between."""
    found, to_visit = set[str](), list(start)
    while to_visit:
        fresh = set(edges.get(to_visit.pop(), ())) - found
        found |= fresh
        to_visit += fresh
    return found
