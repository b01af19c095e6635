"""The line above a list: its name stands whole, the counts take what room is left."""

from __future__ import annotations

from screens.presenting.listing import counted, head_line


def test_the_counts_give_way_to_the_lists_name() -> None:
    counts = counted("5,000 vendors", (1322, "overdue", ""), (0, "rolling", ""), (4, "unowned", ""))
    assert head_line(("Vendors",), "Vendors", counts, 50).plain == "Vendors  5,000 vendors · 1,322 overdue · 4 unowned"
    assert head_line(("Vendors",), "Vendors", counts, 32).plain == "Vendors 5,000 vendors · 1,322 o…"
    assert head_line(("Vendors",), "Vendors", counts, 7).plain == "Vendors"
