"""Lists sorted, grouped and filtered, laid out only as far as they are seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from screens.presenting.arranged import Arranged
from screens.presenting.listing import Look, Order
from screens.widgets.line_list import LineList

THINGS = st.lists(st.tuples(st.text("abc ", min_size=1, max_size=6), st.integers(0, 3)), unique=True, max_size=30)


def look_of(laid_out: list[str]) -> Look[tuple[str, int]]:
    """A look that tells which things were laid out."""

    def line(item: tuple[str, int], names: int, width: int) -> Content:
        laid_out.append(item[0])
        return Content(f"{item[0]:<{names}}{item[1]}")

    return Look(
        title="Things",
        one="thing",
        empty="",
        orders=(Order("by group", lambda item: (item[1], f"group {item[1]}" if item[1] else "")),),
        key=lambda item: f"{item[0]}-{item[1]}",
        name=lambda item: item[0],
        words=lambda item: f"g{item[1]}",
        counts=lambda items: Content(),
        line=line,
        detail=lambda item, items: (),
    )


@given(THINGS, st.sampled_from(["", "a", "b g1", "A c", "zz"]), st.integers(0, 3))
def test_what_is_shown_is_every_thing_that_fits_in_its_group_and_by_name(things, words: str, more: int) -> None:
    look = look_of([])
    arranged = Arranged(things, look, look.orders[0])
    found = {look.key(item) for item in things[:more]}
    rows = arranged.rows(arranged.narrowed(words, found), 40)
    wanted = [
        item
        for item in things
        if all(word in f"{item[0]} g{item[1]}" for word in words.lower().split()) or (words and look.key(item) in found)
    ]
    wanted.sort(key=lambda item: (item[1], item[0], things.index(item)))
    selectable = [rows.key(place) for place in range(len(rows)) if rows.can_select(place)]
    assert selectable == [look.key(item) for item in wanted]
    headings = [rows.key(place) for place in range(len(rows)) if not rows.can_select(place)]
    assert headings == [f"heading group {group}" for group in sorted({item[1] for item in wanted} - {0})]
    assert all(rows.key(rows.place_of(look.key(item))) == look.key(item) for item in wanted)
    assert all(rows[place].key == rows.key(place) for place in range(len(rows)))
    assert all(arranged.item_of(look.key(item)) == item for item in things)


class Listed(App[None]):
    """A list of 5,000."""

    def __init__(self) -> None:
        super().__init__()
        self.laid_out: list[str] = []
        self.list = LineList()
        look = look_of(self.laid_out)
        self.arranged = Arranged([(f"thing {number:04}", number % 2) for number in range(5000)], look, look.orders[0])

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.show("")
        self.list.focus()

    def show(self, words: str) -> None:
        """Filters."""
        shown = self.arranged.narrowed(words)
        self.list.fit_rows(lambda width: self.arranged.rows(shown, width))


async def test_of_5000_rows_a_key_lays_out_no_more_than_are_seen() -> None:
    app = Listed()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert 0 < len(app.laid_out) <= 20
        for key, most in (("j", 0), ("G", 20), ("g", 0), ("pagedown", 20), ("k", 0)):
            before = len(app.laid_out)
            await pilot.press(key)
            assert len(app.laid_out) - before <= most, key
        before = len(app.laid_out)
        app.show("42")
        await pilot.pause()
        assert len(app.laid_out) - before <= 20
        assert (app.list.row_count, app.list.row_at(0).content.plain[:10]) == (200, "thing 0042")
