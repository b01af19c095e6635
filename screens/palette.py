"""The palette: every action of the screen with its key, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider


class Here(DiscoveryHit):
    """Something that can be done on this very screen: it stands above the places to go to."""

    @property
    def score(self) -> float:
        """Those to go to have 0."""
        return 1.0


class ScreenCommands(Provider):
    """What can be done on the screen below the palette; declared once, as its bindings."""

    async def discover(self) -> Hits:
        """All of it, while nothing is typed."""
        for binding, words in self._offered():
            yield Here(words, partial(self._run, binding), help=self._key(binding))

    async def search(self, query: str) -> Hits:
        """What fits."""
        matcher = self.matcher(query)
        for binding, words in self._offered():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, binding), help=self._key(binding))

    def _offered(self) -> Iterator[tuple[Binding, str]]:
        """What the screen and the app bind themselves, also while a line that is typed on takes their letters."""
        seen: set[str] = set()
        for cls in (*type(self.screen).__mro__, *type(self.app).__mro__):
            for binding in cls.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id and binding.action not in seen:
                    seen.add(binding.action)
                    yield binding, binding.description

    def _key(self, binding: Binding) -> str:
        return f"key {self.app.get_key_display(binding)}"

    async def _run(self, binding: Binding) -> None:
        namespace = self.screen if binding.id and not binding.id.startswith("app.") else self.app
        await self.app.run_action(binding.action, namespace)
