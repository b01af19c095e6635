"""The palette: every action of the screen with its key, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider


class ScreenCommands(Provider):
    """What can be done on the screen below the palette; declared once, as its bindings."""

    async def discover(self) -> Hits:
        """All of it, while nothing is typed."""
        for binding, words in self._offered():
            yield DiscoveryHit(words, partial(self._run, binding), help=self._key(binding))

    async def search(self, query: str) -> Hits:
        """What fits."""
        matcher = self.matcher(query)
        for binding, words in self._offered():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, binding), help=self._key(binding))

    def _offered(self) -> Iterator[tuple[Binding, str]]:
        """Bindings with a name of their own, of the screen and the app; moving about in lists is left out."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            named = binding.description and binding.id and not binding.id.startswith(("list.", "line."))
            if named and binding.action not in seen:
                seen.add(binding.action)
                yield binding, binding.description

    def _key(self, binding: Binding) -> str:
        return f"key {self.app.get_key_display(binding)}"

    async def _run(self, binding: Binding) -> None:
        namespace = self.screen if binding.id and not binding.id.startswith("app.") else self.app
        await self.app.run_action(binding.action, namespace)
