"""The ways out of one process: which are offered to whom, which can be used, and what the simple ones do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Fate, Outcome, not_sent, sent
from opsdesk.domain.errors import BadInput
from opsdesk.domain.vocabulary import Audience
from opsdesk.outbox import clipboard
from opsdesk.outbox.files import write_export, write_file
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Outbox
from tests.outbox.conftest import TEXT

CUSTOMERS, ENGINEERS = Audience.CUSTOMERS, Audience.ENGINEERS
CHANNELS = {
    "any": Channel("command", command=("true",)),
    "page": Channel("file", (CUSTOMERS,), path="/nowhere/page.txt"),
    "room": Channel("notify", (ENGINEERS,), url="$ROOM"),
    "clip": Channel("clipboard"),
}
HANDS = {"clipboard": lambda message: sent("copied"), "file": lambda message: not_sent("the disk is full")}
OUTBOX = Outbox(CHANNELS, HANDS, {})


def test_what_is_set_for_an_audience_is_offered_first_and_what_is_for_others_never() -> None:
    assert OUTBOX.offered(CUSTOMERS) == ("page", "any", "clip", "clipboard", "file")
    assert OUTBOX.offered(ENGINEERS) == ("room", "any", "clip", "clipboard", "file")
    assert OUTBOX.set_for(CUSTOMERS) == ("page",)
    assert OUTBOX.set_for(Audience.SUPPORT) == ()


def test_what_can_not_be_used_says_why() -> None:
    problems = {name: OUTBOX.problem(name) for name in (*CHANNELS, *HANDS, "fax")}
    assert {name for name, problem in problems.items() if problem} == {"room", "fax"}
    assert problems["room"] == "the variable ROOM isn't set here"
    assert "clipboard" in Outbox(CHANNELS, {}, {}).problem("clip")


def test_only_files_are_written_twice() -> None:
    assert {name for name in (*CHANNELS, *HANDS) if OUTBOX.repeatable(name)} == {"page"}
    assert {name for name in (*CHANNELS, *HANDS) if OUTBOX.is_here(name)} == {"clip", "clipboard", "file"}


def test_what_this_process_could_not_do_is_nothing_to_wait_for(message: Message) -> None:
    assert OUTBOX.send("clip", message) == Outcome(Fate.SENT, "copied", again=False)
    assert OUTBOX.send("file", message) == Outcome(Fate.NOT_SENT, "the disk is full", again=False)
    assert OUTBOX.send("fax", message).fate is Fate.NOT_SENT


def test_a_channel_that_is_others_by_now_gets_nothing_that_was_not_written_for_them(message: Message) -> None:
    others = Outbox({"page": Channel("command", (ENGINEERS,), command=("true",))}, {}, {})
    outcome = others.send("page", message)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert outcome.words == "the settings have it for others than customers by now"


def test_a_missing_secret_is_said_and_tried_again(message: Message) -> None:
    lacking = Outbox({"room": Channel("notify", url="$ROOM")}, {}, {})
    assert lacking.send("room", message) == Outcome(Fate.NOT_SENT, "the variable ROOM isn't set here", again=True)


def test_a_file_holds_the_text_and_no_value_brings_a_folder(message: Message, tmp_path: Path) -> None:
    path = f"{tmp_path}/{{incident}}-{{title}}-{{number}}.txt"
    outcome = Outbox({"page": Channel("file", path=path)}, {}, {}).send("page", message)
    assert outcome == Outcome(Fate.SENT, f"written to {tmp_path}/inc-7-pool-of-db-17-is-full-3.txt")
    assert (tmp_path / "inc-7-pool-of-db-17-is-full-3.txt").read_text() == TEXT + "\n"


def test_an_export_never_writes_over_a_file_and_says_where_it_is(tmp_path: Path) -> None:
    path, other = tmp_path / "inc-7.html", tmp_path / "inc-7-2.html"
    assert write_export(path, "one") == f"written to {path}"
    assert write_export(path, "one") == f"{path} holds just this already"
    assert write_export(path, "two") == f"written to {other} (inc-7.html was there already)"
    (tmp_path / "inc-7-3.html").mkdir()
    assert write_export(path, "three").startswith(f"written to {tmp_path / 'inc-7-4.html'}")
    assert (path.read_text(), other.read_text()) == ("one", "two")


def test_what_a_link_points_to_is_written_and_a_pipe_stays_one(message: Message, tmp_path: Path) -> None:
    page, link, pipe = tmp_path / "page.txt", tmp_path / "link.txt", tmp_path / "pipe"
    page.write_text("before")
    link.symlink_to(page)
    os.mkfifo(pipe)
    assert Outbox({"page": Channel("file", path=str(link))}, {}, {}).send("page", message).fate is Fate.SENT
    assert (link.is_symlink(), page.read_text()) == (True, TEXT + "\n")
    to_pipe = Outbox({"page": Channel("file", path=str(pipe))}, {}, {})
    assert to_pipe.send("page", message).fate is Fate.NOT_SENT, "nobody reads it"
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert to_pipe.send("page", message).fate is Fate.SENT
    assert os.read(reader, 1000).decode() == TEXT + "\n"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("path", ["~nobody-of-this-name/page.txt", f"/tmp/{'x' * 300}.txt"])
def test_a_path_that_can_be_none_is_an_outcome_too(message: Message, path: str) -> None:
    outcome = Outbox({"page": Channel("file", path=path)}, {}, {}).send("page", message)
    assert outcome.fate is Fate.NOT_SENT
    assert path in outcome.words


def test_a_link_to_itself_is_an_outcome_too(message: Message, tmp_path: Path) -> None:
    loop, page = tmp_path / "loop", tmp_path / "page.txt"
    loop.symlink_to(loop)
    outbox = Outbox({"loopy": Channel("file", path=str(loop)), "page": Channel("file", path=str(page))}, {}, {})
    reason = f"{loop}: can't be written (Too many levels of symbolic links)"
    assert outbox.send("loopy", message) == not_sent(reason)
    assert outbox.send("page", message).fate is Fate.SENT
    assert loop.is_symlink()


def test_a_file_in_a_folder_that_is_a_file_is_an_outcome_too(message: Message, tmp_path: Path) -> None:
    (tmp_path / "page").write_text("")
    outcome = Outbox({"page": Channel("file", path=f"{tmp_path}/page/x")}, {}, {}).send("page", message)
    assert outcome == not_sent(f"{tmp_path}/page/x: can't be written (Not a directory)")


@pytest.mark.parametrize("name", ["a" * 255, "連" * 85])
def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, "x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_text_that_no_file_can_hold_leaves_what_was_there(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("before")
    with pytest.raises(BadInput, match="can't be written"):
        write_file(page, "half a sign: \ud800")
    with pytest.raises(BadInput, match="can't be written"):
        write_file(Path("a\0b"), "x")
    assert ([path.name for path in tmp_path.iterdir()], page.read_text()) == (["page.txt"], "before")


def test_a_file_that_can_not_be_written_is_tried_again(message: Message) -> None:
    outcome = OUTBOX.send("page", message)
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, True)
    assert "there is no folder /nowhere; make it first" in outcome.words


EVERYWHERE = {"TMUX": "x", "WAYLAND_DISPLAY": "x", "DISPLAY": "x"}


@pytest.mark.parametrize(
    ("environ", "works", "tried"),
    [
        (EVERYWHERE, "tmux", ["tmux"]),
        (EVERYWHERE, "wl-copy", ["tmux", "pbcopy", "wl-copy"]),
        (EVERYWHERE, "xclip", ["tmux", "pbcopy", "wl-copy", "xclip"]),
        ({}, "pbcopy", ["pbcopy"]),
        ({}, "", ["pbcopy"]),
    ],
    ids=["tmux", "wayland", "x11", "mac", "none"],
)
def test_the_clipboard_is_tried_in_order_and_says_which_took_it(
    environ: dict[str, str], works: str, tried: list[str]
) -> None:
    seen: list[str] = []

    def run(command: Sequence[str], text: str) -> bool:
        seen.append(command[0])
        return command[0] == works

    assert clipboard.copy("x", environ, run=run).by == works
    assert seen == tried


def test_what_no_program_takes_goes_to_the_terminal_and_then_to_a_file(tmp_path: Path) -> None:
    asked: list[str] = []
    by_terminal = clipboard.deliver("We know.", {"PATH": ""}, lambda text: not asked.append(text), tmp_path / "x.txt")
    assert (by_terminal.fate, asked) == (Fate.SENT, ["We know."])
    assert "doesn't say" in by_terminal.words
    written = clipboard.deliver("We know.", {"PATH": ""}, lambda text: False, tmp_path / "x.txt")
    assert written == Outcome(Fate.SENT, f"no clipboard took it; written to {tmp_path / 'x.txt'}")
    assert (tmp_path / "x.txt").read_text() == "We know.\n"
    lost = clipboard.deliver("We know.", {"PATH": ""}, lambda text: False, tmp_path / "no" / "x.txt")
    assert (lost.fate, lost.again) == (Fate.NOT_SENT, False)


def test_the_escape_sequence_carries_the_text() -> None:
    assert clipboard.escape_sequence("ä") == "\x1b]52;c;w6Q=\a"
