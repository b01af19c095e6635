"""Use cases of the hypothesis board: raise, rate, test, close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from opsdesk.desk.decision import Decision, person, reason_if_any, words, words_if_any
from opsdesk.domain.entries import Payload, board
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.hypothesis import Evidence, Hypothesis, Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Rating

_COUNTER = "hypothesis"


def raise_hypothesis(statement: str, kind: HypothesisKind = HypothesisKind.CAUSE, parent: int = 0) -> Decision:
    """Puts a possible cause, or a path out, on the board."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if parent:
            find(incident, parent)
        yield board.HypothesisRaised(incident.next_number(_COUNTER), words(statement), kind, parent)

    return decide


def raise_known_cause(statement: str) -> Decision:
    """Puts a cause that is known on the board, confirmed at once."""

    def decide(incident: Incident) -> Iterable[Payload]:
        number = incident.next_number(_COUNTER)
        yield board.HypothesisRaised(number, words(statement))
        yield board.HypothesisClosed(number, HypothesisStatus.CONFIRMED, "known when it was raised")

    return decide


def file_evidence(text: str, ratings: Mapping[int, Rating]) -> Decision:
    """Files one fact, rated on one hypothesis or several."""

    def decide(incident: Incident) -> Iterable[Payload]:
        number = incident.next_number("evidence")
        for hypothesis in ratings:
            find(incident, hypothesis)
        judged = tuple(Judgement(number, hypothesis, rating) for hypothesis, rating in ratings.items())
        yield board.EvidenceFiled(number, words(text, "the evidence"), judged)

    return decide


def judge(evidence: int, hypothesis: int, rating: Rating | None) -> Decision:
    """Fills a cell of the matrix, or empties it."""

    def decide(incident: Incident) -> Iterable[Payload]:
        find(incident, hypothesis)
        find_evidence(incident, evidence)
        held = incident.judgements.get((evidence, hypothesis))
        if (held.rating if held else None) != rating:
            yield board.EvidenceJudged(evidence, hypothesis, rating)

    return decide


def set_band(number: int, band: Band | None) -> Decision:
    """Says how likely it is; the commander's word, which evidence only suggests."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if find(incident, number).status.is_closed:
            raise Refused(f"H{number} is {incident.hypotheses[number].status}; reopen it first (H{number} open)")
        yield board.HypothesisBanded(number, band)

    return decide


def name_suspect(number: int, *, named: bool = True) -> Decision:
    """Lets customers read of a cause that isn't confirmed, as a suspicion, or takes that back: the commander's word."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = find(incident, number)
        if held.kind is not HypothesisKind.CAUSE:
            raise Refused(f"H{number} is a path out; only a cause is named")
        if held.status.is_closed:
            also = "and named as it is" if held.status is HypothesisStatus.CONFIRMED else "and so never named"
            raise Refused(f"H{number} is {held.status}, {also}")
        if held.named is named:
            raise Refused(f"customers {'may read of' if named else 'do not read of'} H{number} already")
        yield board.HypothesisNamed(number, named)

    return decide


def set_tester(number: int, tester: str) -> Decision:
    """Says who tests it; an empty name: nobody any more."""

    def decide(incident: Incident) -> Iterable[Payload]:
        find(incident, number)
        yield board.HypothesisTested(number, person(tester) if tester else "")

    return decide


def rule_out(number: int, why: str = "", by_evidence: int = 0) -> Decision:
    """Closes it as wrong, by a reason or by the newest evidence against it; one of the two is needed."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = find(incident, number)
        if held.status is HypothesisStatus.RULED_OUT:
            by = held.closed_why or f"by E{held.closed_by}"
            raise Refused(f"H{number} is ruled out already: {by}")
        if by_evidence:
            find_evidence(incident, by_evidence)
        reason = reason_if_any(why, f"ruling H{number} out")
        proof = by_evidence or (0 if reason else newest_against(incident, number))
        if not proof and not reason:
            raise Refused(f"what rules H{number} out? type: H{number} out and the reason")
        yield board.HypothesisClosed(number, HypothesisStatus.RULED_OUT, reason, proof)

    return decide


def confirm(number: int, why: str = "", explains: bool | None = None) -> Decision:
    """Closes it as right. `explains` answers: does it explain what users see? A cause that doesn't isn't confirmed."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = find(incident, number)
        if held.status is HypothesisStatus.CONFIRMED:
            raise Refused(f"H{number} is confirmed already")
        if held.kind is HypothesisKind.CAUSE and explains is False:
            raise Refused(f"H{number} doesn't explain what users see, so it stays open: what else is there?")
        reason = words_if_any(why)
        proof = 0 if reason else newest_for(incident, number)
        yield board.HypothesisClosed(number, HypothesisStatus.CONFIRMED, reason, proof, explains)

    return decide


def reopen(number: int, why: str = "") -> Decision:
    """Puts a closed one back on the board."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if not find(incident, number).status.is_closed:
            raise Refused(f"H{number} is open")
        yield board.HypothesisReopened(number, words_if_any(why))

    return decide


def find(incident: Incident, number: int) -> Hypothesis:
    """The hypothesis of a number; raises NotFound, naming those there are."""
    held = incident.hypotheses.get(number)
    if held is None:
        there = ", ".join(item.name for item in incident.hypotheses.values()) or "none yet"
        raise NotFound(f"there is no H{number} (on the board: {there})")
    return held


def find_evidence(incident: Incident, number: int) -> Evidence:
    """The evidence of a number; raises NotFound."""
    held = incident.evidence.get(number)
    if held is None:
        raise NotFound(f"there is no E{number}")
    return held


def newest_against(incident: Incident, number: int) -> int:
    """Number of the newest evidence inconsistent with a hypothesis; 0 when there is none."""
    return _newest(incident, number, -1)


def newest_for(incident: Incident, number: int) -> int:
    """Number of the newest evidence consistent with a hypothesis; 0 when there is none."""
    return _newest(incident, number, +1)


def _newest(incident: Incident, number: int, sign: int) -> int:
    fitting = (
        cell.evidence
        for cell in incident.judgements.values()
        if cell.hypothesis == number and cell.rating * sign > 0 and cell.evidence in incident.evidence
    )
    return max(fitting, default=0)
