"""Other keys for what the desk does: by which ids the settings name it, and what can be a key at all.

The ids stand here, beside the settings that name them, so that a slip is told when they are read, on the command line
too; a test holds them to the bindings of the screens. Loaded only when a keymap is given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from opsdesk.domain.text import quoted

_BY_PLACE: Final = {
    "app": "changes checks desk help incident leave postmortems rituals runbooks vendors",
    "changes": "cancel checklist finish incident keep leave link metrics note rollbacks",
    "checklist": "editor finding keep",
    "checklists": "starters take_in write",
    "choice": "before next",
    "choose": "leave mark take",
    "confirm": "leave no yes",
    "desk": "command declare filter help leave people put_off services shape show_all zone",
    "draft": "end",
    "followups": "decline link move reopen switch",
    "form": "down forward leave save up",
    "lessons": "decline learn leave mark",
    "line": "complete down leave up",
    "list": "down first last open page_down page_up up",
    "matrix": "back clear help left minus neutral next plus right test",
    "meeting": "after before break_off decision end here minutes note park",
    "metrics": "window",
    "offer": "begin leave",
    "postmortem": "advance back drop editor factor finding keep link",
    "postmortems": "about advance back call_off",
    "preceding": "leave roll_back suspect",
    "reading": "before copy_line find links next outline review section section_before wrong",
    "registry": "retire switch",
    "rituals": "in_writing move proposal retire skip view",
    "rollbacks": "changed retire tell",
    "room": (
        "actions against audience audience_before back capture command consult copy drop_edit edit editor export "
        "filter finding finding_in_editor follow_nudge for group help hypotheses matrix outbox overview pause pin "
        "preceding put_off_nudge roll_back seen_before send severity shape since snooze stage strike tell_apart "
        "timeline triage undo update weigh zone zoom"
    ),
    "run": "abandon after before command fail note reopen skip wait",
    "runbooks": "about drill retire review text wrong",
    "screen": "back command copy edit export filter help make mark new sort undo",
    "send": "1 2 3 4 5 6 7 8 9 before down leave next send up",
    "shape": "all back before closer copy earlier export further help later next zone",
    "signal": "declare dismiss dismiss_resolved merge read undo",
    "teams": "block brief escalate fail move release retire switch waits way",
    "text": "copy leave save",
    "triage": "before leave next record unknown",
    "vendors": "brief contract diligence fail merge pack promise retire review tried weigh",
}
IDS: Final = tuple(f"{place}.{name}" for place, names in _BY_PLACE.items() for name in names.split())
"""What a keymap may name, in the order of help."""

_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMED: Final = frozenset(
    {
        *("escape", "tab", "enter", "space", "backspace", "insert", "delete", "home", "end", "pageup", "pagedown"),
        *("up", "down", "left", "right"),
        *("slash", "backslash", "at", "minus", "plus", "underscore"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
_NAMED_SHORT: Final = "/\\@-+_"
"""Signs of which Unicode's own name is none of a key."""


def keymap_problem(keymap: Mapping[str, str]) -> str:
    """What is wrong with a keymap, with the place; empty when nothing is."""
    taken: dict[tuple[str, str], str] = {}
    for name, keys in keymap.items():
        if name not in IDS:
            near = get_close_matches(name, IDS, n=1, cutoff=0.6)
            hint = f"did you mean “{near[0]}”?" if near else "help (F1) ends with the ids"
            return f"no key {quoted(name)} in keymap; {hint}"
        for key in map(str.strip, keys.split(",")):
            if not _can_be_pressed(key):
                return f"keymap.{name}: {quoted(key)} is no key; write it like u, f12, ctrl+z or question_mark"
            other = taken.setdefault((place_of(name), key), name)
            if other != name:
                return f"keymap.{name}: {quoted(key)} is given to {other} already"
    return ""


def place_of(name: str) -> str:
    """Where an id belongs; two keys of one place can't be the same."""
    return name.partition(".")[0]


def _can_be_pressed(key: str) -> bool:
    """`u`, `?`, `f12`, `ctrl+z`, `question_mark`: a sign or the name of a key, with others held down or not."""
    if len(key) == 1:
        return key.isprintable() and key != " "
    *held, name = key.split("+")
    return _MODIFIERS.issuperset(held) and (name in _NAMED or _is_sign(name))


def _is_sign(name: str) -> bool:
    """A letter, a digit or @, or the name of what is none: `left_square_bracket`."""
    if len(name) == 1:
        return name.isalnum() or name == "@"
    try:
        sign = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return not sign.isalnum() and sign not in _NAMED_SHORT
