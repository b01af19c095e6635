"""The words of incident work. Every other file spells them as here; foreign words are mapped at the edges."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Status(StrEnum):
    """Where an incident stands; `CANCELLED` and `DUPLICATE` need a reason, and so does reopening."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"

    @property
    def is_over(self) -> bool:
        """No more work is expected on the incident itself."""
        return self in {Status.RESOLVED, Status.CLOSED} or self.is_called_off

    @property
    def is_called_off(self) -> bool:
        """It turned out to be no incident, or to be part of another one."""
        return self in {Status.CANCELLED, Status.DUPLICATE}


class Classification(StrEnum):
    """What triage says the incident is; severity follows from it."""

    ANOMALY = "anomaly"
    SIGNIFICANT = "significant"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for an anomaly … 2 for critical: higher is worse."""
        return list(Classification).index(self)


class Milestone(StrEnum):
    """Moments from which every metric is made; each has one time, or is unknown."""

    STARTED = "started"
    DETECTED = "detected"
    DECLARED = "declared"
    ACKNOWLEDGED = "acknowledged"
    MITIGATED = "mitigated"
    RECOVERED = "recovered"
    RESOLVED = "resolved"


class Role(StrEnum):
    """Who does what on the call; one commander at a time, several experts."""

    COMMANDER = "commander"
    DEPUTY = "deputy"
    SCRIBE = "scribe"
    CUSTOMER_LIAISON = "customer liaison"
    INTERNAL_LIAISON = "internal liaison"
    EXPERT = "subject-matter expert"
    RESPONDER = "responder"

    @classmethod
    def named(cls, text: str) -> Role | None:
        """The role somebody means by “ic”, “liaison”, “sme” …, or None."""
        wanted = " ".join(text.lower().replace("-", " ").split())
        for role in cls:
            if wanted == role.replace("-", " "):
                return role
        return _ROLE_ALIASES.get(wanted)


_ROLE_ALIASES = {
    "ic": Role.COMMANDER,
    "incident commander": Role.COMMANDER,
    "liaison": Role.CUSTOMER_LIAISON,
    "comms": Role.CUSTOMER_LIAISON,
    "customer": Role.CUSTOMER_LIAISON,
    "internal": Role.INTERNAL_LIAISON,
    "expert": Role.EXPERT,
    "sme": Role.EXPERT,
}


class HypothesisKind(StrEnum):
    """A cause explains the incident; a path is a repair or recovery option. Only causes reach a draft."""

    CAUSE = "cause"
    PATH = "path"


class HypothesisStatus(StrEnum):
    """How far the work on a hypothesis is."""

    OPEN = "open"
    TESTING = "testing"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled out"

    @property
    def is_closed(self) -> bool:
        """Confirmed or ruled out."""
        return self in {HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT}


class Band(StrEnum):
    """Likelihood words of ICD-203, worst chance first; the commander chooses, evidence only suggests."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @property
    def percent(self) -> tuple[int, int]:
        """The range the word stands for, in percent."""
        return _BAND_PERCENT[self]


_BAND_PERCENT = {
    Band.ALMOST_NO_CHANCE: (1, 5),
    Band.VERY_UNLIKELY: (5, 20),
    Band.UNLIKELY: (20, 45),
    Band.ROUGHLY_EVEN: (45, 55),
    Band.LIKELY: (55, 80),
    Band.VERY_LIKELY: (80, 95),
    Band.ALMOST_CERTAIN: (95, 99),
}


class Rating(IntEnum):
    """One cell of the evidence matrix: how well a piece of evidence sits with a hypothesis."""

    INCONSISTENT = -2
    RATHER_INCONSISTENT = -1
    NEUTRAL = 0
    RATHER_CONSISTENT = 1
    CONSISTENT = 2

    @property
    def sign(self) -> str:
        """`++ + 0 - --`, as typed and shown."""
        return ("--", "-", "0", "+", "++")[self + 2]

    @classmethod
    def from_sign(cls, sign: str) -> Rating:
        """The rating of a typed sign; raises KeyError for anything else."""
        return {"--": cls(-2), "-": cls(-1), "0": cls(0), "+": cls(1), "++": cls(2)}[sign]


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DOING = "doing"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_over(self) -> bool:
        """Nobody has to do anything more for it."""
        return self in {ActionStatus.DONE, ActionStatus.DROPPED}


class Outcome(StrEnum):
    """What an action that is done did for the incident."""

    HELPED = "helped"
    DID_NOT_HELP = "did not help"
    MADE_IT_WORSE = "made it worse"
    NOT_SAID = "not said"


class Lane(StrEnum):
    """What an action is for."""

    DIAGNOSE = "diagnose"
    FIX = "fix"
    COMMUNICATE = "communicate"


class Audience(StrEnum):
    """Who reads an update."""

    CUSTOMERS = "customers"
    EXECUTIVES = "executives"
    SUPPORT = "support"
    ENGINEERS = "engineers"


class Stage(StrEnum):
    """What kind of update is due: what it must contain follows from it."""

    INVESTIGATING = "investigating"
    SCOPE_UPDATE = "scope update"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    NO_NEWS = "no news"
    RESOLVED = "resolved"
    CORRECTION = "correction"
    POSTMORTEM = "postmortem summary"

    @classmethod
    def named(cls, text: str) -> Stage | None:
        """The stage meant by a status page's own word (“verifying”, “SERVICE_DISRUPTION”, “post (down)”), or None."""
        wanted = _plain(text)
        if wanted in set(cls):
            return cls(wanted)
        return next((stage for stage, words in _STAGE_WORDS.items() if wanted in words), None)


_STAGE_WORDS = {
    Stage.INVESTIGATING: {
        *("open", "active", "acknowledged", "triggered", "firing", "unlabelled", "disrupted", "down", "notice"),
        *("service disruption", "service outage", "service information"),
        *("maintenance", "under maintenance", "scheduled", "in progress"),
    },
    Stage.SCOPE_UPDATE: {"scope"},
    Stage.MONITORING: {"verifying", "mitigated", "recovering", "watching"},
    Stage.NO_NEWS: {"update"},
    Stage.RESOLVED: {"completed", "closed", "fixed", "recovered", "operational", "available", "ok"},
    Stage.POSTMORTEM: {"postmortem", "post mortem"},
}
"""What status pages and other tools call a stage; those of planned work stand for the stage that they are like."""
_PLANNED_WORK = {"maintenance", "under maintenance", "scheduled", "in progress", "verifying", "completed"}


def is_planned_work(stage: str) -> bool:
    """A status page's own word for a stage is one that it has for planned maintenance only (Atlassian's Statuspage)."""
    return _plain(stage) in _PLANNED_WORK


def _plain(word: str) -> str:
    """A word as other tools spell it, without their dashes, underlines and capitals; `post (down)` is `down`."""
    spaced = " ".join(word.lower().replace("_", " ").replace("-", " ").split())
    return spaced.removeprefix("post (").removesuffix(")") if spaced.startswith("post (") else spaced


class ServiceState(StrEnum):
    """How a service fares, as its users see it."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded"
    PARTIAL_OUTAGE = "partial outage"
    FULL_OUTAGE = "full outage"

    @classmethod
    def named(cls, text: str) -> ServiceState | None:
        """The state meant by “ok”, “down”, “partial” …, or None."""
        wanted = text.lower().strip().replace("_", " ").replace("-", " ")
        if wanted in set(cls):
            return cls(wanted)
        return _STATE_ALIASES.get(wanted)


_STATE_ALIASES = {
    "ok": ServiceState.OPERATIONAL,
    "up": ServiceState.OPERATIONAL,
    "fine": ServiceState.OPERATIONAL,
    "slow": ServiceState.DEGRADED,
    "partial": ServiceState.PARTIAL_OUTAGE,
    "outage": ServiceState.FULL_OUTAGE,
    "full": ServiceState.FULL_OUTAGE,
    "down": ServiceState.FULL_OUTAGE,
}


class Origin(StrEnum):
    """Where an incident's entries come from; only live ones send anything or count in a metric."""

    LIVE = "live"
    IMPORTED = "imported"
    REPLAY = "replay"
    DEMO = "demo"

    @property
    def sends(self) -> bool:
        """Whether anything may leave the desk from such an incident."""
        return self in {Origin.LIVE, Origin.IMPORTED}
