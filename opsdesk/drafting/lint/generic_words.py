"""Words that any update could contain: a sentence made only of them tells a reader nothing about this incident."""

from __future__ import annotations

_GRAMMAR = """
ok okay seem seemed seems
a about above across after again all also although am an and another any anyone anything are aren't as at away back be
because been before being below best better both bring bringing but by came can close closer come comes coming could did
didn't do does doing don't done each either else even event events every everyone everything far few final first
following for forward from further get getting give go going good had has hasn't have haven't having here high highest
hold holding hope hopeful hopefully hopes hoping how however i i'd i'll i'm i've if in into is isn't it it'll it's its
itself just keep keeping kept know known knows last lastly later latest least less let let's like likely long look
looked looking looks made make makes making many may maybe might moment more move moving much multiple must near nearing
necessary need needs new next no none normal normally not note noted nothing now of off on once one only onto or other
others our ours out over own part past per period place please point possible prior put puts putting quickly quite
rather re really regarding right said same saw say see seeing seen separate set several shall she should show showing
side since so some something soon soonest source still such sure take taken takes taking than that that'll that's the
their them then there there's these they they'll they're they've thing things this those though through thus till time
times to today together too toward towards try trying two under until up upon us use used using various very via view
want was wasn't way we we'd we'll we're we've week weeks well were what whatever when where whether which while who
whole whose why will with within without won't would yet you you'll you're you've your yours
"""
_WORK = """
able abnormal abnormality accelerate accelerated accelerating accordingly achieve achieved acknowledge acknowledged act
acting active actively added adding additional additionally address addressed addressing adjust adjusted adjusting
adjustment adjustments admin administrator administrators admins advise advised advisory afternoon aggressively ahead
aim aimed aiming aims alert alerted allow analyse analysis analyze analyzing angle angles announce announced
announcement anomaly anticipate anticipated appear appeared appearing appears applied apply applying appreciated
appreciates appreciation approach approaches appropriate around asap assemble assembled assembling assess assessing
assist assistance assisting assure assures assuring attempt attempted attempting attempts attention availability
available avenue avenues await awaiting awaits aware awareness based baseline become becomes began begin beginning
begun believe believed bottom calm candidate candidates carefully carried carry carrying cause cause's caused causes
causing change changes chase chased chasing check checked checking clear clock close closed closely closes closing clue
clues collaborate collaborating collaboration colleague colleagues collect collected collecting commence commenced
commences commencing commit commits committed communicate communicated communicating communication communications
complete completed completely comprehensive concluded conduct conducted conducting confident confirm confirmation
confirmations confirmed confirming consider considered considers consistent consistently constantly contacted
contacting contingency continually continue continued continues continuing continuously contribute contributed
contributing coordinate coordinated coordinating correct corrected correction corrections corrective countermeasure
countermeasures counterpart counterparts crew crews culprit currently cycle cycles day days decided declare declared
declaring dedicate dedicated dedicating deep deeper degree deploy deployed deploying deployment deployments desired
detail detailed details detected determine determined determining dev develop developed developer developers developing
development develops devops devote devoted devoting devs diagnose diagnosed diagnosing dig digging digs diligently
direction discover discovered disruption's dive diving drill duplicate during earlier early effect effective effort
efforts elevated encounter encountered encountering endeavor endeavoring endeavour endeavouring ended ending ends
engage engaged engaging engineer engineering engineers ensure ensured ensures ensuring entirely entry escalate
escalated escalating escalation escalations estimate estimated estimates eta etas evaluate evaluating evening
eventually exact examine examined examining execute executed executing expect expected expects expedite expedited
expediting expert experts explore exploring extended extent external eye factor factors fashion feedback feel feels
finalise finalising finalize finalizing finally find finding findings finish fix fixed fixes fixing flagged focus
focused follow followed follows form fortunately found full fullest fully functionality future fyi gather gathering
general generally gone gradually grasp green handle handled handling hang happen happened hard hasten hastening
heads-up headway health healthy heartfelt held help hey hosting hotfix hotfixes hour hours hunt hunting hypothesis
identified identify identifying immediate immediately impact impacted impacting impacts implement implementation
implemented implementing implements important improve improved improvement improvements improves improving in-progress
incoming indicate indicates indicators info inform information informed initial initially initiate initiated initiates
initiating inspect inspected inspecting intend intended interact interacted interacting interacts internal internally
investigate investigated investigates investigating investigation investigations involve involved involves involving
iron ironed ironing isolate isolated issue issue's issued issues issuing iterate iterating join joined joining kick
kicked kind kinds knowledge largely launched lead leadership learn learned level levels live load locate located
locating long-term longer loyal mainly maintenance manage management manner marked marking marks matter meantime
meanwhile measure measures metrics minimise minimised minimising minimize minimized minimizing mitigate mitigated
mitigates mitigating mitigation mitigations mobilise mobilised mobilize mobilized monitor monitored monitoring monitors
morning mostly narrow narrowed narrowing nature news night non-impacting normalise normalised normalising normalize
normalized normalizing notice noticed notified observe observed observing occur occurred occurrence occurrences
occurring occurs on-call ongoing online open operate operating operation operational operations operator operators ops
optimistic option options origin overall paged parallel partial partially patch patched patches path paths paused
pending perform performed performing periodically permanent persist persisted persistent persisting persists personnel
pinpoint pinpointed pinpointing placeholder plan planned planning plans positive post posted posting potential
potentially precise precisely prepare prepared preparing present presently prevent preventative preventive previous
previously primarily prioritise prioritised prioritising prioritize prioritized prioritizing priority proactive
proactively proceed process processing progress progressing prolonged promising prompt promptly properly proven provide
provided provider providers provides providing publish published publishing pursue pursuing push pushed pushing qa
quiet raise raised rapidly re-occurrence reach reached reaching ready real reason reassure receive received receiving
recent recently recover recovered recovering recovery rectified rectify rectifying recur recurred recurrence recurring
recurs reduce reduced reduces reducing reduction refer reference refine refined refining regression regressions related
release released reliability remain remaining remains remedial remediate remediated remediating remediation
remediations remedied remedies remedy reoccur reoccurred reoccurrence reoccurrences reoccurring reoccurs reopen
reopened reopening report reported reporting reports reproduce reproduced reproducing requires research resolution
resolve resolved resolves resolving resource resources respond responding response restoration restore restored
restores restoring result results resume resumed resumes resuming resurfaced return returned returning returns review
reviewing roll rollback rollbacks rolled-out rolling rollout rolls root root-cause run running scheduled scope seek
seeking senior serviceable settle settled settling share shared sharing ship shipped shipping ships short-term shortly
sign signals significant significantly signs situation slowly smooth smoothly solution solutions solve solved solving
sort sorted specialist specialists specific specifically speedily speedy spotted sre sres stabilise stabilised
stabilising stability stabilization stabilize stabilized stabilizing stable staff stage stages stalled stand standby
start started starting state status stay stays steadily step steps stopped stops straighten strive striving subside
subsided subsiding substantial substantive success successful successfully suggest summary support suspected swift
swiftly symptom symptoms tackle tackling targeted task tasks team team's teams technical telemetry temporarily
temporary term test tested testing thankfully theory think thinking thorough thoroughly thought thoughts throughout
timely tomorrow tonight top trace traced tracing track tracking transition treat treated treating trend trending trends
triage triaged triaging trigger triggered troubleshoot troubleshooting tuned tweak tweaked tweaking tweaks ultimately
uncover uncovered undergo undergoing underlying understand understanding understands understood undertake undertaken
undertaking undertook underway unfortunately upcoming update updated updates updating uptime urgency urgent urgently
utilise utilising utilize utilizing utmost validate validated validating validation valued verification verified verify
verifying vigilant vigorously waits watch watching ways weekend went work workaround workarounds worked working works
workstream workstreams wrong yes yesterday
"""
_INCIDENT = """
affect affected affecting affects area areas client clients component components condition conditions customer
customer's customers degradation difficulties disruption disruptions end-user end-users entire environment environments
experience experienced experiencing facing group groups incident incident's incidents inconvenience intermittent
intermittently interruption interruptions limited localised localized minor number organization organizations outage
outages people percentage platform platforms portion problem problematic problems product products
scenario scenarios segment select service services site sites small subset system systems tenant tenants third-party
unexpected unexpectedly user users vendor vendors
"""
_COURTESY = """
accept accepts apologies apologise apologize appreciate assured bear bearing caused concern concerns cooperation deck
deepest deeply disrupted extremely folks friends frustrating frustration grateful guys hands hanging happy hear hello
hi highly inconvenienced inconveniences kindly patience patient pleased question questions regret rest sincere
sincerely sincerest sorry thank thankful thanks tight trouble troubles truly wait waiting wish
"""
_REPORT = """
blog case contact document final interested learning link listed message mini outside page portal post-mortem
postmortem rca read subject subscribe ticket tickets
"""
GENERIC = frozenset((_GRAMMAR + _WORK + _INCIDENT + _COURTESY + _REPORT).split())

_HOUSE = """
a all analysis asap business cause customer customers day dev development devops edit end engineer engineer's
engineering engineers eta final fix fixed hours i identified incident initial investigating issue issues message
monitoring operations ops our page please postmortem product qa rca report resolved root service services sre staff
status support system systems team teams technical thank thanks the this update updates us we
"""
HOUSE_WORDS = frozenset(_HOUSE.split())
"""Words that are no names, even with a capital in the middle of a sentence."""
