"""`decisions`, `next`, `nudges`: what was decided, and what the desk would do now."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.desk import nudging
from opsdesk.desk.desk import Desk
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


def test_decisions_are_written_line_by_line_and_told_with_what_was_weighed(opsdesk: Call, number: int) -> None:
    assert opsdesk("decisions", "1").out == "nothing was decided yet\n"
    for line in (
        "! roll back 4.2",
        "D1 option wait for the provider",
        "D1 objection @cy payroll runs",
        "D1 verify @bo in 10m",
        "D1 did not work errors are back",
    ):
        assert opsdesk("log", line).code == 0
    lines = opsdesk("decisions", f"INC-{number}").out.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "D1 14:42 roll back 4.2 (ana)",
        "option: wait for the provider",
        "objection: payroll runs (cy)",
        "verifies: bo, asked at 14:52",
        "did not work: errors are back (ana)",
    ]
    told = opsdesk("decisions", "1", "--json").json[0]
    assert (told["id"], told["worked"], told["objections"]) == ("D1", False, [{"text": "payroll runs", "by": "cy"}])
    shown = opsdesk("show", "1", "--json").json
    assert (shown["decisions"], shown["counts"]["decisions"]) == ([told], 1)
    assert "did not work" in opsdesk("show", "1").out
    for page in ("report", "handover"):
        assert "D1 roll back 4.2 (ana); option: wait for the provider" in opsdesk("export", "1", "--as", page).out


def test_the_next_test_is_told_with_the_line_that_gives_it_to_somebody(opsdesk: Call, number: int) -> None:
    assert opsdesk("next", "1").out == "nothing is left to tell apart\n"
    for line in ("? pool size", "? card provider", "+H1 began with the release"):
        opsdesk("log", line)
    first = opsdesk("next", "1", "--json").json[0]
    assert (first["hypotheses"], first["evidence"], first["cells"]) == (["H1", "H2"], "E1", [["E1", "H2"]])
    assert opsdesk("next", "1").out.startswith("find out whether E1 fits H2 too: “began with the release”")
    said = opsdesk("log", f"@bo{first['line'].removeprefix('@')}")
    assert (said.code, opsdesk("show", "1", "--json").json["actions"][0]["tests"]) == (0, ["H1", "H2"])


def test_what_was_put_off_in_the_war_room_is_told_too(opsdesk: Call, desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(minutes=20)
    put_off = nudging.put_off_now(desk, number, "silence")
    told = {row["key"]: row["put_off_until"] for row in opsdesk("nudges", "1", "--json").json}
    assert told["silence"] == f"{put_off['silence']:%Y-%m-%dT%H:%M:%SZ}"
    assert told["update:customers:14:57"] is None
