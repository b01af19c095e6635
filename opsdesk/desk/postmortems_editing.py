"""A postmortem in somebody's own editor, and what becomes of the text they bring back: nothing of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import dossiers, fields
from opsdesk.desk.decision import words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_evidence import entries_named
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, DeskError, Refused
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_document import Document
from opsdesk.domain.postmortem_factors import kind_named, taxonomy
from opsdesk.domain.postmortem_happenings import POSTMORTEMS, Answered, FactorDropped, FactorNamed
from opsdesk.domain.postmortem_prompts import BY_ID, NOTES
from opsdesk.domain.values import dataclass
from opsdesk.formats.markdown.postmortem_text import Read, TypedFactor, Unplaced, read

_PART: Final = "\n\n"
_GAPS: Final = re.compile(r"\n(?:[ \t]*\n){2,}")
"""What headings leave behind that were taken out."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of a text."""

    postmortem: Postmortem
    said: tuple[str, ...]
    """What wasn't taken as it stood, in words; each of it is kept among the notes."""


def take(desk: Desk, settings: Settings, shown: Document, text: str) -> TakenBack:
    """Takes an edited text: `shown` is what it was made of. Where somebody else wrote meanwhile theirs stays, and mine
    is kept among the notes. Raises Refused for one that is over."""
    taking = _Taking(desk, settings, shown, read(text, shown))

    def decide(held: Postmortem) -> Iterable[Happening[Postmortem]]:
        if held.over:
            raise Refused(f"{held.name} is {held.state}: take it a step back first, and say why")
        return taking.happenings(held)

    return TakenBack(dossiers.do(desk, POSTMORTEMS, shown.postmortem.number, decide), tuple(taking.said))


class _Taking:
    """One text on its way in."""

    def __init__(self, desk: Desk, settings: Settings, shown: Document, text: Read) -> None:
        self._shown = shown.postmortem
        self._text = text
        self.said: list[str] = []
        self._left: list[Unplaced] = list(text.unplaced)
        self._factors = self._readable(desk, settings)

    def happenings(self, held: Postmortem) -> list[Happening[Postmortem]]:
        """What the text changes in the postmortem as it is now."""
        answers = {answer.prompt: answer for answer in self._answers(held)}
        factors = list(self._factor_changes(held))
        for left in self._left:
            under = f"“{left.under}”" if left.under else "no heading"
            count = len(left.text.splitlines())
            self.said.append(f"{count} line{'s are' if count > 1 else ' is'} among the notes now: under {under}")
        if self._left:
            before = answers[NOTES].words if NOTES in answers else held.answer(NOTES)
            told = map(_note, self._left)
            answers[NOTES] = Answered(NOTES, words_if_any(_PART.join(filter(None, (before, *told)))))
        gone = [BY_ID[prompt].title for prompt in self._shown.answers if prompt not in self._text.answers]
        if gone:
            titles = ", ".join(f"“{title}”" for title in gone)
            self.said.append(f"no heading in the text for {titles}: what was answered stays as it was")
        return [*answers.values(), *factors]

    def _answers(self, held: Postmortem) -> Iterator[Answered]:
        for prompt, typed in self._text.answers.items():
            mine, base, theirs = words_if_any(typed), self._shown.answer(prompt), held.answer(prompt)
            if mine in {base, theirs}:
                continue
            if theirs == base:
                yield Answered(prompt, mine)
            else:
                self._stays(f"“{BY_ID[prompt].title}”")
                self._left.append(Unplaced(BY_ID[prompt].title, mine))

    def _factor_changes(self, held: Postmortem) -> Iterator[Happening[Postmortem]]:
        number = held.last_factor
        for mine in self._factors:
            base, theirs = self._shown.factor(mine.number), held.factor(mine.number)
            if mine in {base, theirs}:
                continue
            if base is None or theirs is None:
                number += 1
                yield FactorNamed(number, mine.kind, mine.words, mine.entries)
            elif theirs == base:
                yield FactorNamed(mine.number, mine.kind, mine.words, mine.entries)
            else:
                self._stays(mine.name)
                self._left.append(_left_of(mine.name, mine.kind, mine.words, [f"#{seq}" for seq in mine.entries]))
        there = {factor.number for factor in self._text.factors or ()}
        for gone in self._shown.factors if self._text.factors is not None else ():
            theirs = held.factor(gone.number)
            if gone.number in there or theirs is None:
                continue
            if theirs == gone:
                self.said.append(f"{gone.name} “{gone.words}” isn't in the text: it is no factor any more")
                yield FactorDropped(gone.number)
            else:
                self._stays(gone.name)

    def _stays(self, what: str) -> None:
        self.said.append(f"{what} was changed meanwhile: theirs stays")

    def _readable(self, desk: Desk, settings: Settings) -> list[Factor]:
        found = []
        for typed in self._text.factors or ():
            try:
                found.append(_factor(desk, settings, self._shown.incident, typed))
            except DeskError as error:
                self.said.append(f"factor “{typed.words}”: {error.message}")
                name = f"F{typed.number}" if typed.number else ""
                self._left.append(_left_of(name, typed.kind, typed.words, typed.evidence))
        return found


def _note(left: Unplaced) -> str:
    text = _GAPS.sub(_PART, left.text)
    return f"From an editor{f', under {left.under}' if left.under else ''}:\n{text}"


def _left_of(name: str, kind: str, words: str, evidence: Iterable[str]) -> Unplaced:
    return Unplaced("Contributing factors", f"{name} {kind}: {words} ({', '.join(evidence)})".lstrip())


def _factor(desk: Desk, settings: Settings, incident: int, typed: TypedFactor) -> Factor:
    kind = kind_named(taxonomy(settings.postmortems.factors), typed.kind).id
    words = fields.field("what it did", typed.words, needed=True)
    if typed.number > 99_999:
        raise BadInput(f"F{typed.number} is no factor")
    return Factor(typed.number, kind, words, entries_named(desk, incident, typed.evidence))
