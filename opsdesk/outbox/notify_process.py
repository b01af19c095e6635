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
from opsdesk.outbox.tls import tls_problem
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
_BY_MAIL: Final = "E-Mail"
_SOME_TOOK_IT: Final = re.compile(r"^Sent Email to |\bwas refused: \d{3} ", re.MULTILINE)
"""A mail server took it for some receivers: apprise tells of each, and of those that were refused beside others."""
_MAIL_ANSWER: Final = re.compile(r"\b([45]\d\d),? b['\"]([^'\"]*)")
_SYSTEM: Final = re.compile(r"\[Errno -?\d+\] ([\w ]+)")
_LACKING: Final = re.compile(r"\b(AUTH|STARTTLS) extension not supported by server")
_LACKS: Final = {"AUTH": "the mail server takes no password", "STARTTLS": "the mail server doesn't encrypt"}
"""By what the address asks of it: it didn't come to the mail, and never will."""
_FINAL: Final = 500
"""Answers of a mail server from here on say that the same again gets the same answer."""
_TELLS: Final = re.compile(r"[\w ]*exception\b|Sent ", re.IGNORECASE)
"""Beginnings of lines below a warning that tell what happened."""


class Heard(logging.Handler):
    """Keeps what apprise logs, instead of letting it onto standard error."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []
        """For people."""
        self.whispered: list[str] = []
        """Below that: what failed underneath and what went. With addresses in it, so never passed on as it is."""

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one line. Those that hold the text itself are left out: its words say nothing of what became of it."""
        line = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.said.append(line)
        elif _TELLS.match(line):
            self.whispered.append(line)


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
    timed_out = result.status == apprise.AppriseResultStatus.TIMEOUT
    return refused(heard, reached=len(service), timed_out=timed_out, by_mail=service.service_name == _BY_MAIL)


def refused(heard: Heard, *, reached: int, timed_out: bool, by_mail: bool) -> Outcome:
    """What a no of apprise means; `reached` is how many receivers the address names."""
    everything = "\n".join((*heard.said, *heard.whispered))
    said = heard.said[-1] if heard.said else "apprise gave no reason"
    reason = _reason(everything)
    words = f"{said.rstrip('.')} ({reason})" if reason else said
    some_may = bool(_MAY_HAVE_ARRIVED.search(everything))
    some_do = by_mail and bool(_SOME_TOOK_IT.search(everything))
    if some_do or (reached > 1 and (some_may or timed_out or not by_mail)):
        return unsure(f"some of its receivers may have it: {words}")
    if timed_out or (some_may and not _NEVER_ARRIVED.search(everything)):
        return unsure(f"it may have arrived: {words}")
    codes = [int(code) for code, _ in _MAIL_ANSWER.findall(everything)] if by_mail else []
    is_final = bool(codes) and min(codes) >= _FINAL
    return _not_taken(words, again=not is_final and not _LACKING.search(everything))


def _reason(everything: str) -> str:
    """What was underneath, as the other side or the system says it: the last of it, without the address."""
    if problem := tls_problem(everything):
        return problem
    if answers := _MAIL_ANSWER.findall(everything):
        return " ".join(answers[-1])
    if lacking := _LACKING.search(everything):
        return _LACKS[lacking[1]]
    return next(reversed(_SYSTEM.findall(everything)), "").strip()


def _not_taken(words: str, *, again: bool) -> Outcome:
    """It certainly did not go; a status says for itself whether trying again may help."""
    if status := _STATUS.search(words):
        verdict = answered(int(status[1]))
        return Outcome(verdict.fate, words, verdict.again)
    return not_sent(words, again=again)


def main() -> int:
    """Reads one order, carries it out and says what became of it."""
    outcome = carry_out(json.load(sys.stdin))
    json.dump({"fate": outcome.fate, "words": outcome.words, "again": outcome.again}, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
