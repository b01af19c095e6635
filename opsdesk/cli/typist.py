"""Who is typing, and who said so. A command can't ask: without any name it takes the login name."""

from __future__ import annotations

from pathlib import Path

from opsdesk.desk.decision import person
from opsdesk.domain.errors import BadInput
from opsdesk.domain.person import LONGEST_NAME
from opsdesk.domain.values import dataclass

LOGIN = "the login name"
ANSWER_NAME = "typing-as"
"""The file in the person's own data folder that holds what they answered when the screen asked: not in a store, which
several people may share, and not in the settings, which are for the person to write."""
LARGEST_ANSWER = 1_000
"""Bytes; what is larger is no name."""


@dataclass(frozen=True, slots=True)
class Typist:
    """A person's short name."""

    name: str
    source: str
    """What said so: an option, a variable, a file; LOGIN while nobody did."""

    @property
    def is_a_guess(self) -> bool:
        """Nobody said it yet."""
        return self.source == LOGIN


def remembered(folder: Path) -> Typist | None:
    """Whoever answered last time; None while nobody did, or when the file holds no name."""
    path = folder / ANSWER_NAME
    try:
        with path.open("rb") as file:
            return Typist(person(file.read(LARGEST_ANSWER).decode()), str(path))
    except (OSError, UnicodeDecodeError, BadInput):
        return None


def remember(folder: Path, name: str) -> None:
    """Keeps an answer, so that nobody is asked again; raises BadInput when it can't be written."""
    from opsdesk.outbox.files import write_file

    try:
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: can't be made ({error.strerror or error})") from error
    write_file(folder / ANSWER_NAME, f"{name}\n")


def logged_in() -> Typist:
    """The account's name as a short name; “somebody” where the system knows none."""
    from getpass import getuser

    try:
        account = "-".join(getuser().replace("@", " ").split())
    except (KeyError, OSError, ImportError):
        account = ""
    return Typist(person(account[:LONGEST_NAME] or "somebody"), LOGIN)
