"""Keys typed faster than screens open: every one reaches the screen that stands there by then, in its order."""

from __future__ import annotations

import asyncio
import math

from textual import events
from textual.widgets import OptionList

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.registry import services
from opsdesk.desk.threaded import DeskThread
from screens.dialogs.send import SendDialog, Sending, WayOut
from screens.dialogs.text_view import TextView
from screens.matrix import MatrixScreen
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening
from tests.screens.waiting import until

NAMES = {
    "\n": "enter", "\x1b": "escape", "\x13": "ctrl+s", "\x10": "ctrl+p", "\t": "tab",
    ":": "colon", " ": "space", "?": "question_mark", "/": "slash", "-": "minus", "+": "plus", "@": "at",
}  # fmt: skip


def burst(app: OpsDesk, *typed: str) -> None:
    """Posts keys as one read of a slow line brings them: nobody waits between two. A text, or the name of an F-key."""
    for piece in typed:
        if piece.startswith("f") and piece[1:].isdigit():
            app.post_message(events.Key(piece, None))
        else:
            for sign in piece:
                app.post_message(events.Key(NAMES.get(sign, sign), sign))


def line_says(room, words: str) -> bool:
    """Whether the war room is in front and this stands on its line."""
    screen = room.app.screen
    return isinstance(screen, WarRoom) and screen.capture.input.value == words


def notes(room, number: int = 0) -> list[str]:
    """The notes on an incident, the newest last."""
    return [entry.payload.text for entry in room.desk.entries(number or room.number) if entry.payload.KIND == "note"]


LEFT_AND_BACK = {
    "help": ("\x1b?", "q", "i"),
    "help by F1": ("f1", "q", ""),
    "overview": ("\x1bv", "\x1b", "i"),
    "matrix": ("\x1bm", "q", ""),
    "triage": ("\x1bT", "60jl\n", ""),
    "triage typed": (":triage\n", "60\n", ""),
    "undo": ("\x1bu", "n", "i"),
    "export": ("\x1bE", "\nq", ""),
    "handover typed": (":handover\n", "jjGq", ""),
    "roles": (":roles\n", "\x1b", ""),
    "starters": (":starters\n", " \n", ""),
    "entry": ("\x1b1g\n", "q", "i"),
    "hypothesis": ("\x1b2\n", "q", "i"),
    "action": ("\x1b3\n", "q", "i"),
    "since": ("\x1bc", "q", "i"),
    "confirm": ("H1 confirmed\n", "y", ""),
    "palette": ("\x10", "\x1b", ""),
    "filter": ("\x1b/pool", "\n", ""),
    "severity": ("\x1bS", "1 worse\n", ""),
    "services": (":services\n", "\x1b", ""),
    "desk": ("f2", "f3", ""),
}


async def test_what_is_typed_over_a_dialog_and_after_it_arrives_whole(open_room):
    async with open_room() as room:
        await room.screen.load_drafter()
        for name, keys in LEFT_AND_BACK.items():
            words = f"after {name}"
            burst(room.app, *keys, words)
            await until(lambda words=words: line_says(room, words), words)
            await room.press("ctrl+u")


async def test_a_title_and_the_first_entries_are_typed_in_one_go(open_room):
    async with open_room() as room:
        burst(room.app, "f2", "nnjk is down\n", "= 12 % fail\n", "first note\n", "half")
        await until(lambda: line_says(room, "half"))
        incident = room.app.screen.incident
        assert incident.title == "njk is down"
        await until(lambda: notes(room, incident.number) == ["first note"])
        assert room.desk.incident(incident.number).impact == "12 % fail"


async def test_lines_that_speak_of_the_line_before_them_are_read_after_it_was_written(open_room):
    async with open_room() as room:
        before = room.desk.incident(room.number)
        h, a, d = (max(items, default=0) + 1 for items in (before.hypotheses, before.actions, before.decisions))
        burst(room.app, "? the pool is empty\n", f"++H{h} the pool's graph is flat\n", "@bo roll back 4.2 in 5m\n")
        burst(room.app, f"A{a} done helped\n", "! restart the cache\n", f"D{d} risk a cold cache\n", "half a li")
        await until(lambda: line_says(room, "half a li"))
        await until(lambda: d in room.desk.incident(room.number).decisions)
        await until(lambda: room.desk.incident(room.number).decisions[d].risks)
        incident = room.desk.incident(room.number)
        assert incident.hypotheses[h].statement == "the pool is empty"
        assert [held.rating for (hypothesis, _), held in incident.judgements.items() if hypothesis == h] == [2]
        assert incident.actions[a].outcome
        assert incident.decisions[d].risks == ("a cold cache",)


async def test_a_line_of_a_burst_that_can_not_be_entered_comes_back_and_the_next_ones_are_entered(open_room):
    async with open_room() as room:
        burst(room.app, "? the pool is empty\n", "++H7 no such thing\n", "a note\n")
        await until(lambda: "a note" in "\n".join(notes(room)) or "a note" in room.screen.capture.input.value)
        kept = "\n".join((*notes(room), room.screen.capture.input.value))
        assert "++H7 no such thing" in kept
        assert "a note" in kept


async def test_a_command_from_a_pane_loses_no_letter(open_room):
    async with open_room() as room:
        burst(room.app, "\x1b:sev 1 n\njust a note\n")
        await until(lambda: notes(room)[-1:] == ["just a note"])
        assert room.desk.incident(room.number).severity == 1


async def test_triage_typed_in_one_go_is_recorded(open_room):
    async with open_room() as room:
        burst(room.app, "\x1bT60jlll\n", "a note\n")
        await until(lambda: notes(room)[-1:] == ["a note"])
        await until(lambda: room.screen.incident.triage_inputs)
        assert '"users_pct":60' in room.screen.incident.triage_inputs.replace(" ", "")


async def test_the_palette_looks_for_what_was_typed_before_it_stood_there(open_room):
    async with open_room() as room:
        burst(room.app, "\x10evidence matrix")
        await until(lambda: [found.option_count for found in room.app.screen.query(OptionList)] == [1])
        burst(room.app, "\n")
        await until(lambda: isinstance(room.app.screen, MatrixScreen))


async def test_the_matrix_is_filled_and_left_in_one_go(open_room):
    async with open_room() as room:
        burst(room.app, "\x1bml--q", "a note\n")
        await until(lambda: notes(room)[-1:] == ["a note"])
        assert room.desk.incident(room.number).judgements[1, 2].rating == -2


async def test_a_service_is_added_in_one_go(open_room):
    async with open_room() as room:
        burst(room.app, "f2", "sn", "checkout\t", "payments\x13", "\x1b")
        await until(
            lambda: [(item.name, item.owner_team) for item in services(room.desk)] == [("checkout", "payments")]
        )


async def test_a_pane_that_is_only_now_to_be_seen_has_its_rows_before_the_next_key(open_room):
    async with open_room(size=(80, 24)) as room:
        painting = room.screen._update_timer
        painting.pause()
        burst(room.app, "\x1b2\n")
        await asyncio.sleep(0.2)
        painting.resume()
        await until(lambda: isinstance(room.app.screen, TextView))
        burst(room.app, "q")
        await until(lambda: isinstance(room.app.screen, WarRoom))


async def test_a_paste_waits_as_a_key_does(open_room):
    async with open_room() as room:
        burst(room.app, "f2", "n")
        room.app.post_message(events.Paste("Log-in fails"))
        burst(room.app, "\n")
        await until(lambda: isinstance(room.app.screen, WarRoom) and room.app.screen.incident.title == "Log-in fails")


async def test_nothing_typed_before_the_last_look_sends(open_room):
    async with open_room() as room:
        await room.screen.load_drafter()
        burst(room.app, "\x13\n1\n")
        await until(lambda: isinstance(room.app.screen, SendDialog))
        await room.settle()
        assert isinstance(room.app.screen, SendDialog)
        burst(room.app, "\x1b", "\x13\x1b:sev 1 worse\n", "a note\n")
        await until(lambda: notes(room)[-1:] == ["a note"])
        assert room.desk.incident(room.number).severity == 1
        assert not room.desk.incident(room.number).updates


async def test_enter_takes_the_whole_reason_that_was_typed_just_before_it(open_room):
    async with open_room() as room:
        app, asked = room.app, []
        await app.push_screen(SendDialog("customers", "Text.", (), [WayOut("page")], blocked=True), asked.append)
        await until(lambda: app.screen.painted_at < math.inf)
        burst(app, "the board asked for it\n")
        await until(lambda: asked)
        assert asked == [Sending(0, "the board asked for it")]


async def test_what_is_typed_before_the_first_frame_stands_on_the_line(desk_path, clock, told, tmp_path, monkeypatch):
    desk = Desk.at(desk_path, by="root", clock=clock)
    names: list[str] = []
    session = Session(DeskThread(desk), Settings(), "root", remember=names.append)
    monkeypatch.setattr(OpsDesk, "on_load", lambda app: burst(app, "ana\nhello"), raising=False)
    app = OpsDesk(session, read_opening(desk, session, told), crash_folder=tmp_path / "crashes")
    async with app.run_test(size=(120, 36)):
        await until(lambda: names == ["ana"])
        await until(lambda: app.screen.capture.input.value == "hello")
    session.desk.close()
