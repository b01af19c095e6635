"""Starters: the questions that are cheap to ask and often right. They are offered, never put on the board unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from fnmatch import fnmatchcase

from opsdesk.domain.action import same_work
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import standing
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Classification, HypothesisKind, Lane

_WORD = re.compile(r"\w+")


class StarterKind(StrEnum):
    """What a starter becomes when it is taken."""

    HYPOTHESIS = "hypothesis"
    PATH = "path"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Starter:
    """Something worth raising or doing early on."""

    kind: StarterKind
    text: str
    lane: Lane = Lane.DIAGNOSE
    """For an action; the other kinds have none."""
    classification: Classification = Classification.ANOMALY
    """The mildest class for which it is offered."""
    services: tuple[str, ...] = ()
    """Patterns of service names (`*pay*`), one of which must fit an affected service; none: it fits any incident."""


def starters_for(incident: Incident, starters: Iterable[Starter]) -> tuple[Starter, ...]:
    """The starters that fit an incident as it stands and aren't on its board, in the order they are listed."""
    return tuple(starter for starter in starters if _fits(starter, incident) and not _on_board(starter, incident))


def _fits(starter: Starter, incident: Incident) -> bool:
    if standing(incident).rank < starter.classification.rank:
        return False
    return not starter.services or any(
        fnmatchcase(service.casefold(), pattern.casefold())
        for service in incident.services
        for pattern in starter.services
    )


def _on_board(starter: Starter, incident: Incident) -> bool:
    wanted = _plain(starter.text)
    if starter.kind is StarterKind.ACTION:
        actions = incident.actions.values()
        return same_work(starter.text, actions) is not None or any(_plain(done.text) == wanted for done in actions)
    kind = HypothesisKind.PATH if starter.kind is StarterKind.PATH else HypothesisKind.CAUSE
    return any(item.kind is kind and _plain(item.statement) == wanted for item in incident.hypotheses.values())


def _plain(text: str) -> list[str]:
    """The words alone: case and punctuation don't make it another question."""
    return _WORD.findall(text.casefold())


def _cause(text: str, *services: str) -> Starter:
    return Starter(StarterKind.HYPOTHESIS, text, services=services)


def _check(text: str, *services: str) -> Starter:
    return Starter(StarterKind.ACTION, text, services=services)


def _when_major(kind: StarterKind, text: str, lane: Lane = Lane.DIAGNOSE) -> Starter:
    return Starter(kind, text, lane, Classification.SIGNIFICANT)


_DATA = ("*db*", "*database*", "*postgres*", "*mysql*", "*mongo*", "*storage*", "*warehouse*")
_MONEY = ("*pay*", "*card*", "*checkout*", "*billing*")
_LOGIN = ("*auth*", "*login*", "*identity*", "*sso*", "*account*")
_EDGE = ("*cdn*", "*edge*", "*dns*", "*gateway*", "*proxy*", "*network*", "*balancer*")
_QUEUE = ("*queue*", "*worker*", "*job*", "*event*", "*stream*", "*kafka*")

DEFAULT_STARTERS = (
    _check("List what was deployed or configured in the last two hours, flags and data included"),
    _check("Find the minute it began: the first bad point on a graph, not the first alert"),
    _check("Check whether the provider's status page is green, and whether their numbers agree with ours"),
    _check("Compare who is affected with who isn't: region, version, customer, device"),
    _cause("A deployment or a change of configuration"),
    _cause("A provider or another team's service that we depend on"),
    _cause("Traffic changed its shape: more of it, other callers, another mix"),
    _cause("Something ran out: a certificate, a quota, a licence, a disk, a pool"),
    _cause("Something that runs on a clock: a scheduled job, a rotation, a cache that expired"),
    _when_major(StarterKind.PATH, "Undo the latest change before it is understood"),
    _when_major(StarterKind.PATH, "Switch the affected feature off and keep the rest up"),
    _when_major(StarterKind.PATH, "Move traffic away from what is broken"),
    _when_major(StarterKind.ACTION, "Tell support what callers will say and what to answer", Lane.COMMUNICATE),
    _when_major(StarterKind.ACTION, "Stop deployments and scheduled changes until this is over", Lane.FIX),
    Starter(
        StarterKind.ACTION,
        "Keep what a later look will need: logs, dumps, a snapshot from before the repair",
        Lane.DIAGNOSE,
        Classification.CRITICAL,
    ),
    Starter(
        StarterKind.ACTION,
        "Ask whether law, contract or regulator sets a deadline for telling somebody",
        Lane.COMMUNICATE,
        Classification.CRITICAL,
    ),
    _check("See whether replicas lag, disks fill up or one query holds the locks", *_DATA),
    _check("Confirm when the latest backup was taken and that it can be read, before anybody repairs data", *_DATA),
    _cause("A migration or a query plan that changed", *_DATA),
    _check("Compare failures by card scheme, bank and country", *_MONEY),
    _check("Count payments that were taken without an order, or twice", *_MONEY),
    _cause("A signing key, a token's lifetime or a clock that drifted", *_LOGIN),
    _check("Try it from outside our own network and from a second provider", *_EDGE),
    _cause("A route, a DNS record or a rule at the edge", *_EDGE),
    _check("See whether the backlog grows, and whether one poisoned message is tried again and again", *_QUEUE),
)
