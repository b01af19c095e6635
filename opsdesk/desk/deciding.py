"""Use cases about a decision that `noting` recorded: what was weighed, who verifies it and when, whether it worked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk.decision import Decision, need_reason, person, words, words_if_any
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.entries import Payload, deciding
from opsdesk.domain.errors import EditedMeanwhile, NotFound, Refused
from opsdesk.domain.incident import Incident


def as_shown(shown: MadeDecision) -> Decision:
    """Nothing to be written; EditedMeanwhile where something that a form would replace isn't as it showed it."""

    def decide(incident: Incident) -> Iterable[Payload]:
        now = find(incident, shown.number)
        if _replaceable(now) != _replaceable(shown):
            raise EditedMeanwhile(now.name, mine=shown.text, theirs=now.text)
        return ()

    return decide


def name_option(number: int, option: str) -> Decision:
    """Keeps what else could be done."""

    def decide(incident: Incident) -> Iterable[Payload]:
        said = words(option, "the option")
        _refuse_twice(number, said, find(incident, number).options)
        yield deciding.OptionNamed(number, said)

    return decide


def name_risk(number: int, risk: str) -> Decision:
    """Keeps what can go wrong with it."""

    def decide(incident: Incident) -> Iterable[Payload]:
        said = words(risk, "the risk")
        _refuse_twice(number, said, find(incident, number).risks)
        yield deciding.RiskNamed(number, said)

    return decide


def object_to(number: int, objection: str, who: str = "") -> Decision:
    """Keeps a strong objection; `who` is empty where nobody is named."""

    def decide(incident: Incident) -> Iterable[Payload]:
        said = words(objection, "the objection")
        _refuse_twice(number, said, (held.words for held in find(incident, number).objections))
        yield deciding.ObjectionRaised(number, said, person(who) if who else "")

    return decide


def name_fallback(number: int, fallback: str) -> Decision:
    """Keeps what is done if it doesn't work; the last word counts."""

    def decide(incident: Incident) -> Iterable[Payload]:
        said = words(fallback, "the fallback")
        _refuse_twice(number, said, (find(incident, number).fallback,))
        yield deciding.FallbackNamed(number, said)

    return decide


def name_verifier(number: int, verifier: str, check_at: datetime) -> Decision:
    """Says who looks whether it worked, and when they are asked (UTC)."""

    def decide(incident: Incident) -> Iterable[Payload]:
        find(incident, number)
        yield deciding.VerifierNamed(number, person(verifier), check_at)

    return decide


def check(number: int, *, worked: bool, result: str = "") -> Decision:
    """Says whether it worked; how it shows that it didn't is needed."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = find(incident, number)
        said = words_if_any(result) if worked else need_reason(result, f"saying that D{number} did not work")
        if (held.worked, held.result) == (worked, said):
            raise Refused(f"D{number} {held.outcome}: that is written already")
        yield deciding.DecisionChecked(number, worked, said)

    return decide


def find(incident: Incident, number: int) -> MadeDecision:
    """The decision of a number; raises NotFound, naming those there are."""
    held = incident.decisions.get(number)
    if held is None:
        there = ", ".join(item.name for item in incident.decisions.values()) or "none yet"
        raise NotFound(f"there is no D{number} (decided: {there})")
    return held


def _refuse_twice(number: int, said: str, held: Iterable[str]) -> None:
    if said in held:
        raise Refused(f"D{number} says so already")


def _replaceable(made: MadeDecision) -> tuple[str, ...]:
    """What has one answer at a time; options, risks and objections are added to those there are."""
    return made.fallback, made.verifier, made.outcome, made.result
