"""MIN1: an adjective that plays the incident down where a number belongs."""

from __future__ import annotations

from opsdesk.drafting.lint.model import Category, Level, Rule
from opsdesk.drafting.lint.wording import Wording, saying

_SHARE = (
    r"(?:number|subset|portion|percentage|proportion|fraction|group|amount|set|minority|handful|share|segment|sample"
    r"|cohort|part|quantity|volume|range|%)"
)
_WHO = (
    r"(?:users?|customers?|clients?|accounts?|people|members|organi[sz]ations|tenants|projects|repositories|requests"
    r"|jobs|messages|emails|sites?|servers|regions|calls|devices|merchants|workspaces|orders|transactions|instances"
    r"|stores|shops|sessions|orgs|teams|apps|services|features|domains|hosts|machines|nodes|clusters|builds|websites"
    r"|workloads|uploads|downloads|mails|files|images|photos|videos|documents|posts|comments|runs|packages|shoppers"
    r"|visitors|passengers|patients|students|players|guests|readers|homes|systems|products|impacts"
    r"|environments|databases|queries|connections|locations|channels|streams|endpoints|workstations|volumes|vms"
    r"|workspaces|buckets|tables|disks|mailboxes|subscriptions|threads|tickets|invoices|reports|boards|feeds|pipelines)"
)
_WHAT = (
    r"(?:outages?|delays?|disruptions?|impacts?|interruptions?|issues?|problems?|degradation|increase|blips?|incidents?"
    r"|effect|hiccups?|scope|spike|errors?|downtime|drop|bumps?|window|inconvenien\w+|instability|latency|slowdowns?"
    r"|performance|bugs?|glitch\w*|unexpected \w+|defects?|lag|backlog|period|slowness|behaviou?rs?|disturbance)"
)
_MORE = r"(?:very |extremely |relatively |fairly |quite |only a )*"
_PLAYED_DOWN = Wording(
    _MORE + r"(?:small(?:er|est)?|limited|tiny|minimal|negligible|insignificant|low|minute"
    r"|minor)(?<!rate limited) (?:(?!the\b)\w+ )?" + _SHARE + r"(?! of (?:memory|mitigations?|measures)\b)",
    r"low rate of(?= (?:[\w-]+ ){0,2}(?:errors?|fail\w*|time-?outs?|issues?|problems?|rejections?|loss|drops?)\b)"
    r"|tiny (?:[\w-]+ )?amount|(?:don't|doesn't|not) expect (?:any )?(?:meaningful|significant|material|noticeable"
    r"|major) (?:\w+ )?(?:impact|effect|disruption)s?",
    _MORE + r"(?<!to a )(?:small(?:er)?|tiny|slight|minimal|negligible|limited|minor) (?:\w+ )?" + _WHAT,
    r"a (?:\w+ )?minority of|minor(?![\"']? (?:version|release|upgrade|update|revision|patch|league|change|axis"
    r"|adjustment))"
    r"|slightly(?! (?:slower"
    r"|longer|later|more|behind|ahead|elevated|increased|higher|raised)\b)|minimally(?! (?:slower|longer|elevated"
    r"|increased|higher|raised)\b)",
    r"(?:impact|effect|scope|delay|disruption|interruption)s?(?: (?:on|of|to|for|in) (?:[\w-]+ ){0,2}?[\w-]+)? (?:(?:is"
    r"|are|were|should|was|appears?|appeared|seems?|seemed|remains?|remained|to|be|have|been|very"
    r"|currently) ){1,4}(?:limited"
    r"|minimal|small|low)(?! to\b)|(?:impact|effect|disruption)\w*(?: \w+){0,4} to a minimum",
    r"(?<!resilience to )(?<!resiliency to )(?<!resilient to )brief(?:ly)?(?! (?:improved|recovered"
    r"|maintenance(?! (?:interruption|outage|downtime|disruption|delay|issue"
    r"|problem))|you|summary|description|us|them|overview))(?<!in brief)|a few (?:minutes|seconds|moments) of",
    r"a handful of [.\w]+|a handful (?:remain|are|is|were)\b|very few \w+|hardly (?:anyone|anybody|any)\b"
    r"|nothing (?:serious|to worry about)",
    r"(?<!too )(?<!test with )(?<!tested with )(?<!test with a )(?<!tested with a )(?:only )?(?:a )?(?:very "
    r"|relatively )?(?<!too )(?:few|handful of|couple of) (?!thousand|hundred|million)(?:of (?:our "
    r"|the )?)?(?:[\w-]+ ){0,2}?" + _WHO,
    r"(?<!in )(?<!after )(?<!every )(?<!within )a few (?:minor|small|brief|isolated|edge|languages|countries|browsers"
    r"|devices|models|pages|stores|shops|locations|cases|places|seconds|errors"
    r"|failures|reports)",
    _MORE + r"(?:(?<!open for a )(?<!monitor for a )(?<!monitoring for a )(?<!\bthis )short(?:-lived(?! (?:cert|token"
    r"|credential"
    r"|session|key|password|access))| (?:\w+ )?(?:interruption"
    r"|disruption|outage|window|blip|downtime|delay|cut|break)s?)|(?:down|offline|un\w+able|affected|impacted|degraded"
    r"|interrupted|slow\w*|errors|delay\w*|outage|downtime|available|reachable) for a (?:very )?short (?:period|time"
    r"|duration|while)|for a short (?:moment|while)(?! (?:before|longer)))",
    r"(?:for|expect|have|had|see|saw) a (?:very )?short (?:period|time|duration)(?! (?:of \w+ )?(?:and|to|while"
    r"|before|then"
    r"|until|as)\b)|small rate of",
    r"a bit of (?:an? )?(?:\w+ )?"
    + _WHAT
    + r"|a (?:very )?little (?:goof|hiccup|problem|issue|bump|bug|mistake|blip|mishap|snag)|a few rare \w+",
    r"blips?|(?<!sorry for the )(?<!apologies for the )hiccups?|(?<!power )glitches(?!\.\w)"
    r"|(?<!due to a )(?:(?<=\ba )|(?<=\bthe )|(?<=this )|(?<=some )"
    r"|(?<=technical )|(?<=temporary )|(?<=software )|(?<=small ))glitch(?!\.\w)|isolated (?:to a (?:few|small)"
    r"|cases?|incidents?|reports?|occurrences?|issues?)",
    r"(?:most|the (?:vast )?majority of|nearly all|almost all) (?:\w+ )?"
    + _WHO
    + r"(?: (?:in|on|at) [\w-]+)? (?:are|were|remain|remained|is"
    r"|will be|should be) (?:not (?:be )?(?:affected|impacted)|un\w+ed)",
    r"(?:impact|effect|scope|disruption) (?:is|was|has been|should be|appears) (?:\w+ )?(?:minimal|small|negligible"
    r"|minor|low|limited(?! to\b)|limited to (?:an? (?:few|small)|few))",
    r"(?:outage|downtime|interruption|disruption|break)s? of (?:about |up to |only )?a few (?:seconds|minutes|hours)",
    r"(?:for|than|only|just|lasted)(?<!monitor for)(?<!monitoring for)(?<!wait for) a few (?:seconds|minutes|hours)"
    r"|(?:for|during) few (?:seconds|minutes|hours)"
    r"|little (?:\w+ )?(?:impact|effect)",
    r"number of (?:\w+ ){1,3}(?:is|are|was|were|remain\w*|to (?:remain|be)) (?:\w+ )?(?:low|small|limited)",
    r"(?:only|just) affect(?:s|ed|ing) (?:a(?! single\b)|some|very)\b|mini[- ](?:\w+ )?(?:outage|disruption"
    r"|interruption|downtime)s?",
    hints="meaningful significant material noticeable major rate amount moment hardly serious worry =bit minimum "
    "little small limited tiny minimal negligible "
    "insignificant =low =minute minor slight brief few handful couple short blip hiccup glitch isolated most majority "
    "nearly affect mini",
)

RULES = (
    Rule(
        id="MIN1",
        category=Category.MINIMISING,
        level=Level.WARNING,
        message="this plays the incident down instead of measuring it",
        suggestion="Give the number, or say that it isn't known yet.",
        source="opsdesk: whoever is affected is affected wholly",
        find=saying(_PLAYED_DOWN),
    ),
)
