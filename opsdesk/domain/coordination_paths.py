"""Circles and chains in a graph of who waits for whom; plain names and pairs, so that it can be checked by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

MOST_CHAINS: Final = 20
MOST_CIRCLES: Final = 20
SHORTEST_CHAIN: Final = 3
"""Teams; two that wait for each other's word need no chain to be seen."""

Graph = Mapping[str, tuple[str, ...]]
"""Whom each one waits for, in the alphabet's order, so that the same waits always give the same answer."""


def circles(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Circles in which each waits for the next and the last for the first; none only where there is none.

    Of circles through the same wait one is named: what undoes it changes the others as well.
    """
    graph = _graph(edges)
    found: list[tuple[str, ...]] = []
    while len(found) < MOST_CIRCLES and (circle := _a_circle(graph)):
        found.append(circle)
        graph = _without(graph, circle)
    return tuple(sorted(found, key=lambda circle: (len(circle), circle)))


def chains(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The longest way from everybody nobody waits for, along those who wait for the next; circles are cut open first.

    Only ways of three and more, the longest first.
    """
    graph = _cut_open(_graph(edges))
    longest: dict[str, tuple[str, ...]] = {}
    for name in TopologicalSorter(graph).static_order():
        ways = [longest[on] for on in graph.get(name, ())]
        longest[name] = (name, *max(ways, key=_length, default=()))
    waited_for = {on for several in graph.values() for on in several}
    found = (way for name, way in longest.items() if name not in waited_for and len(way) >= SHORTEST_CHAIN)
    return tuple(sorted(found, key=lambda way: (-len(way), way))[:MOST_CHAINS])


def _graph(edges: Iterable[tuple[str, str]]) -> Graph:
    found: dict[str, set[str]] = {}
    for waiter, on in edges:
        if waiter != on:
            found.setdefault(waiter, set()).add(on)
    return {waiter: tuple(sorted(several)) for waiter, several in sorted(found.items())}


def _a_circle(graph: Graph) -> tuple[str, ...]:
    """Some circle, from its first name in the alphabet on; none where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        way = error.args[1][:0:-1]  # its first name stands last once more, and each is waited for by the next
        start = way.index(min(way))
        return (*way[start:], *way[:start])
    return ()


def _without(graph: Graph, circle: tuple[str, ...]) -> Graph:
    """The graph without the circle's own waits."""
    pairs = dict(zip(circle, (*circle[1:], circle[0]), strict=True))
    return {waiter: tuple(on for on in several if on != pairs.get(waiter)) for waiter, several in graph.items()}


def _cut_open(graph: Graph) -> Graph:
    """The graph without the waits that lead back to where one came from."""
    kept: dict[str, list[str]] = {}
    for first in graph:
        on_the_way = {first: None} if first not in kept else {}
        left = [(first, iter(graph[first]))] if on_the_way else []
        kept.setdefault(first, [])
        while left:
            name, several = left[-1]
            if (on := next(several, None)) is None:
                left.pop()
                on_the_way.pop(name)
            elif on not in on_the_way:
                kept[name].append(on)
                if on not in kept:
                    kept[on] = []
                    on_the_way[on] = None
                    left.append((on, iter(graph.get(on, ()))))
    return {waiter: tuple(several) for waiter, several in kept.items()}


def _length(way: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(way), way
