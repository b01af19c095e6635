"""An incident's collections: read-only for everybody, and grown in place by the one fold that owns them.

A copy for each entry makes a fold quadratic: fifteen thousand entries took two seconds, most of them copying. So a
payload's `change` goes on from the incident it made and never back to the collections of the one it was given. Looking
through all items for each entry does so too: what is looked for by something else than its key is kept in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Growing(dict[K, V]):
    """A collection that nobody but a running fold holds. What leaves the fold is an ordinary dict."""

    def put(self, more: Mapping[K, V]) -> None:
        """Takes items in, or others under their keys."""
        self.update(more)

    def drop(self, key: K) -> None:
        """Lets go of what it holds under a key, if anything."""
        self.pop(key, None)


Groups = Callable[[V], Iterable[Hashable]]
"""The groups that an item belongs to."""


class GrowingInGroups(Growing[K, V]):
    """One whose items are also found by their groups."""

    def __init__(self, groups: Groups[V]) -> None:
        super().__init__()
        self._groups = groups
        self._items: dict[Hashable, dict[K, V]] = {}

    def put(self, more: Mapping[K, V]) -> None:
        for key, item in more.items():
            self._leave(key)
            for group in self._groups(item):
                self._items.setdefault(group, {})[key] = item
        super().put(more)

    def drop(self, key: K) -> None:
        self._leave(key)
        super().drop(key)

    def in_group(self, group: Hashable) -> list[V]:
        """The items of a group."""
        return [*self._items.get(group, {}).values()]

    def _leave(self, key: K) -> None:
        for group in self._groups(self[key]) if key in self else ():
            del self._items[group][key]


def in_group(items: Mapping[K, V], group: Hashable, groups: Groups[V]) -> list[V]:
    """The items of a collection that belong to a group; `groups` are those by which a fold keeps it."""
    if isinstance(items, GrowingInGroups):
        return items.in_group(group)
    return [item for item in items.values() if group in groups(item)]


def with_items(items: Mapping[K, V], more: Mapping[K, V]) -> Mapping[K, V]:
    """The collection with some items more, or with others under their keys."""
    if isinstance(items, Growing):
        items.put(more)
        return items
    return {**items, **more}


def with_item(items: Mapping[K, V], key: K, item: V) -> Mapping[K, V]:
    """The collection with one item more, or with another under its key."""
    return with_items(items, {key: item})


def without(items: Mapping[K, V], *keys: K) -> Mapping[K, V]:
    """The collection without what it holds under some keys, if it holds anything there."""
    if isinstance(items, Growing):
        for key in keys:
            items.drop(key)
        return items
    return {key: item for key, item in items.items() if key not in keys}
