"""SEC1: a public word on security or data needs the commander's word first."""

from __future__ import annotations

from opsdesk.drafting.lint.completeness import speaks_of_data
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule, public_only
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.traits import is_admission
from opsdesk.drafting.lint.wording import Wording, saying

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
    hints="security privacy breach leak exposure vulnerab cve- zero-day malicious exploit malware ransomware phishing "
    "hack "
    "intrusion attack ddos denial unauthori compromis stolen pii gdpr exposed disclosed data record credential "
    "password token keys personal information file message email deleted lost corrupt destroyed",
)
_PLAIN_DATA = Wording(
    r"(?:no|none of (?:your|the)|not any|without any|nothing)(?: \w+){0,3} (?:data|records?|files|messages|emails"
    r"|information|was|were)(?: \w+){0,4} (?:lost|affected|deleted|corrupted|at risk)"
    r"|(?:no|without|not any) data (?:loss|corruption)",
    r"(?:your |all |customer )*data (?:is|was|were|are|remains?|remained) (?:\w+ )?(?:safe|intact|not (?:lost|affected)"
    r"|unaffected|preserved)|(?:data|records?|files|messages) (?:was|were|is|are) not (?:lost|affected|deleted"
    r"|corrupted)",
    r"no data was lost|nothing was lost",
    hints="=no none =not without data nothing record file message",
)


def _unless_approved(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """Approved by confirming it; a plain statement on data is owed anyway, and so is a gap the ledger knows."""
    if context.security_confirmed:
        return None
    if _PLAIN_DATA.search(sentence) and speaks_of_data(sentence):
        return None
    if is_admission(sentence) and any(fact.is_unknown for fact in context.facts or ()):
        return None
    return hit


RULES = (
    Rule(
        id="SEC1",
        category=Category.APPROVAL,
        level=Level.ERROR,
        message="security or data, in public, and the commander hasn't confirmed it",
        suggestion="Have the commander confirm it in triage, or keep to what users see.",
        source="opsdesk: the commander's confirmation is the approval",
        find=saying(_SENSITIVE),
        judge=_unless_approved,
        audiences=public_only(Level.ERROR),
    ),
)
