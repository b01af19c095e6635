"""Timeline: the same war room over a million entries and over a thousand."""

from __future__ import annotations

from pathlib import Path

from bench import stores
from bench.figures import Comparison, Figure, in_ms, side_by_side
from bench.programs import desk_screen, opened_war_room
from bench.terminal import Terminal

FEW, MANY = 1_000, 1_000_000
OPENINGS = 9
APPENDS = 60
MOVES = 80
LIMIT = 1.2
DESK_SHOWN = "INC-1"
ENTER, ESCAPE, UP = "\r", "\x1b", "k"


def measure(folder: Path) -> Comparison:
    """Does the same things in both, one by one in turn."""
    many, few = (_store(folder / str(entries), entries) for entries in (MANY, FEW))
    newest = stores.newest_words(many)
    opened = [(_opened(many, newest), _opened(few, newest)) for _ in range(OPENINGS)]
    with opened_war_room(many) as large, opened_war_room(few) as small:
        appended = [(_appended(large, place), _appended(small, place)) for place in range(APPENDS)]
        for terminal in (large, small):
            terminal.press(ESCAPE)
            terminal.wait_quiet(0.5)
        moved = [(_moved(large), _moved(small)) for _ in range(MOVES)]
        memory = [(large.memory, small.memory)]
    return Comparison(
        f"timeline of {MANY:,}",
        f"one of {FEW:,}",
        [_figure("opening", opened), _figure("append", appended), _figure("line move", moved), _memory(*memory)],
    )


def _store(folder: Path, entries: int) -> Path:
    folder.mkdir()
    return stores.cached(folder, entries)


def _opened(store: Path, newest: str) -> float:
    """Seconds from Enter on the list of incidents to the frame that shows the newest line."""
    with desk_screen(store) as terminal:
        terminal.shown(DESK_SHOWN, since=terminal.started)
        terminal.rest(1)
        pressed = terminal.press(ENTER)
        return terminal.shown(newest, since=pressed) - pressed.at


def _appended(terminal: Terminal, place: int) -> float:
    """Seconds from Enter to the frame that shows the line on the timeline."""
    words = f"appended as number {place}"
    terminal.press(words)
    terminal.wait_quiet(0.15)
    pressed = terminal.press(ENTER)
    shown = terminal.shown(words, since=pressed) - pressed.at
    terminal.wait_quiet(0.15)
    return shown


def _moved(terminal: Terminal) -> float:
    """Seconds from the key to the last byte of what it paints."""
    pressed = terminal.press(UP)
    return terminal.settled(pressed)[0] - pressed.at


def _figure(what: str, pairs: list[tuple[float, float]]) -> Figure:
    many, few = zip(*pairs, strict=True)
    return side_by_side(what, in_ms(many), in_ms(few), limit=LIMIT)


def _memory(pair: tuple[float, float]) -> Figure:
    many, few = pair
    return Figure("memory", "MB", many, few, many / few, LIMIT)
