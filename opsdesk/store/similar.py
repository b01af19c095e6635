"""Incidents like one: full-text ranking over what each is about, in a table that lives as long as the question.

The search index holds every line of every timeline; what an incident is about is a few of its words, so they are ranked
by themselves. A few thousand incidents take a tenth of a second.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from opsdesk.domain.values import dataclass
from opsdesk.store.connection import in_memory
from opsdesk.store.search import split_cjk

PROFILES = """
SELECT number, title, impact || ' ' || status_why,
    coalesce((SELECT group_concat(name, ' ') FROM affected_service WHERE incident = number), ''),
    coalesce((SELECT group_concat(statement, ' ') FROM hypothesis
              WHERE incident = incident.number AND kind = 'cause' AND status != 'ruled out'), '')
FROM incident WHERE status NOT IN ('cancelled', 'duplicate')
"""
"""Title, symptoms, services, causes."""
ASKED = 0
"""The number under which the question itself stands among the incidents: nothing is more like it."""
MOST_WORDS = 64
LEAST_LIKE = 0.2
"""The share from which two incidents are worth looking at together."""
FEW = 100
"""Among fewer incidents words that half of them have would count as nothing, so silent ones stand beside them."""
SILENT = ("0 0 0 0 0", "0 0 0 0 0 0 0 0", "0", "0 0 0 0 0")
LEAST_SHARED = 2
"""Words that both speak of, where so many are asked for: one alone says nothing."""
_TABLE = 'CREATE VIRTUAL TABLE profile USING fts5(a, b, c, d, tokenize = "porter unicode61 remove_diacritics 2")'
_SCORE = "bm25(profile, 3.0, 2.0, 2.0, 2.0)"
_MARKS = ("\x02", "\x03")
_MARKED = re.compile(f"{_MARKS[0]}([^{_MARKS[1]}]+){_MARKS[1]}")
_WORD = re.compile(r"\w{3,}|[^\W\x00-\u2fff]")
SAYS_LITTLE = frozenset(
    [
        "about",
        "after",
        "again",
        "all",
        "also",
        "and",
        "any",
        "apologize",
        "are",
        "because",
        "been",
        "before",
        "being",
        "beginning",
        "but",
        "can",
        "cannot",
        "cause",
        "caused",
        "continues",
        "could",
        "current",
        "currently",
        "description",
        "details",
        "diagnosis",
        "does",
        "due",
        "during",
        "engineering",
        "experience",
        "experiencing",
        "for",
        "from",
        "global",
        "has",
        "have",
        "impact",
        "impacted",
        "incident",
        "information",
        "into",
        "investigate",
        "investigating",
        "issue",
        "issues",
        "its",
        "may",
        "might",
        "more",
        "mitigation",
        "none",
        "not",
        "our",
        "out",
        "over",
        "problem",
        "provide",
        "provided",
        "report",
        "reported",
        "resolved",
        "seeing",
        "service",
        "services",
        "some",
        "still",
        "subset",
        "summary",
        "team",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "time",
        "to",
        "update",
        "users",
        "customers",
        "was",
        "were",
        "when",
        "which",
        "while",
        "who",
        "will",
        "with",
        "work",
        "working",
        "workaround",
        "would",
        "you",
        "your",
    ]
)
"""Words that nearly every report of an incident has."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an incident is about."""

    number: int
    title: str
    symptoms: str = ""
    services: str = ""
    causes: str = ""


@dataclass(frozen=True, slots=True)
class Like:
    """An incident that is like another, or like a text."""

    number: int
    share: float
    """How like it is, from 0 to 1: its rank against the rank of the same once more."""
    words: tuple[str, ...]
    """What both speak of."""


def profiles(connection: sqlite3.Connection) -> list[Profile]:
    """What each incident is about."""
    return [Profile(*row) for row in connection.execute(PROFILES)]


def ranked(held: Iterable[Profile], asked: Profile, most: int) -> list[Like]:
    """The incidents that are like what is asked, the likest first; without the one of the same number."""
    others = [profile for profile in held if profile.number != asked.number]
    words = _words(asked)
    if not words:
        return []
    with in_memory() as memory:
        memory.execute(_TABLE)
        rows = [(profile.number, *map(split_cjk, _texts(profile))) for profile in others]
        rows += [(-number, *SILENT) for number in range(1, FEW - len(rows))]
        rows.append((ASKED, *map(split_cjk, _texts(asked))))
        memory.executemany("INSERT INTO profile (rowid, a, b, c, d) VALUES (?, ?, ?, ?, ?)", rows)
        found = list(_found(memory, words, most + 1))
    own = max((score for number, score, _ in found if number == ASKED), default=0.0)
    likes = (Like(number, score / own, shared) for number, score, shared in found if own and number != ASKED)
    enough = min(LEAST_SHARED, len(words))
    return [like for like in likes if like.share >= LEAST_LIKE and len(like.words) >= enough][:most]


def _words(asked: Profile) -> list[str]:
    """What is looked for, the title's words first."""
    found = (word.casefold() for text in _texts(asked) for word in _WORD.findall(split_cjk(text)))
    return [*dict.fromkeys(word for word in found if word not in SAYS_LITTLE and not word.isdecimal())][:MOST_WORDS]


def _found(memory: sqlite3.Connection, words: list[str], most: int) -> Iterator[tuple[int, float, tuple[str, ...]]]:
    query = " OR ".join(f'"{word}"' for word in words)
    marked = " || ' ' || ".join(f"highlight(profile, {column}, ?, ?)" for column in range(4))
    sql = f"SELECT rowid, -{_SCORE}, {marked} FROM profile WHERE profile MATCH ? ORDER BY {_SCORE}, rowid DESC LIMIT ?"
    for number, score, text in memory.execute(sql, (*_MARKS * 4, query, most)):
        yield number, score, tuple(dict.fromkeys(word.casefold() for word in _MARKED.findall(text)))


def _texts(profile: Profile) -> tuple[str, str, str, str]:
    return profile.title, profile.symptoms, profile.services, profile.causes
