"""The process that talks to apprise: an order as JSON on standard input, what became of it on standard output.

apprise answers with yes or no and says why in its log, so the log is read: at its own level for the words, and below it
for whether the text may have arrived although the answer is no. Only this module imports apprise.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import Any, Final

import apprise

from opsdesk.domain.delivery import Outcome, not_sent, sent, unsure
from opsdesk.outbox.webhook import answered

_STATUS: Final = re.compile(r"\berror=(\d{3})\b")
_NEVER_ARRIVED: Final = re.compile(
    r"connect timeout|Connection refused|Name or service not known|NameResolutionError|NewConnectionError"
    r"|Temporary failure in name resolution|No route to host|Network is unreachable|certificate verify failed"
    r"|Authentication",
    re.IGNORECASE,
)
_MAY_HAVE_ARRIVED: Final = re.compile(
    r"timed out|Connection aborted|RemoteDisconnected|reset by peer|unexpectedly closed|IncompleteRead", re.IGNORECASE
)


class Heard(logging.Handler):
    """Keeps what apprise logs, instead of letting it onto standard error."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []
        """For people."""
        self.whispered: list[str] = []
        """Below that: with addresses and payloads, so never passed on."""

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one line."""
        (self.said if record.levelno >= logging.WARNING else self.whispered).append(record.getMessage())


def carry_out(order: dict[str, Any]) -> Outcome:
    """Sends what an order says."""
    heard = Heard()
    log = logging.getLogger("apprise")
    log.handlers, log.propagate = [heard], False
    log.setLevel(logging.DEBUG)
    asset = apprise.AppriseAsset(
        app_id="opsdesk", app_desc="opsdesk", http_redirects=False, async_mode=False, service_timeout=order["timeout"]
    )
    service = apprise.Apprise.instantiate(order["url"], asset=asset, suppress_exceptions=True)
    if service is None:
        return not_sent("apprise can't read this address", again=False)
    sender = apprise.Apprise(asset=asset)
    sender.add(service)
    heard.said.clear()
    result = sender.notify(body=order["body"], title=order["title"], body_format=apprise.NotifyFormat.TEXT)
    if result:
        return sent(str(service.service_name))
    return refused(heard, reached=len(service), timed_out=result.status == apprise.AppriseResultStatus.TIMEOUT)


def refused(heard: Heard, *, reached: int, timed_out: bool) -> Outcome:
    """What a no of apprise means; `reached` is how many receivers the address names."""
    words = heard.said[-1] if heard.said else "apprise gave no reason"
    everything = "\n".join((*heard.said, *heard.whispered))
    if reached > 1:
        return unsure(f"some of its {reached} receivers may have it: {words}")
    if timed_out or (_MAY_HAVE_ARRIVED.search(everything) and not _NEVER_ARRIVED.search(everything)):
        return unsure(f"it may have arrived: {words}")
    status = _STATUS.search(words)
    if status:
        verdict = answered(int(status[1]))
        return Outcome(verdict.fate, words, verdict.again)
    return not_sent(words)


def main() -> int:
    """Reads one order, carries it out and says what became of it."""
    outcome = carry_out(json.load(sys.stdin))
    json.dump({"fate": outcome.fate, "words": outcome.words, "again": outcome.again}, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
