"""A half-filled form, kept in the store like a half-typed line, so that a lost connection or a crash takes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Generic, TypeVar

from opsdesk.desk.threaded import DeskThread, taking
from opsdesk.domain.errors import DeskError
from screens.dialogs.dialog import Fillable
from screens.dialogs.form_fields import Typed
from screens.kept_text import KeptText, form_key

T = TypeVar("T")

MakeForm = Callable[[Mapping[str, Typed]], Fillable[T]]
"""Makes a form in which that was typed before."""


class HalfFilled(Generic[T]):
    """One opened form and what the store keeps of it."""

    def __init__(self, form: Fillable[T], text: KeptText) -> None:
        self.form = form
        form.taken = self._taken
        self._text = text
        self._is_taken = False

    def keep(self) -> list[Future[None]]:
        """Begins to keep what has been filled in since it was kept last."""
        return [] if self._is_taken else self._text.keep(as_text(self.form.typed))

    @contextmanager
    def _taken(self) -> Iterator[None]:
        """The write that saves the form forgets what is kept of it. Until then the store has all of it, and nothing is
        kept again that is being saved."""
        self.keep()
        self._is_taken, done = True, False
        try:
            with taking(self._text.key):
                yield
            done = True
        finally:
            self._is_taken = done

    def forget(self) -> None:
        """It was saved, or left on purpose."""
        self._text.keep("")


async def half_filled(desk: DeskThread, what: str, by: str, make: MakeForm[T]) -> HalfFilled[T]:
    """The form as a person left it when they didn't leave it themselves; `what` names it for the store.

    A store that can't say so now is no reason to refuse the form.
    """
    text = KeptText(desk, lambda: form_key(what, by))
    try:
        kept = await text.read()
    except DeskError:
        kept = ""
    return HalfFilled(make(from_text(kept)), text)


def as_text(typed: Mapping[str, Typed]) -> str:
    """What the store keeps; empty for a form in which nothing was changed."""
    return json.dumps({key: [item.was, item.now] for key, item in typed.items()}) if typed else ""


def from_text(text: str) -> dict[str, Typed]:
    """What was kept."""
    return {key: Typed(was, now) for key, (was, now) in json.loads(text or "{}").items()}
