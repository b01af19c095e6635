"""What is promised for a time and is news of the incident, not its end, for `overpromise`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

OTHER_NEWS = Wording(
    r"updat(?:e|es|ing(?! (?:the|our) (?:\w+ )?(?:config\w*|settings?|code|rules?|certificates?)\b))|inform(?:ed|ation"
    r"|ing)?|info|details?|report(?=(?:ing)? (?:back|on|to|more|further|again|in)\b)|post-?incident|post-?mortems?"
    r"|(?:will"
    r"|shall|'ll) report|(?:incident|outage|status|rca|cause|final|full|detailed|written|mini|a) reports?|communicat\w+"
    r"|shar(?:e|ed|ing)|publish\w*",
    r"what we (?:learn|know|find)\w*|on this page|(?:written )?account of|written account|post(?:ed|ing|s|-?mortems?)"
    r"|(?:will|we'll|to) post|notif(?:y|ied|ies|ying)|(?:an?|another|the next) (?:\w+ )?notification|news|advise|rca"
    r"|rfo|reason for (?:the )?outage|statement|root cause analysis|follow[- ]?up|remov\w* (?:the|this|our"
    r"|that) temporary \w+|refresh\w* (?:this|the|our) (?:\w+ )?(?:page|post|update|status|message)",
    r"(?:we|i)(?:'ll| will) be back (?:with|in (?:\d+|half an|an|a few|ten|fifteen|twenty|thirty) (?:min(?:ute)?s?"
    r"|hours?)(?= *(?:[.,;)]|$)))|(?:write|written|wrote|post|report|tell you) again|(?:message|note|letter|notice"
    r"|count|correction|answer)s?(?: of [^.;,]{1,40}?)? go(?:es)? (?:out|up)|more to (?:come|follow)|expect (?:us"
    r"|to hear)"
    r"|(?:next|another|further) (?:posts?|bulletin|message|note|word)\b",
    r"keep you|keep(?:ing)? an eye|indications? of progress|announce\w*|monitor\w*|watch\w*|observ\w+(?! (?:signs of "
    r"|full "
    r"|further )?(?:recovery|improvement))|investigat(?:e|es|ed|ing)|investigations? (?:will|should|is"
    r"|to)|(?:complete|full|thorough) (?:\w+ )?(?:investigation|analysis|root)|summary|review\w*|check(?:ing)? (?:back"
    r"|in)",
    r"(?:will|we'll|to) (?:write|tell|state|decide)|let (?:you|everyone|them|customers|users) know|you(?:'ll"
    r"| will) (?:know|hear|read)|verif\w+"
    r"|keep (?:this|the) \w+ open|schedul(?:e|ing)|decid\w*|re-?(?:assess|evaluat)\w*",
    hints="=we =you you'll indication =page account incident mortem remov =next =another further =us =be =more =hear "
    "refresh updat inform "
    "detail report communicat shar publish post notif news advise rca rfo reason statement analysis =root follow keep "
    "announce monitor watch observ investigat summary review check verif write written wrote message =note letter "
    "count correction answer tell =state decide =let schedul decid "
    "assess evaluat",
)
"""Something else than the recovery is promised for then."""
FUNCTIONS = re.compile(
    r"\b(?:(?:code|pull request|pr|peer) reviews?|monitoring (?:data|dashboards?|metrics|graphs?|alerts?)"
    r"|status checks?|shared (?:folders?|drives?|files?|links?|runners?|hosting|storage|addresses)|in review|(?:inform"
    r"|told|tell|notif|advis)\w* us\b|able to (?:publish|post|share|update|review|report)\w*|(?:billing|usage|audit"
    r"|incorrect|delayed|missing|queued|pending) (?:reports?|information|details|posts?))\b"
)
"""What sounds like news and is a function that works again."""
MEANWHILE = re.compile(
    r", at which (?:time|point|stage) [^;.]{1,160}|\b(?:as|while|whilst) (?:we|our (?:\w+ )?(?:teams?"
    r"|engineers?))(?:'re| are| continue to| still| also"
    r"| \w+ly){0,3} (?:monitor|watch|investigat|observ|verif|validat|review|check|keep|kept)\w*[^,;]*"
)
"""What goes on beside the recovery: “… as we monitor the rollout”."""
