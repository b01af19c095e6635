"""Which words two incidents may share without it saying anything: effects, places, fixes, what many speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from opsdesk.domain.text import one_line

_EFFECTS: Final = """
affected availability blocked broken degradation degraded delay delayed delays disruption disruptions down downtime
elevated error errors experiencing fail failed failing fails failure failures high impacted increased intermittent issue
issues latencies latency limited low multiple offline outage outages partial partially pending performance problem
problems rate rates reported reports slow slowness stuck timeout timeouts timing unable unavailable unreachable working
"""
_PLACES: Final = """
africa america americas asia australia central east eastern emea europe global globally location locations multi north
northeast northern pacific region regional regions south southeast southern some west western worldwide zone zones
"""
_FIXES: Final = """
added applied back change changed changes chg deploy deployed deployment disabled enabled failover fix fixed fixes
mitigated new old release released removed replaced restart restarted restarting restored revert reverted roll
rollback rolled rolling scaled switched turned undone version
"""
_REPORTS: Final = """
about after again all also and any are because been before being but can cannot cause caused could current currently due
during for from has have having into investigating may might more not our out over received seeing service services
still than that the their them then there these they this those time update users customers was were when which while
who will with works would you your
"""
_WORD: Final = re.compile(r"\w{3,}|[^\W\x00-\u2fff]+")
FEWEST_COMMON: Final = 4
"""On a small desk no word is common before so many incidents have it."""
_SHARE_COMMON: Final = 0.04


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, one for singular and plural."""
    return frozenset(map(_singular, _WORD.findall(one_line(text).casefold())))


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that many of these texts have."""
    every = [words_of(text) for text in texts]
    counts = Counter(word for words in every for word in words)
    enough = max(FEWEST_COMMON, round(len(every) * _SHARE_COMMON))
    return frozenset(word for word, count in counts.items() if count >= enough)


def telling(text: str, names: Iterable[str], common: Collection[str]) -> frozenset[str]:
    """The words of a text that tell one problem from another: no effect, place or fix, nothing that many incidents
    speak of, and no part of a name (that of a service is a sign of its own)."""
    named = words_of(" ".join(names))
    return frozenset(
        word for word in words_of(text) - SAY_NOTHING - named if word not in common and not word.isdecimal()
    )


def _singular(word: str) -> str:
    """Rough, and the same for both of two texts."""
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


SAY_NOTHING: Final = words_of(f"{_EFFECTS} {_PLACES} {_FIXES} {_REPORTS}")
"""What is seen in most incidents, where, what mends them, and how they are told: none of it tells one from another."""
