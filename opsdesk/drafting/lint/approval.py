"""SEC1: a public word on security or data needs the commander's word first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint.completeness import speaks_of_data
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import OVER, Category, Hit, Level, Rule, public_only
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.traits import is_admission
from opsdesk.drafting.lint.wording import Wording

_PERSONAL = (
    r"(?:(?:user|customer|account|file|first|last|full) names|names|(?:home |postal )?addresses|e-?mails?|mails"
    r"|birth(?:days?|dates?)|dates of birth|(?:phone|card|account|passport|tax|social security) (?:numbers?|nrs?|nos?)"
    r"|invoices?|orders|documents|photos|bookings|payslips|statements|conversations|chats|profiles|baskets|salaries"
    r"|diagnos[ei]s|prescriptions|(?:personal|contact|payment|billing|customer|account) details|accounts)"
)
"""What is somebody's own."""
_SENSITIVE = Wording(
    r"security (?:incident|issue|breach|event|vulnerabilit\w+|advisory|flaw|update|patch|problem|compromise)"
    r"|breach(?:es|ed)?",
    r"(?:data|privacy) (?:breach|leak|exposure|incident)|vulnerabilit(?:y|ies)|vulnerable|cve-\d{4}-\d+|zero-day"
    r"|malicious",
    r"exploit(?:ed|s|ation)?|malware|ransomware|phishing|hack(?:ed|ers?|ing)?|intrusions?|attack(?:s|ed|ers?)?|ddos",
    r"denial[- ]of[- ]service|unauthori[sz]ed (?:access|use|party|person|user|activity)|compromised?|stolen|pii|gdpr",
    r"(?:leak(?:ed|s)|exposed|disclosed) (?:\w+ ){0,3}(?:data|information|credentials|passwords?|tokens?|keys?|records?"
    r"|emails?)",
    r"(?:data|records?|credentials|passwords?|tokens?|keys|personal information|customer information|files|messages"
    r"|emails)(?: \w+){0,4} (?:leaked|exposed|stolen|accessed|disclosed|compromised|lost|deleted|corrupt\w*|destroyed"
    r"|viewed)",
    r"data (?:loss|corruption)|(?:deleted|lost|corrupted|destroyed) (?:\w+ ){0,3}(?:data|records|files|messages)",
    r"personal (?:data|information)",
    _PERSONAL + r"(?: \w+){0,5} (?:leaked|exposed|stolen|disclosed|compromised)",
    r"(?:leaked|leak of|exposed|disclosed) (?:(?:the|our|your|their|some|many|all|\d+|customers?'?|users?'?"
    r"|private) ){0,3}" + _PERSONAL,
    r"(?:passwords?|credentials|tokens|card (?:numbers?|nrs?))(?: \w+){0,3} in (?:our |the )?(?:logs?|plain text"
    r"|clear text|the clear)",
    hints="=card security privacy breach leak exposure vulnerab cve- zero-day malicious exploit malware ransomware "
    "phishing hack intrusion attack ddos denial unauthori compromis stolen pii gdpr exposed disclosed data record "
    "credential "
    "password token keys personal information file message email deleted lost corrupt destroyed",
)
_THINGS = (
    r"(?:invoices?|orders?|address(?:es)?|messages?|files?|accounts?|documents?|records?|details?|data|mails?|e-?mails?"
    r"|photos|bookings?|statements?|payslips|pages?|names|numbers|conversations|baskets?|profiles?)"
)
_OTHERS = (
    r"(?:strangers|others|other (?:people|users|customers|accounts|families|patients|guests|members|tenants|companies)"
    r"|somebody else|someone else|another (?:user|customer|person|account|company)|outsiders|third parties)"
)
_OTHERS_EYES = Wording(
    _OTHERS
    + r" (?:can|could|were able to|was able to|may|might|have|had)(?: \w+){0,2} (?:read|see|seen|open\w*|view\w*"
    r"|access\w*|download\w*)",
    r"(?:see|sees|seeing|saw|seen|shown|shows?|showing|open|opens|read|view|get|gets|got|receive"
    r"|received)(?: \w+){0,3} " + _THINGS + r"(?: and \w+)? (?:of|from|belonging to) " + _OTHERS,
    _OTHERS + r"(?:'s|') (?:\w+ )?" + _THINGS,
    r"(?:(?:somebody|someone) elses?|another (?:user|customer|person|company)s) (?:\w+ )?" + _THINGS,
    r"(?:see|sees|seeing|saw|seen|open|opens|opened|read|reads|view|viewed|get|gets|got|receive|received"
    r"|download|downloaded)(?: \w+){0,2} other (?:users|customers|people|accounts|families|patients|guests|members"
    r"|tenants|companies) (?:\w+ )?" + _THINGS,
    r"(?:log|logged|logging|logs|sign|signed) (?:in|on)(?: \w+){0,2} (?:as|to|into) " + _OTHERS,
    r"(?:passwords?|card numbers?|account numbers?|personal details|medical records?|access keys?|"
    + _THINGS
    + r")(?: \w+){0,5} (?:were visible|was visible|are visible|in the wrong hands|(?:were|was|are) public|readable by"
    r"|published by mistake)",
    _THINGS
    + r"(?: \w+){0,5} (?:were|was|been|being|are|is) (?:\w+ )?(?:shown|sent|displayed|given|mailed|forwarded|delivered"
    r"|visible) to " + _OTHERS,
    r"(?:files|data|messages|records|photos|documents|backups|mails)(?: \w+){0,5} (?:are|is|were|was) gone\b",
    r"(?:"
    + _PERSONAL
    + "|"
    + _THINGS
    + r")(?: [\w']+){0,6} (?:could|can) be (?:read|seen|opened|viewed|downloaded|found|looked up) (?:in (?:an?|the"
    r"|our) public (?:\w+ )?(?:bucket|folder|repositor\w+|link|index|share|cache|channel)"
    r"|by (?:anybody|anyone|everybody|everyone)|without (?:a |any )?(?:password|log-?in|signing in)"
    r"|on the (?:open )?(?:internet|web))(?! again)",
    r"(?:"
    + _PERSONAL
    + "|"
    + _THINGS
    + r")(?: [\w']+){0,6} (?:was|were|is|are|stood|lay|has been|had been) (?:open|public|visible|accessible"
    r"|readable) (?:on the (?:open )?"
    r"(?:internet|web)|to (?:anybody|anyone|everybody|everyone)|without (?:a |any )?(?:password|log-?in))",
    hints="stranger others =other somebody someone another outsider third password =card =account personal medical "
    "access visible =wrong public readable published =into =gone =read =seen opened viewed downloaded =found looked "
    "open",
    also="invoice order address message file account document record detail data mail photo booking "
    "statement payslip page name number conversation basket profile password keys system network server database "
    "backup see seen read open view download access saw =got =get receive logged logging =log =logs =sign signed",
)
"""Somebody meets what is somebody else's, in plain words."""
_INTO_OURS = Wording(
    r"without (?:permission|authori[sz]ation)(?: \w+){0,4} (?:in|into|to) our|(?:been|got|broke|broken|getting"
    r"|gained access) (?:in|into|in to|to) our (?:systems?|network|databases?|servers?)",
    hints="permission authori =got =been getting broke =access",
    also="=our",
)
"""Somebody got in."""
_LOST = re.compile(r"\b(?:lost|missing|gone)\b")
_IN_WRONG_HANDS = re.compile(
    r"\b(?:leaked|exposed|stolen|accessed|disclosed|compromised|viewed|breach\w*|attack\w*|hack\w*)\b"
)
_PLAIN_DATA = Wording(
    r"(?:nobody's|no one's|none of (?:your|our|the)|no) (?:\w+ ){0,2}(?:data|records?|files|messages|emails"
    r"|information)(?: \w+){0,2} (?:lost|affected|deleted|missing)|lost no (?:data|records?|files|messages|emails"
    r"|information)",
    r"(?:no|none of (?:your|the)|not any|without any|nothing)(?: \w+){0,3} (?:data|records?|files|messages|emails"
    r"|information|was|were)(?: \w+){0,4} (?:lost|affected|deleted|corrupted|at risk)|(?:no|without"
    r"|not any) data (?:loss|corruption)",
    r"(?:your |all |customer )*data (?:is|was|were|are|remains?|remained) (?:\w+ )?(?:safe|intact|not (?:lost|affected)"
    r"|unaffected|preserved)|(?:data|records?|files|messages) (?:was|were|is|are) not (?:lost|affected|deleted"
    r"|corrupted)",
    r"no data was lost|nothing was lost",
    hints="=no nobody one's =lost none =not without data nothing record file message",
)


@where_hinted(_SENSITIVE, _OTHERS_EYES, _INTO_OURS)
def _on_security(sentence: Sentence) -> Iterator[Hit]:
    for wording in (_SENSITIVE, _OTHERS_EYES, _INTO_OURS):
        yield from (Hit(match.start(), match.end()) for match in wording.finditer(sentence))


def _unless_approved(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """Approved by confirming it; a plain statement on data is owed anyway, and so is a gap the ledger knows."""
    if context.security_confirmed:
        return None
    if _denies_harm(hit, sentence) and speaks_of_data(sentence):
        return None
    tells_the_end = context.stage in OVER or (context.stage is Stage.CORRECTION and context.is_over)
    if tells_the_end and _LOST.search(sentence.plain) and not _IN_WRONG_HANDS.search(sentence.plain):
        return None  # what became of data, which the all-clear owes, and the summary may repeat
    if is_admission(sentence) and any(fact.is_unknown for fact in context.facts or ()):
        return None
    return hit


def _denies_harm(hit: Hit, sentence: Sentence) -> bool:
    """It is part of a plain statement that nothing became of data, or beside one and tells of nobody who got at it."""
    denied = _PLAIN_DATA.search(sentence)
    if denied is None or (hit.start < denied.end() and hit.end > denied.start()):
        return denied is not None
    return not _IN_WRONG_HANDS.search(sentence.plain[hit.start : hit.end])


RULES = (
    Rule(
        id="SEC1",
        category=Category.APPROVAL,
        level=Level.ERROR,
        message="security or data, in public, and the commander hasn't confirmed it",
        suggestion="Have the commander confirm it in triage, or keep to what users see.",
        source="opsdesk: the commander's confirmation is the approval",
        find=_on_security,
        judge=_unless_approved,
        audiences=public_only(Level.ERROR),
    ),
)
