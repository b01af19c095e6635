"""Secrets: found at the moment of sending, wrapped so that no trace or report prints them, and masked in every word
that comes back from a channel."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from opsdesk.config.channels import PRIVATE_FILE, VARIABLE
from opsdesk.config.paths import in_full
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line

MASK: Final = "•••"
SHORTEST: Final = 4
"""Signs from which a part of an address is masked by itself; shorter ones are in half of all words."""
_TELLING: Final = 8
"""Signs from which a part of a secret with a digit in it is told from any other word."""
_LONG: Final = 16
"""Signs from which a part of a secret is told from any other word even without a digit."""
LONGEST_REASON: Final = 200
_LARGEST_FILE: Final = 10_000
_SCHEME: Final = re.compile(r"^[\w+.-]+:/{0,2}")
_BETWEEN_PARTS: Final = re.compile(r"[\s/?&@:#,;]+")
_SECRET_NAME: Final = re.compile(r"TOKEN|SECRET|PASS|KEY|AUTH|CREDENTIAL|WEBHOOK|URL|DSN", re.IGNORECASE)


class Secret:
    """A text that is never printed: `reveal` is the only way to it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    __str__ = __repr__


def resolve(named: str, environ: Mapping[str, str]) -> Secret:
    """The secret that `$VARIABLE` or `file:PATH` names; raises BadInput, without a word of it, when it can't be had."""
    if named.startswith(VARIABLE):
        held = environ.get(named.removeprefix(VARIABLE), "").strip()
        if not held:
            raise BadInput(f"the variable {named.removeprefix(VARIABLE)} isn't set here")
        return Secret(held)
    return Secret(_from_file(in_full(named.removeprefix(PRIVATE_FILE))))


def masked(words: str, *secrets: Secret) -> str:
    """Words on one line, without the secrets and without any longer part of them, as written or percent-decoded."""
    for piece in _longest_first(piece for secret in secrets for piece in _pieces(secret.reveal())):
        words = _without(piece, words)
    return one_line(words).strip()[:LONGEST_REASON]


def without_secrets_of(words: str, named: Iterable[str], environ: Mapping[str, str]) -> str:
    """Words of one channel without what the settings name for any other: a command may print what it finds.

    Whole secrets go, and those parts of them that can be nothing else: an address also holds everyday words.
    """
    for piece in _longest_first(piece for name in named for piece in _telling(name, environ)):
        words = _without(piece, words)
        cut = next((end for end in range(len(piece) - 1, _TELLING - 1, -1) if words.endswith(piece[:end])), 0)
        words = words[:-cut] + MASK if cut else words  # a reason is cut to its length before
    return words


def _longest_first(pieces: Iterable[str]) -> list[str]:
    return sorted(set(pieces), key=len, reverse=True)


def _without(piece: str, words: str) -> str:
    """Words with a mask for a piece of a secret, in capitals or not: a host is told in small letters."""
    return re.sub(re.escape(piece), MASK, words, flags=re.IGNORECASE)


def _telling(named: str, environ: Mapping[str, str]) -> Iterator[str]:
    try:
        secret = resolve(named, environ).reveal()
    except BadInput:  # what can't be had here can't have been printed either
        return
    for piece in _pieces(secret):
        if piece == secret or telling(piece):
            yield piece


def telling(piece: str) -> bool:
    """Whether a part of an address is no everyday word."""
    return len(piece) >= _LONG or (len(piece) >= _TELLING and any(map(str.isdigit, piece)))


def in_environment(environ: Mapping[str, str]) -> list[Secret]:
    """What looks like a secret in the environment, by its name: a command may print any of it."""
    return [Secret(value) for name, value in environ.items() if _SECRET_NAME.search(name) and len(value) >= SHORTEST]


def _pieces(secret: str) -> Iterator[str]:
    yield secret
    parts = _BETWEEN_PARTS.split(_SCHEME.sub("", secret))
    for part in (*parts, *(part.partition("=")[2] for part in parts)):
        for written in {part, unquote(part)}:
            if len(written) >= SHORTEST:
                yield written


def _from_file(path: Path) -> str:
    """The first line of a file that nobody else can read."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name != "nt" and mode & 0o077:
                raise BadInput(f"{path} can be read by others (mode {mode & 0o777:03o}): chmod 600 it, then try again")
            lines = file.read(_LARGEST_FILE).decode("utf-8-sig").split("\n")
    except OSError as error:
        raise BadInput(f"{path}: can't be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: no UTF-8 text") from None
    except ValueError:
        raise BadInput(f"{path}: no path can be called so") from None
    if not lines[0].strip():
        raise BadInput(f"{path}: its first line is empty")
    return lines[0].strip()
