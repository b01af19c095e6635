"""Roles for names: the same one for the same person, in free text too."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import RoleHeld
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_anonymous import anonymised, roles_for
from opsdesk.domain.vocabulary import Role

AT = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
LED = Incident(roles={1: RoleHeld(1, "ana", Role.COMMANDER, AT), 2: RoleHeld(2, "bo", Role.SCRIBE, AT)})
ROLES = roles_for(LED, ["ana", "cy", "di"], ["cy", "eli", "@cy", "@fay"])


def test_who_had_a_role_is_called_so_and_others_are_numbered() -> None:
    assert ROLES == {
        "ana": "commander",
        "bo": "scribe",
        "cy": "responder 1",
        "di": "responder 2",
        "eli": "colleague 1",
        "@fay": "colleague 2",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana asked @bo; CY's words", "commander asked scribe; responder 1's words"),
        ("banana, boat, ana-maria", "banana, boat, commander-maria"),
        ("ana@example.org", "commander@example.org"),
        ("Fay is a word, @fay a name", "Fay is a word, colleague 2 a name"),
        ("ana_admin, x@ana, ana2", "commander_admin, x@commander, ana2"),
        ("请ana看, ダイcyさん", "请commander看, ダイresponder 1さん"),
        ("", ""),
        ("commander: ana, from 14:00", "commander, from 14:00"),
        ("ana is commander", "commander takes the role"),
        ("responder: cy, from 14:00", "responder 1, from 14:00"),
        ("commander: nobody", "commander: nobody"),
    ],
)
def test_whole_names_are_replaced_and_nothing_else(text: str, told: str) -> None:
    assert anonymised(text, ROLES) == told
    assert anonymised(text, {}) == text


def test_a_name_is_found_in_every_script_and_case() -> None:
    assert anonymised("王芳重启了, 请王芳看", {"王芳": "scribe"}) == "scribe重启了, 请scribe看"
    assert anonymised("ALİ and Alı, Ali", {"ali": "scribe"}) == "scribe and scribe, scribe"


def test_ids_of_the_desk_stay() -> None:
    held = Postmortem(owner="trend", answers={"trend": "trend saw it"}, answered_by={"trend": "trend"})
    without = anonymised(held, {"trend": "commander"})
    assert (without.answers, without.answered_by) == ({"trend": "commander saw it"}, {"trend": "commander"})
    assert without.owner == "commander"


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["ana", "BO", "@cy", "Di", "eli", "and", ",", "banana"]), max_size=12))
def test_no_name_survives(words: list[str]) -> None:
    told = anonymised(" ".join(words), ROLES).split()
    assert not {word.strip("@").lower() for word in told} & {"ana", "bo", "cy", "di", "eli"}
    assert told.count("banana") == words.count("banana")
