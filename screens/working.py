"""Work that goes on beside the keys."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import Worker

Work = Callable[[], Coroutine[Any, Any, object]]


def begin(node: DOMNode, work: Work, *, group: str = "default", exclusive: bool = False) -> Worker[None]:
    """Begins work that ends with its node at the latest; an exclusive one ends those of its group that are under way.

    It is a function that makes a coroutine, since a coroutine whose worker is ended before its first step is never
    awaited.
    """

    async def worked() -> None:
        await work()

    return node.run_worker(worked, group=group, exclusive=exclusive)


async def awaited(done: object) -> None:
    """Waits for what can be waited for."""
    if inspect.isawaitable(done):
        waited: Awaitable[object] = done
        await waited
