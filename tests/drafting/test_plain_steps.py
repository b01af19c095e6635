"""Technical steps in plain words, and the words that bar a fact."""

from __future__ import annotations

import pytest

from opsdesk.config.linting import LintSettings
from opsdesk.drafting.objections import Public, objection, public_objection
from opsdesk.drafting.steps import is_plain, plain_step


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("roll back 4.2 on eu-1", "undo a recent change"),
        ("Revert to v20190206", "undo a recent change"),
        ("please restart web-3", "restart the affected systems"),
        ("fail over to the replica", "move to a standby system"),
        ("scale checkout to 40 pods", "add capacity"),
        ("restore the database from last night's backup", "restore from a backup"),
        ("disable the recommendation flag", "turn off one function"),
        ("rate limit the export job", "limit some requests"),
        ("drain traffic from eu-1", "send requests another way"),
        ("deploy hotfix 4.2.1", "put a change in place"),
    ],
)
def test_a_known_step_has_plain_words(typed: str, plain: str) -> None:
    step = plain_step(typed)
    assert step is not None
    assert step.do == plain


@pytest.mark.parametrize(
    "typed",
    [
        "ask bo whether a rollback is safe",
        "check if restarting helps",
        "do not restart db-1",
        "call the provider",
        "",
        "watch it after rollback",
    ],
)
def test_doubt_and_other_work_is_no_step(typed: str) -> None:
    assert plain_step(typed) is None


@pytest.mark.parametrize(
    "words",
    [
        "should be resolved within an hour",
        "we expect recovery by 15:00",
        "ETA 20 min",
        "fixed shortly",
        "back by 15:00",
        "it will never happen again",
        "operator error",
    ],
)
def test_promises_and_blame_are_for_nobody(words: str) -> None:
    assert objection(words)


@pytest.mark.parametrize(
    "words",
    [
        "12 % of card payments in Europe fail",
        "orders from 2019 are missing",
        "the app shows old prices until you reload",
        "service was fixed by 14:00",
        "emails arrive 20 minutes late",
        "GitLab.com unavailable",
        "us-east-1: uploads fail",
    ],
)
def test_plain_words_are_for_everybody(words: str) -> None:
    assert public_objection(words, Public()) is None


@pytest.mark.parametrize(
    "host", ["db-3", "web-03.prod.example.internal", "ip-10-0-3-7", "cache2", "checkout-7f9c8d6b5-xk2pq"]
)
def test_names_of_machines_stay_inside(host: str) -> None:
    assert public_objection(f"requests to {host} fail", Public(cause_known=True))
    assert objection(f"requests to {host} fail") is None


@pytest.mark.parametrize(
    "words", ["disk full on es-data-4", "roll the new key to auth-1..auth-9", "key of login-12 expired"]
)
def test_what_is_numbered_as_machines_are_stays_inside_in_words_of_the_work(words: str) -> None:
    assert public_objection(words, Public(cause_known=True, of_cause=True))
    assert not is_plain(words, Public(), ())
    known = LintSettings(allowed=("es-data-*", "auth-*", "login-12"))
    assert public_objection(words, Public(cause_known=True, of_cause=True, lint=known)) is None


@pytest.mark.parametrize(
    "words", ["move uploads off eu-1", "undo tier-2 quotas", "key of us-east-1 expired", "a COVID-19 form"]
)
def test_other_numbers_behind_a_dash_are_for_everybody(words: str) -> None:
    assert public_objection(words, Public(cause_known=True, of_cause=True)) is None


def test_the_words_of_an_unspoken_cause_stay_inside() -> None:
    rules = Public(cause_known=True, unspoken=("Full disks",))
    assert public_objection("We see full  disks, payments fail", rules)
    assert public_objection("we fulfil disks of vinyl", rules) is None


@pytest.mark.parametrize(
    "words",
    ["Marta to top up the sms credit", "Giovanni's laptop: rerun the job", "Souza joins", "Ana Souza to call the bank"],
)
def test_words_that_begin_with_somebody_stay_inside(words: str) -> None:
    assert not is_plain(words, Public(), ())


@pytest.mark.parametrize(
    "words",
    ["Move to the second map vendor", "Refunds sent to all", "Traffic is back", "Refunds to all customers"],
)
def test_words_that_begin_with_a_capital_alone_do_not(words: str) -> None:
    assert is_plain(words, Public(), ())


def test_what_is_spoken_of_anyway_is_nobody() -> None:
    assert not is_plain("Checkout's shops pay twice", Public(), ())
    assert is_plain("Checkout's shops pay twice", Public(), (), "Checkout")
