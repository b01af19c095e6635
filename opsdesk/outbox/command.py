"""A command fed on standard input: for every tool that has one. No shell reads its arguments."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Final

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox.likely_secrets import without_likely_secrets
from opsdesk.outbox.message import Message
from opsdesk.outbox.secrets import in_environment, masked

_SAID: Final = 2000
"""Bytes of the end of standard error that are looked at for a reason."""
ENDING_S: Final = 2.0
"""How long a program that was ended may take to be gone."""


def run(channel: Channel, message: Message, environ: Mapping[str, str]) -> Outcome:
    """Feeds the text to the command. Exit 0 is its word that it was sent, another code that it wasn't.

    One that doesn't end in time is ended, with everything it started, and nobody knows what it did before.
    """
    try:
        with tempfile.TemporaryFile() as errors:
            return _run(channel, message, environ, errors)
    except OSError as error:  # before the program began: there is no room for what it may say
        return not_sent(f"no temporary file can be made ({error.strerror or 'no reason given'})")


def _run(channel: Channel, message: Message, environ: Mapping[str, str], errors: IO[bytes]) -> Outcome:
    program = channel.command[0]
    try:
        process = subprocess.Popen(
            channel.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**environ, **_surroundings(message)},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return not_sent(f"{program} can't be run ({_reason(error)})", again=False)
    try:
        process.communicate(message.text.encode("utf-8", "replace"), timeout=channel.timeout_seconds)
    except subprocess.TimeoutExpired:
        still = "" if _end(process) else ", and can't be ended by this user: it may still send"
        return unsure(f"{program} didn't end within {channel.timeout_seconds} s{still}")
    except OSError as error:
        _end(process)
        return unsure(f"{program} was ended, since it couldn't be given the text ({_reason(error)})")
    return _outcome(program, process.returncode, _last_line(errors, environ))


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


def _last_line(errors: IO[bytes], environ: Mapping[str, str]) -> str:
    """The last thing that the program said; nothing where that can't be read, since the program has ended anyway."""
    try:
        end = errors.seek(0, os.SEEK_END)
        errors.seek(max(0, end - _SAID))
        lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    except OSError:
        return ""
    return masked(without_likely_secrets(lines[-1]), *in_environment(environ)) if lines else ""


def _reason(error: Exception) -> str:
    return error.strerror or "no reason given" if isinstance(error, OSError) else "no name for a program"
