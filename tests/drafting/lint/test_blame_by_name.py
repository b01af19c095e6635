"""BLM1 knows the people of an incident by their names."""

from __future__ import annotations

import pytest

from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.lint import LintContext, lint
from opsdesk.drafting.lint.names import named_in

KNOWN = LintContext(audience=Audience.EXECUTIVES, people=("bob", "ana", "will"))
UNKNOWN = LintContext(audience=Audience.EXECUTIVES)


def blamed(text: str, context: LintContext = KNOWN) -> list[str]:
    """The words that blame somebody."""
    return [text[finding.start : finding.end] for finding in lint(text, context) if finding.rule == "BLM1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bob mistakenly deleted the table.", "bob mistakenly deleted"),
        ("Ana failed to check the disk.", "Ana failed to"),
        ("Bob caused it.", "Bob caused"),
        ("A bad config push by Bob emptied the cache.", "bad config push by Bob"),
        ("It was Ana's mistake.", "Ana's mistake"),
        ("@will broke the build.", "@will broke"),
        ("Orders were late because of Bob.", "because of Bob"),
        ("2,100 orders are missing, bob dropped the table.", "bob dropped"),
        ("Ana deleted the consumer group.", "Ana deleted"),
        ("The cause is confirmed: bob ran the cleanup script on prod.", "cause is confirmed: bob ran"),
        ("The cause is that Ana had changed the settings.", "cause is that Ana had changed"),
    ],
)
def test_a_name_and_what_was_done_wrong_is_blame_where_the_name_is_known(text: str, words: str) -> None:
    assert blamed(text) == [words]
    assert blamed(text, UNKNOWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bob restarted the cache.",
        "Ana looks at the disk.",
        "Will it last? Orders failed to load.",
        "It broke.",
        "Bob ran the backup.",
        "Ana deleted the old logs.",
        "The cause is confirmed: a script ran twice. Bob looks at it.",
    ],
)
def test_a_name_alone_or_a_word_that_is_also_a_name_is_none(text: str) -> None:
    assert blamed(text) == []


def test_a_role_with_a_name_is_blame_whoever_is_known() -> None:
    assert blamed("Our engineer Bob caused this.", UNKNOWN) == ["engineer Bob caused"]


def test_names_are_whole_words_and_no_parts_of_addresses() -> None:
    people = ("bob", "ana", "will")
    assert named_in("ask @Bob", people) == "@Bob"
    assert named_in("Bobby, anagram, bob.example.com, x@bob, it will be", people) == ""
    assert named_in("anything", ()) == ""
