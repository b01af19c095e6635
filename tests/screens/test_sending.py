"""Sending from the war room: the last look, the ways there are, and what is shown of what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.domain.vocabulary import Audience, Stage, Status
from screens.dialogs.confirm import Confirm
from screens.dialogs.send import SendDialog
from tests.outbox.endpoints import http_endpoint
from tests.screens.waiting import until

CUSTOMERS = (Audience.CUSTOMERS,)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A status page's webhook; what is written to the folder stays in the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with http_endpoint() as endpoint:
        monkeypatch.setenv("PAGE_URL", f"http://127.0.0.1:{endpoint.port}/T0KEN4242")
        yield endpoint


@pytest.fixture
def channels(tmp_path: Path) -> dict[str, Channel]:
    return {
        "page": Channel("statuspage", CUSTOMERS, url="$PAGE_URL"),
        "note": Channel("file", CUSTOMERS, path=str(tmp_path / "{audience}.txt")),
        "chat": Channel("notify", url="$NOT_SET"),
        "boss": Channel("file", (Audience.EXECUTIVES,), path="/nowhere/x"),
    }


async def ask_to_send(room) -> SendDialog:
    """Presses ^s on a draft."""
    await room.screen.load_drafter()
    await room.press("ctrl+s")
    await until(lambda: isinstance(room.app.screen, SendDialog))
    await room.settle()
    return room.app.screen


def said(dialog: SendDialog, name: str) -> str:
    return dialog.query_one(f"#{name}").visual.plain


def standing(room) -> list[tuple[str, str]]:
    return [(item.channel, item.state.value) for item in deliveries.of_incident(room.desk, room.number)]


def timeline(room) -> str:
    pane = room.screen.timeline
    rows = (pane.row_at(place) for place in range(pane.row_count))
    return "\n".join(pane.render_row(row, 200, False).plain for row in rows if row)


async def test_what_the_settings_mean_comes_first_and_a_digit_or_an_arrow_chooses(open_room, web, channels):
    async with open_room(channels=channels) as room:
        dialog = await ask_to_send(room)
        lines = said(dialog, "ways").splitlines()
        assert [line[4:].split("  ")[0] for line in lines] == [
            "page, note", "page", "note", "chat", "clipboard", "file", "by hand",
        ]  # fmt: skip
        assert lines[0].startswith("● 1 page, note  set for customers")
        assert "✗ the variable NOT_SET isn't set here" in lines[3]
        await room.press("4", "enter")
        assert "NOT_SET" in said(dialog, "problem")
        await room.press("up")
        assert said(dialog, "ways").splitlines()[2].startswith("● 3 note")
        await room.press("down", "down", "9")
        assert said(dialog, "ways").splitlines()[4].startswith("● 5 clipboard")
        await room.press("escape")
        await room.settle()
        assert standing(room) == []


async def test_enter_sends_it_and_enter_on_it_reads_it_back(open_room, web, channels, tmp_path):
    async with open_room(channels=channels) as room:
        await ask_to_send(room)
        await room.press("enter")
        await until(lambda: [state for _, state in standing(room)] == ["sent", "sent"])
        text = room.screen.incident.updates[1].text
        assert len(web.requests) == 1
        assert (tmp_path / "customers.txt").read_text() == text + "\n"
        await until(lambda: "update 1 sent by note" in room.hint())
        await room.press("escape", "1", "G", "enter")
        await room.settle()
        read = room.app.screen._text
    for words in (text, "approved by ana", "sent by page (status 200)", "sent by note", "impact", "confirmed"):
        assert words in read
    assert "T0KEN" not in read


async def test_what_is_shown_is_what_goes_whatever_is_written_meanwhile(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await ask_to_send(room)
        shown = room.app.screen._text
        from opsdesk.desk import declaring

        room.desk.do(room.number, declaring.state_impact("99 % of everything fails"))
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "sent")])
        assert room.desk.incident(room.number).updates[1].text == shown


async def test_what_fails_marks_the_update_and_is_said_and_can_be_sent_again(open_room, web, channels):
    async with open_room(channels=channels) as room:
        web.answers.append(401)
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "given up")])
        await until(lambda: "✗ given up on page · to customers" in timeline(room))
        assert "✗ update 1 given up on page: status 401" in room.screen.hints(200).plain
        await room.enter(":outbox")
        await room.press("enter")
        await room.settle()
        await room.enter("agian")
        assert "neither again nor drop" in room.hint()
        await room.enter(":outbox")
        await room.press("enter")
        await room.settle()
        await room.enter("again")
        await until(lambda: "update 1 sent by page (status 200)" in room.notices)
        assert standing(room) == [("page", "sent")]
        await until(lambda: "update 1 to customers went after all" in timeline(room))
        await until(lambda: "✗ given up on page" not in timeline(room))


async def test_what_still_fails_is_not_simply_said_to_be_sent(open_room, web, channels):
    async with open_room(channels=channels) as room:
        web.answers += [503]
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "failed")])
        await until(lambda: ", failed on page" in str(room.screen.draft.border_subtitle))


async def test_each_channel_is_said_to_stand_as_it_does(open_room, web, channels):
    async with open_room(channels={**channels, "note": Channel("file", CUSTOMERS, path="/nowhere/x")}) as room:
        web.answers.append("close")
        await ask_to_send(room)
        await room.press("1", "enter")
        await until(lambda: sorted(standing(room)) == [("note", "failed"), ("page", "unsure")])
        await until(lambda: "✗ unsure on page, failed on note · to customers" in timeline(room))
        assert "; next try " in room.screen._said(room.screen.deliveries[2])


async def test_what_takes_its_time_does_not_look_sent(open_room, web, channels, clock):
    async with open_room(channels=channels) as room:
        web.answers.append("held")
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "sending")])
        assert "on its way by page" not in timeline(room)
        clock.forward(seconds=4)
        await until(lambda: "… on its way by page · to customers" in timeline(room))
        await until(lambda: ", on its way by page" in str(room.screen.draft.border_subtitle))
        web.released.set()
        await until(lambda: standing(room) == [("page", "sent")])
        await until(lambda: "on its way" not in timeline(room))


async def test_leaving_asks_while_a_text_is_on_its_way(open_room, web, channels):
    async with open_room(channels=channels) as room:
        web.answers.append("held")
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "sending")])
        await room.press("ctrl+q")
        await until(lambda: isinstance(room.app.screen, Confirm))
        assert room.app.screen._details == ["INC-1 update 1 sending on page"]
        await room.press("escape")
        assert not room.app._asks_to_leave
        web.released.set()
        await until(lambda: standing(room) == [("page", "sent")])
        await room.press("ctrl+q")
        await until(lambda: room.app._exit)


async def test_what_need_not_go_is_dropped(open_room, web, channels):
    async with open_room(channels=channels) as room:
        web.answers.append("close")
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: "unsure on page" in timeline(room))
        await room.enter(":outbox")
        await room.press("enter")
        await room.settle()
        await room.enter("drop")
        await until(lambda: "update 1 dropped on page" in room.hint())
        await until(lambda: "✗" not in timeline(room))
        assert standing(room) == [("page", "dropped")]
        await room.enter(":outbox")
        assert "nothing went wrong" in room.hint()


async def test_what_failed_before_is_said_when_the_room_opens(open_room, web, channels):
    async with open_room(channels=channels) as room:
        web.answers.append(401)
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("page", "given up")])
    async with open_room() as room:
        await until(lambda: "✗ given up on page" in timeline(room))


async def test_without_channels_there_are_still_clipboard_file_and_hand(open_room, web, tmp_path):
    async with open_room() as room:
        dialog = await ask_to_send(room)
        assert [line[4:].strip() for line in said(dialog, "ways").splitlines()] == ["clipboard", "file", "by hand"]
        await room.press("2", "enter")
        await until(lambda: standing(room) == [("file", "sent")])
        room.screen.take_words("Nothing new. We will post by 15:30 UTC.")
        await ask_to_send(room)
        await room.press("down", "down", *"asked", "enter")
        await until(lambda: "update 2 to customers is recorded; you send it by hand" in room.hint())
    assert (tmp_path / "inc-1-customers-1.txt").exists()


async def test_the_clipboard_says_which_way_it_was(open_room, web, monkeypatch):
    monkeypatch.setenv("PATH", "")
    async with open_room() as room:
        await ask_to_send(room)
        await room.press("enter")
        await until(lambda: standing(room) == [("clipboard", "sent")])
        await until(lambda: "handed to the terminal" in room.hint())
        assert room.app.clipboard == room.screen.incident.updates[1].text


async def test_in_a_small_terminal_the_text_keeps_its_room(open_room, web, channels):
    async with open_room((80, 24), channels=channels) as room:
        dialog = await ask_to_send(room)
        assert len(said(dialog, "ways").splitlines()) == 3
        assert max(map(len, said(dialog, "ways").splitlines())) <= 74
        assert dialog.lines.size.height >= 6
        await room.press("escape")
        room.screen.take_words(
            " ".join(f"We will fix this by {hour}:30 UTC, says HTTP 50{hour}." for hour in range(10, 16))
        )
        dialog = await ask_to_send(room)
        assert said(dialog, "findings").splitlines()[-1].startswith("and ")
        assert dialog.lines.size.height >= 3
        assert dialog.query_one("#override").region.bottom < dialog.query_one(".dialog-keys").region.bottom <= 23


async def test_a_blocked_text_asks_for_its_reason_and_takes_digits_in_it(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await room.screen.load_drafter()
        room.screen.take_words("We will fix this by 15:30 UTC.")
        dialog = await ask_to_send(room)
        await room.press("enter")
        assert said(dialog, "problem") == "it needs a reason first"
        await room.press("2", "enter")
        assert said(dialog, "problem") == "“2” is no reason; ↑ ↓ choose the way"
        await room.press(*" asked", "enter")
        await until(lambda: 1 in room.screen.incident.updates)
        held = room.screen.incident.updates[1]
        assert held.override == "2 asked"
        assert held.channel == "page, note"
        assert "OVP1" in held.findings


async def test_a_reason_half_written_is_there_when_somebody_looks_again(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await room.screen.load_drafter()
        room.screen.take_words("We will fix this by 15:30 UTC.")
        await ask_to_send(room)
        await room.press(*"the CEO", "escape")
        await room.settle()
        await ask_to_send(room)
        await room.press(*" asked", "enter")
        await until(lambda: 1 in room.screen.incident.updates)
        assert room.screen.incident.updates[1].override == "the CEO asked"
        room.screen.take_words("We will fix this by 16:30 UTC.")
        dialog = await ask_to_send(room)
        assert dialog.query_one("#override").typed_value == ""


async def test_a_second_key_right_away_sends_no_empty_news(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: "update 1 sent by page" in room.hint())
        await room.press("ctrl+s")
        await until(lambda: "and nothing changed since" in room.hint())
        assert len(room.screen.incident.updates) == 1


async def test_undoing_what_was_sent_drafts_its_correction(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await ask_to_send(room)
        await room.press("2", "enter")
        await until(lambda: "update 1 sent by page" in room.hint())
        room.screen.turn_to(Audience.SUPPORT)
        await room.press("escape", "u")
        await until(lambda: "send a correction" in room.hint())
        made = room.screen.proposal()
        assert made.draft.audience is Audience.CUSTOMERS
        assert made.text.startswith("Correction: our update of")
        assert not made.refusal


async def test_a_stage_that_somebody_chose_holds_until_the_incident_moves_on(open_room, web, channels):
    async with open_room(channels=channels) as room:
        await room.screen.load_drafter()
        await room.press("escape", "s")
        chosen = room.screen.proposal().draft.stage
        assert room.screen.stage is chosen
        await room.press("i")
        await room.enter(":monitoring")
        await until(lambda: room.screen.incident.status is Status.MONITORING)
        assert room.screen.stage is None
        assert room.screen.proposal().draft.stage is Stage.MONITORING
