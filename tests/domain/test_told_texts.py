"""Which text that was sent says the same words."""

from __future__ import annotations

from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.told_texts import ToldTexts
from opsdesk.domain.vocabulary import Audience, Stage
from tests.domain.changes_story import NOW


def sent(number: int, text: str) -> SentUpdate:
    return SentUpdate(number, Audience.CUSTOMERS, Stage.INVESTIGATING, text, NOW, "ana")


def test_the_oldest_of_the_same_words_is_found_however_they_were_broken_into_lines() -> None:
    told = ToldTexts([sent(1, "Payments fail.\nWe look into it."), sent(2, "Payments fail. We look into it.")])
    found = told.of_same_words("Payments  fail. We\nlook into it.\n")
    assert found is not None
    assert found.number == 1


def test_another_text_with_as_many_letters_is_another_one() -> None:
    told = ToldTexts([sent(1, "Payments fail.")])
    assert told.of_same_words("Pages are late.") is None
    assert told.of_same_words("Payment fails.") is None
    assert told.of_same_words("") is None
    assert ToldTexts([]).of_same_words("Payments fail.") is None
