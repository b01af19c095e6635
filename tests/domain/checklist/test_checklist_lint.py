"""Each rule with what it finds and what it lets pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from opsdesk.domain.checklist.lint import RULES, lint
from opsdesk.domain.checklist.template import Box, Section, Step, Template, Variable
from opsdesk.formats.checklist.shipped import shipped

SOUND = Template(
    "deploy", "Deploy", 1, "payments", last_reviewed_on=date(2026, 11, 21), review_in="90 days",
    sections=(Section("Start", steps=(Step("Deploy to the smallest stage"),)),),
)  # fmt: skip


def of(*steps: Step) -> Template:
    return replace(SOUND, sections=(Section("Start", steps=steps),))


def found(template: Template) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.place, finding.words) for finding in lint(template)]


def test_a_sound_checklist_has_nothing_found() -> None:
    assert found(SOUND) == []


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) == 11


@pytest.mark.parametrize("template", shipped(), ids=lambda template: template.name)
def test_starters_pass(template: Template) -> None:
    assert found(template) == []


def test_nine_steps_are_enough_and_remarks_dont_count() -> None:
    nine = (Step("a"),) * 9
    assert found(of(*nine, Step("a remark", box=Box.NONE))) == []
    assert found(of(*nine, Step("a"))) == [("CKL1", "Start", "10 steps")]
    assert found(replace(SOUND, sections=(Section("", 0, steps=(*nine, Step("a"))),)))[0][1] == "section 1"


JOINED = [
    "Check the error rate and restart the workers",
    "Merge the change, and then tag the release",
    "Review the log and ensure there are entries for it",
    "Unit tests pass and the dashboard is green",
    "Personnel has few privileges and accesses are auditable",
    "Run the script and log the result",
    "Trigger a scan and watch for jobs",
]
ONE_CHECK = [
    "Check that ana has read and write access",
    "Stop and disable the job",
    "Review issues and pull requests",
    "Confirm that agents are up and can be reached",
    "Test search and replace in the editor",
    "Announce release, stage and watcher",
    "Open the list of errors and report dates",
    "Read “stop and restart” aloud",
    "Open [start and stop the queue](https://example.org/x?a and b)",
    "Run `make check and test`",
    "The rota covers mornings and evenings",
    "Standby and primary are on one version",
]


@pytest.mark.parametrize("words", JOINED)
def test_two_checks_in_a_step_are_found(words: str) -> None:
    assert [rule for rule, _, _ in found(of(Step(words)))] == ["CKL2"]


@pytest.mark.parametrize("words", ONE_CHECK)
def test_one_check_with_an_and_in_it_passes(words: str) -> None:
    assert found(of(Step(words))) == []


UNVERIFIABLE = [
    "Check that everything is fine",
    "Scale the pool as needed",
    "The database is healthy",
    "Configure the timeout properly",
    "Watch the usual graphs etc.",
    "Be careful with the primary",
    "Make sure the service works as expected",
    "Consider a second reviewer",
]
VERIFIABLE = [
    "Check that the error rate is below 1 %",
    "Find a second reviewer",
    "Finetune the model",
    "Fetch the package",
    "Compare correctness figures",
]


@pytest.mark.parametrize("words", UNVERIFIABLE)
def test_what_nobody_can_show_is_found_unless_it_says_what_is_to_be_seen(words: str) -> None:
    assert [rule for rule, _, _ in found(of(Step(words)))] == ["CKL3"]
    assert found(of(Step(words, expected="error rate below 1 %"))) == []


@pytest.mark.parametrize("words", VERIFIABLE)
def test_what_can_be_shown_passes(words: str) -> None:
    assert found(of(Step(words))) == []


def test_an_irreversible_step_wants_a_pause_before_it() -> None:
    drop = Step("Drop the old table")
    assert found(of(drop, Step("Look"))) == []
    assert found(of(Step("remark", box=Box.NONE), drop)) == []
    assert found(of(Step("Look"), drop)) == [("CKL4", "1.2", "drop")]
    assert found(of(Step("Look"), Step("Clean up", command="rm -rf data"))) == [("CKL4", "1.2", "rm")]
    assert found(of(Step("Look"), Step("Rehearse the failover"))) == []
    table = Section("Start", steps=(Step("a", cells=("",)), Step("Failover tests", cells=("",))), columns=("a", "b"))
    assert found(replace(SOUND, sections=(table,))) == []


def test_cells_are_read_as_well() -> None:
    table = Section("Start", steps=(Step("Alerts", cells=("They are actionable as appropriate",)),), columns=("a", "b"))
    assert found(replace(SOUND, sections=(table,))) == [("CKL3", "1.1", "as appropriate")]


def test_what_a_template_lacks_is_found() -> None:
    bare = Template("a", sections=SOUND.sections)
    assert [rule for rule, _, _ in found(bare)] == ["CKL5", "CKL6", "CKL7", "CKL8"]


def test_ticks_and_blanks() -> None:
    ticked = of(Step("Deploy {{ release }}", box=Box.TICKED))
    assert found(ticked) == [("CKL9", "1.1", "Deploy {{ release }}"), ("CKL10", "the checklist", "release")]
    declared = replace(ticked, variables=(Variable("release"), Variable("host")))
    assert found(declared)[1:] == [("CKL11", "the checklist", "host")]


def test_a_page_in_one_line_is_linted_at_once() -> None:
    findings = lint(of(Step("is and " * 100_000), Step("[" * 100_000)))
    assert {finding.place for finding in findings} <= {"1.1", "1.2", "1", "the checklist"}
