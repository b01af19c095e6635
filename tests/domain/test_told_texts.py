"""Which text that was sent says the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.told_texts import ToldTexts
from opsdesk.domain.vocabulary import Audience, Origin, Stage
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


def test_the_newest_text_is_the_last_of_the_log_whatever_the_clock_said_when_the_one_before_it_went() -> None:
    ahead = replace(sent(1, "We look into it."), sent_at=NOW + timedelta(hours=1))
    here = Incident(updates={1: ahead, 2: sent(2, "We found it.")})
    assert here.last_update(Audience.CUSTOMERS) == here.updates[2]
    assert [update.number for update in here.told(Audience.CUSTOMERS)] == [1, 2]


def test_texts_of_a_record_that_lists_the_newest_first_come_in_the_order_of_their_times() -> None:
    later = replace(sent(1, "We found it."), sent_at=NOW + timedelta(hours=1))
    taken_in = Incident(origin=Origin.IMPORTED, updates={1: later, 2: sent(2, "We look into it.")})
    assert taken_in.last_update(Audience.CUSTOMERS) == later
    assert [update.number for update in taken_in.told(Audience.CUSTOMERS)] == [2, 1]
