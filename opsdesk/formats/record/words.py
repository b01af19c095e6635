"""The words of foreign records and what they mean here. What a word was is kept with its row and given back."""

from __future__ import annotations

import re

from opsdesk.domain.vocabulary import Audience, HypothesisKind, HypothesisStatus, Outcome, Stage, Status

_HYPOTHESIS = {
    HypothesisStatus.RULED_OUT: {
        "ruled out",
        "eliminated",
        "rejected",
        "refuted",
        "disproved",
        "disproven",
        "dismissed",
    },
    HypothesisStatus.CONFIRMED: {"confirmed", "proven", "accepted", "verified"},
    HypothesisStatus.TESTING: {"testing", "in progress", "under test"},
}
_KIND = {
    HypothesisKind.CAUSE: {"cause", "root cause", "contributing factor", "factor", "trigger"},
    HypothesisKind.PATH: {"path", "fix", "mitigation", "recovery", "remedy", "repair", "restore", "workaround"},
}
_WAY_OUT = re.compile(
    r"\b(?:can|could) be (?:restored|recovered|rebuilt|rolled back|reverted|repaired|re-?synced|re-?created|reseeded)\b"
    r"|\b(?:is|are) (?:usable|restorable|recoverable|healthy|intact)\b"
    r"|\bwill (?:re-?sync|recover|restore|catch up|come back|work again|fix|help)\b|\b(?:would|should) (?:fix|help)\b"
    r"|^we (?:can|could|should) "
    r"|^(?:restore (?:from|the)|roll back|revert|fail over|rebuild (?:from|the)|re-?sync|reseed|switch to|promote) ",
    re.IGNORECASE,
)
"""What could be done, or works and can be built on: whatever came of it, that explains no failure."""
_BLAMES = re.compile(
    r"\b(?:caus\w+|because|due to|owing to|introduced|leads? to|led to|breaks?|broke\w*|fail(?:s|ed)?(?! over)"
    r"|explains?|overload\w*|bugs?|makes?|blocks?|hangs?|wrong\w*|missing|lost)\b",
    re.IGNORECASE,
)
"""Words of a statement that something went wrong, which is a cause whatever else it says."""
_STATUS = {
    Stage.INVESTIGATING: Status.INVESTIGATING,
    Stage.IDENTIFIED: Status.IDENTIFIED,
    Stage.MONITORING: Status.MONITORING,
    Stage.RESOLVED: Status.RESOLVED,
}
_AUDIENCE = {
    Audience.EXECUTIVES: {"exec", "execs", "executive", "leadership", "management", "board", "stakeholders"},
    Audience.SUPPORT: {"support", "helpdesk", "service desk", "agents"},
    Audience.ENGINEERS: {
        "internal",
        "engineer",
        "engineering",
        "developer",
        "developers",
        "team",
        "oncall",
        "ops",
        "staff",
    },
}
_DROPPED = ("abandon", "dropped", "cancel", "not done", "given up", "won't do")
_WORSE = ("worse", "harmful", "caused the")
_NO_HELP = ("did not help", "didn't help", "no help", "no effect", "no lasting effect", "failed", "without effect")
_HELPED = ("helped", "worked", "success", "fixed it", "effective")


def hypothesis_status(word: str) -> HypothesisStatus:
    """Where a hypothesis stands; open for a word that says nothing known."""
    wanted = _plain(word)
    return next((status for status, words in _HYPOTHESIS.items() if wanted in words), HypothesisStatus.OPEN)


def hypothesis_kind(word: str, statement: str) -> HypothesisKind:
    """Whether it could explain the incident or is a way out of it: by the record's own word, else by the statement.

    In doubt it is a cause: a way out is never told to anybody as one, so only what clearly is one may count as one.
    """
    spoken = {_plain(word), _plain(word).partition(" ")[0]}
    if named := next((kind for kind, words in _KIND.items() if spoken & words), None):
        return named
    is_way_out = _WAY_OUT.search(statement.strip()) and not _BLAMES.search(statement)
    return HypothesisKind.PATH if is_way_out else HypothesisKind.CAUSE


def stage(word: str) -> Stage:
    """What kind of update it was; a word that names no stage makes it “no news”."""
    return Stage.named(word) or Stage.NO_NEWS


def announced(word: str) -> Status | None:
    """The status of the incident that an update's own word claims, or None: maintenance claims nothing."""
    wanted = _plain(word)
    return _STATUS.get(Stage(wanted)) if wanted in set(Stage) else None


def audience(word: str) -> Audience:
    """Whom a message was for; whoever isn't clearly of the house is a customer."""
    wanted = _plain(word)
    if wanted in set(Audience):
        return Audience(wanted)
    spoken = set(wanted.split()) | {wanted}
    return next((held for held, words in _AUDIENCE.items() if spoken & words), Audience.CUSTOMERS)


def was_dropped(words: str) -> bool:
    """Whether an action's outcome says that it wasn't done to its end."""
    return _says(words, _DROPPED)


def outcome(words: str) -> Outcome:
    """What an action did for the incident, as far as its outcome says so."""
    wanted = _plain(words)
    if wanted in set(Outcome):
        return Outcome(wanted)
    for said, held in ((_WORSE, Outcome.MADE_IT_WORSE), (_NO_HELP, Outcome.DID_NOT_HELP), (_HELPED, Outcome.HELPED)):
        if _says(words, said):
            return held
    return Outcome.NOT_SAID


def hinted_severity(words: str) -> int:
    """The severity that a hint begins with (“SEV2 (checkout down)” → 2); 0 when it names none."""
    found = re.match(r"\s*SEV[- ]?([1-5])\b", words, re.IGNORECASE)
    return int(found[1]) if found else 0


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("_", " ").replace("-", " ").split())


def _says(words: str, any_of: tuple[str, ...]) -> bool:
    plain = _plain(words)
    return any(said in plain for said in any_of)
