"""The outbox of a command: the channels of the settings, and what only this process reaches."""

from __future__ import annotations

import sys
from pathlib import Path

from opsdesk.cli.output import OutputFull, ReaderGone, put_as_it_is
from opsdesk.cli.session import Session
from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox import hands
from opsdesk.outbox.clipboard import escape_sequence
from opsdesk.outbox.hands import FILE
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Hand, Outbox

STDOUT = "stdout"


def outbox_of(session: Session, output: str = "") -> Outbox:
    """The ways out of a command; `output` is the file that `-o` names."""
    ways: dict[str, Hand] = {FILE: hands.to_file(output)} if output else {}
    ways[STDOUT] = _print
    ways[hands.CLIPBOARD] = hands.to_clipboard(session.environ, _to_the_terminal, Path.cwd())
    return Outbox(session.settings.channels, ways, session.environ)


def _print(message: Message) -> Outcome:
    if sys.stdout is None:
        return not_sent("standard output is closed", again=False)
    try:
        put_as_it_is(message.text)
    except ReaderGone:
        return unsure("whoever read the output stopped reading")
    except OutputFull as full:
        return unsure(f"standard output: {full}")
    return sent("printed")


def _to_the_terminal(text: str) -> bool:
    """Asks the terminal itself, when there is one; it doesn't answer."""
    if not sys.stderr.isatty():
        return False
    sys.stderr.write(escape_sequence(text))
    sys.stderr.flush()
    return True
