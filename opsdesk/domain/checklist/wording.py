"""What the words of a step give away: two checks in one line, or something nobody can tick in good faith."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`+[^`]*`+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ADDRESS = re.compile(r"https?://\S+")

READ_AT_MOST = 2_000
"""Signs of a step that are looked at; what is longer is a page, and found by its length."""

_DO = (
    r"(?:add|announce|apply|approve|ask|assign|back up|call|cancel|check|clear|close|compare|compose|confirm|create"
    r"|declare|delete|deploy|disable|drain|enable|ensure|export|find|import|inform|install|invite|launch|make sure"
    r"|merge|monitor|move|notify|open|prepare|publish|push|raise|read|remove|repeat|replace|restart|restore|resume"
    r"|retrieve|review|roll (?:back|out)|rotate|save|see|send|stop|switch|tell|trigger|update|upload|validate|verify"
    r"|visit|wait|watch|write)"
)
"""Verbs that begin a step."""
_DO_OR_NAME = (
    r"(?:archive|build|change|copy|drop|list|log|mark|measure|name|page|pause|post|pull|record|report|request|run|scale"
    r"|schedule|set|share|start|tag|test)"
)
"""Verbs that are names of things as well, unless something is named that they are done to."""
_TO_WHAT = r"(?:the|a|an|all|any|each|every|it|its|them|their|this|that|these|those|your|our|both|to)\b"
_STATE = (
    r"(?:is|are|was|were|has|have|pass(?:es)?|works?|runs?|shows?|answers?|fails?|succeeds?|exists?|can|should|must)"
)

_SECOND_ORDER = re.compile(
    rf"[ ,;]+(?:and|&)(?: (?:also|then|finally|afterwards))? (?:{_DO} (?=\S)|{_DO_OR_NAME} (?:{_TO_WHAT}|…))",
    re.IGNORECASE,
)
_SECOND_STATE = re.compile(rf"\b{_STATE}\b.*?[ ,;](and|&) (?:(?!\band\b).)*?\b{_STATE}\b", re.IGNORECASE)
_ONE_OBJECT = re.compile(rf"(?:^|[.:;,(] *|\b(?:to|then|also|can|must) )(?:{_DO}|{_DO_OR_NAME})$", re.IGNORECASE)
"""What stands before the “and” of two verbs that are done to one thing: nothing but a verb."""
_RELATIVE = re.compile(r"\b(?:that|which|who|whether|if|so|because|while|when|what|both|between)\b", re.IGNORECASE)
_PAIRS = re.compile(
    r"\b(?:read|write|search|drag|copy|cut|start|stop|up|tried|plug|trial|check|plan|wait|hit|drop|create)"
    r" and (?:write|read|replace|drop|paste|stop|start|running|tested|play|error|see|apply|run|balance)\b",
    re.IGNORECASE,
)
"""Words that come in twos and mean one thing: “read and write access”, “search and replace”."""

_WELL = r"(?:ok(?:ay)?|fine|good|well|right|healthy|stable|normal|reasonable|sane)"
_UNVERIFIABLE = re.compile(
    r"\b(?:properly|correctly|appropriate(?:ly)?|adequate(?:ly)?|sufficient(?:ly)?|reasonabl[ey]|suitabl[ey]"
    r"|satisfactor(?:y|ily)|as (?:needed|necessary|required|appropriate)|if (?:necessary|needed|required|possible)"
    r"|where (?:possible|applicable)|etc\b\.?|and so on"
    rf"|(?:everything|all|things?) (?:is|are|looks?|works?) {_WELL}"
    rf"|(?:is|are|looks?|seems?|feels?|appears?|should be) (?:to be )?{_WELL}"
    r"|be (?:careful|aware|prepared|ready|mindful)|keep (?:in mind|an eye on)|consider|think about|familiari[sz]e"
    r"|understand|try to|double[- ]check|works? (?:as expected|well)|without (?:any )?(?:issues?|problems?))(?!\w)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The words without Markdown: a link's words only, no addresses, and neither code nor quotations."""
    text = text[:READ_AT_MOST]
    for pattern, instead in ((_LINK, r"\1"), (_ADDRESS, "…"), (_CODE, "…"), (_QUOTED, "…")):
        text = pattern.sub(instead, text)
    return text


def joined(text: str) -> str:
    """The word that joins two checks and what comes after it, or an empty text when there is one check only.

    Two verbs with one object (“stop and disable the job”), words that come in pairs and clauses that explain
    (“confirm that agents are up and can be reached”) are one check.
    """
    words = _PAIRS.sub("…", plain(text))
    for match in _SECOND_ORDER.finditer(words):
        if not _ONE_OBJECT.search(words[: match.start()]):
            return words[match.start() :].strip(" ,;")[:40]
    state = _SECOND_STATE.search(words)
    if state and not _RELATIVE.search(words):
        return words[state.start(1) :][:40]
    return ""


def unverifiable(text: str) -> str:
    """The words that nobody could show to be true, or an empty text."""
    match = _UNVERIFIABLE.search(plain(text))
    return match[0] if match else ""
