"""The words by which a follow-up's text is judged: verbs that say what is done, verbs that don't, words for groups."""

from __future__ import annotations

import re
from typing import Final

_VERBS: Final = """
abort add adjust agree alert allow announce archive arrange ask assert assign attach audit automate back back-up
backfill balance ban batch block book bound break bring build bump buy cache call canary cancel cap capture change
charge check chunk clean clear close codify compress configure connect consolidate convert copy cordon correct count
cover create cut cut-over deactivate debounce decide declare decommission decouple deduplicate default define delay
delegate delete deliver demote deny deploy deprecate deregister design detach detect disable disallow display
document double downgrade drain drill drop duplicate eliminate emit enable encrypt end enforce enlarge escalate evict
exclude exercise expand expire export expose extend extract fail fence file fill filter finish fix flag forbid force
fork freeze gate generate get give grant group guard halve harden hash have hide hold implement import include
increase index inject insert install instrument introduce invite isolate issue join keep kill label launch lengthen
let lift limit link lint list load lock log lower mail make mandate map mark measure merge migrate mirror mock
monitor mount move mute name negotiate notify offer open order override own pack page parse patch pause pin plan poll
port post practice practise prefix prepare preserve prevent print prioritise prioritize probe profile promote prompt
prove provide provision prune publish pull purge push put quarantine query queue quote raise read rebalance rebuild
reconcile record recreate redact redesign redirect reduce refactor refuse register rehearse reject relax release
reload relocate remove rename render renew reopen repair repeat replace replicate repoint report request require
reroute rerun reschedule reserve reset resize restart restore restrict retire retry return reuse revert revoke
rewrite roll rollback rotate route run sample sandbox save scale scan schedule script seal secure select send
separate set set-up shadow shard share ship shorten show shrink shut sign silence simplify simulate size skip smooth
snapshot sort split spread stage stagger standardise standardize start stop store stream stress strip stub subscribe
surface suspend swap switch sync tag take teach tear tell template terminate test throttle tighten time toggle trace
track train transfer trap treat trigger trim try tune turn unblock unify uninstall unlink unpin unsubscribe update
upgrade use vacuum validate verify version wait wake warm warn weigh whitelist widen wire withdraw wrap write
"""
VERBS: Final = frozenset(_VERBS.split())
"""Verbs that a text may begin with: each leaves something behind that can be looked at."""

VAGUE: Final = {
    "investigate": "say what is changed once you know: “Add an alert for every case where … returns over 1 % errors”",
    "improve": "say which number becomes what: “Cut the time to … from 40 to 5 minutes”",
    "consider": "decide it, or keep it as an idea: “Replace … by …”, “Decline: …, because …”",
    "look into": "say what is changed once you know: “Set a limit of … on …”",
    "ensure": "say what makes it so: “Refuse … in CI when …”",
    "make sure": "say what makes it so: “Refuse … in CI when …”",
    "be more careful": "say what makes a mistake harmless: “Ask for the host's name before … is deleted”",
    "retrain": "change what people work with: “Add a … that stops …”, and rehearse it by a day",
    "remind": "let a system remind: “Add a check that fails while …”",
    "ongoing": "say where it ends: a first part that can be done by a day",
    "explore": "say what is decided at the end, and by when: “Choose between … and …, written down in …”",
    "evaluate": "say what is decided at the end, and by when: “Choose between … and …, written down in …”",
    "discuss": "say what is decided at the end: “Agree with … on …, written down in …”",
    "think about": "decide it, or keep it as an idea",
    "revisit": "say what is changed: “Set … to …”",
    "optimise": "say which number becomes what: “Cut … from … to …”",
    "optimize": "say which number becomes what: “Cut … from … to …”",
    "enhance": "say what is added: “Add … to …”",
    "strengthen": "say what is added: “Add … to …”",
    "understand": "say what is changed once you know: “Record … in …, so that …”",
    "address": "say what is changed: “Replace … by …”",
    "review": "say what the review leaves behind: “List every … that …, with an owner for each”",
}
"""What says only that somebody will be busy, each with a way to say what is left behind."""

ANYWHERE: Final = frozenset({"be more careful", "ongoing", "retrain"})
"""Those that say as little in the middle of a text."""

HUMAN: Final = (
    "retrain",
    "train",
    "remind",
    "be more careful",
    "be careful",
    "double-check",
    "double check",
    "pay attention",
    "teach",
    "tell",
    "communicate",
    "raise awareness",
    "awareness",
    "reiterate",
    "brief everybody",
    "ask people",
    "ask everybody",
    "follow the process",
    "remember",
)
"""What rests on people being careful next time."""

_GROUPS: Final = """
admins all backend dba dbas dev developers devops devs engineering engineers everybody everyone frontend infra
infrastructure management nobody noc on-call oncall operations ops people person platform qa responders sec secops
security somebody someone squad sre sres staff tba tbd team teams they unassigned us we
"""
GROUPS: Final = frozenset(_GROUPS.split())
"""Words for a group or for nobody."""

_GROUP_IN_A_NAME: Final = re.compile(r"(?:^|[-_.])(?:team|squad|group|crew|guild|dept|department)s?(?:$|[-_.])")
_BEFORE_A_VERB: Final = re.compile(r"(?:auto|cold|cross|de|double|dry|hard|hot|load|pre|rate|re|smoke|spot|un)-(?=\w)")
"""What makes one verb with the next: “rate-limit”, “double-check”, “re-enable”."""
_WORD: Final = re.compile(r"[\w'’-]+")
_CLAUSE: Final = re.compile(r"(?:^|\band\b|\bthen\b|[,;:])\s*(?:to\s+|please\s+)?")


def first_word(text: str) -> str:
    """The word that a text begins with, in lower case."""
    found = _WORD.search(text)
    return found[0].casefold() if found else ""


def begins_with_a_verb(text: str) -> bool:
    """It begins with a verb that says what is done, or one that doesn't: that is another rule's."""
    said, word = text.casefold().strip(), first_word(text)
    is_one = word in VERBS or _BEFORE_A_VERB.sub("", word, count=1) in VERBS
    return is_one or any(_at_start(said, verb) for verb in VAGUE)


def vague_verb(text: str) -> str:
    """The first verb that says only that somebody will be busy; empty where there is none."""
    said = text.casefold().strip()
    clauses = [said[found.end() :] for found in _CLAUSE.finditer(said)]
    for verb in VAGUE:
        if any(_at_start(clause, verb) for clause in clauses):
            return verb
        if verb in ANYWHERE and re.search(rf"\b{verb}\b", said):
            return verb
    return ""


def rests_on_people(text: str) -> bool:
    """Nothing but people's care changes by it."""
    said = text.casefold().strip()
    return any(_at_start(said, words) for words in HUMAN)


def means_a_group(owner: str) -> bool:
    """The name is a word for a group, or for nobody."""
    said = owner.casefold()
    return said in GROUPS or _GROUP_IN_A_NAME.search(said) is not None


def _at_start(text: str, words: str) -> bool:
    return re.match(rf"{words}\b", text) is not None
