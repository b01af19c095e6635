"""Pages: kept as long as there is room, fetched once at a time, fetched again when they went stale meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from screens.widgets.page_cache import PageCache


class Store:
    """Answers when it is let, with the version its rows had when it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.version = 1
        self.open = asyncio.Event()
        self.broken = False

    async def fetch(self, page: int) -> Sequence[str]:
        self.asked.append(page)
        row = f"page {page} v{self.version}"
        await self.open.wait()
        if self.broken:
            raise OSError("the disk is gone")
        return (row,)


async def arrival(cache: PageCache[str], page: int) -> None:
    arrived = asyncio.Event()
    cache.request(page, arrived.set)
    await arrived.wait()


async def test_a_page_that_is_awaited_is_not_fetched_twice():
    store = Store()
    cache = PageCache(store.fetch, 1000)
    told: list[str] = []
    cache.request(3, lambda: told.append("first"))
    cache.request(3, lambda: told.append("second"))
    store.open.set()
    await arrival(cache, 3)
    assert store.asked == [3]
    assert told == ["first", "second"]
    assert cache.cached(3) == ("page 3 v1",)


async def test_the_page_unused_for_longest_makes_room():
    store = Store()
    store.open.set()
    cache = PageCache(store.fetch, 1000, capacity=2)
    await arrival(cache, 0)
    await arrival(cache, 1)
    cache.cached(0)
    await arrival(cache, 2)
    assert [cache.cached(page) is not None for page in (0, 1, 2)] == [True, False, True]


async def test_a_fetch_that_a_change_overtook_is_made_again():
    store = Store()
    cache = PageCache(store.fetch, 1000)
    arrived = asyncio.Event()
    cache.request(3, arrived.set)
    await asyncio.sleep(0)
    store.version = 2
    cache.forget(range(3, 4))
    store.open.set()
    await arrived.wait()
    assert store.asked == [3, 3]
    assert cache.cached(3) == ("page 3 v2",)


async def test_forgotten_pages_are_gone_and_kept_ones_stand_until_they_were_fetched():
    cache = PageCache(Store().fetch, 1000)
    for page in range(4):
        cache.put(page, (f"page {page}",))
    cache.forget(range(1, 4), keep=range(2, 3))
    assert [cache.cached(page) is not None for page in range(4)] == [True, False, True, False]


async def test_a_failed_fetch_lets_nobody_wait_and_is_reported():
    store = Store()
    store.broken = True
    store.open.set()
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: reported.append(context["exception"]))
    cache = PageCache(store.fetch, 1000)
    await arrival(cache, 3)
    await asyncio.sleep(0)
    assert cache.cached(3) is None
    assert [str(error) for error in reported] == ["the disk is gone"]
    store.broken = False
    await arrival(cache, 3)
    assert cache.cached(3) == ("page 3 v1",)
