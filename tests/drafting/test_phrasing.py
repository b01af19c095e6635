"""Small pieces of English: what was typed, made to fit into a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.drafting.phrasing import (
    as_sentence,
    counted,
    denied,
    in_short_sentences,
    in_words,
    inline,
    labelled,
    listed,
    says_how_many,
    says_since_when,
    spelled,
    tidy,
)
from opsdesk.drafting.tense import in_past


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("  a\n b.  ", "a b"),
        ("wait ...", "wait ..."),
        ("Fails!", "Fails!"),
        ("12 % fail;", "12 % fail"),
        ("- 12 % fail", "12 % fail"),
        ("-40 % of traffic", "-40 % of traffic"),
        (". , x", "x"),
        ("\ue000half\uf8ff", "half"),
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("...", ""),
        ("?!", ""),
        ("💥 💥", ""),
    ],
)
def test_what_was_typed_fits_into_a_sentence(typed: str, fits: str) -> None:
    assert tidy(typed) == fits


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("payments fail.", "Payments fail."),
        ("is it down?.", "Is it down?"),
        ("“is it down?.”", "“is it down?”"),
        ("wait ....", "Wait ..."),
        ("eBay works.", "eBay works."),
        ("e-mails came twice.", "E-mails came twice."),
        ("db-3 is down.", "db-3 is down."),
        ("pages fail. retry.", "Pages fail. Retry."),
        ("sign-ups work again. account pages still read only.", "Sign-ups work again. Account pages still read only."),
        ("It is slow! e-mails come late. db-3 is down.", "It is slow! E-mails come late. db-3 is down."),
        (
            "Logins etc. fail, approx. half of them, e.g. iPhones.",
            "Logins etc. fail, approx. half of them, e.g. iPhones.",
        ),
        (
            "It is eu-west. iPhones fail. pg_main is up. x.example.com is down.",
            "It is eu-west. iPhones fail. pg_main is up. x.example.com is down.",
        ),
        ("GitLab.com is down.", "GitLab.com is down."),
        ("(nobody knows.).", "(nobody knows.)"),
        ("決済が失敗しています。.", "決済が失敗しています。"),
        ("هل يعمل؟.", "هل يعمل؟"),
    ],
)
def test_a_line_is_a_sentence_whatever_a_fact_brought_along(printed: str, read: str) -> None:
    assert as_sentence(printed) == read


def test_lists_and_counts() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a and b", "c"]) == "a and b, and c"
    assert listed(list("abcdefgh"), most=2, others="more") == "a, b and 6 more"
    assert (counted(1, "step"), counted(2, "step")) == ("1 step", "2 steps")
    assert (spelled(1, "step"), spelled(3, "step"), spelled(12, "step")) == ("one step", "three steps", "12 steps")
    assert in_words(timedelta(minutes=65)) == "1 hour 5 minutes"
    assert (in_words(timedelta(0)), in_words(timedelta(hours=1))) == ("0 minutes", "1 hour")
    assert (in_words(timedelta(hours=24)), in_words(timedelta(hours=25, minutes=8))) == ("1 day", "1 day 1 hour")
    assert in_words(timedelta(hours=65, minutes=30)) == "2 days 17 hours"


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [
        ("Slow down traffic", "slow down traffic"),
        ("Restore the file", "restore the file"),
        ("The pool is too small", "the pool is too small"),
        ("Check Point answers slowly", "Check Point answers slowly"),
        ("A GPU fails", "A GPU fails"),
        ("Prow is slow", "Prow is slow"),
        ("", ""),
    ],
)
def test_words_that_go_on_after_a_colon(typed: str, goes_on: str) -> None:
    assert inline(typed) == goes_on


@pytest.mark.parametrize(
    ("typed", "denies"),
    [
        ("Fails. Workaround: none", True),
        ("Fails. Workaround: none any more.", True),
        ("Fails. Work-around: withdrawn", True),
        ("Fails. Workaround: None at this time.", False),
        ("Fails. Workaround: unknown", False),
        ("Fails. Workaround:", False),
        ("Fails. Workaround: use the app", None),
        ("Fails", None),
    ],
)
def test_a_label_can_say_that_there_is_nothing_or_that_nobody_knows(typed: str, denies: bool | None) -> None:
    assert denied(typed, "workaround") is denies


def test_labels_part_what_was_typed() -> None:
    typed = "Login fails. workaround: use the app; data: safe"
    assert labelled(typed) == ("Login fails", {"workaround": "use the app", "data": "safe"})
    assert labelled("metadata: broken") == ("metadata: broken", {})
    assert labelled("Workaround: none yet") == ("", {})


@pytest.mark.parametrize(
    ("present", "past"),
    [
        ("12 % of payments fail and users can't log in", "12 % of payments failed and users couldn't log in"),
        ("users do not see their invoices", "users did not see their invoices"),
        ("the app does no longer load", "the app did no longer load"),
        ("customers have to log in again", "customers had to log in again"),
        ("orders are lost, e-mails arrive late", "orders were lost, e-mails arrived late"),
        ("requests time out", "requests timed out"),
        ("orders reach half of the shops", "orders reached half of the shops"),
        ("nobody finds what they saved, and uploads vanish", "nobody found what they saved, and uploads vanished"),
        ("the site doesn’t load", "the site didn't load"),
        ("exports stop after 5 minutes", "exports stopped after 5 minutes"),
        ("users see errors: see our help page", "users saw errors: see our help page"),
        ("See the help page. Users see errors", "See the help page. Users saw errors"),
    ],
)
def test_an_effect_is_told_in_the_past(present: str, past: str) -> None:
    assert in_past(present) == past


@pytest.mark.parametrize(
    ("typed", "past"),
    [
        ("people cant stay in", "people couldn't stay in"),
        ("mails dont come and it doesnt load", "mails didn't come and it didn't load"),
        ("orders arent confirmed, the app isnt there", "orders weren't confirmed, the app wasn't there"),
        ("parcels havent come", "parcels hadn't come"),
        ("users cld see wrong prices", "users cld see wrong prices"),
        ("orders wont go through", "orders wont go through"),
    ],
)
def test_the_past_of_what_is_typed_without_an_apostrophe(typed: str, past: str) -> None:
    assert in_past(typed) == past


@pytest.mark.parametrize(
    "doubtful",
    [
        "page loads take 20 s",
        "load is high and users wait",
        "search returns nothing",
        "sites answer only now and then, crashes are seen",
        "GitLab.com unavailable",
    ],
)
def test_what_could_be_a_noun_stays_as_it_is(doubtful: str) -> None:
    assert in_past(doubtful) == doubtful


@pytest.mark.parametrize(
    "words", ["12.5 % fail", "about 300 users", "most users", "nobody can log in", "EU: half fail"]
)
def test_words_that_count_those_affected(words: str) -> None:
    assert says_how_many(words)


@pytest.mark.parametrize(
    "words",
    ["fails since 13:05", "orders from 2019 are missing", "in waves of 5 minutes", "HTTP 503", "release 4.2", "web-3"],
)
def test_numbers_that_count_nobody(words: str) -> None:
    assert not says_how_many(words)


def test_a_long_sentence_becomes_short_ones() -> None:
    long = "; ".join(
        ["sites behind the newer proxy answer with error pages in waves", "log-ins to the dashboard fail"] * 2
    )
    assert in_short_sentences(long).count(". ") == 3
    assert ". Sites behind" in in_short_sentences(long)
    assert in_short_sentences("a; b; c") == "a; b; c"
    assert in_short_sentences(f"{long}; no") == f"{long}; no"


def test_words_that_say_since_when():
    assert says_since_when("12 % of card payments fail since 06:10")
    assert says_since_when("Nobody could log in from about 14.05 on")
    assert not says_since_when("12 % of card payments fail since the release")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("500 customers cannot open photos", True),
        ("photos do not open for 500 customers", True),
        ("one in five logins fails", True),
        ("no labels can be printed", True),
        ("log-ins end with HTTP 503", False),
        ("log-ins end with 503 errors", False),
    ],
)
def test_a_number_of_people_is_no_code(words: str, counts: bool) -> None:
    assert says_how_many(words) is counts


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("abt 1,900 ppl charged twice", "about 1,900 people charged twice"),
        ("checkout fails w/ 502, w/o a message", "checkout fails with 502, without a message"),
        ("fails w/error 7", "fails with error 7"),
        ("the ABT team, /w/o/x, h/w and abt-2", "the ABT team, /w/o/x, h/w and abt-2"),
    ],
)
def test_words_that_were_cut_short_are_written_out(typed: str, told: str) -> None:
    assert tidy(typed) == told
