"""`shape` and `export --as html`: an incident at a glance, and as a file to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.cli.real_incidents import each_real_incident
from tests.formats.html.reading import check_harmless

Call = Callable[..., Called]


def test_the_lanes_are_printed_as_wide_as_asked_for(opsdesk: Call, number: int) -> None:
    opsdesk("log", "? pool size 连接池")
    opsdesk("log", "@bo roll back 4.2 in 15m")
    lines = opsdesk("shape", "1", "--width", "60").out.splitlines()
    assert lines[0].startswith("INC-1")
    assert any(line.startswith("  H1 pool") for line in lines)
    assert any("@bo" in line for line in lines)
    assert all(len(line) <= 60 for line in lines[1:])
    drawn = opsdesk("shape", "1", "--width", "60", "--ascii").out.partition("\n")[2]
    assert drawn.replace("连接池", "").isascii()
    assert "--width" in opsdesk("shape", "1", "--width", "10").refusal


def test_the_lanes_are_data_too(opsdesk: Call, number: int) -> None:
    opsdesk("log", "? pool size")
    shape = opsdesk("shape", "INC-1", "--json").json
    assert shape["incident"] == "INC-1"
    (board,) = [lane for lane in shape["lanes"] if lane["group"] == "hypotheses"]
    (item,) = board["items"]
    assert (item["name"], item["status"], item["marks"][0]["sign"]) == ("H1", "open", "raised")
    assert item["spans"][0]["running"] is True


@each_real_incident
def test_a_real_incident_becomes_a_page(opsdesk: Call, file: Path, tmp_path: Path) -> None:
    opsdesk("import", str(file))
    path = tmp_path / "incident.html"
    assert opsdesk("export", "1", "--as", "html", "-o", str(path)).code == 0
    page = check_harmless(path.read_text(encoding="utf-8"))
    assert page.count("svg") >= 3
    assert opsdesk("shape", "1", "--width", "80").out.count("\n") > 10


@pytest.mark.parametrize("command", [("shape", "9"), ("export", "9", "--as", "html")], ids=["shape", "export"])
def test_an_incident_that_is_not_there(opsdesk: Call, number: int, command: tuple[str, ...]) -> None:
    assert "INC-9" in opsdesk(*command).refusal
