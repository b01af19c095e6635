"""Documents on a real desk: kept with their texts, stale from what happened around them, and answered by reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from opsdesk.config.settings import Settings
from opsdesk.desk import (
    agenda,
    changes,
    noting,
    registry,
    runbooks,
    runbooks_files,
    runbooks_links,
    runbooks_searching,
    runbooks_standing,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.person import Person
from opsdesk.domain.runbook import Card, Check, Document, Sort
from opsdesk.domain.runbook_staleness import Cause
from opsdesk.domain.service import Service
from tests.fakes import FakeClock, OpenDesk

TEXT = "# Restart payments\n\n## Steps\n1. Drain the queue\n2. Restart, see [the guide](guide.md#start)\n"
EVERYTHING = tuple(Check)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    (tmp_path / "guide.md").write_text("# Start\n")
    (tmp_path / "pay.md").write_text(TEXT)
    place = str(tmp_path / "pay.md")
    return Card(
        "Restart payments", place=place, owner="@Ana", services=("payments",), escalation="@bo, then the vendor"
    )


@pytest.fixture
def kept(desk: Desk, clock: FakeClock, card: Card) -> Document:
    """A document that was just reviewed: nothing speaks against it."""
    registry.keep_service(desk, Service("payments"))
    registry.keep_service(desk, Service("ledger"))
    added = runbooks.add(desk, card, TEXT)
    reviewed = runbooks.review(desk, added.number, EVERYTHING, "followed every step")
    clock.forward(hours=1)
    return reviewed


def why(desk: Desk, number: int = 1) -> list[str]:
    return [reason.words for reason in runbooks_standing.standing_of(desk, number).reasons]


def causes(desk: Desk, number: int = 1) -> list[Cause]:
    return [reason.cause for reason in runbooks_standing.standing_of(desk, number).reasons]


def test_a_document_is_kept_with_its_text_and_is_stale_until_somebody_reviewed_it(desk: Desk, card: Card) -> None:
    registry.keep_service(desk, Service("payments"))
    added = runbooks.add(desk, card, TEXT)
    assert (added.name, added.card.owner, causes(desk)) == ("DOC-1", "Ana", [Cause.NEVER_REVIEWED])
    assert runbooks.text_of(desk, added) == TEXT.strip()
    with pytest.raises(Refused, match=r"DOC-1 is .* already"):
        runbooks.add(desk, card, TEXT)
    with pytest.raises(BadInput, match="no service “mail”"):
        runbooks.add(desk, replace(card, place="x", services=("mail",)))


def test_a_runbook_goes_stale_when_a_change_touches_its_service(desk: Desk, kept: Document, clock: FakeClock) -> None:
    changes.record(desk, ChangePlan("rolled the ledger out", services=("ledger",)))
    assert why(desk) == []
    changes.record(desk, ChangePlan("new router", services=("payments", "ledger")))
    assert why(desk) == ["payments changed on 2026-11-17 (CHG-2 new router), after its review of 2026-11-17"]
    changes.record(desk, ChangePlan("newer router", services=("payments",)))
    assert why(desk) == [
        "payments changed on 2026-11-17 (CHG-3 newer router) and 1 more since its review of 2026-11-17"
    ]
    clock.forward(minutes=1)
    runbooks.review(desk, 1, [Check.STEPS, Check.LINKS])
    assert causes(desk) == [Cause.SERVICE_CHANGED]
    runbooks.review(desk, 1, [Check.SERVICES])
    assert why(desk) == []


def test_a_service_of_which_the_registry_says_something_else_makes_it_stale(desk: Desk, kept: Document) -> None:
    held = next(service for service in registry.services(desk) if service.name == "payments")
    registry.keep_service(desk, replace(held, depends_on=("queue",)), expected_version=held.version)
    assert causes(desk) == [Cause.REGISTRY_CHANGED]
    runbooks.review(desk, 1, [Check.SERVICES])
    registry.remove_service(desk, "payments")
    assert why(desk) == ["payments isn't in the registry any more"]


def test_a_step_marked_wrong_is_on_the_timeline_and_only_a_review_of_steps_answers_it(
    desk: Desk, kept: Document, number: int
) -> None:
    runbooks.mark_wrong(desk, 1, "Drain the queue", why="the command is gone", incident=number)
    step = "“Drain the queue”"
    assert why(desk) == [
        f"step {step} was marked wrong in INC-{number} on 2026-11-17 by {desk.by}: the command is gone"
    ]
    newest = desk.entries(number)[-1].payload
    assert (
        newest
        == noting.take_note(f"DOC-1 (Restart payments): step {step} is wrong: the command is gone")(
            desk.incident(number)
        )[0]
    )
    runbooks.review(desk, 1, [Check.SERVICES, Check.LINKS, Check.CONTACTS])
    assert causes(desk) == [Cause.STEP_WRONG]
    runbooks.review(desk, 1, [Check.STEPS], "the command is another now")
    assert why(desk) == []
    runbooks.undo(desk, 1)
    assert causes(desk) == [Cause.STEP_WRONG]
    told = desk.entries(number)[-1].seq
    runbooks.undo(desk, 1)
    runbooks.undo(desk, 1)
    assert causes(desk) == []
    assert desk.incident(number).marks[told].struck, "nor does the incident say so any more"


def test_nothing_is_marked_in_an_incident_that_there_is_not(desk: Desk, kept: Document) -> None:
    with pytest.raises(NotFound):
        runbooks.mark_wrong(desk, 1, "2", incident=99)
    with pytest.raises(BadInput, match="500 are the most"):
        runbooks.mark_wrong(desk, 1, "2" * 501)
    with pytest.raises(BadInput, match="no step “Wake the queue”; its steps are: 1 Drain the queue; 2 Restart"):
        runbooks.mark_wrong(desk, 1, "Wake the queue")
    with pytest.raises(BadInput, match="has no step “3”"):
        runbooks.mark_wrong(desk, 1, "3")
    assert why(desk) == []


def test_a_step_is_named_by_its_number_or_by_words_of_it(desk: Desk, kept: Document) -> None:
    named = ["2", "step 2", "2 restart the", "drain queue"]
    for step in named:
        runbooks.mark_wrong(desk, 1, step)
    assert [one.step for one in runbooks.one(desk, 1).wrong] == named


def test_a_failed_drill_counts_until_one_works(desk: Desk, kept: Document) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        runbooks.tell_drill(desk, 1, worked=False)
    runbooks.tell_drill(desk, 1, worked=False, why="no access")
    assert why(desk) == ["a drill failed on 2026-11-17: no access"]
    runbooks.tell_drill(desk, 1, worked=True)
    assert why(desk) == []


def test_a_file_that_says_something_else_by_now_makes_its_text_stale(desk: Desk, kept: Document) -> None:
    file = Path(kept.card.place)
    file.write_text(f"\ufeff{TEXT}\n".replace("\n", "\r\n"))
    assert why(desk) == [], "the same text, as another editor writes it"
    file.write_text(f"{TEXT}3. Never twice\n")
    assert why(desk) == ["its file says something else by now: its text was kept on 2026-11-17"]
    runbooks_files.refresh(desk, 1)
    assert why(desk) == []
    file.write_bytes(b"\xff\xfe")
    assert why(desk) == [], "what is no text can't be compared"


def test_a_file_that_is_gone_is_told_and_a_folder_that_isnt_here_is_not(desk: Desk, kept: Document) -> None:
    file = Path(kept.card.place)
    file.unlink()
    assert why(desk) == ["its file isn't there any more: its text was kept on 2026-11-17"]
    elsewhere = runbooks.add(desk, replace(kept.card, place=str(file.parent / "gone" / "x.md")), "# x")
    assert runbooks_standing.standing_of(desk, elsewhere.number).reasons[0].cause is Cause.NEVER_REVIEWED


def test_links_are_looked_up_beside_the_file(desk: Desk, kept: Document, card: Card) -> None:
    guide = Path(card.place).parent / "guide.md"
    guide.write_text("# Begin, somewhere else\n")
    assert why(desk) == ["dead links: guide.md#start"]
    guide.unlink()
    runbooks.review(desk, 1, EVERYTHING)
    assert causes(desk) == [Cause.DEAD_LINK]
    newer = TEXT.replace("guide.md", "pay.md").replace("#start", "#steps") + "[x](#nowhere)\n"
    Path(card.place).write_text(newer)
    runbooks.keep_text(desk, 1, newer)
    assert why(desk) == ["dead links: #nowhere"]


def test_of_a_url_or_an_absent_file_only_its_own_anchors_are_known(desk: Desk) -> None:
    for place in ("https://example.org/pay.md", "/nowhere/at/all/pay.md"):
        added = runbooks.add(desk, Card("Pay", place=place), f"{TEXT}[x](#gone)\n", reviewed_on=date(2026, 11, 17))
        assert why(desk, added.number) == ["dead links: #gone"]


def test_people_who_left_make_it_stale(desk: Desk, kept: Document) -> None:
    for name in ("ana", "bo"):
        registry.keep_person(desk, Person(name))
        registry.retire_person(desk, name)
    assert why(desk) == ["its owner Ana has left", "its escalation path names bo, who has left"]


def test_the_stamp_that_it_came_with_counts_and_grows_old(desk: Desk, clock: FakeClock) -> None:
    registry.keep_service(desk, Service("payments"))
    changes.record(desk, ChangePlan("router", services=("payments",)))
    card = Card("Pay", place="https://example.org/pay", services=("payments",), interval_days=30)
    runbooks.add(desk, card, reviewed_on=date(2026, 10, 1))
    assert causes(desk) == [Cause.SERVICE_CHANGED, Cause.OVERDUE]
    assert why(desk)[1] == "its review was due on 2026-10-31, 17 days ago"
    with pytest.raises(BadInput, match="still to come"):
        runbooks.add(desk, replace(card, place="y"), reviewed_on=date(2026, 12, 1))


def test_a_review_says_what_was_checked(desk: Desk, kept: Document) -> None:
    with pytest.raises(Refused, match="say what was checked"):
        runbooks.review(desk, 1, [], "all fine")
    newest = runbooks.review(desk, 1, [Check.LINKS, Check.STEPS], "fine").reviews[-1]
    assert (newest.by, newest.checked, newest.words) == (desk.by, (Check.STEPS, Check.LINKS), "fine")


def test_an_edit_from_an_old_form_loses_nobodys_words(desk: Desk, kept: Document) -> None:
    registry.keep_service(desk, Service("mail"))
    wider = replace(kept.card, services=("payments", "mail"))
    assert [seen.service for seen in runbooks.edit(desk, 1, wider, kept.card).seen] == ["payments", "mail"]
    with pytest.raises(EditedMeanwhile):
        runbooks.edit(desk, 1, replace(kept.card, owner="bo"), kept.card)
    assert why(desk) == []


def test_texts_are_searched_with_the_headings_above(desk: Desk, kept: Document) -> None:
    runbooks.add(desk, Card("Drain", Sort.PROCESS, place="https://example.org/drain"))
    found = runbooks_searching.search(desk, "DRAIN")
    assert [(one.document.number, one.line, one.heading, one.text) for one in found] == [
        (2, 0, "", "Drain"),
        (1, 4, "Steps", "1. Drain the queue"),
    ]
    assert [one.line for one in runbooks_searching.search(desk, "queue drain")] == [4]
    assert runbooks_searching.search(desk, "queue restart") == []
    runbooks.retire(desk, 1, "nobody has it")
    assert [one.document.number for one in runbooks_searching.search(desk, "drain")] == [2]


def test_of_each_text_the_first_line_with_the_words_is_found_in_one_go(desk: Desk, kept: Document) -> None:
    runbooks.add(desk, Card("Drain", place="https://example.org/drain"))
    runbooks.keep_text(desk, 1, "# Other\nqueue\nDrain the queue\nDrain it, queue or not\n")
    every = runbooks.listed(desk)
    assert [
        (one.document.number, one.line, one.text) for one in runbooks_searching.first_lines(desk, every, "DRAIN queue")
    ] == [(1, 3, "Drain the queue")]
    assert runbooks_searching.first_lines(desk, every, "restart") == [], "the text it had before doesn't count"


def test_a_text_is_taken_in_from_its_file_or_from_one_that_is_named(desk: Desk, kept: Document, tmp_path: Path) -> None:
    Path(kept.card.place).write_text("# Newer\n")
    assert runbooks.text_of(desk, runbooks_files.refresh(desk, 1)) == "# Newer"
    url = runbooks.add(desk, runbooks_files.titled(Card(place="https://example.org/x.md"), ""))
    assert url.title == "x.md"
    with pytest.raises(BadInput, match="give a file with its text"):
        runbooks_files.refresh(desk, url.number)
    (tmp_path / "bad.md").write_bytes(b"\xff")
    for name, problem in (("bad.md", "byte 1: not UTF-8"), ("none.md", "can't be read")):
        with pytest.raises(BadInput, match=problem):
            runbooks_files.refresh(desk, url.number, str(tmp_path / name))
    assert runbooks_files.refresh(desk, url.number, kept.card.place).text is not None
    where = runbooks_files.located(Card(place=f"{tmp_path}/../{tmp_path.name}/pay.md"))
    assert runbooks_files.titled(where, "# Pay\n") == replace(where, title="Pay", place=kept.card.place)


def test_a_link_leads_to_the_document_that_is_kept(desk: Desk, kept: Document, tmp_path: Path) -> None:
    runbooks.add(desk, Card("Guide", place=str(tmp_path / "guide.md")))
    there = runbooks_links.leads_to(desk, kept, "guide.md#start")
    assert there == runbooks.one(desk, 2)
    assert runbooks_links.leads_to(desk, kept, "../elsewhere.md") is None
    url = runbooks.add(desk, Card("Wiki", place="https://example.org/a/wiki.md"))
    other = runbooks.add(desk, Card("Other", place="https://example.org/other.md"))
    assert runbooks_links.leads_to(desk, url, "../other.md") == other
    assert runbooks_links.leads_to(desk, kept, "https://example.org/other.md") == other


def test_the_text_is_readable_where_the_file_is_not(desk: Desk, kept: Document, open_desk: OpenDesk) -> None:
    Path(kept.card.place).unlink()
    assert "Drain the queue" in runbooks.text_of(open_desk(by="bo"), kept)
    same = runbooks.keep_text(desk, 1, TEXT)
    assert same.seq == kept.seq
    runbooks.keep_text(desk, 1, "# Other\n")
    runbooks.undo(desk, 1)
    assert "Drain the queue" in runbooks.text_of(desk, runbooks.one(desk, 1))


def test_those_of_a_service_come_with_runbooks_first(desk: Desk, kept: Document) -> None:
    for sort in (Sort.ONBOARDING, Sort.ESCALATION, Sort.RUNBOOK):
        runbooks.add(desk, Card(str(sort), sort, place=f"https://example.org/{sort.name}", services=("payments",)))
    runbooks.add(desk, Card("other", place="https://example.org/other", services=("ledger",)))
    held = runbooks_standing.for_services(desk, ["payments", "queue"])
    assert [one.document.number for one in held] == [1, 4, 3, 2]
    assert [one.stale for one in held] == [False, True, True, True]
    assert runbooks_standing.for_services(desk, ["queue"]) == []


def test_stale_ones_are_first_and_on_the_agenda(desk: Desk, kept: Document) -> None:
    runbooks.add(desk, Card("new", place="https://example.org/new"))
    assert [one.document.number for one in runbooks_standing.overview(desk)] == [2, 1]
    held = {item.key: item for item in agenda.items(desk, Settings())}
    assert (held["DOC-2 review"].due, held["DOC-2 review"].why) == (None, "never reviewed")
    assert held["DOC-1 review"].due == date(2027, 5, 16)
    runbooks.retire(desk, 2, "a copy")
    with pytest.raises(Refused, match="retired: a copy"):
        runbooks.review(desk, 2, [Check.STEPS])
    assert [one.document.number for one in runbooks_standing.overview(desk, retired=True)] == [1, 2]
