"""Incidents like one: what is alike, in which order, and that no text breaks the question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsdesk.store.similar import ASKED, LEAST_LIKE, Profile, ranked
from tests.texts import texts

HELD = [
    Profile(1, "Card payments time out", "12 % of card payments fail", "payments", "pool size in release 4.2"),
    Profile(2, "Card payments fail in Europe", "payments hang", "payments checkout", "pool exhausted"),
    Profile(3, "Search is slow", "searches take 8 s", "search", "index rebuild"),
    Profile(4, "决済が失敗しています", "カード決済", "payments"),
    Profile(5, "We are investigating an issue with our service", "users are experiencing the issue"),
]


def numbers(asked: Profile, most: int = 5) -> list[int]:
    return [like.number for like in ranked(HELD, asked, most)]


def test_the_likest_comes_first_and_says_what_both_speak_of() -> None:
    found = ranked(HELD, Profile(ASKED, "card payment times out, pool size"), 5)
    assert [like.number for like in found] == [1, 2]
    assert set(found[0].words) == {"card", "payments", "time", "pool", "size"}
    assert 1 > found[0].share > found[1].share > LEAST_LIKE


def test_an_incident_isnt_like_itself() -> None:
    assert numbers(HELD[0]) == [2]


def test_words_that_every_report_has_say_nothing() -> None:
    assert numbers(Profile(ASKED, "we are investigating an issue that users are experiencing with the service")) == []
    assert numbers(Profile(ASKED, "slow")) == [3], "one word is enough where there is only one"
    assert numbers(Profile(ASKED, "slow and cold")) == []


def test_signs_without_blanks_between_are_words() -> None:
    assert numbers(Profile(ASKED, "カード決済")) == [4]


def test_no_more_than_asked_for() -> None:
    assert numbers(Profile(ASKED, "card payments pool"), most=1) == [2]


@given(texts(max_size=80), st.lists(texts(max_size=60), max_size=4))
def test_any_text_can_be_asked_for(text: str, held: list[str]) -> None:
    profiles = [Profile(number, words) for number, words in enumerate([text, *held], 1)]
    found = ranked(profiles, Profile(ASKED, text), 3)
    assert all(LEAST_LIKE <= like.share <= 1.000001 for like in found)
    assert len(found) <= 3
