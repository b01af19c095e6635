"""The words of foreign records and what they mean here. What a word was is kept with its row and given back."""

from __future__ import annotations

import re

from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Outcome, Stage, Status

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
_STAGE = {
    Stage.INVESTIGATING: {"maintenance", "scheduled", "in progress", "open", "acknowledged", "triggered"},
    Stage.MONITORING: {"verifying", "mitigated", "recovering", "watching"},
    Stage.RESOLVED: {"completed", "closed", "fixed", "recovered", "operational"},
    Stage.POSTMORTEM: {"postmortem", "post mortem"},
}
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


def stage(word: str) -> Stage:
    """What kind of update it was; a word that names no stage makes it “no news”."""
    wanted = _plain(word)
    if wanted in set(Stage):
        return Stage(wanted)
    return next((held for held, words in _STAGE.items() if wanted in words), Stage.NO_NEWS)


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
