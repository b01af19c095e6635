"""Labelled parts of what a commander types, `Workaround:` and `Data:`, which the desk has no field of its own for.

The labels are those of real status pages. What users can do meanwhile holds until somebody says otherwise: an impact
or a mitigation that is stated anew without a label keeps the one before it, and `Workaround: none` withdraws it. What
happened to data holds in the same way, unless the new words say that it is back. Labels alone are said beside the
impact that stands, and never in place of it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opsdesk.domain.incident import Incident

WORKAROUND: Final = "workaround"
DATA: Final = "data"
_LABEL: Final = re.compile(r"(?<!\S)(work-? ?around|data) ?:", re.IGNORECASE)
_IS_BACK: Final = re.compile(
    r"\b(?:recovered|restored|(?:nothing|none|no \w+) (?:is|are|was|were) (?:lost|missing)|no data (?:loss|is|was)"
    r"|(?:are|is) back|safe|intact)\b",
    re.IGNORECASE,
)
_EVER: Final = datetime.min.replace(tzinfo=UTC)


@lru_cache(maxsize=256)
def parted(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The words before the first label, and each label with the words behind it."""
    head, *rest = _LABEL.split(text)
    names = [DATA if label.lower() == DATA else WORKAROUND for label in rest[::2]]
    head, *words = [*map(_before_a_label, [head, *rest[1:-1:2]]), *rest[-1:]] if rest else [head]
    return head, tuple((name, said.strip()) for name, said in zip(names, words, strict=True))


def workaround_in(text: str) -> str:
    """What a text says that users can do, as it was typed; empty when it doesn't say."""
    return dict(parted(text)[1]).get(WORKAROUND, "").strip()


def keeping_data(impact: str, before: str) -> str:
    """A new impact, with what the one before said of data, unless it says so itself."""
    kept = dict(parted(before)[1]).get(DATA, "").strip()
    if not kept or DATA in dict(parted(impact)[1]) or _IS_BACK.search(impact):
        return impact
    return _labelled(impact, DATA, kept)


def is_labels_alone(text: str) -> bool:
    """`Workaround: …` or `Data: …`, and no word before it."""
    head, named = parted(text)
    return bool(named) and not head.strip()


def states_effect(impact: str) -> bool:
    """An impact says what users see, and not only what they can do."""
    return bool(parted(impact)[0].strip())


def with_labels(text: str, labels: str) -> str:
    """A text with labels that were said since; of two of a kind the later one."""
    head, held = parted(text)
    for label, said in (dict(held) | dict(parted(labels)[1])).items():
        head = _labelled(head, label, said)
    return head


def goes_with_mitigation(labels: str, before: Incident) -> bool:
    """The mitigation was stated last and has one of these labels, so that it is what they say anew."""
    held = dict(parted(before.mitigation)[1])
    is_later = (before.mitigation_at or _EVER) > (before.impact_at or _EVER)
    return is_later and any(label in held for label, _ in parted(labels)[1])


def _before_a_label(words: str) -> str:
    """Words without the stop that parts them from the label behind them."""
    said = words.rstrip()
    return said[:-1] if said.endswith((".", ";", "!", "?", ",")) else said


def impact_keeping_workaround(impact: str, before: Incident) -> str:
    """A new impact, with the workaround of the one it replaces unless a later word stands elsewhere."""
    later = before.mitigation_at or _EVER
    holds = not workaround_in(before.mitigation) or (before.impact_at or _EVER) >= later
    return _keeping(impact, before.impact) if holds else impact


def mitigation_keeping_workaround(mitigation: str, before: Incident) -> str:
    """The same for a mitigation."""
    later = before.impact_at or _EVER
    holds = not workaround_in(before.impact) or (before.mitigation_at or _EVER) > later
    return _keeping(mitigation, before.mitigation) if holds else mitigation


def _keeping(text: str, before: str) -> str:
    kept = workaround_in(before)
    if not kept or workaround_in(text):
        return text
    return _labelled(text, WORKAROUND, kept)


def _labelled(text: str, label: str, words: str) -> str:
    said = text.rstrip()
    return f"{said}{'' if said.endswith(('.', '!', '?', ';')) else '.'} {label.capitalize()}: {words}"
