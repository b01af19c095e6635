"""Everything that apprise reaches (Slack, Teams, e-mail, webhooks …), with the extra `opsdesk[notify]`.

It runs in a process of its own: a connection that hangs can then be ended when its time is over, what HTTP clients log
and raise, addresses and tokens included, never meets the screen, and its import makes no key wait. The address goes in
on standard input, since everybody on the machine can read arguments.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from opsdesk.domain.delivery import Fate, Outcome, not_sent, unsure
from opsdesk.outbox.secrets import Secret, masked
from opsdesk.outbox.tls import TRUSTED

PROCESS: Final = "opsdesk.outbox.notify_process"
START_S: Final = 15.0
"""Seconds for the process to begin on a busy machine; the address is used only after that."""

_TRUSTED_BY_REQUESTS: Final = "REQUESTS_CA_BUNDLE"


def missing() -> str:
    """What has to be installed first; empty when it is there."""
    return "" if find_spec("apprise") else "it needs the extra: pip install 'opsdesk[notify]'"


def deliver(url: Secret, text: str, title: str, *, timeout: float, environ: Mapping[str, str]) -> Outcome:
    """Sends the text through apprise; what it says about it comes back without the address."""
    order = json.dumps({"url": url.reveal(), "title": title, "body": text, "timeout": timeout})
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", PROCESS],
            input=order.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(environ),
            timeout=START_S + timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return unsure(f"no answer within {timeout:g} s")
    except OSError as error:
        return not_sent(f"no process could be started ({error.strerror})")
    return _outcome(done.stdout, url)


def _surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment, in which the certificates that are trusted count for apprise's web client too. A file that isn't
    there is left out, as the standard library does: the client would end in an exception that says nothing."""
    trusted = environ.get(TRUSTED, "")
    return {_TRUSTED_BY_REQUESTS: trusted, **environ} if Path(trusted).is_file() else dict(environ)


def _outcome(answer: bytes, url: Secret) -> Outcome:
    try:
        said: Any = json.loads(answer)
        return Outcome(Fate(said["fate"]), masked(said["words"], url), bool(said["again"]))
    except (ValueError, KeyError, TypeError):
        return unsure("the sending process ended without a word")
