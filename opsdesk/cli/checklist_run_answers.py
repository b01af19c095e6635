"""What somebody types at a step of a run in a plain terminal, read and done."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import tzinfo

from opsdesk.desk import runs
from opsdesk.desk.capture import clock
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run, StepState
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

HELP = """\
Enter, d       done
x WHY          failed
s WHY          skipped, with the reason
n TEXT         a note
w 10m, w 14:30 wait until then; w alone: no longer
a TEXT         an action of the incident, or something to do later (a @bo TEXT in 15m)
r STEP WHY     a mark was wrong: the step is open again
2.3            go to that step
u              undo my last entry
abandon WHY    end the run without finishing it
q              leave; the run stays as it is
?              this list"""

_ANSWER = re.compile(r"(?P<word>[a-z]+|[?])(?:\s+(?P<rest>.*))?", re.S | re.I)
_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_OWNER = re.compile(r"@(?P<owner>\S+)\s+(?P<task>.*)", re.S)
_REOPENED = re.compile(rf"(?P<step>{_NUMBER.pattern})(?:\s+(?P<why>.*))?", re.S)


@dataclass(frozen=True, slots=True)
class Answer:
    """A typed line: a word and what follows it. An empty line is `d`."""

    word: str
    rest: str = ""


def read(line: str) -> Answer:
    """The answer that a line is; raises BadInput for one that isn't in the list."""
    text = line.strip()
    if not text:
        return Answer("d")
    if _NUMBER.fullmatch(text):
        return Answer("go", text)
    match = _ANSWER.fullmatch(text)
    word = match["word"].lower() if match else ""
    if match is None or word not in WORDS:
        raise BadInput(f"{quoted(text)} is no answer; ? lists them")
    rest = (match["rest"] or "").strip()
    if rest and word in _ALONE:
        raise BadInput(f"{word} stands alone; n TEXT writes words down")
    return Answer(word, rest)


def do(desk: Desk, run: Run, step: str, answer: Answer, zone: tzinfo) -> Run:
    """Does at a step what was answered, and gives the run as it is then; raises what the use case raises."""
    return _DOES[answer.word](desk, run, step, answer.rest, zone)


def wait_until(desk: Desk, number: int, step: str, when: str, zone: tzinfo) -> Run:
    """Waits until `10m` is over, or `14:30` has come; nothing: no longer. Raises BadInput for another text."""
    if not when:
        return runs.wait_until(desk, number, step, None)
    timed = next(filter(None, (clock.check_in(f"{word} {when}", desk.clock(), zone) for word in ("in", "by"))), None)
    if timed is None or timed.rest:
        raise BadInput(f"{quoted(when)} is no time to wait until (write 10m, 2h or 14:30)")
    return runs.wait_until(desk, number, step, timed.at)


def make_action(desk: Desk, number: int, step: str, text: str, zone: tzinfo) -> Run:
    """Makes work of a step: `@bo look at the pool in 15m`; without a name it is the typist's."""
    match = _OWNER.fullmatch(text)
    task = match["task"] if match else text
    timed = clock.check_in(task, desk.clock(), zone)
    if timed and timed.rest:
        task = timed.rest
    check_in_at = timed.at if timed and timed.rest else None
    owner = match["owner"] if match else ""
    return runs.make_action(desk, number, step, task, owner=owner, check_in_at=check_in_at)


Does = Callable[[Desk, Run, str, str, tzinfo], Run]


def _reopen(desk: Desk, run: Run, step: str, rest: str, zone: tzinfo) -> Run:
    match = _REOPENED.fullmatch(rest)
    if match is None:
        raise BadInput("which step is to be open again, and why? r 2.3 it came back")
    return runs.mark(desk, run.number, match["step"], StepState.OPEN, match["why"] or "")


_DOES: dict[str, Does] = {
    "d": lambda desk, run, step, rest, zone: runs.mark(desk, run.number, step, StepState.DONE),
    "x": lambda desk, run, step, rest, zone: runs.mark(desk, run.number, step, StepState.FAILED, rest),
    "s": lambda desk, run, step, rest, zone: runs.mark(desk, run.number, step, StepState.SKIPPED, rest),
    "n": lambda desk, run, step, rest, zone: runs.note(desk, run.number, step, rest),
    "w": lambda desk, run, step, rest, zone: wait_until(desk, run.number, step, rest, zone),
    "a": lambda desk, run, step, rest, zone: make_action(desk, run.number, step, rest, zone),
    "r": _reopen,
    "u": lambda desk, run, step, rest, zone: runs.undo(desk, run.number),
    "abandon": lambda desk, run, step, rest, zone: runs.abandon(desk, run.number, rest),
}
WORDS = frozenset({*_DOES, "q", "?"})
_ALONE = frozenset({"d", "u", "q", "?"})
AT_A_PAUSE = frozenset({"u", "r", "abandon"})
"""What can be done where no step is asked for."""
