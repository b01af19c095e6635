"""Where a sentence tells a cause as a fact.

Three ways of telling are told apart: a connector with the cause after it (“due to a failed disk”), a cause with its
effect after it (“a change resulted in …”), and a finding (“we identified a faulty release”). What only points back
at the incident (“due to this issue”), is said with a hedge, or is being looked into, asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.wording import Wording

_NOUN = (
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|errors?|degradation|interruptions?|events?|situation|matter|circumstances|reasons?|factors?"
    r"|maintenance|inconvenience|delays?|downtime|failures?|change of plans|nature|fact|complexity|abundance)"
)
_POINTS_BACK = re.compile(
    r"(?:this|that|these|those|the|it|them|which|what|some|any|unknown|unforeseen|unexpected|technical|various)\b"
    r"(?: (?:\w+ ){0,2}" + _NOUN + r"\b| above\b|[ ]*(?:$|[.,;)])| (?:is|are|was|were|has|have|may|might|will)\b)"
    r"|(?:an? |some |our )?(?:(?:\w+ )?(?:ongoing|current|recent|earlier|previous|unknown|technical|unexpected|service|internal|system|temporary|intermittent|known|unforeseen"
    r"|planned|scheduled|routine|emergency|general|underlying) )*"
    + _NOUN
    + r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by) )"
    r"|(?:an? |the )?(?:\w+ )?(?:high |large |increased )?(?:number|volume|amount)s? of (?:\w+ )?(?:tickets|calls|support|enquir|inquir|contacts|cases)"
    r"|(?:be|complete|finish|start|begin|end|expire|take|return|happen|become)\b|(?:planned|scheduled|routine|emergency) (?:\w+ )?maintenance"
    r"|(?:not|still|yet|unknown|unclear|being|under|currently|now|to be|unconfirmed|identified|found|known|resolved|fixed|confirmed|addressed|determined|understood"
    r"|established|believed|thought|suspected|likely|probably|possibly|available|pending|in progress|ongoing)\b"
)
_CONNECTED = Wording(
    r"(?:caused|brought about|induced) by|(?:was|were|is|are|been|being) triggered by|due to|owing to|because of|as an? (?:direct |side )?(?:result|consequence) of|thanks to an?(?= \w*(?:bug|failure))"
    r"|(?:result(?:s|ed|ing)?|stem(?:s|med|ming)?|originat(?:es?|ed|ing)) from|trac(?:ed|ing)(?: \w+){0,3} to(?! the (?:root )?cause)|(?:attributed|attributable) to",
    r"(?:root |underlying |main |primary )?cause (?:of (?:(?!and |which )[^.;,]){1,60}? )?(?:is|was|were|has been (?:identified|determined|found|confirmed) (?:as|to be)"
    r"|(?:was|is) (?:identified|determined|found|confirmed) (?:as|to be)|turned out to be|being|:)",
    r"(?:identified|determined|confirmed|isolated|pinpointed|narrowed|narrowed down|diagnosed)(?: (?:as|to be|it to|this to|(?:the|this) (?:issue|problem|cause) (?:as|to|down to)))",
    r"(?:this|it|these|they|issues?|problems?|incident|outage|errors?|delays?) (?:is|are|was|were) (?:\w+ )?(?:related|linked|connected|tied|down) to",
    r"(?:is|was|are|were) (?:simply |largely |partly )?(?:the |a )?(?:direct )?result of|introduced (?:by|in|with|during)",
    r"because(?! (?:of|we|you|they|it|this|that|some|not)\b)",
    hints="caused triggered induced brought due owing because result consequence stem originat trac attribut cause identified determined confirmed "
    "isolated pinpointed narrowed diagnosed thanks related linked connected tied down introduced",
)
_CULPRIT = (
    r"(?:chang(?:e|es|ed)|deploy(?:s|ed|ments?)?|releases?|(?:mis)?configur\w+|bugs?|defect\w*|regressions?|upgrad\w+|migrat\w+|rollout|rolled out"
    r"|(?:software|windows|firmware|security|system|recent|backend|library|os) updates?|hardware|fib(?:re|er)|cables?|databases?|network(?:ing|s)?|servers?|storage|disks?|memory|capacity"
    r"|power (?:outage|failure|loss|issue|cut|supply)s?|(?:high|heavy|increased|excessive|unexpected|sudden|unusual|elevated) (?:\w+ )?(?:load|traffic|demand|volume|usage|utili[sz]ation)"
    r"|(?:increase|spike|surge|influx|burst)s? (?:in|of)|spikes?|surge|ddos|attacks?|providers?|vendors?|suppliers?|upstream|third[- ]part(?:y|ies)|carriers?|isp|certificates?"
    r"|features?|mitigations?|maintenance|dns|routers?|(?:network|core) switch\w*|firewalls?|data ?cent(?:er|re)s?|expired|crash\w*|corrupt\w+|overload\w*|exhaust\w+|deadlock\w*"
    r"|leaks?|race condition|typo|dependenc\w+|kernel|cooling|rate limit\w*|bottlenecks?|congestion|packet loss|outage at|incident at|aws|azure|gcp|cloudflare)"
)
_EFFECTED = Wording(
    r"(?:which |that |has |have |had |is |are |was |were |been |then |also |inadvertently |unintentionally |unexpectedly )*"
    r"(?:caus(?:ed|ing|es(?! of))|led to|leading to|leads to|result(?:s|ed|ing)? in|trigger(?:s|ed|ing)?|prevent(?:ed|ing|s)|broke|breaking|overwhelm\w+|blocking|making"
    r"|as a (?:direct )?(?:result|consequence)(?=,? (?!of\b))|as such|consequently|(?:taken|took|knocked|brought|bringing|taking) (?:\w+ ){0,4}(?:offline|down|out))",
    hints="caus led lead result trigger prevent broke break overwhelm blocking making as such consequently taken took knocked br taking",
)
_CULPRIT_WORD = re.compile(r"\b" + _CULPRIT + r"\b")
_FOUND = Wording(
    r"(?:identified|found|discovered|isolated|pinpointed|located|diagnosed|detected|uncovered|tracked down|confirmed|know)"
    r" (?:that )?(?:an? |the |our |one of (?:our|the) )?(?:(?!affect|impact|where|that|which|caus|fix|solution|workaround|work|mitigat|root|source|issue|problem|way|potential"
    r"|possible|and|with|in|for|on|errors?\b)[\w/'-]+ ){0,4}?"
    + _CULPRIT
    + r"(?! (?:the )?(?:is|are|was|were) (?:fixed|resolved|restored|working|back|recover\w*))",
    r"(?:found|discovered|determined|established|learned) that (?!(?:the |this )?(?:ongoing |current )?(?:issue|problem|incident|outage|fix|mitigation|impact)|this|it|some|users|customers|all|our"
    r" (?:fix|mitigation)|there)(?:\w+[ ]){1,6}(?:was|were|had|has|is|are|did)\b",
    r"(?:issues?|problems?|outages?|incidents?|disruptions?|failures?|errors?|maintenance|degradation) (?:with|at|on|in|from|within|affecting|by|reported by) "
    r"(?:(?:our|one of our|an?|the|several|multiple) )?(?:[\w-]+ ){0,3}?(?:provider|vendor|supplier|upstream|carrier|isp|partner|third[- ]party)s?",
    r"(?:providers?|suppliers?|vendors?|carriers?|isp|upstream partner)(?: \(?[\w ,-]{1,30}?\)?,?)? (?:is|are|has|have|was|were)(?: been)? (?:\w+ )?(?:experienc\w+|having|reporting|reported"
    r"|seeing|suffer\w+|facing|confirmed|encounter\w+|undergoing)",
    r"(?:accidentally|inadvertently|mistakenly|erroneously|unintentionally) \w+(?:ed|ing|t)",
    r"certificates? (?:\w+ ){0,6}expired|(?:issues?|problem|fault) (?:is|lies) (?:with|within|on|at|in) (?:an?|the|our|one of our)? ?(?:[\w']+ ){0,3}?(?:provider|vendor|supplier|upstream|carrier|isp"
    r"|partner|third[- ]party|hardware|network|side)s?",
    r"(?:problematic|offending|bad|faulty|buggy|broken|misconfigured|failed|failing|defective) (?:\w+ )?(?:chang|deploy|release|config|update|node|server|switch|router|disk|drive|hardware|component|rule|migration"
    r"|certificate|upgrade|memory|power|cable|link|device|firmware)\w*",
    r"(?:mitigating|fighting|blocking|seeing|under|against) (?:\w+ ){0,3}?(?:attacks?|ddos|dos|denial[- ]of[- ]service)",
    r"(?:under|hit by|experiencing|suffering(?: from)?|subject to|facing|dealing with) (?:an? )?(?:\w+ ){0,3}(?:ddos|dos|denial[- ]of[- ]service|(?:power|hardware|disk|cooling|fib(?:re|er)|cable) (?:outage|failure|cut|fault))",
    hints="certificat lies_ is_ problematic offending bad_ faulty buggy broken misconfigured failed failing defective attack ddos dos denial power hardware disk cooling fibre fiber cable identified found discovered isolated pinpointed located diagnosed detected uncovered tracked confirmed know determined established learned provider "
    "vendor supplier upstream carrier isp partner third accidental inadvertent mistaken erroneous unintention",
)
_HEDGED = Wording(
    r"likely|unlikely|unknown|unidentified|apparently|reportedly|suspect\w*|appears? (?:to|that|as)|appearing|seem(?:s|ed|ingly)?|believ\w+|we think|thought to|probabl\w+|possibly|possible (?:root )?(?:cause|culprit|source)|presum\w+"
    r"|potential(?:ly)? (?:root |caus\w+|due|related|linked|the|triggered|stem\w*|result\w*|issue|as|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:\w+ )?(?:caused|due|triggered|related|linked|the (?:root )?cause|a result|because|attributed|connected|contribut\w+|resulted|stem\w*|led)",
    r"preliminary|initial (?:findings|analysis|indications|assessment)|early (?:findings|analysis|indications|signs)|whether|(?:not|n't|no) (?:\w+ ){0,2}(?:caused|due to|the result|because|related|know|confirmed"
    r"|evidence|indication)|under investigation|working theory|hypothes\w+",
    hints="likely unknown unidentified apparently reportedly suspect appear seem believ think thought probabl possibl presum potential may might could preliminary initial early whether not n't no_ under theory hypothes",
)
_LOOKING_INTO = Wording(
    r"investigat(?:e|ing)|looking (?:in)?to|reports? of|reviewing|researching|aware of",
    hints="investigat looking report review research aware",
)
_GETTING_BETTER = re.compile(
    r"(?:(?! and )[^.;]){0,60}\b(?:recover\w*|improv\w*|restor\w*|reduc\w*|decreas\w*|success\w*|normal\w*|resol\w*|stabil\w*|fewer)"
)
_PURPOSE = re.compile(r"(?:to|from|not|without|could|would|can|may|might|will|if|why|what|how|is|are) $")


def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    plain = sentence.plain
    if _HEDGED.search(plain):
        return
    for match in _CONNECTED.finditer(plain):
        named = plain[match.end() :].lstrip(" ('\"-")
        helped = match[0].startswith("as a") and _GETTING_BETTER.search(plain, match.end())
        vague_link = match[0].endswith(
            ("related to", "linked to", "connected to", "tied to")
        ) and not _CULPRIT_WORD.search(named)
        if len(named) > 2 and not helped and not vague_link and not _POINTS_BACK.match(named):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    if _LOOKING_INTO.search(plain):
        return
    found = _FOUND.search(plain) or _effected(plain)
    if found:
        yield Hit(found.start(), found.end())


def _effected(plain: str) -> re.Match[str] | None:
    """A culprit, then what it did: “a change … resulted in …”."""
    for match in _EFFECTED.finditer(plain):
        before = plain[: match.start()]
        subject = re.sub(r"[ ,]*(?: and)?[ ,]*$", "", before).rpartition(",")[2]
        if (
            _CULPRIT_WORD.search(subject)
            and "inconvenience" not in subject
            and not _PURPOSE.search(before)
            and not _GETTING_BETTER.match(plain, match.end())
        ):
            return match
    return None
