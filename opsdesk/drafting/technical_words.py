"""Technical names that customers don't know: rule JRG1, which stops a public text (PD-SC: no internal names)."""

from __future__ import annotations

import re
from typing import Final

_MACHINES = (
    r"db|sql|pg|postgres|mysql|redis|kafka|rabbit|mongo|es|mq|web|www|app|api|cache|node|host|server|srv|worker|lb|proxy"
    r"|gw|gateway|vm|pod|shard|replica|primary|master|slave|bastion|jump|mail|smtp|mx|ns|dns|fs|nfs|nas|store|storage"
    r"|backend|frontend|be|fe|edge|core|rack|switch|router|fw|k8s|kube|cluster|ci|build|runner|queue"
)
_PLACES = r"prod|prd|stg|staging|uat"

TECHNICAL: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "an HTTP status",
        re.compile(
            r"\bHTTPS?[ /-]?\d\w*|\b[1-5]xx\b|\b[45]\d\d(?:s\b|[ -](?:errors?|responses?|status|codes?)\b)"
            r"|\b(?:status|error|response)(?: codes?)? [45]\d\d\b",
            re.IGNORECASE,
        ),
    ),
    ("a percentile", re.compile(r"\bp\d{2}(?:\.\d+)?\b|\bp999\b", re.IGNORECASE)),
    ("a severity", re.compile(r"\bSEV(?:ERITY)?[ -]?\d\b", re.IGNORECASE)),
    (
        "a host name",
        re.compile(
            r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\bip-\d+(?:-\d+)+\b|\bi-[0-9a-f]{8,}\b"
            r"|\b[\w-]+(?:\.[\w-]+){0,4}\.(?:internal|local|localdomain|lan|corp|intra|svc|consul)\b"
            rf"|\b(?:\w+[-.]){{0,4}}(?:{_MACHINES})[-_.]?\d+(?:[-.]\w+){{0,4}}\b"
            rf"|\b(?:{_PLACES})[-.]\w+\b|\b\w+[-.](?:{_PLACES})\b"
            r"|\b[a-z]\w*(?:-\w+){0,4}-(?=[a-z]*\d)[a-z0-9]{8,10}-[a-z0-9]{5}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a name from the code",
        re.compile(
            r"\b[A-Za-z]\w*_\w+\b|\b\w+\(\)|(?<![\w:/.])/(?:[\w.-]+/)+[\w.-]*|\b\w+=\w+|\b\w+(?:Exception|Error)\b"
        ),
    ),
)
"""What each kind of technical name is called, and how it looks."""

JARGON: Final = re.compile(
    r"\b(?:mitigat|remediat|latenc|fail(?:ed|ing|s)? ?over|cluster|node|backfill|throttl|ingest|cach|replica|ingress"
    r"|egress|roll(?:ed|ing|s)? ?back|deploy|pod|proxy|proxies|config|databas|kernel|thread|heap|schema|migrat|rollout"
    r"|canary|feature flag|load balanc|hotfix"
    r"|upstream|downstream|packet|socket|dns|bgp|cdn|vpc|tls|ssl|k8s|kubernetes)\w*",
    re.IGNORECASE,
)
"""Words that have a plain replacement (JRG2): a step told in them is told in general words instead."""
