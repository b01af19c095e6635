"""`import` and `export`: whole, both ways, and nothing of what is faulty."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsdesk.desk.desk import Desk
from opsdesk.formats.demo import demo_record
from tests.cli.called import Called
from tests.cli.real_incidents import each_real_incident

Call = Callable[..., Called]

DEMO = Path(__file__).parents[2] / "opsdesk" / "formats" / "data" / "demo.json"


def counted(record: dict[str, Any]) -> dict[str, int]:
    """What `show --json` must count, from the record's own lists."""
    lists = {"follow_ups": "postmortem_actions"}
    names = ("timeline", "hypotheses", "actions", "updates", "changes", "follow_ups")
    counts = {name: len(record.get(lists.get(name, name), [])) for name in names}
    evidence = sum(len(item.get("evidence", [])) for item in record["hypotheses"])
    return counts | {"evidence": evidence + len(record.get("evidence", []))}


def goes_round(opsdesk: Call, file: Path, tmp_path: Path) -> None:
    record = json.loads(file.read_text(encoding="utf-8"))
    taken = opsdesk("import", str(file), "--json").json
    assert [row["title"] for row in taken] == [record["title"]]
    name = taken[0]["incident"]

    counts = opsdesk("show", name, "--json").json["counts"]
    assert {key: counts[key] for key in counted(record)} == counted(record)
    assert counts["entries"] == taken[0]["entries"]

    copy = tmp_path / "out.json"
    assert opsdesk("export", name, "--as", "json", "-o", str(copy)).out == ""
    assert json.loads(copy.read_text(encoding="utf-8")) == record
    assert opsdesk("export", name, "--as", "json").json == record
    assert opsdesk("doctor").code == 0


@each_real_incident
def test_a_real_incident_goes_round(opsdesk: Call, file: Path, tmp_path: Path) -> None:
    goes_round(opsdesk, file, tmp_path)


def test_the_demo_goes_round(opsdesk: Call, tmp_path: Path) -> None:
    goes_round(opsdesk, DEMO, tmp_path)


def test_import_says_which_incident_each_file_became(opsdesk: Call, desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"title": "Another", "started_at": "2026-01-02T03:04:05Z"}')
    lines = opsdesk("import", str(DEMO), str(other)).out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["INC-1", "INC-2"]
    assert desk.incident(2).title == "Another"


def test_a_dry_run_says_what_would_come_and_takes_nothing(opsdesk: Call, desk: Desk) -> None:
    assert demo_record().title in opsdesk("import", str(DEMO), "--dry-run").out
    row = opsdesk("import", str(DEMO), "--dry-run", "--json").json[0]
    assert (row["incident"], row["entries"] > 50) == (None, True)
    assert not desk.open_incidents()
    assert not desk.past_incidents()


def test_standard_input_is_a_file_too(opsdesk: Call) -> None:
    assert opsdesk("import", "-", stdin='{"title": "Piped", "started_at": "2026-01-02T03:04:05Z"}').out.startswith(
        "INC-1: Piped"
    )


def deep(levels: int) -> str:
    return '{"title": "x", "extra": ' + "[" * levels + "]" * levels + "}"


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        ('{"title": 5}', "title", "must be text"),
        ('{"title": ""}', "title", "empty"),
        ('{"title": "x", "actions": [{"text": "y"}, {"text": 3}]}', "actions[1].text", "must be text"),
        ('{"title": "x", "started_at": "2026-02-30T00:00:00Z"}', "started_at", "time"),
        ('{"title": "x", "started_at": "2026-02-03T00:00:00"}', "started_at", "zone"),
        ('{"title": "x", "started_at": 5}', "started_at", ""),
        ('{"title": "x", "n": NaN}', "n", "NaN is no number"),
        ('{"title": "x", "n": 1e999}', "n", "too large"),
        ('{"title": "x", "n": 99999999999999999999}', "n", "64 bits"),
        ('{"title": "x", "title": "y"}', "top level", "stands twice"),
        ('{"title": "\\ud800"}', "title", "surrogate"),
        (deep(200), "line 1", "nested"),
        (deep(100_000), "line 1", "nested"),
        ('["x"]', "[0]", "must be an object"),
        ('{"title": "x"', "line 1", ""),
        ("", "", "is empty"),
        (b"\x00\x01\x02", "byte 1", "binary"),
        (b"\xff\xfe{}", "byte 1", "not UTF-8"),
    ],
)
def test_a_faulty_file_is_named_with_place_and_reason(
    opsdesk: Call, desk: Desk, tmp_path: Path, data: str | bytes, place: str, reason: str
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(data if isinstance(data, bytes) else data.encode())
    refusal = opsdesk("import", "--format", "record", str(DEMO), str(bad)).refusal
    assert refusal.startswith(f"{bad}: ")
    assert place in refusal
    assert reason in refusal
    assert not desk.past_incidents(), "nothing may be half-imported, nor the good file before it"


@pytest.mark.parametrize("data", ["{}", "[]", "[{}]"])
def test_a_file_that_says_nothing_can_not_be_guessed(opsdesk: Call, data: str) -> None:
    assert opsdesk("import", "-", stdin=data).refusal == "standard input: holds nothing"


@pytest.mark.parametrize("name", ["nowhere.json", ".", "a\x00b"])
def test_a_file_that_can_not_be_read(opsdesk: Call, name: str) -> None:
    refusal = opsdesk("import", name).refusal
    assert "can't be read" in refusal
    assert ("name the files in it" in refusal) is (name == ".")


@pytest.mark.parametrize("form", ["timeline", "report", "handover", "can"])
def test_pages_are_markdown_with_the_incident_in_their_title(opsdesk: Call, number: int, form: str) -> None:
    assert "Card payments fail in Europe" in opsdesk("export", "1", "--as", form).out.splitlines()[0]


def test_an_export_is_private_when_new_and_keeps_the_mode_there_was(opsdesk: Call, number: int, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    called = opsdesk("export", "1", "--as", "report", "-o", str(path))
    assert (called.out, called.err) == ("", f"written to {path}\n")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    opsdesk("export", "1", "--as", "report", "-o", str(path))
    assert path.stat().st_mode & 0o777 == 0o644
    assert [file.name for file in tmp_path.glob("*report*")] == ["report.md"]


def test_an_export_that_can_not_be_written(opsdesk: Call, number: int, tmp_path: Path) -> None:
    assert "can't be written" in opsdesk("export", "1", "--as", "can", "-o", str(tmp_path / "no" / "x.md")).refusal
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    refusal = opsdesk("export", "1", "--as", "can", "-o", str(loop)).refusal
    assert refusal == f"{loop}: can't be written (Too many levels of symbolic links)"


def test_an_export_of_a_time(opsdesk: Call) -> None:
    opsdesk("import", str(DEMO))
    then = opsdesk("export", "1", "--as", "json", "--at", "2025-11-18T12:00:00Z").json
    assert then["status"] == "investigating"
    assert len(then["timeline"]) < len(json.loads(DEMO.read_text(encoding="utf-8"))["timeline"])


def test_a_handover_is_accepted_by_name(opsdesk: Call, desk: Desk, number: int) -> None:
    called = opsdesk("handover", "1", "--accept", "Bo")
    assert called.out.startswith("# Handover: INC-1")
    assert called.err == "bo commands INC-1 from now on\n"
    held = desk.incident(number).commander
    assert held
    assert held.person == "bo"
    assert "commands already" in opsdesk("handover", "1", "--accept", "bo").refusal
    assert "leave --at out" in opsdesk("handover", "1", "--accept", "cy", "--at", "T+0").refusal
    assert opsdesk("handover", "1", "--accept", "").code == 2, "nobody is no name"
