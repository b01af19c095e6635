"""Runs in processes of their own: killed at any moment, interrupted, two at once, and the longest real checklist."""

from __future__ import annotations

import json
import os
import pty
import random
import re
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run, StepState
from opsdesk.domain.checklist.run_layout import Filled
from opsdesk.domain.checklist.template import Variable
from opsdesk.formats.checklist import read_checklist
from tests.programs import PATIENCE_S, Piped, Program, piped, ran

INTERRUPTS = 12
JENKINS = Path(__file__).parents[2].parent / "shared" / "data" / "checklists" / "jenkins-lts-release-checklist.md"
PLACE = re.compile(r"(?:-- (?:pause: \d+|every step is marked)|\d+(?:\.\d+)+)(?= )")
"""How the line begins that says what is asked for."""
TWO_SECTIONS = "# T\n\n## One\n\n- [ ] a\n- [ ] b\n- [ ] c\n\n## Two\n\n- [ ] d\n- [ ] e\n"


@pytest.fixture
def environ(desk_path: Path) -> dict[str, str]:
    return {**os.environ, "OPSDESK_DB": str(desk_path), "OPSDESK_USER": "ana", "PYTHONUTF8": "1"}


def opsdesk(environ: dict[str, str], *argv: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return ran("opsdesk", *argv, environ=environ, typed=typed)


@pytest.fixture
def mine(desk_path: Path) -> Iterator[Desk]:
    """The desk that the processes work at, seen from here by the real clock."""
    desk = Desk.at(desk_path, by="ana")
    yield desk
    desk.close()


@pytest.fixture
def two_sections(mine: Desk) -> None:
    """The template `t`."""
    checklists.take_in(mine, [read_checklist(TWO_SECTIONS.encode(), "t", called="t")])


def running(environ: dict[str, str], *argv: str) -> AbstractContextManager[Piped]:
    """`checklist run` with pipes at both ends."""
    return piped("opsdesk", "checklist", "run", *argv, environ=environ)


def next_place(run: Piped) -> str:
    """What the run asks for next."""
    for line in run.stdout:
        if match := PLACE.match(line):
            return match[0]
    raise AssertionError("it ended")


@pytest.mark.skipif(not JENKINS.exists(), reason="../shared/data/checklists isn't here")
def test_the_longest_real_checklist_killed_half_way_resumed_finished_and_exported(
    environ: dict[str, str], mine: Desk
) -> None:
    checklists.take_in(mine, [read_checklist(JENKINS.read_bytes(), JENKINS.name, called="lts")])
    with running(environ, "lts") as process:
        marked: list[str] = []
        while len(marked) < 31:
            place = next_place(process)
            marked += [place] * (not place.startswith("--"))
            process.say("")
        asked = next_place(process)
        process.kill()
    held = runs.one(mine, 1)
    assert (held.position, held.count(StepState.DONE), held.over) == (asked, 31, False)
    assert [record.number for record in held.marked()] == marked
    with running(environ, "lts") as process:
        assert next_place(process) == asked, "the same command goes on at the same step"
        process.say("x the mirror was full")
        next_place(process)
    left = opsdesk(environ, "checklist", "run", "--resume", "RUN-1", typed="\n" * held.step_count + "n\ny\n")
    assert left.returncode == 0, left.stderr
    runs.sign_off(mine, 1)
    record = opsdesk(environ, "checklist", "export", "RUN-1").stdout
    assert (record.count("- [x] "), record.count(": the mirror was full\n")) == (60, 2)
    assert "61 steps: 60 done, 1 failed" in record
    assert re.search(r"## Deviations\n\n- \S+ .*: the mirror was full\n\n", record)
    assert "Signed off by ana, " in record


def test_a_run_killed_at_any_moment_goes_on_where_it_was(
    environ: dict[str, str], mine: Desk, two_sections: None
) -> None:
    dice, run = random.Random(7), runs.begin(mine, "t")
    for _ in range(4):
        with running(environ, "--resume", "RUN-1") as process:
            assert next_place(process) == asked_for(run)
            process.say("")
            time.sleep(dice.uniform(0, 0.03))
            process.kill()
        before, run = run, runs.one(mine, 1)
        assert run.seq - before.seq in {0, 1}, "the answer is kept whole, or not at all"
    assert len(runs.listed(mine)) == 1


def asked_for(run: Run) -> str:
    """What a run that goes on shows first."""
    section = int(run.position.partition(".")[0])
    return run.position if run.is_confirmed(section) else f"-- pause: {section}"


def test_two_processes_mark_one_run_together(environ: dict[str, str], mine: Desk) -> None:
    steps = "".join(f"- [ ] s{place}\n" for place in range(12))
    checklists.take_in(mine, [read_checklist(steps.encode(), "t", called="t")])
    runs.confirm(mine, runs.begin(mine, "t").number, 1)
    with running(environ, "t") as ana, running({**environ, "OPSDESK_USER": "bo"}, "t") as bo:
        for process in (ana, bo):
            next_place(process)
        for process in (ana, bo):
            process.say("\n" * 11)
        for process in (ana, bo):
            process.rest()
    held = runs.one(mine, 1)
    assert held.count(StepState.DONE) == 12
    assert [record.number for record in held.marked()] == list(held.layout.numbers), "each once, in order"


@contextmanager
def at_a_terminal(environ: dict[str, str], *argv: str) -> Iterator[tuple[Program, int]]:
    """`checklist run` at a terminal of its own: the process, and the end where a person sits."""
    person, terminal = pty.openpty()
    process = Program("opsdesk", ("checklist", "run", *argv), (terminal, terminal, terminal), environ=environ)
    os.close(terminal)
    try:
        yield process, person
    finally:
        process.kill()
        os.close(person)


def read_until(person: int, wanted: str) -> str:
    """What the terminal shows up to some words."""
    shown = b""
    while wanted.encode() not in shown:
        assert select.select([person], [], [], PATIENCE_S)[0], f"{wanted!r} never came after {shown!r}"
        shown += os.read(person, 4096)
    return shown.decode()


def interrupt(process: Program, person: int) -> None:
    """Interrupts until something comes of it: a signal between the prompt and the wait for a line is seen only then."""
    for _ in range(INTERRUPTS):
        process.send_signal(signal.SIGINT)
        if select.select([person], [], [], PATIENCE_S / INTERRUPTS)[0]:
            return
    raise AssertionError("nothing came of an interrupt")


def test_a_person_is_asked_for_blanks_and_prompted_at_each_place(environ: dict[str, str], mine: Desk) -> None:
    template = read_checklist(TWO_SECTIONS.encode(), "t", called="t")
    checklists.take_in(mine, [replace(template, variables=(Variable("host", "which"),))])
    with at_a_terminal(environ, "t") as (process, person):
        read_until(person, "host (which) = ")
        os.write(person, b"eu-1\n")
        read_until(person, "RUN-1 pause 1> ")
        os.write(person, b"\n")
        read_until(person, "RUN-1 1.1> ")
        os.write(person, b"\x04")
        read_until(person, "opsdesk checklist run --resume RUN-1")
        assert process.wait() == 0
    assert runs.one(mine, 1).variables == (Filled("host", "eu-1"),)


def test_an_interrupt_before_the_run_begins_begins_none(environ: dict[str, str], mine: Desk) -> None:
    template = read_checklist(TWO_SECTIONS.encode(), "t", called="t")
    checklists.take_in(mine, [replace(template, variables=(Variable("host"),))])
    with at_a_terminal(environ, "t") as (process, person):
        read_until(person, "host = ")
        interrupt(process, person)
        assert process.wait() == 130
    assert runs.listed(mine) == []


def test_an_interrupt_keeps_everything_and_says_how_to_go_on(
    environ: dict[str, str], mine: Desk, two_sections: None
) -> None:
    with at_a_terminal(environ, "t") as (process, person):
        read_until(person, "RUN-1 pause 1> ")
        os.write(person, b"\n")
        read_until(person, "RUN-1 1.1> ")
        os.write(person, b"d\n")
        read_until(person, "RUN-1 1.2> ")
        interrupt(process, person)
        read_until(person, "opsdesk checklist run --resume RUN-1")
        assert process.wait() == 130
    assert runs.one(mine, 1).position == "1.2"


def test_a_script_drives_a_run_by_processes_alone(environ: dict[str, str], mine: Desk, two_sections: None) -> None:
    held = json.loads(opsdesk(environ, "checklist", "run", "t", "--json").stdout)
    first = held["sections"][0]
    assert opsdesk(environ, "checklist", "confirm", held["id"], str(first["number"])).returncode == 0
    assert opsdesk(environ, "checklist", "mark", held["id"], first["steps"][0]["number"], "done").returncode == 0
    refused = opsdesk(environ, "checklist", "mark", held["id"], "1.1", "failed")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "opsdesk: 1.1 was marked done by ana" in refused.stderr
