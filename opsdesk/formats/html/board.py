"""Hypotheses with the evidence on them: what was suspected, what became of it, and how each fact sat with each."""

from __future__ import annotations

from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus
from opsdesk.formats.html.markup import Html, Piece, element, joined, moment, words
from opsdesk.formats.html.page import Section, part, table
from opsdesk.formats.markdown.page import Clock

_STANDING = {HypothesisStatus.CONFIRMED: "good strong", HypothesisStatus.RULED_OUT: "muted"}


def board_section(incident: Incident, clock: Clock) -> Section:
    """Causes and paths as the board ranks them, and the evidence matrix."""
    held = [*incident.board(HypothesisKind.CAUSE), *incident.board(HypothesisKind.PATH)]
    head = ("Hypothesis", "Standing", "Raised", "Settled", "Why")
    hypotheses = table(
        "Causes and ways out, the best supported first",
        head,
        [_row(incident, item, clock) for item in held],
        named=True,
        wide=True,
    )
    return Section("Hypotheses", (hypotheses, part("Evidence", _matrix(incident, held, clock))))


def _row(incident: Incident, item: Hypothesis, clock: Clock) -> tuple[Piece, ...]:
    path = " (a path)" if item.kind is HypothesisKind.PATH else ""
    proof = incident.evidence.get(item.closed_by)
    why = item.closed_why or (f"{proof.name} {proof.text}" if proof else "")
    standing = item.status if item.status.is_closed or not item.band else f"{item.status}, {item.band}"
    return (
        joined((element("b", item.name), " ", words(item.statement), path)),
        element("span", standing, class_=_STANDING.get(item.status, "")),
        moment(item.raised_at, clock.stamp(item.raised_at)) if item.raised_at else "not known",
        moment(item.closed_at, clock.stamp(item.closed_at)) if item.closed_at else "–",
        words(why) or "–",
    )


def _matrix(incident: Incident, held: list[Hypothesis], clock: Clock) -> Html:
    """A row a fact, a column a hypothesis: `++ + 0 - --`, an empty cell where nobody judged."""
    facts = sorted(incident.evidence.values(), key=lambda fact: (fact.at, fact.number))
    rows = [
        (
            joined(
                (
                    element("b", fact.name),
                    " ",
                    words(fact.text),
                    " ",
                    element("span", clock.stamp(fact.at), class_="muted"),
                )
            ),
            *(_sign(incident, fact.number, item.number) for item in held),
        )
        for fact in facts
    ]
    caption = "How each fact sits with each hypothesis: ++ consistent … -- inconsistent, empty where nobody judged"
    head = ("Fact", *(item.name for item in held))
    return table(caption, head, rows, named=True, wide=True, kind="matrix")


def _sign(incident: Incident, evidence: int, hypothesis: int) -> Html:
    judged = incident.judgements.get((evidence, hypothesis))
    if judged is None:
        return Html()
    kind = "good" if judged.rating > 0 else "bad" if judged.rating < 0 else "muted"
    return element("span", judged.rating.sign, class_=kind)
