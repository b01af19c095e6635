"""SEC1: a public word on security or data needs the commander's word first."""

from __future__ import annotations

from opsdesk.drafting.lint.completeness import speaks_of_data
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule, public_only
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.traits import is_admission
from opsdesk.drafting.lint.wording import Wording, saying

_SENSITIVE = Wording(
    r"security (?:incident|issue|breach|event|vulnerabilit\w+|advisory|flaw|update|patch|problem|compromise)|(?:data|privacy) (?:breach|leak|exposure|incident)|breach(?:es|ed)?"
    r"|vulnerabilit(?:y|ies)|vulnerable|cve-\d{4}-\d+|zero-day|exploit(?:ed|s|ation)?|malicious|malware|ransomware|phishing|hack(?:ed|ers?|ing)?|intrusions?|attack(?:s|ed|ers?)?|ddos|denial[- ]of[- ]service",
    r"unauthori[sz]ed (?:access|use|party|person|user|activity)|compromised?|stolen|(?:leak(?:ed|s)|exposed|disclosed) (?:\w+ ){0,3}(?:data|information|credentials|passwords?|tokens?|keys?|records?|emails?)",
    r"(?:data|records?|credentials|passwords?|tokens?|keys|personal information|customer information|files|messages|emails)(?: \w+){0,4} (?:leaked|exposed|stolen|accessed|disclosed|compromised|lost|deleted"
    r"|corrupt\w*|destroyed|viewed)|data (?:loss|corruption)|(?:deleted|lost|corrupted|destroyed) (?:\w+ ){0,3}(?:data|records|files|messages)|personal (?:data|information)|pii|gdpr",
    hints="security breach leak exposure incident vulnerab cve- zero-day exploit malicious malware ransomware phishing hack intrusion attack ddos denial unauthori compromis stolen exposed disclosed data record "
    "credential password token keys personal customer file message email deleted lost corrupt destroyed pii gdpr",
)
_PLAIN_DATA = Wording(
    r"(?:no|none of (?:your|the)|not any|without any|nothing)(?: \w+){0,3} (?:data|records?|files|messages|emails|information|was|were)(?: \w+){0,4} (?:lost|affected|deleted|corrupted|at risk)"
    r"|(?:no|without|not any) data (?:loss|was lost|corruption)|(?:your |all |customer )*data (?:is|was|were|are|remains?|remained) (?:\w+ )?(?:safe|intact|not (?:lost|affected)|unaffected|preserved)"
    r"|(?:data|records?|files|messages) (?:was|were|is|are) not (?:lost|affected|deleted|corrupted)|nothing was lost",
    hints="no none not without data nothing record file message",
)


def _unless_approved(hit: Hit, sentence: Sentence, reading: Reading, context: LintContext) -> Level | None:
    """Approved by confirming it; a plain statement on data is owed anyway, and so is a gap the ledger knows."""
    if context.security_confirmed:
        return None
    if _PLAIN_DATA.search(sentence.plain) and speaks_of_data(sentence):
        return None
    if is_admission(sentence) and any(fact.is_unknown for fact in context.facts or ()):
        return None
    return Level.ERROR


RULES = (
    Rule(
        id="SEC1",
        category=Category.APPROVAL,
        level=Level.ERROR,
        message="security or data, in public, and the commander hasn't confirmed it",
        suggestion="Have the commander confirm it, or keep to what users see.",
        source="practice §2: confirming is the approval",
        find=saying(_SENSITIVE),
        judge=_unless_approved,
        audiences=public_only(Level.ERROR),
    ),
)
