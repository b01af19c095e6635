"""Technical steps in plain words: “roll back 4.2 on eu-1” is to a customer “undo a recent change”.

PD-SC: an update says which action was chosen; which machine it is done on is nobody's business outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from opsdesk.domain.action import Action
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Lane, Milestone, Outcome, Status
from opsdesk.drafting.objections import Public, is_jargon, names_a_machine, public_objection


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the three forms that a sentence needs."""

    do: str
    doing: str
    did: str


@dataclass(frozen=True, slots=True)
class TakenStep:
    """What was done so that it ends, and when."""

    words: str
    at: datetime
    action: str = ""
    """Whose result it is, by its name; empty where it was stated as the mitigation."""


AT_WORK: Final = frozenset({Status.INVESTIGATING, Status.IDENTIFIED})
"""While somebody is still to find what helps."""
_KINDS: Final = (
    (
        r"roll(?:s|ed|ing)?[ -]?back|rollback|revert\w*|undo|undid|undone|undoing|back(?:ed|ing)? out",
        Step("undo a recent change", "undoing a recent change", "undid a recent change"),
    ),
    (
        r"restart\w*|reboot\w*|bounc(?:e|ed|ing)|recycl(?:e|ed|ing)",
        Step("restart the affected systems", "restarting the affected systems", "restarted the affected systems"),
    ),
    (
        r"fail(?:s|ed|ing)?[ -]?over|promot(?:e|ed|ing)",
        Step("move to a standby system", "moving to a standby system", "moved to a standby system"),
    ),
    (
        r"scal(?:e|ed|ing)|add(?:ed|ing)? (?:more )?(?:capacity|nodes?|servers?|instances?|workers?|pods?|replicas?)",
        Step("add capacity", "adding capacity", "added capacity"),
    ),
    (
        r"restor(?:e|ed|ing)[^.;]{0,40}\b(?:backup|snapshot|dump)",
        Step("restore from a backup", "restoring from a backup", "restored from a backup"),
    ),
    (
        r"restor(?:e|ed|ing)[^.;]{0,40}\b(?:version|release|file|config\w*)",
        Step("go back to an earlier version", "going back to an earlier version", "went back to an earlier version"),
    ),
    (
        r"disabl(?:e|ed|ing)|(?:turn|switch)(?:ed|ing)? off|kill(?:ed|ing)? switch",
        Step("turn off one function", "turning off one function", "turned off one function"),
    ),
    (
        r"rate[- ]?limit\w*|throttl\w*|shap(?:e|ed|ing) traffic|block(?:ed|ing)?|shed(?:ding)?",
        Step("limit some requests", "limiting some requests", "limited some requests"),
    ),
    (
        r"rerout(?:e|ed|ing)|(?:rout|mov|shift|drain)(?:e|ed|ing)? (?:the )?traffic",
        Step("send requests another way", "sending requests another way", "sent requests another way"),
    ),
    (
        r"deploy\w*|releas(?:e|ed|ing)|ship(?:ped|ping)?|hotfix\w*|patch\w*|push(?:ed|ing)?|roll(?:ed|ing)? out",
        Step("put a change in place", "putting a change in place", "put a change in place"),
    ),
)  # fmt: skip
_RULES: Final = tuple(
    (re.compile(rf"(?:\W*\w\S*\s+){{0,2}}(?:{verbs})\b", re.IGNORECASE), step) for verbs, step in _KINDS
)
_DOUBT: Final = re.compile(
    r"\b(?:not|never|don't|without|whether|if|before|after|check|test|ask|plan|prepare|decide|consider)\b",
    re.IGNORECASE,
)


def plain_step(text: str) -> Step | None:
    """The step a text names in its first words, in plain words; None for any other."""
    for rule, step in _RULES:
        if (found := rule.match(text)) and not _DOUBT.search(found[0]):
            return step
    return None


def last_step(incident: Incident) -> TakenStep | None:
    """The step since which users may see something else: the mitigation as it was stated; where none was since somebody
    got to work on it, an action so that it ends which did help. While what helps is still looked for that has to be a
    step in so many words: much helps on the way, and users see none of it."""
    at_work = incident.status in AT_WORK
    return _last(incident, [item for item in _helped(incident) if not at_work or plain_step(item.text)])


def told_step(incident: Incident) -> TakenStep | None:
    """The step that readers hear of: the last one, or whatever helped after it."""
    return _last(incident, _helped(incident))


def _last(incident: Incident, helped: Iterable[Action]) -> TakenStep | None:
    steps = [TakenStep(action.text, action.ended_at, action.name) for action in helped if action.ended_at]
    if incident.mitigation and incident.mitigation_at:
        steps.insert(0, TakenStep(incident.mitigation, incident.mitigation_at))
    return max(steps, key=lambda step: step.at, default=None)


def _helped(incident: Incident) -> list[Action]:
    """The actions so that it ends which did help, and aren't what was stated as the mitigation."""
    helped = (action for action in incident.actions.values() if action.outcome is Outcome.HELPED and action.text)
    return [action for action in helped if action.lane is Lane.FIX and _comes_later(incident, action)]


def _comes_later(incident: Incident, action: Action) -> bool:
    """Given to somebody since the mitigation was stated. Of one without plain words readers learn next to nothing, so
    that what is done beside a mitigation that is watched already, or has ended it, doesn't take its place."""
    stated_at, watched = incident.mitigation_at, incident.reached(Milestone.MITIGATED)
    if stated_at is None:
        return True
    if action.given_at is None or action.given_at <= stated_at:
        return False
    is_beside = watched is not None and action.ended_at is not None and action.ended_at >= watched
    return plain_step(action.text) is not None or not (incident.status.is_over or is_beside)


_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"(?<=\w{3})(?:e|ed|es|ing|s)$")
_JOINS: Final = frozenset({"a", "an", "and", "the", "to", "of", "on", "in", "for", "with", "by", "at", "from"})


def says_as_much(done: str, planned: str) -> bool:
    """What was done is what was planned: the same step in plain words, or all words of the plan in whatever tense."""
    if step := plain_step(planned):
        return step == plain_step(done)
    wanted = _stems(planned)
    return bool(wanted) and wanted <= _stems(done)


def _stems(text: str) -> frozenset[str]:
    """The words without the endings of tense and number: “moved” is “move”."""
    return frozenset(_ENDING.sub("", word) for word in _WORD.findall(text.casefold()) if word not in _JOINS)


_MARKED: Final = re.compile(r"[@#]\w|\bv?\d+\.\d+")
_CAPITAL: Final = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][\w'’-]*")

_SOMEBODY: Final = re.compile(
    r"(?!(?:Go|Move|Switch|Change|Return|Revert|Roll|Scale|Fall|Fail|Send|Talk|Set|Try|Need|Continue|Begin|Start)\b)"
    r"[A-ZÀ-Þ][\w-]*[a-zß-ÿ](?:['’]s? |(?: [A-ZÀ-Þ]\w+)? (?:joins?|joined|will|takes|owns|looks|checks"
    r"|(?:and|&|\+) [A-Z]\w*"
    r"|to (?!the\b|an?\b|all\b|our\b|their\b|your\b|us\b|another\b|other\b|every\w*\b|be\b|[A-Z\d]))\b)"
)
"""Words that begin with who is to do it, whose thing it is or who comes: “Marta to top up the credit”."""


def is_plain(text: str, rules: Public, people: Iterable[str], spoken_of: str = "") -> bool:
    """The words themselves can go to customers: no technical word, no stated cause, nobody's name.

    Whose name a capital inside the words begins nobody can tell, unless it is in what is spoken of anyway; the first
    word has one in any case, and names somebody by what follows it.
    """
    if (somebody := _SOMEBODY.match(text)) and somebody[0].split()[0].rstrip("'’s") not in spoken_of:
        return False
    if public_objection(text, replace(rules, cause_known=False)) or is_jargon(text, rules.lint):
        return False
    if names_a_machine(text, rules.lint) or _MARKED.search(text):
        return False
    said = {word.strip(".,;:()@'’").casefold() for word in text.split()}
    names = {part.casefold() for person in people for part in person.split() if len(part) > 1}
    return not said & names and all(name in spoken_of for name in _CAPITAL.findall(text))
