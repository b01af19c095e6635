"""An incident's collections: read-only for everybody, and grown in place by the one fold that owns them.

A copy for each entry makes a fold quadratic: fifteen thousand entries took two seconds, most of them copying. So a
payload's `change` goes on from the incident it made and never back to the collections of the one it was given.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Growing(dict[K, V]):
    """A collection that nobody but a running fold holds. What leaves the fold is an ordinary dict."""


def with_items(items: Mapping[K, V], more: Mapping[K, V]) -> Mapping[K, V]:
    """The collection with some items more, or with others under their keys."""
    if isinstance(items, Growing):
        items.update(more)
        return items
    return {**items, **more}


def with_item(items: Mapping[K, V], key: K, item: V) -> Mapping[K, V]:
    """The collection with one item more, or with another under its key."""
    return with_items(items, {key: item})


def without(items: Mapping[K, V], *keys: K) -> Mapping[K, V]:
    """The collection without what it holds under some keys, if it holds anything there."""
    if isinstance(items, Growing):
        for key in keys:
            items.pop(key, None)
        return items
    return {key: item for key, item in items.items() if key not in keys}
