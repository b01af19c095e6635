"""`:sev 1 why` · `:identified` · `:service checkout degraded` · `:desk` …: commands, the same as in the palette."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from opsdesk.desk import declaring, noting, people
from opsdesk.desk.capture import clock, on_pace
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.desk.decision import Decision
from opsdesk.domain.text import is_reason, quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone, ServiceState, Status

_COMMAND = re.compile(r":(?:(sev)-?(?=\d)|([a-z][a-z-]*)(?: +|$))(.*)", re.S | re.I)
"""A colon and a word, then a space or the end; only `:sev1` may have its number at once."""

LONGEST_NAME = 3
"""Words in the name of a service that the registry doesn't know."""

SCREENS = {
    "desk": "the open incidents and what is due",
    "matrix": "evidence × hypotheses",
    "checks": "checklists and their runs",
    "changes": "planned changes and their evidence",
    "vendors": "notice deadlines, and what rests on few vendors",
    "rituals": "meetings that come again, held from here, and what came of them",
    "runbooks": "runbooks and other documents, with why not to trust one",
    "postmortems": "postmortems, what each still needs, one question at a time",
    "followups": "what is to be done after incidents, overdue first, and the ideas",
    "recurrences": "what came back, what may have, and what comes too often",
    "teams": "how one works with each team, and which contacts not to trust",
    "commitments": "what teams promised each other, the longest waiting first",
    "metrics": "how each service's deployments go, and its error budget",
    "similar": "incidents like this one, with what fixed them",
    "preceding": "what changed just before the incident (:preceding 72, of 72 hours)",
    "rollback": "the rollback of a suspected change",
    "rollbacks": "how each way of deploying is taken back, and its drills",
    "decision": "what was weighed for a decision, and whether it worked (:decision D2)",
    "triage": "classification and severity",
    "services": "the service registry",
    "people": "who can be on an incident",
    "help": "what can be typed, and the keys",
    "send": "send the update shown",
    "draft": "the update pane",
    "edit": "edit the update",
    "since": "what changed since the last update",
    "undo": "take back your last entry",
    "export": "handover, report, timeline or CAN (conditions, actions, needs)",
    "outbox": "updates on their way out, and what went wrong",
    "shape": "the incident at a glance: everything that happened as lanes over time",
    "overview": "services, links, roles and milestones",
    "handover": "the handover for the next commander",
    "starters": "usual causes and first steps to choose from",
    "split": "a test that tells the leading hypotheses apart",
    "roles": "who has which role",
    "zone": "times in UTC or local",
    "theme": "dark, light, high contrast",
    "quit": "leave",
}
"""Commands that open something, with what they open; a screen that isn't there yet isn't listed."""

BY_SIGN = {
    "impact": "= what users see",
    "cause": "? what the cause could be",
    "hypothesis": "? what the cause could be",
    "evidence": "+H1 what speaks for it",
    "action": "@name what to do in 15m",
    "task": "@name what to do in 15m",
    "todo": "@name what to do in 15m",
    "decide": "! what was decided",
    "mitigation": "~ what was applied",
    "note": "the words alone",
}
"""What somebody may look for among the commands, and has a sign or nothing before it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A command that writes an entry: how it is typed, and its reader."""

    usage: str
    read: Callable[[str, Context], Reading]


def read(text: str, context: Context) -> Reading | None:
    """A line that begins with a colon and a word."""
    match = _COMMAND.fullmatch(text)
    if match is None:
        return None
    name, rest = (match[1] or match[2]).lower(), match[3].strip()
    if name in VERBS:
        return VERBS[name].read(rest, context)
    if name in set(Status):
        return _status(Status(name), rest, context)
    if name in set(Milestone):
        return _milestone(Milestone(name), rest, context)
    if name in SCREENS:
        return Reading("command", SCREENS[name], opens=name, argument=rest)
    return Reading("command", "", problem=f"there is no command “:{name}”{_instead(name)}")


def at_its_time(reading: Reading, timed: clock.Backdated, context: Context) -> Reading:
    """What happened at another time than now, which the preview says."""
    when = ("about " if timed.approx else "") + clock.spoken_time(timed.at, context.now, context.zone)
    return replace(reading, at=timed.at, approx=timed.approx, says=f"{reading.says} · at {when}")


def _instead(name: str) -> str:
    """What may have been meant."""
    if name in BY_SIGN:
        return f"; type {quoted(BY_SIGN[name])}"
    close = _like(name)
    return f"; did you mean {', '.join(f':{known}' for known in close)}?" if close else " (:help lists them)"


def _like(name: str) -> list[str]:
    """The commands that begin so; where none does, those that are spelled nearly so."""
    from difflib import get_close_matches  # a misspelt command alone needs it

    known = names()
    return [each for each in known if each.startswith(name)] or get_close_matches(name, known, n=2, cutoff=0.75)


def names() -> list[str]:
    """Every command's name, for completion."""
    return sorted({*VERBS, *SCREENS, *(str(item) for item in Status), *(str(item) for item in Milestone)})


def _severity(rest: str, context: Context) -> Reading:
    number, _, why = rest.partition(" ")
    number = number.upper().removeprefix("SEV-").removeprefix("SEV")
    if number not in {"1", "2", "3", "4", "5"}:
        return Reading("severity", "", problem="which severity? :sev 1 (worst) to :sev 5, and why")
    severity, now = int(number), context.incident.severity
    if now and severity > now and not is_reason(why):
        return Reading(
            "severity", "", problem=f"lowering SEV-{now} to SEV-{severity} needs a reason: :sev {severity} why"
        )
    was = f" (was SEV-{now})" if now else ""
    return Reading("severity", f"SEV-{severity}{was}", declaring.change_severity(severity, why))


def _status(status: Status, rest: str, context: Context) -> Reading:
    """`:resolved rolled back`; a time may stand after it as after a milestone, unless one stands before the line."""
    timed, untaken = clock.time_first(rest, context.now, context.zone) if context.at is None else (None, "")
    if untaken:
        return Reading("status", "", problem=f"{untaken}: :{status} alone is now")
    why = timed.rest if timed else rest
    said = f"{status}{f': {why}' if why else ''}"
    warnings = on_pace.forgotten(context) if status in {Status.CLOSED, Status.CANCELLED} else ()
    reading = Reading("status", said, declaring.change_status(status, why), warnings=warnings)
    return at_its_time(reading, timed, context) if timed else reading


def _reopen(rest: str, context: Context) -> Reading:
    status = context.incident.status
    if not status.is_over:
        return Reading("status", "", problem=f"it is {status}: there is nothing to open again")
    if not is_reason(rest):
        return Reading("status", "", problem="why is it open again? :reopen why")
    return Reading("status", f"open again: {rest}", declaring.change_status(Status.INVESTIGATING, rest))


def _service(rest: str, context: Context) -> Reading:
    words = rest.split()
    length = next((count for count in (2, 1) if ServiceState.named(" ".join(words[-count:]))), 0)
    name, state = " ".join(words[:-length]), ServiceState.named(" ".join(words[-length:]))
    if name and state:
        return _stated(name, state, context)
    states = ", ".join(ServiceState)
    return Reading("service", "", problem=f"which service, and how is it? :service NAME {states}")


def _stated(typed: str, state: ServiceState, context: Context) -> Reading:
    """A service that nobody keeps may be new and is pointed out; words of a sentence before a state are no name."""
    spelled = {known.lower(): known for known in (*context.known_services, *context.incident.services)}
    name = spelled.get(typed.lower(), typed)
    if name not in spelled.values() and len(name.split()) > LONGEST_NAME:
        problem = f"no service is called {quoted(name)}: :service NAME STATE (:services keeps the names)"
        return Reading("service", "", problem=problem)
    unknown = context.known_services and name not in spelled.values()
    warnings = (f"{quoted(name)} isn't in the registry",) if unknown else ()
    return Reading("service", f"{name} is {state}", declaring.state_service(name, state), warnings=warnings)


def _link(rest: str, context: Context) -> Reading:
    name, _, url = rest.partition(" ")
    if not url.strip():
        return Reading("link", "", problem="which link? :link bridge https://…")
    return Reading("link", f"{name.lower()} is at {url.strip()[:60]}", declaring.keep_link(name, url))


def _milestone(milestone: Milestone, rest: str, context: Context) -> Reading:
    if rest.lower() in {"unknown", "?"}:
        decision = declaring.set_milestone(milestone, None, now=context.now)
        return Reading("milestone", f"{milestone}: time unknown", decision)
    if not rest:
        decision = declaring.set_milestone(milestone, context.at or context.now, now=context.now)
        return Reading("milestone", f"{milestone} {'then' if context.at else 'now'}", decision)
    timed, untaken = clock.time_first(rest, context.now, context.zone)
    if timed is None:
        usage = f":{milestone} 13:58, :{milestone} unknown, or nothing for now"
        return Reading("milestone", "", problem=f"{untaken}: {usage}" if untaken else f"when? {usage}")
    decision = declaring.set_milestone(milestone, timed.at, now=context.now, approx=timed.approx)
    about, at = "about " if timed.approx else "", clock.spoken_time(timed.at, context.now, context.zone)
    return Reading("milestone", f"{milestone} {about}{at}", decision)


def _worded(kind: str, usage: str, decide: Callable[[str], Decision]) -> Verb:
    def reader(rest: str, context: Context) -> Reading:
        if not rest:
            return Reading(kind, "", problem=f"type {usage}")
        return Reading(kind, kind, decide(rest))

    return Verb(usage, reader)


_PLAN = ":plan what happens next"


def _plan(rest: str, context: Context) -> Reading:
    if not rest:
        return Reading("plan", "", problem=f"type {_PLAN}, or :plan none to withdraw it")
    words = "no plan any more" if declaring.withdraws_plan(rest) else "plan"
    return Reading("plan", words, declaring.state_plan(rest))


def _commander(rest: str, context: Context) -> Reading:
    name = (rest or context.by).lstrip("@").lower()
    if not name:
        return Reading("handover", "", problem="who takes over? :accept NAME")
    return Reading("handover", f"{name} accepts the handover and commands from now on", people.accept_handover(name))


VERBS = {
    "sev": Verb(":sev N why", _severity),
    "reopen": Verb(":reopen why", _reopen),
    "service": Verb(":service NAME STATE", _service),
    "link": Verb(":link NAME URL", _link),
    "title": _worded("title", ":title what it is", declaring.retitle),
    "plan": Verb(_PLAN, _plan),
    "change": _worded("change", ":change what was changed", noting.note_change),
    "follow-up": _worded("follow-up", ":follow-up what to do after", noting.propose_follow_up),
    "accept": Verb(":accept NAME", _commander),
    "snooze": Verb(on_pace.SNOOZE, on_pace.snooze),
    "pause": Verb(on_pace.PAUSE, on_pace.pause),
    "resume": Verb(on_pace.RESUME, on_pace.resume),
}
