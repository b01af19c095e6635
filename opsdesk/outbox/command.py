"""A command fed on standard input: for every tool that has one. No shell reads its arguments."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox.likely_secrets import without_likely_secrets
from opsdesk.outbox.message import Message
from opsdesk.outbox.overheard import Overheard
from opsdesk.outbox.secrets import in_environment, masked

ENDING_S: Final = 2.0
"""How long a program that was ended may take to be gone."""


def run(channel: Channel, message: Message, environ: Mapping[str, str]) -> Outcome:
    """Feeds the text to the command. Exit 0 is its word that it was sent, another code that it wasn't.

    One that doesn't end in time is ended, with everything it started, and nobody knows what it did before.
    """
    try:
        heard = Overheard()
    except OSError as error:
        return not_sent(f"no pipe can be made for what it may say ({_reason(error)})")
    return _run(channel, message, environ, heard)


def _run(channel: Channel, message: Message, environ: Mapping[str, str], heard: Overheard) -> Outcome:
    program = channel.command[0]
    try:
        process = subprocess.Popen(
            channel.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=heard.pipe,
            env={**environ, **_surroundings(message)},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return not_sent(f"{program} can't be run ({_reason(error)})", again=False)
    finally:
        heard.let_go()
    try:
        process.communicate(message.text.encode("utf-8", "replace"), timeout=channel.timeout_seconds)
    except subprocess.TimeoutExpired:
        still = "" if _end(process) else ", and can't be ended by this user: it may still send"
        return unsure(f"{program} didn't end within {channel.timeout_seconds} s{still}")
    except OSError as error:
        _end(process)
        return unsure(f"{program} was ended, since it couldn't be given the text ({_reason(error)})")
    return _outcome(program, process.returncode, _safe(heard.in_short(), environ))


def _surroundings(message: Message) -> dict[str, str]:
    """What the command may want to know beside the text."""
    known = {f"OPSDESK_{name.upper()}": value for name, value in message.values.items()}
    return {**known, "OPSDESK_DELIVERY": message.key}


def _outcome(program: str, code: int, said: str) -> Outcome:
    if code == 0:
        return sent(f"{program} ended well")
    why = f": {said}" if said else ""
    if code < 0:
        return unsure(f"{program} was ended by signal {-code}{why}")
    return not_sent(f"{program} ended with {code}{why}")


def _end(process: subprocess.Popen[bytes]) -> bool:
    """Ends a program and all that it started; False where it goes on, since it became another user (as sudo does)."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    try:
        process.communicate(timeout=ENDING_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _safe(said: str, environ: Mapping[str, str]) -> str:
    """What a program said, without what looks like a secret and what is one in its surroundings."""
    return masked(without_likely_secrets(said), *in_environment(environ))


def _reason(error: Exception) -> str:
    return error.strerror or "no reason given" if isinstance(error, OSError) else "no name for a program"
