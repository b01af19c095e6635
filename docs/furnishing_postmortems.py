"""An earlier incident on the pictures' desk, and how far its postmortem is."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.config.settings import Settings
from opsdesk.desk import actions, declaring, hypotheses, noting, postmortems, postmortems_factors, postmortems_opening
from opsdesk.desk.desk import Desk
from opsdesk.domain.vocabulary import Milestone, Outcome, Rating, Status

DAYS_AGO = timedelta(days=2)
TITLE = "Logins fail for one in ten users in Asia"
BEGINNING = (
    declaring.state_impact("one in ten logins in Asia fails with a time-out"),
    hypotheses.raise_hypothesis("the session store in Singapore is out of connections"),
    hypotheses.file_evidence("412 of 400 connections are asked for", {1: Rating.CONSISTENT}),
    hypotheses.raise_hypothesis("a bot tries passwords"),
    hypotheses.file_evidence("as many logins as on any other day", {2: Rating.INCONSISTENT}),
    actions.give("raise the pool of the session store to 600", ["cy"], check_in_at=None),
    noting.record_decision("raise the pool first, look for the leak after"),
    noting.propose_follow_up("alert at 80 % of a pool"),
)
END = (
    actions.end(1, Outcome.HELPED),
    hypotheses.confirm(1, explains=True),
    declaring.apply_mitigation("the pool of the session store holds 600 connections"),
    declaring.change_status(Status.RESOLVED, "no failed login for 20 min"),
)
ANSWERS = {
    "preliminary": "One in ten logins in Asia failed for 48 minutes. We look at the session store's connections.",
    "overview": "For 48 minutes one in ten logins in Asia failed. Whoever was logged in already noticed nothing.",
    "impact": "About 3,100 of 31,000 logins failed in 48 minutes; nobody was logged out.",
    "what-happened": "Support saw it first: four tickets in six minutes. The graphs showed a mean over all regions.",
    "differed": "The pool was believed to be shared by two services. Since Monday's change it is used by three.",
    "went-well": "Support called within six minutes, with the region and what users saw.",
}


def furnish_postmortems(desk: Desk, now: datetime) -> None:
    """Fills the desk."""
    then = now - DAYS_AGO
    early = _at(desk, then)
    declared = declaring.declare(TITLE, severity=2, services=["login"], commander="bo")
    number = early.open_incident(declared).incident.number
    early.do(number, declaring.set_milestone(Milestone.STARTED, then - timedelta(minutes=14), now=then))
    early.do(number, declaring.set_milestone(Milestone.DETECTED, then - timedelta(minutes=8), now=then))
    for decision in BEGINNING:
        early.do(number, decision)
    later = _at(desk, then + timedelta(minutes=34))
    for decision in END:
        later.do(number, decision)
    held = postmortems_opening.begin(later, Settings(), number)
    for prompt, words in ANSWERS.items():
        postmortems.answer(later, held.number, prompt, words)
    for kind, words, evidence in (
        ("limit-reached", "the pool of 400 connections was shared by three services", "E1"),
        ("no-alert", "nothing watched how full a pool is in one region", "H1"),
    ):
        postmortems_factors.add_factor(later, Settings(), held.number, kind, words, [evidence])
    postmortems.confirm(later, held.number, Milestone.STARTED)


def _at(desk: Desk, then: datetime) -> Desk:
    """The same desk at an earlier time."""
    return Desk(desk.opened, by=desk.by, clock=lambda: then)
