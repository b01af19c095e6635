"""A person's own words, and what changed under them."""

from __future__ import annotations

from opsdesk.domain.entries import board, declaration
from opsdesk.domain.vocabulary import Audience, HypothesisStatus
from opsdesk.drafting.edits import changes_since, keep
from opsdesk.drafting.ledger import ledger
from opsdesk.drafting.writer import draft
from tests.drafting.drafting_story import identified, minute


def an_edit(audience: Audience = Audience.CUSTOMERS):
    made = draft(identified().incident, audience, now=minute(30), next_at=minute(50))
    return keep(made, "Card payments fail for some of you.", minute(31))


def now_after(*entries, at: int = 35, seen_at: int = 36):
    return ledger(identified().tell(at, *entries).incident, minute(seen_at), next_at=minute(50))


def words(changes) -> dict[str, tuple[str | None, str | None]]:
    """Of each change the words before and now."""
    return {
        item.key: (item.before.words if item.before else None, item.now.words if item.now else None) for item in changes
    }


def test_an_edit_keeps_words_audience_stage_and_time() -> None:
    edit = an_edit()
    assert edit.text == "Card payments fail for some of you."
    assert (edit.audience, edit.stage, edit.at) == (Audience.CUSTOMERS, "identified", minute(31))


def test_the_clock_alone_changes_nothing() -> None:
    assert changes_since(an_edit(), ledger(identified().incident, minute(49), next_at=minute(69))) == ()


def test_a_changed_fact_is_told_with_old_and_new_words() -> None:
    changes = changes_since(an_edit(), now_after(declaration.ImpactStated("18 % of card payments fail")))
    assert words(changes)["impact"] == ("12 % of card payments in Europe fail", "18 % of card payments fail")


def test_what_was_not_known_appears_as_a_change_with_its_states() -> None:
    changes = changes_since(an_edit(), now_after(board.HypothesisClosed(1, HypothesisStatus.CONFIRMED)))
    cause = next(change for change in changes if change.key == "cause")
    assert cause.before
    assert cause.now
    assert (cause.before.state, cause.now.state) == ("suspected", "confirmed")
    assert cause.now.words == "the pool size in release 4.2"
    assert str(cause) == "cause: a very likely cause (suspected) → the pool size in release 4.2"


def test_what_went_away_comes_last() -> None:
    edit = an_edit()
    changes = changes_since(edit, now_after(declaration.ImpactStated("18 % of card payments fail")))
    gone = [change for change in changes if change.now is None]
    assert changes[len(changes) - len(gone) :] == tuple(gone)


def test_changes_that_the_audience_may_not_see_are_none() -> None:
    assert changes_since(an_edit(), now_after(board.HypothesisTested(3, "cy"))) == ()
    assert changes_since(an_edit(Audience.ENGINEERS), now_after(board.HypothesisTested(3, "cy")))


def test_words_from_elsewhere_have_no_facts_to_compare() -> None:
    made = draft(identified().incident, Audience.CUSTOMERS, now=minute(30))
    edit = keep(made, "My words.", minute(31))
    assert changes_since(type(edit)("My words.", Audience.CUSTOMERS, edit.stage), made.ledger) == ()
