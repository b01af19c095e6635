"""Rows of an incident record: its timeline, and its hypotheses with their evidence.

Keys marked “Own” are opsdesk's and may be missing; the others are those of the record's common shape. A row may have
any further key: it is kept and given back.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr, StringConstraints, model_validator

from opsdesk.domain.entries import Payload
from opsdesk.domain.vocabulary import Band
from opsdesk.formats.record.kept import Kept, Many, Number, Text, Time, Word, wrong
from opsdesk.formats.record.typed import read_payload

HypothesisName = Annotated[str, StringConstraints(pattern=r"^H[1-9][0-9]{0,5}$")]


class TypedEntry(Kept):
    """Own. What a row means to the desk, so that it comes back as the same entry."""

    kind: Text
    """The entry's kind in the log, as `incident.severity`; one of a newer desk leaves the row a note."""
    version: Number = 1
    """Version of that kind's fields."""
    fields: dict[str, Any] = Field(default_factory=dict)
    """The entry's fields, as the log holds them."""

    _payload: Payload | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _understand(self) -> Self:
        self._payload = read_payload(self.kind, self.version, self.fields)
        return self

    @property
    def payload(self) -> Payload | None:
        """The entry; None when only a newer desk knows its kind."""
        return self._payload


class TimelineRow(Kept):
    """Something that happened and is no hypothesis, evidence, action, update or change."""

    at: Time
    """When it happened; any ISO 8601 time with a zone."""
    text: Text
    """What happened, in words."""
    kind: Text = ""
    """What sort of thing it was (“detection”, “impact”, “decision” …); free words."""
    approx: bool = False
    """The source gives no exact time."""
    by: Text = ""
    """Own. Who wrote it down."""
    number: Number | None = None
    """Own. A decision's number (D2 is 2) where that isn't the one after the decision before it."""
    entry: TypedEntry | None = None
    """Own. Set when the row is more than words: a change of severity, status, role …"""

    @property
    def is_decision(self) -> bool:
        """These words say what was decided."""
        return self.kind == "decision" and (self.entry is None or self.entry.payload is None)


class EvidenceRow(Kept):
    """A fact that speaks for or against the hypothesis it stands under."""

    at: Time
    """When it was seen."""
    text: Text
    """The fact."""
    supports: bool | None = None
    """True when it fits the hypothesis, false when it doesn't, null when it says neither."""
    approx: bool = False
    """The source gives no exact time."""
    by: Text = ""
    """Own. Who filed it."""
    number: Number | None = None
    """Own. Its number (E3 is 3) where that isn't the one after the evidence before it."""
    ratings: dict[HypothesisName, Literal["++", "+", "0", "-", "--"]] = Field(default_factory=dict)
    """Own. How it sits with each hypothesis, as `{"H1": "++", "H3": "-"}`; goes before `supports`."""


class HypothesisRow(Kept):
    """A statement that could explain the incident, or a path out of it."""

    statement: Text
    """What could be the case."""
    raised_at: Time
    """When somebody said so first."""
    status: Text = "open"
    """open, testing, confirmed, ruled out; also the words other records use (“eliminated”)."""
    evidence: Many[EvidenceRow] = ()
    """What speaks for or against it."""
    kind: Text = ""
    """Own. `cause`, or `path` for a way to repair or recover; also other records' words for one (“root cause”,
    “remedy”). Where it says neither, the statement does."""
    number: Number | None = None
    """Own. Its number (H3 is 3) where that isn't the one after the row before it."""
    parent: Number | None = None
    """Own. Number of the hypothesis that this one is a finer version of."""
    raised_by: Text = ""
    """Own. Who said so."""
    band: Word[Band] | None = None
    """Own. How likely the commander holds it, as a word of ICD-203's scale."""
    tester: Text = ""
    """Own. Who tests it."""
    closed_at: Time | None = None
    """Own. When it was confirmed or ruled out; without it: at its last evidence."""
    closed_by_evidence: Number | None = None
    """Own. Number of the evidence that closed it."""
    reason: Text = ""
    """Own. Why it was closed."""
    explains: bool | None = None
    """Own. Whether it explains what users see, as the commander said."""
    history: Many[TimelineRow] = ()
    """Own. What was done with it, in the order it was written; goes before the keys above that say how it ended."""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        """Unless a desk tells how that came: entries may be backdated there."""
        if self.closed_at and self.closed_at < self.raised_at and not self.history:
            raise wrong("closed_at is earlier than raised_at")
        return self
