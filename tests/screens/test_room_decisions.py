"""`d` in the war room: what was weighed for a decision, in a form whose fields are read as lines are."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.desk import deciding
from screens.dialogs.form import Form
from screens.dialogs.text_view import TextView


async def test_a_decision_is_weighed_in_a_form_and_read_back(open_room):
    async with open_room() as room:
        await room.press("escape", "d")
        form = await room.to(Form)
        assert "D1 roll back first" in str(form.query_one(".dialog-title").visual)
        await room.fill(option="wait; fail over", objection="@eli payroll runs", verify="@bo in")
        await room.press("ctrl+s")
        assert "who verifies D1, and when?" in room.note("verify"), "it stays open, and says where"
        await room.fill(verify="@bo in 10m")
        await room.press("ctrl+s")
        made = room.desk.incident(room.number).decisions[1]
        assert (made.options, made.verifier) == (("wait", "fail over"), "bo")
        assert made.objections[0].who == "eli"
        assert made.check_at == room.screen.session.now + timedelta(minutes=10)
        await room.enter(":decision D1")
        await room.to(Form)
        await room.fill(outcome="worked", result="errors are gone")
        await room.press("ctrl+s")
        assert room.desk.incident(room.number).decisions[1].outcome == "worked"
        assert room.desk.incident(room.number).decisions[1].options == ("wait", "fail over"), "nothing came twice"
        await room.press("escape", "1", "G", "enter")
        view = await room.to(TextView)
        assert "option:       wait" in view.lines.row_at(2).content.plain


async def test_two_people_with_one_decision_lose_no_words(open_room):
    async with open_room((80, 24)) as room:
        await room.press("escape", "d")
        await room.to(Form)
        await room.fill(option="wait", fallback="mine")
        room.desk.do(room.number, deciding.name_fallback(1, "theirs"))
        room.desk.do(room.number, deciding.name_verifier(1, "bo", room.desk.clock() + timedelta(minutes=9)))
        await room.press("ctrl+s")
        assert room.note("fallback") == "yours; theirs: theirs"
        assert room.note("verify") == "theirs now, was: nothing"
        await room.press("ctrl+s")
        made = room.desk.incident(room.number).decisions[1]
        assert (made.options, made.fallback, made.verifier) == (("wait",), "mine", "bo")


async def test_there_has_to_be_one(open_room):
    async with open_room() as room:
        await room.enter(":decision D7")
        assert "there is no D7" in room.hint()
