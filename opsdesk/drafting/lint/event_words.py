"""The words in which it is told, without a “because”, what somebody did wrong or what was too much, for `causes`."""

from __future__ import annotations

from opsdesk.drafting.lint.wording import Wording

_INSIDE = (
    r"(?:rules?|flags?|ind(?:ex|exes|ices)|sets?|scripts?|jobs?|rotations?|logic|config\w*|deploy\w*|releases?"
    r"|migrations?|workers?|signatures?|quer(?:y|ies)|images?|keys?|limits?|routes?|entr(?:y|ies)|ids?|settings?"
    r"|parameters?|polic(?:y|ies)|patterns?|filters?|permissions?|records?)"
)
_THEM = r"(?:traffic|load|requests|demand|jobs|builds|data|queries|connections|submissions|players|visitors)"
"""What there may be too much of."""
WRONG_THING = Wording(
    r"(?:botched|stray|rogue|runaway|oversized) (?:[\w-]+ ){0,3}?" + _INSIDE + r"(?! ?rates?\b)",
    r"(?:deleted|ran|set|applied|used|pushed|shipped|loaded|installed|added|deployed|published|with|by) (?:the"
    r"|an?) (?:wrong|bad|broken|faulty) (?:[\w-]+ ){0,3}?" + _INSIDE,
    r"(?:an?|one) (?:bad|wrong|broken|faulty|incorrect|invalid|erroneous) (?:[\w-]+ ){0,2}?"
    + _INSIDE
    + r" (?:was|has been|had been|got) (?:added|applied|pushed|shipped|deployed|published|loaded|rolled out)",
    r"(?:we|(?:job|script|task|release|update|change|hook|deploy\w*|migration)s?)\b[^.;]{0,60}? (?:set|wiped|deleted"
    r"|removed|pointed|sent|overwrote|replaced|used|applied|routed|loaded|installed) [^.;]{1,60}? instead of\b",
    r"(?:permission|firewall rule|index|feature flag|config\w*|certificate|route|limit|policy|grant"
    r"|parameter)s? (?:(?:on|in|of|for) (?:[\w-]+ ){1,4}?)?(?:that |which )?(?:was|were|got"
    r"|had been) (?:\w+ly )?(?:removed|tightened|fat-fingered|mistyped|deleted|dropped|changed|disabled|revoked"
    r"|overwritten|renamed|reset|lowered|rotated|detached|misplaced)\b",
    r"(?:issued|sent|installed|deployed|served|created|generated) (?:an?|the) (?:[\w-]+ ){1,3}?with (?:the"
    r"|an?) (?:wrong|invalid|old|expired|bad)\b",
    r"(?:serv|publish|announc|advertis|load)(?:ed|ing) (?:an?|the) (?:empty|stale|outdated|old|wrong|invalid) (?:zone"
    r"|config\w*|list|file|certificate|key|version|map|table|route)s?",
    r"(?:file|feed|data) (?:that )?we (?:receive|get|import)\w*\b[^.;]{0,40}? (?:was|is) (?:incomplete|empty|malformed"
    r"|corrupt\w*|missing|late)",
    r"(?:ran|running|shipped|released|deployed|started|went out) (?:without (?:an?|the|its)|with (?:no|(?:an?"
    r"|the) (?:wrong|old|outdated|stale|bad)))\b",
    hints="=added =pushed =applied =used =set =with =by =loaded installed published wrong =bad botched stray rogue "
    "runaway broken oversized faulty incorrect erroneous instead =ran running executed shipped released deployed "
    "started =went =was =were "
    "=got =had empty stale outdated =old invalid =is",
    also="permission index certificate grant table column parameter file feed data zone list version map rule flag ind "
    "=set =sets script =job =jobs rotation logic config deploy release migration worker signature quer image =key "
    "=keys limit route entr =id =ids setting parameter polic pattern filter permission record instead with",
)
"""“We deleted the wrong rule”, “a script ran with the wrong list”."""
DELIVERED_WRONG = Wording(
    r"(?:files?|feeds?|data|batch(?:es)?|delivery|deliveries|exports?) (?:arrived|came(?: in)?|(?:was|were) delivered)"
    r" (?:[\w-]+ ){0,3}?(?:late|incomplete|empty|broken|twice|corrupt\w*|malformed)\b",
    r"(?:library|package|script|code|config\w*|plug-?in|firmware|driver|image) (?:that )?(?:i|we) (?:updated"
    r"|installed|changed"
    r"|deployed|released|rolled out) [^.;,]{0,40}? (?:still|no longer|does not|doesn't|uses|sends|lacks|has)\b",
    r"(?:queue|pipeline|worker|job|importer|scheduler|process|indexer|parser)s? (?:had |has |have |was "
    r"|got )?(?:stuck|stalled"
    r"|hung|choked|tripped|jammed|blocked|crashed) (?:on|over) (?:an?|one|some|the|two) ",
    r"(?:wrong|bad|incorrect|invalid|faulty|corrupt|malformed) (?:[\w-]+ ){1,3}(?:\([^()]{1,40}\) )?(?:delivered"
    r"|sent|supplied"
    r"|provided|published|received|issued) (?:by|from)\b",
    hints="wrong =bad incorrect invalid faulty corrupt malformed =late incomplete =empty broken twice =i =we =on =over",
    also="arrived =came delivered =sent supplied provided published received issued still longer =does doesn't =uses =sends "
    "lacks =has stuck stalled =hung choked tripped jammed blocked crashed",
)
"""“A wrong rate delivered by our supplier”."""
VERSION_HARMS = Wording(
    r"(?:version|release|build|firmware|driver|app|patch) v?\d[\w.]*(?: of [^.;,]{1,40}?"
    r"|, [^.;,]{1,30},)? (?:\w+ly )?(?:deletes?|deleted|breaks?|broke|crash\w*"
    r"|corrupts?|corrupted|rejects?|rejected|blocks?|blocked|removes?|removed|loses?|lost|prevents?|prevented|ignores?"
    r"|ignored|overwrites?|overwrote|doubles?|sends? (?:the )?wrong)\b",
    r"(?:import|script|job|migration|update|deploy\w*|sync|batch|patch)s?(?: \w+)? (?:has |had )?set (?:all|every"
    r"|\d[\d,.]*"
    r"|the|some|our) [^.;]{1,40}? to\b",
    r"(?:key|certificate|token|password|credential|address|endpoint|api|domain|account|contract"
    r"|record)s?\b[^.;,]{0,50}?"
    r" (?:had been|was|were|has been|have been) (?:\w+ly )?(?:replaced|revoked|changed|removed|deleted|disabled"
    r"|suspended"
    r"|cancelled|rotated|renamed|withdrawn|blocked)\b[^.;,]{0,30}? (?:without|by (?:them|our|an?|mistake|the (?:vendor"
    r"|provider|carrier|registrar|bank))|too early|unannounced)\b",
    hints="version release build firmware driver =app import script job migration update deploy sync batch patch key certificate token "
    "password credential address endpoint api domain account contract record",
    also="delet break broke crash corrupt reject block remov =lose =loses =lost prevent ignor overwr doubl =send =sends =set "
    "replaced revoked changed disabled suspended cancelled rotated renamed withdrawn",
)
"""“Version 9.2 deletes files”, “the import set all prices to 0”."""
TOO_MUCH = Wording(
    r"(?:we |have |had |simply |has |clearly ){0,3}(?:under-?estimated|outgrew|outgrown)\b",
    r"exceed(?:s|ed|ing)? (?:what (?:we|our|the)|(?:our|the|its) (?:[\w-]+ ){0,2}?capacity)\b",
    r"more (?:people|visitors|users|requests|traffic|players|fans|log-?ins|orders|load) (?:\w+ ){0,3}?than (?:we |was "
    r"|were |anyone )?(?:expected|planned|foreseen|anticipated|usual|we (?:built|sized|planned))|(?:than|what) (?:the "
    r"|our )?(?:[\w-]+ ){1,3}(?:was|were|is|are) (?:built|sized|dimensioned) for\b",
    r"(?:vendors?|clients?|bots?|partners?|suppliers?|devices?|scripts?) (?:are |is |were |was |kept "
    r"|keeps? )?sending (?:us )?(?:\w+ )?(?:invalid|malformed|bad|wrong|corrupt\w*|duplicate|too many|excessive)\b",
    r"(?<!429 )(?:far |way )?too (?:much|many) (?:\w+ )?(?:(?:people|visitors|fans|listeners|callers|guests)\b|"
    + _THEM
    + ")",
    r"(?:an? |one |some )(?:single |abusive |very |large |malicious |misbehaving |particular ){1,3}(?:user|customer"
    r"|tenant|client|account|store|bot|crawler|partner)s? (?:(?:is|was|are|were|has|have|been) ){0,2}(?:start|send|sent"
    r"|hammer|flood|run|ran|creat|generat|issu|mak|made|submitt|upload)\w*",
    r"(?:an?|one|another) (?:customer|user|tenant) (?:on this \w+ )?(?:is|was|has been|sent|started|ran) (?:(?:an?|the"
    r"|some) )?(?:\w+ ){0,2}?(?:running|sending|mining|hammering|flooding|starting|large|batch|jobs|exports|builds)",
    r"(?:service|database|server|system|queue|cluster|backend|host|broker|cache)s? (?:could|can)(?:not|n't| not"
    r"|'t) (?:keep up|cope)",
    r"(?:capacity|memory|disk|gpu|storage|hardware) shortage|shortage of (?:\w+ )?(?:capacity|memory|gpus?|hardware)",
    r"demand (?:(?:is|was|has been) (?:above|higher than|exceeding|outpacing)|(?:exceed|outpac|outstripp)\w*)",
    r"(?:grew|grown|growing) (?:beyond|past|larger than) (?:the |its |our |what )?\w+",
    r"(?:we|they)(?:'re| are| were) (?:running )?(?:short|low) (?:on|of) (?:gpus?|capacity|memory|disk|compute|servers?"
    r"|machines|storage|bandwidth)|(?:has|have|had|is|are) no (?:[\w-]+ ){0,3}?capacity (?:left|available)",
    r"(?:triggered|run|called|executed|fired|started|invoked|repeated|performed) (?:\w+ )?(?:more (?:often"
    r"|frequently) than|too (?:often|frequently|many times))\b",
    hints="often frequently =sent =started =ran running sending mining hammering flooding starting shortage demand "
    "estimated outgr batch =jobs exports =builds large more exceed built sized dimensioned sending much many single "
    "abusive "
    "large malicious misbehav particular keep =cope grew grown growing short =low capacity =very",
    also="often frequently =than =what people fans login log-in order vendor bots =bot supplier device script shortage "
    "demand estimated outgr traffic load request demand job build data quer connection submission player visitor user "
    "customer tenant client account store bot crawler partner service database server system queue cluster backend "
    "host broker cache beyond past larger gpu capacity memory disk compute machine storage bandwidth",
)
"""“We underestimated the demand”, “one abusive user started thousands of builds”."""
LOST_PARTS = Wording(
    r"lost (?:one|two|three|four|five|several|\d{1,3}|all|both|its|a) (?:of (?:its|our|the) )?(?:\w+ )?(?:drives?"
    r"|disks?|nodes?|hosts?|servers?|switch(?:es)?|links?|feeds?|replicas?|racks?|controllers?)",
    r"(?:certificate|domain|licen[cs]e|token|key|subscription)s? (?:was|were)(?: not|n't) (?:renewed|rotated|extended)",
    r"(?:mainframe|host|server|machine|node|switch|router)s? (?:[\w-]+ ){0,4}?(?:was|were) (?:rebooted|restarted"
    r"|powered off|switched off|unplugged|shut down) by\b",
    r"leak(?:s|ed|ing) (?:threads|memory|connections|handles|file descriptors)",
    r"(?:thieves|vandals|contractors|workers) (?:have |has )?(?:stol|cut|dug|damag|drill)\w*",
    r"(?:holding|held|holds|keeping|kept) (?:the|an?) (?:\w+ ){0,2}?locks?(?! screen)",
    r"(?:hit|hitting|triggered|tripped|ran into|running into) (?:the same |an? |this )(?:[\w-]+ ){0,2}?bug",
    r"(?:power|network|uplink|fib(?:re|er)|transit) (?:feed|link|path|connection|line)s? (?:\w+ ){0,6}?(?:have been"
    r"|has been|was|were|are|is) (?:lost|cut|severed)",
    r"/\w{1,12} (?:is|was|became|got) (?:completely |\d+ ?% )?full\b",
    r"(?:certificate|cert|licen[cs]e|domain|keytab)s? (?:[\w-]+ ){0,8}?(?:ran out|expired|lapsed)\b(?! in\b)",
    hints="renewed rotated extended rebooted restarted powered switched unplugged shut leak thieves vandal contractor "
    "workers severed =cut lost =holding =held =holds keeping =kept =hit hitting triggered tripped =ran running =full "
    "expired lapsed",
    also="router thread memory connection handle descriptor stol dug damag drill subscription key mainframe machine "
    "drive disk node host server switch link feed replica rack controller lock bug cut severed lost =full certificate "
    "cert licen domain token keytab",
)
"""“One vault lost three drives”, “a script is holding the lock”."""
LISTED = Wording(
    r"(?:put|placed|added|has|have|is|are)\b[^.;]{0,40}?\b(?:our|us)\b[^.;]{0,40}? on (?:an?|its|their"
    r"|the) (?:\w+ )?(?:block|black|deny|phishing|spam|abuse)[- ]?lists?|(?:block|black|deny)[- ]?list(?:ed"
    r"|ing)\b[^.;]{0,40}?\b(?:our"
    r"|us)\b",
    r"our (?:\w+ ){1,4}(?:was|were|has been|have been|got) (?:put|placed|added) (?:on|to) (?:an? )?(?:\w+ )?(?:hold"
    r"|block[- ]?list)",
    hints="block black deny put placed added =has =have =is =are blocklist blacklist denylist block-list black-list "
    "deny-list",
    also="=our =us",
)
"""“They put our addresses on a block list”."""
_NOT_THEMSELVES = (
    r"(?:visa|mastercard|american express|amex|usps|ups|fedex|dhl|royal mail|apple|sony|playstation network|xbox live"
    r"|telia|vodafone|comcast|verizon|at&t|t-mobile|telstra|swift|fedwire|faster payments|sepa|pix|let's encrypt|ns1"
    r"|godaddy|verisign|the central bank|amazon cloudwatch|microsoft|google play|the app store|the play store)"
)
"""Whom nobody's own updates come from, as far as a page can tell: their trouble is somebody else's."""
_THEY = r"(?<!with )(?<!via )(?<!using )(?<!through )(?<!from )(?<!to )(?<!on )(?<!for )"
"""Before these it is something of the writer's that is named after them: “sign in with …”."""
OTHERS_DOWN = Wording(
    _THEY
    + _NOT_THEMSELVES
    + r"(?:'s)?,?(?: the (?:\w+ ){1,4}we (?:rely on|use),)?(?: (?:\w+ )?(?:api|services?|network|platform|systems?"
    r"|servers?))? (?:is|are|has|have|was|were|went)(?: been| currently| itself| again)* (?:having (?:an? "
    r"|some )?(?:\w+ )?(?:outage|issue|problem|trouble|incident)s?|down\b|offline|unavailable|returning errors"
    r"|not returning|failing|running behind|rejecting|unreachable)",
    _THEY + _NOT_THEMSELVES + r"(?:'s)? (?:[\w-]+ ){0,2}?(?:revoked|rejected|blocked|changed|removed|disabled|suspended"
    r"|throttled|live-migrated) (?:our|its|their|the)\b",
    hints="visa mastercard express amex usps ups fedex dhl royal apple sony playstation xbox telia vodafone comcast "
    "verizon at&t =at t-mobile =t telstra swift fedwire faster sepa pix encrypt ns1 godaddy verisign central "
    "cloudwatch microsoft play store",
)
"""“Visa is having an outage”."""
EVENTS = (WRONG_THING, DELIVERED_WRONG, VERSION_HARMS, TOO_MUCH, LOST_PARTS, LISTED, OTHERS_DOWN)
"""Something that went wrong inside or elsewhere, told by itself."""
