"""Signs that nobody sees hide nothing from the linter, and its places are still those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint import LintContext, lint
from opsdesk.drafting.lint.hidden_signs import Shown

AT_WORK = LintContext(Stage.IDENTIFIED)


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff"])
def test_a_sign_in_a_word_hides_nothing(sign: str) -> None:
    text = f"We will f{sign}ix this by 15:00 UTC. Next up{sign}date by 14:30 UTC."
    found = lint(text, AT_WORK)
    assert {finding.rule for finding in found} == {finding.rule for finding in lint(text.replace(sign, ""), AT_WORK)}
    [promise] = [finding for finding in found if finding.rule == "OVP1"]
    assert f"f{sign}ix this by 15:00" in text[promise.start : promise.end]


@given(st.lists(st.sampled_from(["a", "é", " ", "\u200b", "\u00ad", "\u200d"])).map("".join))
def test_each_place_is_that_of_the_same_sign(text: str) -> None:
    shown = Shown(text)
    visible = [place for place, sign in enumerate(text) if sign not in "\u200b\u00ad\u200d"]
    assert shown.text == "".join(text[place] for place in visible)
    for at, sign in enumerate(shown.text):
        place = shown.place(at)
        assert text[place:].lstrip("\u200b\u00ad\u200d").startswith(sign)
        assert place <= visible[at]
    assert shown.place(len(shown.text)) <= len(text)
