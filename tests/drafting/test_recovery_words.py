"""Whether what users see is said to be over."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from opsdesk.drafting.recovery_words import says_all_well, says_nobody_is_affected, says_well_again


@pytest.mark.parametrize(
    "words",
    [
        "No card payments fail any more",
        "payments no longer fail",
        "nobody is affected any longer",
        "0 % of log-ins fail",
        "log-ins work again",
        "payments go through again",
        "everything is back to normal",
        "no errors since 14:58",
        "everybody can log in again",
        "log-ins work for everybody again",
        "all users can log in",
        "log-ins are fine",
        "no more failed log-ins",
        "the log-in success rate is at 99.9 % again",
        "All orders reach the kitchen again",
        "all orders reach the kitchen",
        "Everything works",
        "Payments are going through now",
        "Login succeeds for everyone",
        "Users can log in",
        "the error rate is back to 0.1 %",
        "the page loads at normal speed",
        "pages load quickly again",
        "sync has caught up",
        "the backlog is processed",
        "mail is delivered on time again",
        "all services are operational",
        "checkout is up",
        "search returns results again",
        "no user impact",
        "users no longer see errors",
        "it is over for users",
        "checkout green again",
        "all green",
        "requests succeed",
        "orders are printed again in every kitchen",
    ],
)
def test_words_of_an_effect_that_is_over(words: str) -> None:
    assert says_well_again(words)


@pytest.mark.parametrize(
    "words",
    [
        "5.0 % of log-ins fail",
        "10 % of log-ins fail",
        "payments do not work normally",
        "search doesn't work again",
        "not all users are back to normal",
        "users can no longer log in",
        "no payments go through any more",
        "payments fail again",
        "nobody can pay again until noon",
        "users can't log in again",
        "all users cannot log in",
        "all users can see each other's orders",
        "every customer can read other customers' invoices",
        "everyone can log in without a password",
        "all orders reach the kitchen twice",
        "all orders arrive late",
        "everything works, but slowly",
        "everything works except the checkout",
        "the error rate is up",
        "latency is up again",
        "the queue is up to 4,000 orders",
        "the database is reachable from the internet",
        "checkout is up for most users",
        "half of the orders reach the kitchen again",
        "orders will reach the kitchen again",
        "log-ins work again, 2 % of payments still fail",
        "search works again but orders fail",
        "users can only pay by invoice",
        "99 of 100 orders are lost",
        "customers can order what isn't there",
    ],
)
def test_words_of_an_effect_that_goes_on(words: str) -> None:
    assert not says_well_again(words)


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("No customer impact yet", True),
        ("nobody is affected so far.", True),
        ("no users are affected", True),
        ("no impact known", True),
        ("zero customer-facing impact", True),
        ("customers don't notice anything", True),
        ("nothing visible to users, only internal dashboards down", True),
        ("no user impact, only internal tools and the public site", False),
        ("users see nothing", False),
        ("nothing visible to users in Asia but the logo", False),
        ("no user impact in Asia", False),
        ("no users can log in", False),
        ("no impact on payments, refunds fail", False),
    ],
)
def test_words_of_an_effect_that_there_is_not(words: str, nobody: bool) -> None:
    assert says_nobody_is_affected(words) is nobody


@given(strategies.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert says_all_well(text) <= says_well_again(text)


def test_what_became_of_data_says_nothing_of_whether_it_works() -> None:
    assert says_well_again("Nobody is affected any more. No data was lost")
    assert says_well_again("Checkout works again and no orders were lost so far.")
    assert says_nobody_is_affected("No data was lost. Nobody is affected.")
    assert not says_well_again("No data was lost")
    assert not says_well_again("12 % of payments fail. No data was lost")
    assert not says_well_again("Checkout works again. No data was lost yet but mail is down")
    assert not says_well_again("Log-ins work again. No payments are lost, they are late")
