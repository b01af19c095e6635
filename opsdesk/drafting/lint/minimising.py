"""MIN1: an adjective that plays the incident down where a number belongs."""

from __future__ import annotations

from opsdesk.drafting.lint.model import Category, Level, Rule
from opsdesk.drafting.lint.wording import Wording, saying

_SHARE = r"(?:number|subset|portion|percentage|proportion|fraction|group|amount|set|minority|handful|share|segment|sample|cohort|part|quantity|volume|range)"
_WHO = (
    r"(?:users?|customers?|clients?|accounts?|people|members|organi[sz]ations|tenants|projects|repositories|requests|jobs|messages|emails|sites?|servers|regions"
    r"|calls|devices|merchants|workspaces|orders|transactions|instances|stores|shops|sessions|orgs|teams|apps|services|features|domains)"
)
_PLAYED_DOWN = Wording(
    r"(?:very |extremely |relatively |fairly |only a |quite )*(?:small(?:er|est)?|limited|tiny|minimal|negligible|insignificant|low|minute|minor) (?:\w+ )?"
    + _SHARE,
    r"(?:very |extremely |relatively |fairly )*(?:small(?:er)?|tiny|slight|minimal|negligible|limited|minor) (?:\w+ )?"
    r"(?:outages?|delays?|disruptions?|impacts?|interruptions?|issues?|problems?|degradation|increase|blips?|incidents?|hiccups?|effect|scope|spike|errors?|downtime|drop"
    r"|bumps?|window|inconvenien\w+|instability|latency|slowdowns?|performance|bugs?|glitch\w*|unexpected \w+|defects?|lag|backlog|period|slowness|behaviou?rs?|disturbance)",
    r"minor(?! (?:version|release|upgrade|update|revision|patch|league|change|axis|adjustment))|slightly|minimally|brief(?:ly)?(?! (?:you|summary|description|us|them|overview))",
    r"(?:only )?(?:a )?(?:very |relatively )?(?:few|handful of|couple of) (?:of (?:our |the )?)?(?:\w+ )?" + _WHO,
    r"(?<!the last )(?<!the past )(?<!the next )(?<!next )(?<!past )(?<!last )(?<!first )a few (?:minor|small|brief|isolated|edge|cases|places|seconds|errors|failures|reports)",
    r"a few (?:minutes|seconds|moments) of|(?:very |relatively |fairly )?short(?:-lived| (?:period|time|duration|interruption|disruption|outage|window|blip|downtime|while|delay|spike)s?)",
    r"blips?|hiccups?|glitch(?:es)?|isolated (?:to a (?:few|small)|cases?|incidents?|reports?|occurrences?|issues?)"
    r"|(?:most|the (?:vast )?majority of|nearly all|almost all) (?:\w+ )?"
    + _WHO
    + r" (?:are|were|remain|remained|is|will be|should be) (?:not (?:be )?(?:affected|impacted)|un\w+ed)"
    r"|(?:only|just) affect(?:s|ed|ing) (?:a|some|very)\b",
    hints="small limited tiny minimal negligible insignificant low_ minute_ minor slight brief few handful couple short blip hiccup glitch "
    "isolated most majority all_ only just",
)

RULES = (
    Rule(
        id="MIN1",
        category=Category.MINIMISING,
        level=Level.WARNING,
        message="this plays the incident down instead of measuring it",
        suggestion="Give the number, or say that it isn't known yet.",
        source="practice §2: a reader who is affected is affected wholly",
        find=saying(_PLAYED_DOWN),
    ),
)
