"""The ways of telling, whatever it was, that what users meet came of it, for `causes`.

The other word lists know what breaks and who breaks things. These know only what came of it, and how it is joined to
what stands beside it: “with the … out of order, tickets can't be printed”, “bookings fail: the … is set to …”.
"""

from __future__ import annotations

from opsdesk.drafting.lint.wording import Wording

_FAILS = (
    r"(?:cannot|can't|can not|could not|couldn't|(?:do|does|did|will) not|(?:do|does|did|wo)n't|fails?|failed|failing"
    r"|vanish\w*|disappear\w*|hangs?|loops?|times? out|no longer|(?:is|are|was|were|stays?|remains?|goes?|shows?"
    r"|come back|comes?(?: back)?"
    r"|arrives?|reads?) (?:\w+ly |not |still |being )?(?:un\w+|in(?:accessible|active|complete|correct)|down|slow\w*"
    r"|late"
    r"|delayed|blank|empty|stuck|lost|missing|wrong|refused|rejected|declined|denied|blocked|offline|dark|stale|closed"
    r"|dropped|cut|twice|zero|longer))\b"
)
_USERS_THING = (
    r"(?:sites?|services?|apps?|portals?|systems?|platforms?|websites?|shops?|pages?|users?|customers?|clients?|orders?"
    r"|issues?|problems?|incidents?|outages?|fix|mitigation|work-?around|payments?|log-?ins?|messages?|e-?mails?)"
)
_NOT_THEIRS = r"(?!(?:[\w-]+ ){0,2}?" + _USERS_THING + r"\b)"
_WAS_DONE = (
    r"(?:was|were|has been|have been|had been|got) (?:\w+ly )?(?:moved|upgraded|updated|migrated|switched|replaced"
    r"|changed"
    r"|renamed|removed|rotated|reconfigured|re-?installed|swapped|re-?wired|disconnected|unplugged|retired|revoked"
    r"|merged"
    r"|split|re-?indexed|rebuilt|tightened|raised|lowered|turned (?:on|off)|switched (?:on|off))\b"
)
SINCE_IT_WAS = Wording(
    r"(?:since|because|now that|ever since|when|after) (?:the|our|its|one of (?:our|the)|both|two) "
    + _NOT_THEIRS
    + r"(?:[\w'-]+ ){1,5}?"
    + _WAS_DONE
    + r"[^.;,]{0,60}, [^.;]{1,80}? "
    + _FAILS,
    hints="=since because =now =when =after",
    also="moved upgraded updated migrated switched replaced changed renamed removed rotated reconfigur install swapped "
    "wired disconnected unplugged retired revoked merged =split index rebuilt tightened raised lowered turned",
)
"""“Since the … was moved, its readings are wrong”."""
WITH_IT_GONE = Wording(
    r"with (?:the|our|its|one|two|three|half|both|most|a third|a quarter) (?:of (?:the|our|its) )?"
    + _NOT_THEIRS
    + r"(?:[\w'-]+ ){1,5}?(?:down|out(?: of (?:order|service|action|memory|space|capacity|date))?|gone|dead|offline"
    r"|unavailable|unreachable|full|broken|missing|away|switched off|turned off|overloaded|exhausted|at (?:its|the)"
    r" limit),? [^.;]{1,80}? " + _FAILS,
    hints="=with",
    also="=down =out =gone =dead offline unavailable unreachable =full broken missing =away =off overloaded exhausted limit",
)
"""“With the … out of order, tickets cannot be printed”."""
EXPLAINED_AFTER = Wording(
    r"(?<!: )(?:[\w'-]+ ){1,8}?"
    + _FAILS
    + r"(?: [\w'-]+){0,6}?(?::| -{1,2}|, as|, since) (?=(?:the|our|an?|one of (?:our|the)|its) )(?!(?:our"
    r"|the) (?:[\w-]+ )?(?:teams?|engineers?|support"
    r"|staff|technicians?|colleagues?|crew|vendor|provider)\b)"
    + _NOT_THEIRS
    + r"(?!(?:[\w'-]+ ){0,4}?(?:status|error|message|page|following|list)s?\b)[^.;:]{1,60}? (?:is|was|are|were|has"
    r"|had|have"
    r"|got|still|no longer|\w{3,}ed)\b",
    hints=": - -- =as =since",
    also="cannot can't can couldn't could =do =does =did =will don't doesn't didn't won't fail vanish disappear =hang =hangs "
    "=loop =loops =time =times longer =is =are =was =were =stay =stays =remain =remains =goes =go =show =shows =come "
    "=comes",
)
"""“Log-ins loop: the … is set for the old name”."""
AND_SINCE = Wording(
    r"(?:itself|\w{3,}ed)\b[^.;,]{0,40},? and [^.;,]{1,60}? (?:has|have) (?:failed|stopped|not \w+|been (?:un\w+"
    r"|down|slow\w*"
    r"|failing|empty|wrong|missing|late|stuck|offline|closed|blank|in\w+))(?: ever)? since(?= *(?:[.,;]|$|then))",
    hints="=since",
    also="=has =have",
)
"""“The … jammed at 14:02, and parcels have been stuck since”."""
THEREFORE = Wording(
    r"(?<!\bwe )(?<!we have )(?:therefore|consequently|thus) (?!(?:we|i)\b)[^.;]{0,60}?(?:"
    + _FAILS
    + r"|all is down|down\b)",
    r"throws? an? (?:\w+ )?(?:error|exception) (?:that|which)\b",
    hints="therefore consequently =thus =throw =throws",
)
"""“They suspended our account, therefore all is down”."""
CONSEQUENCES = (
    SINCE_IT_WAS,
    WITH_IT_GONE,
    EXPLAINED_AFTER,
    AND_SINCE,
    THEREFORE,
)
"""What it was is told by what came of it."""
