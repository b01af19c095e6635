"""Everything that is kept comes back as it went: payloads in the log, parts in the tables."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.entries import decode_payload, encode_payload, kinds
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.base import payload
from opsdesk.domain.entries.board import EvidenceFiled
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Rating
from opsdesk.store.projection import PARTS
from tests.strategies import WIDE, built

KINDS = sorted(kinds())


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=25)
def test_a_payload_comes_back_as_it_went(kind: str, data: st.DataObject) -> None:
    item = data.draw(built(kinds()[kind], WIDE))
    kept = json.loads(json.dumps(encode_payload(item), ensure_ascii=False))
    back = decode_payload(kind, item.VERSION, kept)
    assert back == item
    assert repr(back) == repr(item), "equal, and of the same types"


@pytest.mark.parametrize("cls", [part.item for part in PARTS])
@given(data=st.data())
@settings(max_examples=20)
def test_a_part_of_an_incident_comes_back_as_it_went(cls: Any, data: st.DataObject) -> None:
    item = data.draw(built(cls, WIDE))
    assert repr(decode(cls, json.loads(json.dumps(encode(item))))) == repr(item)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is(kind: str) -> None:
    cls = kinds()[kind]
    names = {field.name for field in fields(cls)}
    assert cls.GLYPH
    assert not cls.TEXT or cls.TEXT in names
    assert not cls.COUNTER or "number" in names
    assert kind.startswith("entry.") is issubclass(cls, Amendment), "reads tell amendments by their kind"


def test_what_has_its_default_is_not_kept() -> None:
    assert encode(Noted("x")) == {"note": "x"}
    filed = EvidenceFiled(1, "x", (Judgement(1, 2, Rating.NEUTRAL),))
    assert encode(filed) == {"number": 1, "fact": "x", "judged": [{"evidence": 1, "hypothesis": 2, "rating": 0}]}


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    assert decode_payload("note", 1, {"note": "x", "mood": "calm"}) == Noted("x")


@pytest.mark.parametrize(("kind", "version"), [("note", 99), ("note.sung", 1)])
def test_what_a_newer_version_wrote_is_refused_in_words(kind: str, version: int) -> None:
    with pytest.raises(StoreUnavailable, match="newer opsdesk"):
        decode_payload(kind, version, {"note": "x"})


def test_two_payloads_of_one_kind_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="KIND of its own"):

        @payload
        @dataclass(frozen=True, slots=True)
        class Twin(Noted):
            KIND = "note"


@pytest.mark.parametrize("rehearsed", ["never", date(2026, 11, 2), None])
def test_a_word_may_stand_in_the_place_of_a_day(rehearsed: Any) -> None:
    risk = ChangeRisk(rehearsed=rehearsed)
    assert decode(ChangeRisk, json.loads(json.dumps(encode(risk)))) == risk
