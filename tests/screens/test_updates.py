"""The update pane: it follows the facts, keeps a person's words, says what is wrong with them, and sends."""

from __future__ import annotations

from opsdesk.desk.desk import Desk
from opsdesk.desk.followups import add
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.note import Decided
from opsdesk.domain.followup import Task
from opsdesk.domain.vocabulary import Audience, Stage
from screens.dialogs.send import SendDialog
from screens.dialogs.text_view import TextView
from tests.conftest import FakeClock
from tests.screens.conftest import tell
from tests.screens.waiting import until


async def ready(room) -> None:
    """Once the drafter is there."""
    await room.screen.load_drafter()
    await room.settle()


def shown(room) -> str:
    """What the pane's lines say."""
    lines = room.screen.draft.lines
    return "\n".join(row.content.plain for place in range(lines.row_count) if (row := lines.row_at(place)))


def shown_in(view: TextView) -> str:
    """What an open text says."""
    return "\n".join(row.content.plain for place in range(view.lines.row_count) if (row := view.lines.row_at(place)))


async def write(room, text: str) -> None:
    """Opens the editor and writes a text of one's own."""
    await room.screen.action_edit_draft()
    await rewrite(room, text)


async def rewrite(room, text: str) -> None:
    """Replaces the text in the open editor, and waits until the screen has taken it over."""
    room.screen.draft.editor.text = text
    await until(lambda: room.screen.proposal().text == text)


async def test_the_draft_follows_what_is_typed(open_room):
    async with open_room() as room:
        await ready(room)
        assert "12 % of card payments" in shown(room)
        await room.enter("= 30 % of card payments in Europe fail")
        assert "30 % of card payments" in shown(room)


async def test_an_unconfirmed_cause_is_not_told_to_customers(open_room):
    async with open_room() as room:
        await ready(room)
        assert "pool size" not in shown(room)
        room.screen.action_audience(3)
        assert "pool size" in shown(room)


async def test_a_fix_time_is_pointed_out_and_an_honest_admission_passes(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "About 12 % of card payments in Europe fail. We expect to fix this by 15:30 UTC.")
        rules = {finding.rule for finding in room.screen.proposal().findings}
        assert "OVP1" in rules
        assert "OVP1" in room.screen.draft.query_one("#draft-foot").said(80)
        honest = (
            "Since 14:43 UTC about 12 % of card payments in Europe fail. We do not yet know the cause. "
            "Next update by 15:05 UTC."
        )
        await rewrite(room, honest)
        errors = {finding.rule for finding in room.screen.proposal().findings if finding.blocks}
        assert not errors & {"OVP1", "OVP2", "CRT2", "VAG1", "NXT1"}


async def test_a_key_leads_to_the_end_of_the_text_and_one_to_its_start(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "Payments fail.\n\nWe look into it.")
        await room.press("ctrl+end", "!", "ctrl+home", "*")
        await until(lambda: room.screen.proposal().text == "*Payments fail.\n\nWe look into it.!")


async def test_an_open_editor_follows_the_facts_until_somebody_writes(open_room, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        await room.screen.action_edit_draft()
        tell(room.desk, room.number, clock, "= 30 % of card payments in Europe fail")
        await room.screen.resync()
        await until(lambda: "30 % of card payments" in room.screen.draft.editor.text)
        assert room.screen._edits.get(Audience.CUSTOMERS) is None, "nobody wrote anything"
        await rewrite(room, "We know. Next update by 15:30 UTC.")
        tell(room.desk, room.number, clock, "= 40 % of card payments in Europe fail")
        await room.screen.resync()
        await until(lambda: "1 fact changed" in room.screen.draft.query_one("#draft-head").said(120))
        assert room.screen.draft.editor.text == "We know. Next update by 15:30 UTC."


async def test_words_for_one_audience_are_never_anothers(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "For customers alone.")
        await room.press("escape", "1")
        await room.screen.action_edit_draft()
        room.screen.timeline.focus()
        await room.press("right_square_bracket")
        await until(lambda: room.screen.draft.editor is None)
        await room.settle()
        assert room.screen.audience is Audience.EXECUTIVES
        await until(lambda: "INC-1" in shown(room))
        assert "For customers alone." not in shown(room), "the executives' draft"
        assert room.screen.focused is room.screen.timeline
        await room.press("left_square_bracket")
        await until(lambda: "For customers alone." in shown(room))


async def test_an_edit_is_kept_and_says_which_facts_changed_since(open_room, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        await write(room, "My own words. Next update by 15:05 UTC.")
        await room.pilot.press("escape")
        await room.settle()
        await room.pilot.press("i")
        await room.enter("= 30 % of card payments in Europe fail")
        assert "My own words" in shown(room)
        assert "changed since" in room.screen.draft.query_one("#draft-head").said(120)
    async with open_room() as room:
        await ready(room)
        assert "My own words" in shown(room)


async def test_a_fact_that_comes_while_somebody_writes_is_told_beyond_the_next_key(open_room, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        await write(room, "My own words. Next update by 15:05 UTC.")
        head = room.screen.draft.query_one("#draft-head")
        tell(room.desk, room.number, clock, "= 30 % of card payments in Europe fail")
        await until(lambda: "1 fact changed since" in head.said(120))
        await rewrite(room, "My very own words. Next update by 15:05 UTC.")
        assert "1 fact changed since" in head.said(120)
        assert "your words now" in room.hint()
        await room.press("escape")
        await write(room, "My own words of 30 %. Next update by 15:05 UTC.")
        assert "your words of" in head.said(120)


async def test_sending_shows_the_text_and_records_it(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "Since 14:43 UTC 12 % of card payments in Europe fail. Next update by 15:05 UTC.")
        await room.pilot.press("ctrl+s")
        await room.settle()
        dialog = room.app.screen
        assert isinstance(dialog, SendDialog)
        blocked = bool(room.app.screen.query("#override"))
        if blocked:
            dialog.query_one("#override").value = "the provider's time is not ours"
        await room.pilot.press("up", "enter")
        await room.settle()
        sent = room.screen.incident.last_update(Audience.CUSTOMERS)
        assert sent is not None
        assert sent.text.startswith("Since 14:43 UTC")
        assert sent.channel == "by hand"
        newest = [entry.payload for entry in room.desk.entries(room.number)][-2:]
        assert isinstance(newest[-1], UpdateSent)
        overridden = isinstance(newest[0], Decided) and newest[0].text.startswith("sent to customers against")
        assert overridden == blocked


async def test_a_blocked_text_needs_a_reason(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "We will fix this by 15:30 UTC.")
        await room.pilot.press("ctrl+s")
        await room.settle()
        await room.pilot.press("enter")
        await room.settle()
        assert isinstance(room.app.screen, SendDialog)
        await room.pilot.press("escape")
        await room.settle()
        assert room.screen.incident.last_update(Audience.CUSTOMERS) is None


async def test_a_summary_tells_what_was_taken_on_elsewhere(open_room, desk: Desk, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        await room.enter(":resolved")
        task = Task("Add an alert for pool use", owner="bo")
        add(desk, task, clock().date(), incident=1)
        room.screen.choose_stage(Stage.POSTMORTEM)
        await room.screen.resync()
        await until(lambda: "one change to make: add an alert for pool use" in shown(room))


async def test_the_facts_behind_a_sentence_show_when_it_is_selected(open_room):
    async with open_room() as room:
        await ready(room)
        await room.pilot.press("escape", "4")
        await room.settle()
        await room.pilot.press("j", "k")
        await room.settle()
        assert "impact" in room.hint() or "confirmed" in room.hint() or "unknown" in room.hint()
        await room.pilot.press("enter")
        await room.settle()
        await until(lambda: isinstance(room.app.screen, TextView))
        assert "rests on" in shown_in(room.app.screen)


async def test_whoever_turns_back_from_sending_goes_on_where_they_wrote(open_room):
    async with open_room() as room:
        await ready(room)
        await write(room, "My own words. Next update by 15:05 UTC.")
        await room.pilot.press("ctrl+s")
        await until(lambda: isinstance(room.app.screen, SendDialog))
        await room.pilot.press("escape")
        await until(lambda: not isinstance(room.app.screen, SendDialog))
        await room.settle()
        assert room.screen.draft.editor is not None
        assert room.screen.draft.editor.has_focus
