"""What users can do meanwhile holds until another word on it is given, and nothing else of a text does."""

from __future__ import annotations

import pytest
from hypothesis import given

from opsdesk.domain.entries import declaration
from opsdesk.domain.incident import Incident
from opsdesk.domain.labels import parted, workaround_in
from tests.drafting.drafting_story import Story, minute
from tests.texts import texts

BANK = "Workaround: pay by bank transfer"


def impact(text: str) -> declaration.ImpactStated:
    return declaration.ImpactStated(text, keeps_workaround=True)


def step(text: str) -> declaration.Mitigated:
    return declaration.Mitigated(text, keeps_workaround=True)


def after(*payloads: declaration.ImpactStated | declaration.Mitigated) -> Incident:
    story = Story((0, declaration.Declared("Card payments fail", 2)))
    for number, payload in enumerate(payloads):
        story.tell(5 + number, payload)
    return story.incident


@pytest.mark.parametrize("stop", ["", ".", " ", "!"])
def test_an_impact_that_is_restated_keeps_the_workaround(stop: str) -> None:
    incident = after(impact(f"12 % fail. {BANK}"), impact(f"20 % fail{stop}"), impact("30 % fail"))
    assert parted(incident.impact) == ("30 % fail", (("workaround", "pay by bank transfer"),))


def test_a_new_workaround_takes_the_place_of_the_old_one() -> None:
    incident = after(impact(f"12 % fail. {BANK}"), impact("20 % fail. work-around: use the app. Data: safe"))
    assert incident.impact == "20 % fail. work-around: use the app. Data: safe"
    assert workaround_in(incident.impact) == "use the app"


def test_a_withdrawn_one_stays_withdrawn() -> None:
    incident = after(impact(f"12 % fail. {BANK}"), impact("12 % fail. Workaround: none"), impact("20 % fail"))
    assert workaround_in(incident.impact) == "none"


def test_only_the_workaround_is_kept() -> None:
    incident = after(impact("12 % fail. Data: no payment was lost. Workaround: wait"), impact("20 % fail"))
    assert incident.impact == "20 % fail. Workaround: wait"


def addition(text: str) -> declaration.ImpactStated:
    return declaration.ImpactStated(text, keeps_workaround=True, is_addition=True)


def test_labels_alone_are_said_beside_the_impact_and_leave_it_its_time() -> None:
    incident = after(impact("12 % fail."), addition(BANK), step("restarted"), addition("Data: no payment was lost"))
    assert incident.impact == f"12 % fail. {BANK}. Data: no payment was lost"
    assert (incident.impact_at, incident.mitigation) == (minute(5), "restarted")
    assert after(impact(f"12 % fail. {BANK}"), addition("Workaround: none")).impact == "12 % fail. Workaround: none"


def test_labels_alone_are_said_where_the_later_word_of_their_kind_stands() -> None:
    told = (impact(f"12 % fail. {BANK}"), step("restarted. Workaround: use the app"))
    incident = after(*told, addition("Workaround: none"))
    assert (incident.impact, incident.mitigation) == (f"12 % fail. {BANK}", "restarted. Workaround: none")
    assert (incident.impact_at, incident.mitigation_at) == (minute(5), minute(6))
    again = after(*told, impact("20 % fail"), addition("Workaround: wait"))
    assert (again.impact, again.mitigation) == ("20 % fail. Workaround: wait", "restarted. Workaround: use the app")


def test_labels_alone_are_an_impact_where_none_stands_any_more() -> None:
    assert after(addition(BANK)).impact == BANK
    assert after(addition(BANK), impact("12 % fail")).impact == f"12 % fail. {BANK}"


def test_the_later_word_holds_wherever_it_stands() -> None:
    later = after(impact(f"12 % fail. {BANK}"), step("restarted. Workaround: use the app"), impact("20 % fail"))
    assert (later.impact, workaround_in(later.mitigation)) == ("20 % fail", "use the app")
    again = after(step("restarted. Workaround: use the app"), impact(f"12 % fail. {BANK}"), step("rolled back"))
    assert (workaround_in(again.impact), again.mitigation) == ("pay by bank transfer", "rolled back")
    step_again = after(step("restarted. Workaround: use the app"), step("rolled back"))
    assert step_again.mitigation == "rolled back. Workaround: use the app"


def test_entries_of_before_this_was_kept_mean_what_they_meant() -> None:
    plain = after(impact(f"12 % fail. {BANK}"), declaration.ImpactStated("20 % fail"))
    assert plain.impact == "20 % fail"


@given(texts(max_size=60), texts(max_size=60))
def test_whatever_is_typed_the_latest_workaround_holds(first: str, second: str) -> None:
    incident = after(impact(f"{first} Workaround: {first}"), impact(second))
    assert workaround_in(incident.impact) == (workaround_in(second) or workaround_in(f"{first} Workaround: {first}"))
