"""Why no connection came about, where TLS is why: in words that say what somebody can do about it.

The libraries below say it in a text for developers; whether that is an exception's or a line of a log, it is read here.
"""

from __future__ import annotations

import re
from typing import Final

TRUSTED: Final = "SSL_CERT_FILE"
"""The variable that names the certificates to trust, on every channel."""

_UNTRUSTED: Final = re.compile(r"certificate verify failed: ([^(),]+)")
"""Up to the first comma: behind it comes the name that was asked for, and the address may be a secret."""
_FAILED: Final = re.compile(r"\[SSL: ([A-Z0-9_]+)\]")


def tls_problem(said: str) -> str:
    """What TLS stumbled over; empty when it was something else."""
    if found := _UNTRUSTED.search(said):
        return f"the server's certificate isn't trusted: {found[1].strip(' .')}; {TRUSTED} names those that are"
    if found := _FAILED.search(said):
        return f"no TLS: {found[1].replace('_', ' ').lower()}"
    return ""
