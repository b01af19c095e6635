"""What was done and what was said: actions, decisions, and every text that left the desk."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.domain.action import Action
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.delivery_ways import Ways
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.board import HypothesisNamed
from opsdesk.domain.fold import settle
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.vocabulary import Outcome
from opsdesk.formats.html.markup import Html, Piece, element, joined, moment, paragraphs, words
from opsdesk.formats.html.page import Cells, Section, bullets, table
from opsdesk.formats.markdown.page import Clock

_OUTCOMES = {Outcome.HELPED: "good", Outcome.MADE_IT_WORSE: "bad", Outcome.DID_NOT_HELP: "warn"}


def actions_section(incident: Incident, clock: Clock) -> Section:
    """Every action with who answered for it and what came of it, in the order they were given."""
    rows = [_action(action, clock) for action in incident.actions.values()]
    head = ("Action", "Owner", "Given", "Ended", "What came of it")
    return Section("Actions", (table("Who did what, in the order it was given", head, rows, named=True, wide=True),))


def _action(action: Action, clock: Clock) -> tuple[Piece, ...]:
    outcome = action.outcome if action.outcome is not Outcome.NOT_SAID else None
    came = element("span", str(outcome or action.status), class_=_OUTCOMES.get(action.outcome or Outcome.NOT_SAID, ""))
    return (
        joined((element("b", action.name), " ", words(action.text))),
        words(", ".join(action.owners)) if action.owners else "nobody",
        moment(action.given_at, clock.stamp(action.given_at)) if action.given_at else "not known",
        moment(action.ended_at, clock.stamp(action.ended_at)) if action.ended_at else "–",
        joined((came, ": ", words(action.why))) if action.why else came,
    )


def decisions_section(incident: Incident, entries: Iterable[Entry], clock: Clock) -> Section:
    """What was decided, in the order of time: what was weighed before, who wrote it down, and whether it worked."""
    rows = [(made.at, made.number, _decision(made, clock)) for made in incident.decisions.values()]
    settled = (settle(entry, incident.marks.get(entry.seq)) for entry in entries)
    rows += [(entry.at, entry.seq, _named(entry, clock)) for entry in settled if entry and _is_naming(entry)]
    rows.sort(key=lambda row: row[:2])
    head = ("When", "Decision", "Weighed", "Who", "Did it work?")
    lines = [cells for *_, cells in rows]
    return Section("Decisions", (table("What was decided, in the order of time", head, lines, wide=True),))


def _decision(made: MadeDecision, clock: Clock) -> Cells:
    weighed = bullets(
        [
            *(joined(("option: ", words(option))) for option in made.options),
            *(joined(("risk: ", words(risk))) for risk in made.risks),
            *(
                joined(("objection: ", words(held.words), f" ({held.who})" if held.who else ""))
                for held in made.objections
            ),
            *([joined(("fallback: ", words(made.fallback)))] if made.fallback else []),
        ]
    )
    outcome = joined((made.outcome, ": ", words(made.result))) if made.result else made.outcome
    said = joined((element("b", made.name), " ", words(made.text)))
    return moment(made.at, clock.stamp(made.at)), said, weighed or "–", words(made.by) or "–", outcome or "not said"


def _is_naming(entry: Entry) -> bool:
    return isinstance(entry.payload, HypothesisNamed)


def _named(entry: Entry, clock: Clock) -> Cells:
    """What customers may read of a suspicion: decided by the commander too, and nothing that works or doesn't."""
    said = words(entry.payload.headline().removeprefix("decided: "))
    return moment(entry.at, clock.stamp(entry.at)), said, "–", words(entry.by) or "–", "–"


def updates_section(incident: Incident, clock: Clock, ways: Ways) -> Section:
    """Every text word for word, with whom it went to and how, who approved it, and what the linter held against it."""
    sent = sorted(incident.updates.values(), key=lambda update: (update.sent_at, update.number))
    return Section("Updates sent", tuple(_update(update, clock, ways(update)) for update in sent))


def _update(update: SentUpdate, clock: Clock, ways: Iterable[str]) -> Html:
    head = element("h3", moment(update.sent_at, clock.stamp(update.sent_at)), f" to {update.audience}: {update.stage}")
    notes = [
        joined(("reached nobody: ", words(update.undelivered))) if update.undelivered else "",
        *map(words, ways),
        joined(("approved by ", words(update.approved_by)))
        if update.approved_by
        else "nobody is known to have approved it",
        joined(("next one promised by ", moment(update.next_at, clock.stamp(update.next_at))))
        if update.next_at
        else "",
        joined(("open findings: ", words(", ".join(update.findings)))) if update.findings else "",
        joined(("sent all the same: ", words(update.override))) if update.override else "",
    ]
    said = element("p", joined((note for note in notes if note), " · "), class_="muted")
    return element("article", head, element("blockquote", paragraphs(update.text)), said)
