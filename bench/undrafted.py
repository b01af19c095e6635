"""`python -m bench.undrafted …`: the desk as it is, but nobody drafts or lints while a text is written."""

from __future__ import annotations

from opsdesk.cli import main
from screens.war_room.updating import Updating


def _only_write(room: Updating, text: str) -> None:
    """Takes the words and does nothing with them."""


if __name__ == "__main__":
    setattr(Updating, "take_words", _only_write)  # noqa: B010 - a method is replaced, which mypy minds otherwise
    main()
