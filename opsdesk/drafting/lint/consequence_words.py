"""The ways of telling, whatever it was, that what users meet came of it, for `causes`.

The other word lists know what breaks and who breaks things. These know only what came of it, and how it is joined to
what stands beside it: “with the … out of order, tickets can't be printed”, “bookings fail: the … is set to …”.
"""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import MACHINE
from opsdesk.drafting.lint.wording import Wording

_FAILS = (
    r"(?:cannot|can't|can not|could not|couldn't|(?:do|does|did|will) not|(?:do|does|did|wo)n't|fails?|failed|failing"
    r"|vanish\w*|disappear\w*|hangs?|loops?|times? out|no longer|(?:is|are|was|were|stays?|remains?|goes?|shows?|come back|comes?(?: back)?"
    r"|arrives?|reads?) (?:\w+ly |not |still |being )?(?:un\w+|in(?:accessible|active|complete|correct)|down|slow\w*|late"
    r"|delayed|blank|empty|stuck|lost|missing|wrong|refused|rejected|declined|denied|blocked|offline|dark|stale|closed"
    r"|dropped|cut|twice|zero|longer))\b"
)
_USERS_THING = (
    r"(?:sites?|services?|apps?|portals?|systems?|platforms?|websites?|shops?|pages?|users?|customers?|clients?|orders?"
    r"|issues?|problems?|incidents?|outages?|fix|mitigation|work-?around|payments?|log-?ins?|messages?|e-?mails?)"
)
_NOT_THEIRS = r"(?!(?:[\w-]+ ){0,2}?" + _USERS_THING + r"\b)"
_WAS_DONE = (
    r"(?:was|were|has been|have been|had been|got) (?:\w+ly )?(?:moved|upgraded|updated|migrated|switched|replaced|changed"
    r"|renamed|removed|rotated|reconfigured|re-?installed|swapped|re-?wired|disconnected|unplugged|retired|revoked|merged"
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
    + r"(?: [\w'-]+){0,6}?(?::| -{1,2}|, as|, since) (?=(?:the|our|an?|one of (?:our|the)|its) )(?!(?:our|the) (?:[\w-]+ )?(?:teams?|engineers?|support"
    r"|staff|technicians?|colleagues?|crew|vendor|provider)\b)"
    + _NOT_THEIRS
    + r"(?!(?:[\w'-]+ ){0,4}?(?:status|error|message|page|following|list)s?\b)[^.;:]{1,60}? (?:is|was|are|were|has|had|have"
    r"|got|still|no longer|\w{3,}ed)\b",
    hints=": - -- =as =since",
    also="cannot can't can couldn't could =do =does =did =will don't doesn't didn't won't fail vanish disappear =hang =hangs "
    "=loop =loops =time =times longer =is =are =was =were =stay =stays =remain =remains =goes =go =show =shows =come =comes",
)
"""“Log-ins loop: the … is set for the old name”."""
LEFT_ON = Wording(
    r"(?:was|were|been|got) (?:\w+ly )?left (?:switched |turned )?(?:on|off|out of|running|enabled|open|behind|disabled|unlocked"
    r"|unplugged|in (?:place|test|debug|maintenance|read-only))(?: by (?:mistake|accident)| after| from| since|,? and (?:it|that) \w+s\b|, which)",
    hints="=left",
    also="=was =were =been =got",
)
"""“A … was left switched on”."""
SIZED_FOR_LESS = Wording(
    r"(?:was|were|is|are|been) (?:only |never )?(?:sized|built|designed|made|meant|dimensioned|planned|set up)(?: only)? for"
    r" (?:only )?(?:an?|half|far|much|one|fewer|less|such|so|this|\d[\d,.]*)\b",
    r"(?<!handled )(?<!handle )(?<!handles )(?<!handling )(?:double|twice|triple|three times|four times|five times|ten times|\d+ times|\d+x|many times) (?:the|our|its|what"
    r" (?:we|it)) (?:\w+ )?(?:usual|normal|average|typical|peak|ever|saw)\b",
    r"more than (?:the|our|its|an?|any) [\w' -]{1,30}? (?:can|could) (?:take|handle|cope with|serve|carry|process|bear)\b",
    hints="=sized =built designed =made =meant dimensioned planned =set double =twice triple =times than",
    also="=for usual normal average typical =peak =ever =saw =can =could",
)
"""“The … was sized for a tenth of this”."""
DID_NOT_TAKE = Wording(
    r"(?:updated|upgraded|moved|migrated|changed|replaced|rotated|switched|restarted|rebooted|renewed|swapped)\b[^.;]{0,50}?"
    r"(?:,| and| but)+ (?:it|they|that|this|the \w+)(?: \w+)? (?:did not|didn't|failed to|never|does not|doesn't|could not"
    r"|couldn't) (?:\w+ly )?(?:re-?)?(?:start|load|apply|reload|connect|register|mount|boot|come (?:up|back)|work)",
    r"(?:nightly|overnight|scheduled|weekly|monthly|hourly|daily) (?:[\w-]+ ){1,3}?(?:did not|didn't|failed to|never)"
    r" (?:\w+ly )?(?:finish|complete|end|run|start)(?:ed)?\b",
    r"(?:does not|doesn't|do not|don't|did not|didn't) (?:get along|get on|play (?:well|nice(?:ly)?)|agree|go well) with\b",
    r"(?:format|repl(?:y|ies)|files?|responses?|fields?|values?|characters?|answers?|letters?|dates?) (?:that|which) (?:our|the|its) (?:[\w-]+ ){1,3}?"
    r"(?:cannot|can't|does not|doesn't|could not|couldn't|did not|didn't) (?:read|understand|parse|expect|know|handle|accept|recogni[sz]e)",
    r"(?:version|release|build)? ?v?\d+\.\d[\w.]* (?:does not|doesn't|cannot|can't|no longer) (?:cope|handle|support|accept"
    r"|understand|work|know|recogni[sz]e|expect)\b(?=[^.;]{0,60}(?:,? (?:and|so) |, which|: ))",
    hints="=did didn't failed never =does doesn't could couldn't cannot can't longer",
    also="updated upgraded moved migrated changed replaced rotated switched restarted rebooted renewed swapped nightly "
    "overnight scheduled weekly monthly hourly daily cope handle support accept understand along =get =play agree =well read parse =work =know recogni expect",
)
"""“We updated the … and it did not start again”."""
NEW_HARMS = Wording(
    r"(?:latest|newest|new|last|recent|current|today's|yesterday's) (?:[\w'.-]+ ){0,3}?(?:firmware|versions?|releases?|updates?"
    r"|builds?|patch(?:es)?|driver|sdk|plug-?in)(?: (?:for|of|from|on) [^.;:,]{1,40}?)?(?:, [^.;:,]{1,40}(?:, \d{4})?,)?(?: (?:that|which))? (?:\w+ly )?(?:disables?|disrupts?|breaks?|blocks?|rejects?"
    r"|removes?|deletes?|drops?|corrupts?|closes?|ignores?|prevents?|overwrites?|crashes|loses?|conflicts? with"
    r"|no longer (?:works?|supports?|accepts?|starts?|connects?|loads?|speaks?|finds?)|does not (?:work|support|accept)|doesn't (?:work|support|accept))\b(?! (?:was|is|were|are)\b)",
    r"(?:containing|contains|contained|included|including|with) an? (?:[\w-]+ ){0,3}?(?:regression|bug|defect|flaw|typo"
    r"|mistake)\b(?! (?:fix|report))",
    hints="firmware version release update build patch driver =sdk plug containing contains contained includ =with",
    also="disable disrupt break block reject remove delete drop corrupt close ignore prevent overwrite crash lose =loses "
    "conflict longer =not doesn't regression =bug defect flaw typo mistake",
)
"""“The latest firmware disables the …”."""
RELEASED_AND_HARMS = Wording(
    r"(?:the|an?|our) (?:(?!fix|hot-?fix|patch|mitigation|work-?around|correction|change to)[\w'.-]+ ){1,4}?(?:that |which )?(?:we|i) "
    r"(?:rolled out|shipped|deployed|released|installed|introduced|switched on|turned on|enabled|launched|published"
    r"|activated|merged|went live with|put live|pushed)\b[^.;,]{0,40}? (?:(?!is\b|was\b|has\b|shows|lists|tells|says|explains|describes|contains|gives|lets|brings|adds|allows|improves|reduces|prevents|protects"
    r"|stops|ensures|helps|works|fixes|solves|resolves|seems"
    r"|looks|appears|needs|does\b|requires|servers|users|customers|this\b|its\b|always|sometimes|less\b|across)[a-z]{3,}(?<!s)s"
    r"(?= (?:the|our|all|any|every|each|an?|its|some|orders|users|requests|everything|nothing|twice|too|it|on|when|with) ?)"
    r"|does not|doesn't|(?:has|had) (?:an?|no) |was (?:wrong|missing|faulty|too|broken))",
    r"(?:we|i) (?:applied|rolled out|shipped|deployed|released|installed|introduced|enabled|activated|pushed)\b[^.;,]{0,40}? (?:began|started)"
    r" (?:to )?(?:refus|reject|dropp|drop|block|fail|break|delet|send|log|lock|ask|count|charg)\w*",
    hints="=we =i",
    also="rolled shipped deployed released installed introduced switched turned enabled launched published activated merged "
    "=live pushed applied began",
)
"""“The … we rolled out on Monday counts every order twice”."""
AND_SINCE = Wording(
    r"(?:itself|\w{3,}ed)\b[^.;,]{0,40},? and [^.;,]{1,60}? (?:has|have) (?:failed|stopped|not \w+|been (?:un\w+|down|slow\w*"
    r"|failing|empty|wrong|missing|late|stuck|offline|closed|blank|in\w+))(?: ever)? since(?= *(?:[.,;]|$|then))",
    hints="=since",
    also="=has =have",
)
"""“The … jammed at 14:02, and parcels have been stuck since”."""
BY_ITSELF = Wording(
    r"(?:shut|switched|powered|turned) (?:itself|themselves) (?:down|off)|(?:ran|run|running|got|became) (?:too )?hot\b"
    r"|(?:packed up|conked out|bit the dust|went on strike|is on strike|are on strike|kaput)\b"
    r"|(?:chok(?:es|ed|ing)|trip(?:s|ped)|stumbl(?:es|ed|ing)) (?:on|over) (?:an?|one|the|some|every|any|our|its)\b",
    r"locks? (?:that |which )?(?:is|are|was|were) never (?:released|freed)|holds? the (?:\w+ )?(?:tables?|rows?|locks?)\b",
    hints="itself themselves =hot packed conked =dust strike kaput chok trip stumbl =lock =locks =hold =holds",
)
"""“It ran hot and shut itself off”."""
_NAME = (
    r"(?!(?:we|you|they|it|he|she|i|who|which|that|this|these|those|and|has|have|had|also|then|already|been|not|be|to|users?"
    r"|customers?|engineers?|teams?|operators?|staff|support|everyone|someone|somebody|nobody|temporarily|automatically"
    r"|safely|manually|was|were|is|are|maintenance|technicians?|people|members|admins?)\b)[\w.&'-]{2,30}"
)
THEY_ENDED_IT = Wording(
    r"(?:^\W*|(?<=[.;:] )|(?<=\bsince )|(?<=\bas )|(?<=\bbecause )|(?<=\bafter )|(?<=\bwhen ))"
    + _NAME
    + r"(?: "
    + _NAME
    + r")?(?: has| have)? (?:switched off|shut (?:down|off)|turned off|retired|discontinued|sunset|sunsetted"
    r"|closed|withdrew|withdrawn|revoked|took down|taken down|pulled|removed|replaced|changed|blocked) (?:the|its|their|an?|all|our)\b"
    r"(?![^.;]{0,80} (?:to (?:protect|prevent|stop|avoid|mitigate|limit|contain|reduce|allow|fix|resolve|let|give|make|help"
    r"|investigate|repair)|while|until|as a precaution|for (?:now|safety|repairs?|maintenance))\b)",
    hints="switched =shut turned retired discontinued sunset closed withdrew withdrawn revoked =took taken pulled removed replaced changed blocked",
    also="=off =down retired discontinued sunset closed withdrew withdrawn revoked pulled removed replaced changed blocked",
)
"""“… switched off its old interface”, of a company by name."""
ITS_OWN = Wording(
    r"(?:dropped|rejected|blocked|deleted|removed|overwritten|swallowed|lost|refused|skipped|hidden|stopped|sent|thrown (?:away|out))"
    r" by (?:our|their|its|my) own \w+",
    r"(?<!see )(?<!sees )(?<!seeing )(?<!have )(?<!has )(?<!get )(?<!gets )(?:one|two|three|a|\d+) \w+ too (?:many|few)\b(?! (?:times|attempts|tries|requests)\b)",
    r"(?:the|an?|one) (?:[\w-]+ )?"
    + MACHINE
    + r" (?:that|which) (?:failed|broke|died|tripped|crashed|expired|burst|gave (?:out|up))(?= (?:at|on|this"
    r"|last|yesterday|overnight|during)\b)",
    r"(?:i|we) (?:\w+ly )?(?:wiped(?: out)?|overwrote|broke|double-booked|oversold|sold the same)\b",
    r"hence (?:the|your|these|those) (?!fix|change|roll|delay in|update)",
    hints="own many few =that =which wiped overwrote broke double oversold =sold hence",
    also="=by =too failed broke died tripped crashed expired burst =gave =i =we =the =your =these =those",
)
"""“… were dropped by our own filter”, “one digit too many”, “hence the empty pages”."""
THEREFORE = Wording(
    r"(?<!\bwe )(?<!we have )(?:therefore|consequently|thus) (?!(?:we|i)\b)[^.;]{0,60}?(?:"
    + _FAILS
    + r"|all is down|down\b)",
    r"throws? an? (?:\w+ )?(?:error|exception) (?:that|which)\b",
    r"^\W*(?:moving|switching|upgrading|updating|restoring|turning (?:on|off)|enabling|disabling|renaming|replacing|migrating)"
    r" (?:the|our|an?) [^.;,]{1,80}? (?:logged|broke|knocked|cut|threw|wiped|deleted|dropped|locked|caused|led)\b",
    r"^\W*(?:(?:dead-?lock|race condition|mix-?up|short circuit|bug) (?:between|in|on)|(?:conflict|mismatch) between)\b"
    r"|^\W*(?:expired|faulty|misconfigured|corrupt|defective|outdated|stale|wrong) (?:[\w-]+ ){1,4}?(?:on|in|at|loaded|installed"
    r"|deployed|used|by)\b|^\W*(?:[\w-]+ ){0,2}(?:bug|dead-?lock|typo|mix-up|short circuit) ?!",
    hints="therefore consequently =thus =throw =throws moving switching upgrading updating restoring restarting turning enabling "
    "disabling renaming replacing migrating lock race mix conflict mismatch circuit =bug typo expired faulty misconfigured "
    "corrupt defective outdated stale wrong",
)
"""“They suspended our account, therefore all is down”, “expired certificate on the gate”."""
CONSEQUENCES = (
    SINCE_IT_WAS,
    WITH_IT_GONE,
    EXPLAINED_AFTER,
    LEFT_ON,
    SIZED_FOR_LESS,
    DID_NOT_TAKE,
    NEW_HARMS,
    RELEASED_AND_HARMS,
    AND_SINCE,
    BY_ITSELF,
    THEY_ENDED_IT,
    ITS_OWN,
    THEREFORE,
)
"""What it was is told by what came of it."""
