"""Entries of the hypothesis board: raised, tested, banded, closed, and the evidence that speaks for or against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.entries.people import present
from opsdesk.domain.growing import with_item, with_items, without
from opsdesk.domain.hypothesis import Evidence, Hypothesis, Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Rating


def _changed(incident: Incident, number: int, **fields: Any) -> Incident:
    """The incident with one hypothesis changed; as it was when the hypothesis has been struck meanwhile."""
    held = incident.hypotheses.get(number)
    if held is None:
        return incident
    return replace(incident, hypotheses=with_item(incident.hypotheses, number, replace(held, **fields)))


@payload
@dataclass(frozen=True, slots=True)
class HypothesisRaised(Payload):
    """Somebody said what it could be (cause) or how to get out (path)."""

    KIND: ClassVar[str] = "hypothesis.raised"
    TEXT: ClassVar[str] = "statement"
    GLYPH: ClassVar[str] = "?"
    COUNTER: ClassVar[str] = "hypothesis"

    number: int
    statement: str
    kind: HypothesisKind = HypothesisKind.CAUSE
    parent: int = 0

    def change(self, incident: Incident, entry: Entry) -> Incident:
        raised = Hypothesis(
            self.number, self.statement, self.kind, entry.at, entry.by, parent=self.parent, foreign=self.foreign
        )
        return replace(incident, hypotheses=with_item(incident.hypotheses, self.number, raised))

    def headline(self) -> str:
        return f"H{self.number} {'path: ' if self.kind is HypothesisKind.PATH else ''}{self.statement}"


@payload
@dataclass(frozen=True, slots=True)
class HypothesisBanded(Payload):
    """The commander chose how likely it is; None takes the word back."""

    KIND: ClassVar[str] = "hypothesis.banded"
    GLYPH: ClassVar[str] = "?"

    number: int
    band: Band | None = None

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(incident, self.number, band=self.band)

    def headline(self) -> str:
        return f"H{self.number} {self.band or 'likelihood taken back'}"


@payload
@dataclass(frozen=True, slots=True)
class HypothesisNamed(Payload):
    """The commander decided whether customers may read of it while it is a suspicion."""

    KIND: ClassVar[str] = "hypothesis.named"
    GLYPH: ClassVar[str] = "!"

    number: int
    named: bool = True

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(incident, self.number, named=self.named)

    def headline(self) -> str:
        return f"decided: customers {'may' if self.named else 'may not'} read of H{self.number} as a suspicion"


@payload
@dataclass(frozen=True, slots=True)
class HypothesisTested(Payload):
    """Somebody tests it from now on; an empty name: nobody does any more."""

    KIND: ClassVar[str] = "hypothesis.tester"
    GLYPH: ClassVar[str] = "?"

    number: int
    tester: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.hypotheses.get(self.number)
        if self.tester:
            incident = present(incident, self.tester, entry)
        if held is None or held.status.is_closed:
            return _changed(incident, self.number, tester=self.tester)
        status = HypothesisStatus.TESTING if self.tester else HypothesisStatus.OPEN
        return _changed(incident, self.number, tester=self.tester, status=status)

    def headline(self) -> str:
        return f"H{self.number} {self.tester} tests it" if self.tester else f"H{self.number} nobody tests it"


@payload
@dataclass(frozen=True, slots=True)
class HypothesisClosed(Payload):
    """Confirmed or ruled out, by which evidence, and whether it explains what users see."""

    KIND: ClassVar[str] = "hypothesis.closed"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "✗"

    number: int
    status: HypothesisStatus
    why: str = ""
    by_evidence: int = 0
    explains: bool | None = None

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(
            incident,
            self.number,
            status=self.status,
            closed_at=entry.at,
            closed_why=self.why,
            closed_by=self.by_evidence,
            explains=self.explains,
        )

    def glyph(self) -> str:
        return "✓" if self.status is HypothesisStatus.CONFIRMED else self.GLYPH

    def headline(self) -> str:
        by = f" (E{self.by_evidence})" if self.by_evidence else ""
        return f"H{self.number} {self.status}{by}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class HypothesisReopened(Payload):
    """It is open again, with the reason."""

    KIND: ClassVar[str] = "hypothesis.reopened"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "?"

    number: int
    why: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.hypotheses.get(self.number)
        status = HypothesisStatus.TESTING if held and held.tester else HypothesisStatus.OPEN
        return _changed(
            incident,
            self.number,
            status=status,
            closed_at=None,
            closed_why="",
            closed_by=0,
            explains=None,
            named=False,
        )

    def headline(self) -> str:
        return f"H{self.number} open again{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class EvidenceFiled(Payload):
    """A fact, with how it sits with one hypothesis or several."""

    KIND: ClassVar[str] = "evidence.filed"
    TEXT: ClassVar[str] = "fact"
    GLYPH: ClassVar[str] = "+"
    COUNTER: ClassVar[str] = "evidence"

    number: int
    fact: str
    judged: tuple[Judgement, ...] = ()

    def change(self, incident: Incident, entry: Entry) -> Incident:
        filed = Evidence(self.number, self.fact, entry.at, entry.by, entry.approx, foreign=self.foreign)
        cells = {(cell.evidence, cell.hypothesis): cell for cell in self.judged}
        return replace(
            incident,
            evidence=with_item(incident.evidence, self.number, filed),
            judgements=with_items(incident.judgements, cells),
        )

    def glyph(self) -> str:
        ways = {cell.rating > 0 for cell in self.judged if cell.rating}
        return "±" if len(ways) > 1 else "−" if ways == {False} else self.GLYPH

    def headline(self) -> str:
        one_plain = len(self.judged) == 1 and abs(self.judged[0].rating) < 2
        signs = ["" if one_plain else cell.rating.sign for cell in self.judged]
        names = " ".join(f"{sign}H{cell.hypothesis}" for sign, cell in zip(signs, self.judged, strict=True))
        return f"{names} {self.fact}".strip()


@payload
@dataclass(frozen=True, slots=True)
class EvidenceJudged(Payload):
    """A cell of the matrix was filled; None empties it. Evidence that was struck meanwhile is rated no more."""

    KIND: ClassVar[str] = "evidence.judged"
    GLYPH: ClassVar[str] = "+"

    evidence: int
    hypothesis: int
    rating: Rating | None = None

    def change(self, incident: Incident, entry: Entry) -> Incident:
        if self.evidence not in incident.evidence:
            return incident
        cell = (self.evidence, self.hypothesis)
        if self.rating is None:
            return replace(incident, judgements=without(incident.judgements, cell))
        return replace(incident, judgements=with_item(incident.judgements, cell, Judgement(*cell, self.rating)))

    def headline(self) -> str:
        return f"E{self.evidence} × H{self.hypothesis}: {self.rating.sign if self.rating is not None else 'not rated'}"
