"""Hypotheses with the evidence on them: what was suspected, what became of it, and how each fact sat with each."""

from __future__ import annotations

from typing import Final

from opsdesk.domain.hypothesis import Evidence, Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Rating
from opsdesk.formats.html.markup import Html, Piece, element, joined, moment, words
from opsdesk.formats.html.page import Section, part, table
from opsdesk.formats.markdown.page import Clock

WIDEST: Final = 24
"""Hypotheses beside each other in the matrix; more of them nobody reads across, and no paper holds them."""
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
    return Section("Hypotheses", (hypotheses, part("Evidence", _evidence(incident, held, clock))))


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


def _evidence(incident: Incident, held: list[Hypothesis], clock: Clock) -> Html:
    """Each fact, oldest first, with how it sits with the hypotheses: as a matrix where that can be read across."""
    facts = sorted(incident.evidence.values(), key=lambda fact: (fact.at, fact.number))
    write = _matrix if len(held) <= WIDEST else _by_sign
    return write(incident, facts, held, clock)


def _matrix(incident: Incident, facts: list[Evidence], held: list[Hypothesis], clock: Clock) -> Html:
    """A row a fact, a column a hypothesis: `++ + 0 - --`, an empty cell where nobody judged."""
    rows = [(_fact(fact, clock), *(_sign(incident, fact.number, item.number) for item in held)) for fact in facts]
    caption = "How each fact sits with each hypothesis: ++ consistent … -- inconsistent, empty where nobody judged"
    head = ("Fact", *(item.name for item in held))
    return table(caption, head, rows, named=True, wide=True, kind="matrix")


def _by_sign(incident: Incident, facts: list[Evidence], held: list[Hypothesis], clock: Clock) -> Html:
    """A row a fact, a column a sign, and in it the hypotheses that were judged so: as long as what was judged, when
    of thousands of cells few are filled."""
    names: dict[tuple[int, Rating], list[str]] = {}
    place = {item.number: rank for rank, item in enumerate(held)}
    judged = [cell for cell in incident.judgements.values() if cell.hypothesis in place]
    for cell in sorted(judged, key=lambda cell: place[cell.hypothesis]):
        names.setdefault((cell.evidence, cell.rating), []).append(incident.hypotheses[cell.hypothesis].name)
    signs = sorted(Rating, reverse=True)
    rows = [(_fact(fact, clock), *(", ".join(names.get((fact.number, sign), ())) for sign in signs)) for fact in facts]
    caption = "How each fact sits with hypotheses: ++ consistent … -- inconsistent, without those that nobody judged"
    return table(caption, ("Fact", *(sign.sign for sign in signs)), rows, named=True, wide=True)


def _fact(fact: Evidence, clock: Clock) -> Html:
    at = element("span", clock.stamp(fact.at), class_="muted")
    return joined((element("b", fact.name), " ", words(fact.text), " ", at))


def _sign(incident: Incident, evidence: int, hypothesis: int) -> Html:
    judged = incident.judgements.get((evidence, hypothesis))
    if judged is None:
        return Html()
    kind = "good" if judged.rating > 0 else "bad" if judged.rating < 0 else "muted"
    return element("span", judged.rating.sign, class_=kind)
