"""Patterns from the settings: refused when they could take for ever.

The regular expressions of the standard library backtrack, and nothing can interrupt them, so a pattern is judged by its
form: a repeat of a repeat (`(a+)+`), a repeat of alternatives that can begin alike (`(a|ab)+`), and several open-ended
dots (`.*x.*`) are what makes them explode. Bounded repeats (`.{0,40}`) are fine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from opsdesk.domain.errors import BadInput

_LONGEST = 300
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!>]|<[=!]|P?<\w+>|[aiLmsux-]+:?)|\{\d*,?\d*\}\??|[*+?][?+]?|.",
    re.DOTALL,
)
_OPEN_ENDED = re.compile(r"[*+]|\{\d*,\}|\{\d*,?\d{3,}\}")


@dataclass(slots=True)
class _Group:
    repeats: bool = False
    starts: list[str] = field(default_factory=lambda: [""])
    """The first token of each alternative."""

    @property
    def may_begin_alike(self) -> bool:
        """Two alternatives can match the same text, as far as their first characters tell."""
        letters = {start.lower() for start in self.starts if len(start) == 1 and (start.isalnum() or start == " ")}
        return len(self.starts) > 1 and len(letters) < len(self.starts)


def compiled(rule: str, pattern: str) -> re.Pattern[str]:
    """The pattern of a rule, ready to use; raises BadInput that names the rule and says why not."""
    try:
        if len(pattern) > _LONGEST:
            raise BadInput(f"it has more than {_LONGEST} characters")
        found = re.compile(pattern, re.IGNORECASE)
        if reason := explosive(pattern):
            raise BadInput(reason)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadInput(f"lint rule “{rule[:40]}”: its pattern is not a regular expression ({error})") from None
    except BadInput as refused:
        raise BadInput(f"lint rule “{rule[:40]}”: its pattern can't be used, {refused.message}") from None
    return found


def explosive(pattern: str) -> str:
    """Why a pattern could take for ever; empty when its form is harmless."""
    groups = [_Group()]
    closed: _Group | None = None
    dots = 0
    previous = ""
    for token in _TOKEN.findall(pattern):
        if token[0] == "(":
            _begin(groups[-1], token)
            groups.append(_Group())
        elif token == "|":
            groups[-1].starts.append("")
        elif _OPEN_ENDED.match(token) and previous:
            if closed and (closed.repeats or closed.may_begin_alike):
                return "it repeats a group that repeats itself or has alternatives that can begin alike, like (a+)+"
            groups[-1].repeats = True
            dots += previous == "."
        elif token != ")":
            _begin(groups[-1], token)
        closed = groups.pop() if token == ")" and len(groups) > 1 else None
        if closed and closed.repeats:
            groups[-1].repeats = True
        previous = token
    return "it has more than one open-ended dot: write .{0,40} instead of .*" if dots > 1 else ""


def _begin(group: _Group, token: str) -> None:
    if not group.starts[-1]:
        group.starts[-1] = token
