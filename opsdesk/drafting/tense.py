"""An effect told in the present, told in the past. Where a word could be a verb or a noun the text stays as it is: an
effect in the present behind “What users saw:” reads well, a noun in the past tense doesn't.
"""

from __future__ import annotations

import re
from typing import Final

_PAST: Final = {
    "am": "was", "is": "was", "are": "were", "isn't": "wasn't", "aren't": "weren't", "has": "had", "have": "had",
    "hasn't": "hadn't", "haven't": "hadn't", "do": "did", "does": "did", "don't": "didn't", "doesn't": "didn't",
    "can": "could", "can't": "couldn't", "cannot": "could not", "appear": "appeared", "arrive": "arrived",
    "become": "became", "come": "came", "fail": "failed", "get": "got", "go": "went", "goes": "went", "hang": "hung",
    "keep": "kept", "lose": "lost", "receive": "received", "remain": "remained", "respond": "responded", "see": "saw",
    "send": "sent", "stay": "stayed", "take": "took", "time out": "timed out", "accept": "accepted",
    "connect": "connected", "deliver": "delivered", "disappear": "disappeared", "find": "found", "give": "gave",
    "ignore": "ignored", "reach": "reached", "refuse": "refused", "reject": "rejected", "vanish": "vanished",
    "isnt": "wasn't", "arent": "weren't", "hasnt": "hadn't", "havent": "hadn't", "cant": "couldn't",
    "dont": "didn't", "doesnt": "didn't",
}  # fmt: skip
"""Words that are verbs wherever they stand in an impact, also as they are typed at night, without the apostrophe."""
_EITHER: Final = {
    "answer": "answered", "break": "broke", "crash": "crashed", "drop": "dropped", "load": "loaded", "need": "needed",
    "return": "returned", "run": "ran", "show": "showed", "start": "started", "stop": "stopped", "wait": "waited",
    "work": "worked", "report": "reported", "cost": "cost", "search": "searched",
}  # fmt: skip
"""Words that are verbs or nouns."""
_ALONE: Final = frozenset({"am", "is", "are", "has", "have", "do", "does", "go", "goes"})
"""Verbs whose third person is another word, or no word."""
_AUXILIARIES: Final = "|".join(
    [
        "can",
        "cannot",
        "could",
        "couldn't",
        "couldnt",
        "do",
        "does",
        "did",
        "didn't",
        "didnt",
        "to",
        "will",
        "would",
        "wouldn't",
        "wouldnt",
        "won't",
        "wont",
        "may",
        "might",
        "must",
        "should",
        *("cld", "wld", "shld", "shd"),
        *("has", "have"),
        *(word for word, past in _PAST.items() if past in {"couldn't", "didn't", "hadn't"}),
    ]
)
"""Behind these a verb keeps its form."""


def _third(verb: str) -> str:
    """“fail” → “fails”, “crash” → “crashes”, “time out” → “times out”."""
    first, _, rest = verb.partition(" ")
    ending = "es" if first.endswith(("s", "sh", "ch")) else "s"
    return f"{first}{ending}{f' {rest}' if rest else ''}"


def _inflected(words: dict[str, str]) -> dict[str, str]:
    third = {_third(verb): past for verb, past in words.items() if verb not in _ALONE and "n't" not in past}
    return words | third


_VERBS: Final = _inflected(_PAST)
_DOUBTFUL: Final = _inflected(_EITHER)
_ALL: Final = _VERBS | _DOUBTFUL
_SUBJECT: Final = re.compile(r"(?:s|they|it|who|which|that|everybody|nobody|everyone|nothing)[\"”’]? $", re.IGNORECASE)
"""What stands before a verb in an impact: a plural or a pronoun."""
_AFTER: Final = re.compile(
    r"(?:$|[.,;)]| (?:a|an|the|no|nothing|not|only|slowly|late|again|on|in|at|for|with|after|when|while|until|and)\b)"
)
_POINTS_ELSEWHERE: Final = r"(?:(?<=^)|(?<=[.:;(] ))see\b"
"""“see our status page”: said to the reader, and no effect."""
_FOUND: Final = re.compile(
    rf"\b(?P<auxiliary>{_AUXILIARIES})(?P<verb>(?: (?:not|no longer|never|\w+ly))* [\w'-]+)"
    rf"|(?!{_POINTS_ELSEWHERE})\b(?P<word>{'|'.join(sorted(_ALL, key=len, reverse=True))})\b(?!['’-])",
    re.IGNORECASE,
)


def in_past(text: str) -> str:
    """“payments fail” → “payments failed”; the text as it is where nobody can be sure what its words are."""
    plain = text.replace("’", "'")
    if any(_is_in_doubt(found) for found in _FOUND.finditer(plain)):
        return text
    return _FOUND.sub(_told, plain)


def _told(found: re.Match[str]) -> str:
    if auxiliary := found["auxiliary"]:
        return f"{_past(auxiliary)}{found['verb']}"
    return _past(found["word"])


def _past(word: str) -> str:
    past = _ALL.get(word.lower(), word)
    return past.capitalize() if word[0].isupper() else past


def _is_in_doubt(found: re.Match[str]) -> bool:
    word = found["word"]
    if not word or word.lower() not in _DOUBTFUL:
        return False
    text = found.string
    after_a_subject = _SUBJECT.search(text, 0, found.start()) is not None
    is_base = word.lower() in _EITHER
    return not (after_a_subject and is_base and _AFTER.match(text, found.end()))
