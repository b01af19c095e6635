"""The frames in which it is told that something was left, built, released or done wrong, whatever it was, for `causes`.

The other word lists know what breaks and who breaks things; here the thing has no name: “a … was left switched on”,
“the … we rolled out on Monday counts every order twice”, “one digit too many”.
"""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import MACHINE
from opsdesk.drafting.lint.wording import Wording

LEFT_ON = Wording(
    r"(?:was|were|been|got) (?:\w+ly )?left (?:switched |turned )?(?:on|off|out of|running|enabled|open|behind"
    r"|disabled|unlocked"
    r"|unplugged|in (?:place|test|debug|maintenance|read-only))(?: by (?:mistake|accident)| after| from| since"
    r"|,? and (?:it|that) \w+s\b|, which)",
    hints="=left",
    also="=was =were =been =got",
)
"""“A … was left switched on”."""
SIZED_FOR_LESS = Wording(
    r"(?:was|were|is|are|been) (?:only |never )?(?:sized|built|designed|made|meant|dimensioned|planned"
    r"|set up)(?: only)? for"
    r" (?:only )?(?:an?|half|far|much|one|fewer|less|such|so|this|\d[\d,.]*(?![:\d]))\b",
    r"(?<!handled )(?<!handle )(?<!handles )(?<!handling )(?:double|twice|triple|three times|four times|five times"
    r"|ten times|\d+ times|\d+x|many times) (?:the|our|its|what"
    r" (?:we|it)) (?:\w+ )?(?:usual|normal|average|typical|peak|ever|saw)\b",
    r"more (?:[\w-]+ )?than (?:the|our|its|an?|any) [\w' -]{1,30}? (?:can|could) (?:take|handle|cope with|serve|carry"
    r"|process"
    r"|bear)\b",
    r"(?:more|less|longer|earlier|later|faster) (?:often |frequently )?than (?:intended|designed|meant)\b",
    hints="=sized =built designed =made =meant dimensioned planned =set double =twice triple =times than",
    also="intended designed =meant =for usual normal average typical =peak =ever =saw =can =could",
)
"""“The … was sized for a tenth of this”."""
DID_NOT_TAKE = Wording(
    r"(?:updated|upgraded|moved|migrated|changed|replaced|rotated|switched|restarted|rebooted|renewed"
    r"|swapped)\b[^.;]{0,50}?"
    r"(?:,| and| but)+ (?:it|they|that|this|the \w+)(?: \w+)? (?:did not|didn't|failed to|never|does not|doesn't"
    r"|could not"
    r"|couldn't) (?:\w+ly )?(?:re-?)?(?:start|load|apply|reload|connect|register|mount|boot|come (?:up|back)|work)",
    r"(?:nightly|overnight|scheduled|weekly|monthly|hourly|daily) (?!for\b|(?:\w+ )?(?:pipelines|workflows|builds"
    r"|runs|reports|exports|messages|posts|e?-?mails|updates|queries)\b)(?:(?!which\b|that\b"
    r"|who\b)[\w-]+ ){1,3}?(?:did not"
    r"|didn't|failed to|never)"
    r" (?:\w+ly )?(?:finish|complete|end|run|start)(?:ed)?\b(?![^.;]{0,30} (?:as (?:planned|announced)|because we"
    r"|on purpose))",
    r"(?:does not|doesn't|do not|don't|did not|didn't) (?:get along|get on|play (?:well|nice(?:ly)?)|agree"
    r"|go well) with\b",
    r"(?:format|repl(?:y|ies)|files?|responses?|fields?|values?|characters?|answers?|letters?|dates?) (?:that"
    r"|which) (?:our|the|its) (?:[\w-]+ ){1,3}?"
    r"(?:cannot|can't|does not|doesn't|could not|couldn't|did not|didn't) (?:read|understand|parse|expect|know"
    r"|handle|accept|recogni[sz]e)",
    r"(?:version|release|build)? ?v?\d+\.\d[\w.]* (?:does not|doesn't|cannot|can't|no longer) (?:cope|handle|support"
    r"|accept"
    r"|understand|work|know|recogni[sz]e|expect)\b(?=[^.;]{0,60}(?:,? (?:and|so) |, which|: ))",
    hints="=did didn't failed never =does doesn't could couldn't cannot can't longer",
    also="updated upgraded moved migrated changed replaced rotated switched restarted rebooted renewed swapped nightly "
    "overnight scheduled weekly monthly hourly daily cope handle support accept understand along =get =play agree "
    "=well read parse =work =know recogni expect",
)
"""“We updated the … and it did not start again”."""
NEW_HARMS = Wording(
    r"(?:latest|newest|new|last|recent|current|today's|yesterday's) (?:[\w'.-]+ ){0,3}?(?:firmware|versions?"
    r"|releases?|updates?"
    r"|builds?|patch(?:es)?|driver|sdk|plug-?in)(?: (?:for|of|from"
    r"|on) [^.;:,]{1,40}?)?(?:, [^.;:,]{1,40}(?:, \d{4})?,)?(?: (?:that|which))? (?:\w+ly )?(?:disables?|disrupts?"
    r"|breaks?|blocks?|rejects?"
    r"|removes?|deletes?|drops?|corrupts?|closes?|ignores?|prevents?|overwrites?|crashes|loses?|conflicts? with"
    r"|no longer (?:works?|supports?|accepts?|starts?|connects?|loads?|speaks?|finds?)|does not (?:work|support"
    r"|accept)|doesn't (?:work|support|accept))\b(?! (?:was|is|were|are)\b)",
    r"(?:containing|contains|contained|included|including|with) an? (?:[\w-]+ ){0,3}?(?:regression|bug|defect|flaw|typo"
    r"|mistake)\b(?! (?:fix|report))",
    hints="firmware version release update build patch driver =sdk plug containing contains contained includ =with",
    also="disable disrupt break block reject remove delete drop corrupt close ignore prevent overwrite crash lose "
    "=loses "
    "conflict longer =not doesn't regression =bug defect flaw typo mistake",
)
"""“The latest firmware disables the …”."""
RELEASED_AND_HARMS = Wording(
    r"(?:the|an?|our) (?:(?!fix|hot-?fix|patch|mitigation|work-?around|correction|change to)[\w'.-]+ ){1,4}?(?:that "
    r"|which )?(?:we|i) "
    r"(?:rolled out|shipped|deployed|released|installed|introduced|switched on|turned on|enabled|launched|published"
    r"|activated|merged|went live with|put live|pushed)\b[^.;,]{0,40}? (?:(?!is\b|was\b|has\b|shows|lists|tells|says"
    r"|explains|describes|contains|gives|lets|brings|adds|allows|improves|reduces|prevents|protects"
    r"|stops|ensures|helps|works|fixes|solves|resolves|seems"
    r"|looks|appears|needs|does\b|requires|servers|users|customers|this\b|its\b|always|sometimes|less\b"
    r"|across)[a-z]{3,}(?<!s)s"
    r"(?= (?:the|our|all|any|every|each|an?|its|some|orders|users|requests|everything|nothing|twice|too|it|on|when"
    r"|with) ?)"
    r"|does not|doesn't|(?:has|had) (?:an?|no) |was (?:wrong|missing|faulty|too|broken))",
    r"(?:we|i) (?:applied|rolled out|shipped|deployed|released|installed|introduced|enabled|activated"
    r"|pushed)\b[^.;,]{0,40}? (?:began|started)"
    r" (?:to )?(?:refus|reject|dropp|drop|block|fail|break|delet|send|log|lock|ask|count|charg)\w*",
    hints="=we =i",
    also="rolled shipped deployed released installed introduced switched turned enabled launched published activated "
    "merged "
    "=live pushed applied began",
)
"""“The … we rolled out on Monday counts every order twice”."""
BY_ITSELF = Wording(
    r"(?:shut|switched|powered|turned) (?:itself|themselves) (?:down|off)|(?:ran|run|running|got|became) (?:too )?hot\b"
    r"(?![- ](?:fix|patch|stand-?by|spare|swap)\w*)"
    r"|(?:packed up|conked out|bit the dust|went on strike|is on strike|are on strike|kaput)\b"
    r"|(?:chok(?:es|ed|ing)|trip(?:s|ped)|stumbl(?:es|ed|ing)) (?:on|over) (?:an?|one|the|some|every|any|our|its)\b",
    r"locks? (?:that |which )?(?:is|are|was|were) never (?:released|freed)|holds? the (?:\w+ )?(?:tables?|rows?"
    r"|locks?)\b",
    hints="itself themselves =hot packed conked =dust strike kaput chok trip stumbl =lock =locks =hold =holds",
)
"""“It ran hot and shut itself off”."""
_NAME = (
    r"(?!(?:we|you|they|it|he|she|i|who|which|that|this|these|those|and|has|have|had|also|then|already|been|not|be"
    r"|to|users?"
    r"|customers?|engineers?|teams?|operators?|staff|support|everyone|someone|somebody|nobody|temporarily|automatically"
    r"|safely|manually|was|were|is|are|maintenance|technicians?|people|members|admins?)\b)[\w.&'-]{2,30}"
)
THEY_ENDED_IT = Wording(
    r"(?:^\W*|(?<=[.;:] )|(?<=\bsince )|(?<=\bas )|(?<=\bbecause )|(?<=\bafter )|(?<=\bwhen ))"
    + _NAME
    + r"(?: "
    + _NAME
    + r")?(?: has| have)? (?:(?:switched off|shut (?:down|off)|turned off|retired|discontinued|sunset|sunsetted"
    r"|closed|withdrew|withdrawn|revoked|took down|taken down|pulled) (?:the|its|their|an?|all|our)\b|(?:removed"
    r"|changed) (?:the"
    r" old|its|their)\b|blocked our\b)"
    r"(?![^.;]{0,80} (?:to (?:protect|prevent|stop|avoid|mitigate|limit|contain|reduce|allow|fix|resolve|let|give"
    r"|make|help"
    r"|investigate|repair)|while|until|as a precaution|for (?:now|safety|repairs?|maintenance))\b)",
    hints="switched =shut turned retired discontinued sunset closed withdrew withdrawn revoked =took taken pulled "
    "removed changed blocked",
    also="=off =down retired discontinued sunset closed withdrew withdrawn revoked pulled removed changed blocked",
)
"""“… switched off its old interface”, of a company by name."""
ITS_OWN = Wording(
    r"(?:dropped|rejected|blocked|deleted|removed|overwritten|swallowed|lost|refused|skipped|hidden|stopped|sent"
    r"|thrown (?:away|out))"
    r" by (?:our|their|its|my) own \w+",
    r"(?<!see )(?<!sees )(?<!seeing )(?<!have )(?<!has )(?<!get )(?<!gets )(?:one|two|three|a|\d+) \w+ too (?:many"
    r"|few)\b(?! (?:times|attempts|tries|requests)\b)",
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
DOING_IT_BROKE = Wording(
    r"^\W*(?:moving|switching|upgrading|updating|restoring|turning (?:on|off)|enabling|disabling|renaming|replacing"
    r"|migrating)"
    r" (?:the|our|an?) [^.;,]{1,80}? (?:logged|broke|knocked|cut|threw|wiped|deleted|dropped|locked|caused|led)\b",
    hints="moving switching upgrading updating restoring turning enabling disabling renaming replacing migrating",
    also="logged broke knocked =cut threw wiped deleted dropped locked caused =led",
)
"""“Moving the store logged everyone out”."""
NOTED = Wording(
    r"^\W*(?:(?:dead-?lock|race condition|mix-?up|short circuit|bug) (?:between|in|on)|(?:conflict|mismatch) between)\b"
    r"|^\W*(?:expired|faulty|misconfigured|corrupt|defective|outdated|stale|wrong) (?:[\w-]+ ){1,4}?(?:on|in|at"
    r"|loaded|installed"
    r"|deployed|used|by)\b",
    hints="lock race mix conflict mismatch circuit =bug expired faulty misconfigured corrupt defective outdated "
    "stale wrong",
    also="between =on =in =at loaded installed deployed used =by",
)
"""“Expired certificate on the gate”: a note without a verb."""
EXCLAIMED = Wording(
    r"^\W*(?:[\w-]+ ){0,2}(?:bug|dead-?lock|typo|mix-up|short circuit) ?!", hints="=bug lock typo mix circuit"
)
"""“Timezone bug!”"""
FRAMES = (
    LEFT_ON,
    SIZED_FOR_LESS,
    DID_NOT_TAKE,
    NEW_HARMS,
    RELEASED_AND_HARMS,
    BY_ITSELF,
    THEY_ENDED_IT,
    ITS_OWN,
    DOING_IT_BROKE,
    NOTED,
    EXCLAIMED,
)
"""Something was left, built, released or done wrong."""
