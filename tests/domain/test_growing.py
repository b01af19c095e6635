"""Collections that one fold grows: they hold what an ordinary one holds, and find it by its groups."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.growing import Growing, GrowingInGroups, in_group, with_items, without

Items = dict[int, str]
KEYS = st.integers(0, 5)
STEPS = st.lists(st.dictionaries(KEYS, st.text("ab", max_size=3), max_size=3) | KEYS, max_size=12)
"""Items that are taken in, or the key of one that is let go of."""


def letters(word: str) -> set[str]:
    """A word is in the group of each letter it has."""
    return set(word)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_grown_in_place_is_the_same_as_copied(steps: list[Items | int]) -> None:
    copied: Items = {}
    grown, grouped = Growing[int, str](), GrowingInGroups[int, str](letters)
    for step in steps:
        if isinstance(step, int):
            copied = dict(without(copied, step))
            assert without(grown, step) is grown
            assert without(grouped, step) is grouped
        else:
            copied = dict(with_items(copied, step))
            assert with_items(grown, step) is grown
            assert with_items(grouped, step) is grouped
        assert [*copied.items()] == [*grown.items()] == [*grouped.items()]
        for letter in "abc":
            assert sorted(in_group(grouped, letter, letters)) == sorted(in_group(copied, letter, letters))
