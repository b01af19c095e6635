"""Any text at all, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

SIGNS = st.characters(exclude_categories=("Cs",))
"""Every sign that can be written down.

Hypothesis's own text asks the codec for each of a million signs, six seconds for every worker in a fresh checkout.
"""


def texts(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Text of that length in signs."""
    return st.text(SIGNS, min_size=min_size, max_size=max_size)
