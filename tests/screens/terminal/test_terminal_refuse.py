"""Where a full-screen app is refused, and where it isn't."""

from __future__ import annotations

import io

import pytest

from screens.terminal import why_no_terminal


class Stream(io.StringIO):
    """A stream that is a terminal or isn't."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def closed() -> Stream:
    stream = Stream(terminal=True)
    stream.close()
    return stream


SCREEN = Stream(terminal=True)
PIPE = Stream(terminal=False)


@pytest.mark.parametrize("term", ["xterm-256color", "screen", ""])
def test_a_terminal_is_accepted(term: str) -> None:
    assert why_no_terminal(SCREEN, SCREEN, {"TERM": term}) is None


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "word"),
    [
        (PIPE, SCREEN, "xterm", "input"),
        (None, SCREEN, "xterm", "input"),
        (closed(), SCREEN, "xterm", "input"),
        (SCREEN, PIPE, "xterm", "output"),
        (SCREEN, None, "xterm", "output"),
        (SCREEN, SCREEN, "dumb", "TERM"),
        (SCREEN, SCREEN, "DUMB", "TERM"),
        (SCREEN, SCREEN, "unknown", "TERM"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(
    stdin: Stream | None, stdout: Stream | None, term: str, word: str
) -> None:
    sentence = why_no_terminal(stdin, stdout, {"TERM": term})
    assert sentence is not None
    assert word in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
