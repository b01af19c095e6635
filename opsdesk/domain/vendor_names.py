"""Company names without what says nothing of who it is: legal form, punctuation, accents, case."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FORMS: Final = (
    "ab ag aps as asa bhd bv co company corp corporation cv eireli ev gmbh inc incorporated kft kg kgaa kk limited "
    "llc llp lp ltd ltda mbh nv ohg ooo oy oyj pjsc plc private proprietary pte pty pvt sa sarl sas sasu sdn se snc "
    "spa srl sro uab ug vof zrt"
)
LEGAL_FORMS: Final = frozenset(_FORMS.split())
_COMMON: Final = (
    "america asia australia business canada cloud consulting data digital europe first general global group holding "
    "holdings india information international it management national network networks new online product products "
    "security service services software solution solutions standards system systems tech technologies technology uk "
    "united us usa world"
)
GENERIC: Final = frozenset(_COMMON.split())
"""Words that begin many names: no name is known by them alone."""

_JOINING: Final = re.compile(r"[.'’`#]")
"""Signs that part nothing: `S.R.L.` is “srl”, `Data#3` is “data3”."""
_NO_WORD: Final = re.compile(r"[^\w]+|_+")


def parted(text: str) -> list[str]:
    """The words of a text, accents, case and punctuation taken away."""
    folded = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    joined = _JOINING.sub("", folded.casefold().replace("&", " and "))
    return [word for word in _NO_WORD.split(joined) if word]


def words_of(name: str) -> tuple[str, ...]:
    """The words a company is known by; all of its words when none but legal forms are left."""
    every = parted(name)
    kept = every[1:] if every[:1] == ["the"] else list(every)
    while kept and (kept[-1] in LEGAL_FORMS or kept[-1] == "and"):
        kept.pop()
    return tuple(kept or every)


def normal(name: str) -> str:
    """The words as one, so that spaces and hyphens make no difference."""
    return "".join(words_of(name))


def is_telling(words: tuple[str, ...]) -> bool:
    """Somebody could be known by these words."""
    return any(word not in GENERIC and (len(word) > 2 or not word.isalpha()) for word in words)
