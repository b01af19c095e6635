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
24/7 able abnormal abnormality accelerate accelerated accelerating accepting accordingly achieve achieved acknowledge
acknowledged act acting active actively added adding additional additionally address addressed addressing adjust
adjusted adjusting adjustment adjustments admin administrator administrators admins advise advised advisory aest
afternoon aggressively agree agreed ahead aid aim aimed aiming aims alert alerted allow along analyse analysis analyze
analyzing angle angles announce announced announcement anomalies anomaly anticipate anticipated appear appeared
appearing appears applied apply applying appreciated appreciates appreciation approach approaches appropriate april
around around-clock around-the-clock bug bugs downtime arrange arranged arranging asap ask asking assemble assembled
assembling assess assessing assist assistance assisting assure assures assuring attempt attempted attempting attempts
attention august availability available avenue avenues await awaiting awaits aware awareness based baseline become
becomes began begin beginning begun behavior behaviour behind believe believed bottom bridge brings bst calm candidate
candidates carefully carried carry carrying cause cause's caused causes causing cdt cest cet chance chances change
changes chase chased chasing check checked checking choose clarified clarify clarifying clear cleared clock close closed
closely closes closing clue clues collaborate collaborating collaboration colleague colleagues collect collected
collecting commence commenced commences commencing commit commits committed communicate communicated communicating
communication communications compile compiling complete completed completely completing completion comprehensive
concentrate conclude concluded concluding conduct conducted conducting confident confirm confirmation confirmations
confirmed confirming consider considered considers consistent consistently constantly contacted contacting contingency
continually continue continued continues continuing continuously contribute contributed contributing control coordinate
coordinated coordinating correct corrected correcting correction corrections corrective countermeasure countermeasures
counterpart counterparts craft crew crews crossed crucial crunching cst culprit cure currently cycle cycles day days
deal dealing dealt debug debugged debugging december decide decided deciding declare declared declaring dedicate
dedicated dedicating deemed deep deeper defer degree delve delving demand deploy deployed deploying deployment
deployments derive description designate desire desired detail detailed details detected determine determined
determining dev develop developed developer developers developing development develops devise devised devops devote
devoted devoting devs diagnose diagnosed diagnosing diagnosis dig digging digs diligently direction discover discovered
disruption's disturbance disturbances dive diving doubt drill duplicate during eager earlier early ease easier edt
educate effect effective effort efforts elapsed elevated eliminated emergency encounter encountered encountering
endeavor endeavoring endeavour endeavouring ended ending ends endure engage engaged engaging engineer engineering
engineers enlist enough ensure ensured ensures ensuring entirely entry equipped escalate escalated escalating escalation
escalations est establish established establishing estimate estimated estimates eta etas evaluate evaluating evening
eventually everybody everything's everywhere evolve evolved evolving exact examine examined examining execute executed
executing expect expected expects expedient expedite expedited expediting expert expertise experts explore exploring
extended extent external eye eyes factor factors fashion fault faults favour february feedback feel feels fighting
figured figuring finalise finalising finalize finalizing finally find finding findings fine finish finished firefighting
fit fix fix-forward fixed fixes fixing flagged flagging focus focused follow follow-up followed follows force form forth
fortunate fortunately found friday full fullest fully functional functionality future fyi gain gather gathering gauge
general generally get-well glad gladly gmt gone got gradual gradually efficacy grasp great green grip grown guarantee
guess gun half
handle handled handling hang happen happened happening happens happily hard hassle hasten hastening heads heads-up
headway health healthy heartfelt held help hereby hesitate hey hosting hotfix hotfixes hotline hour hours hunt hunting
hypothesis ideal identified identify identifying immediate immediately impact impacted impacting impacts impede
impending implement implementation implemented implementing implements important improve improved improvement
improvements improves improving in-progress incoming indicate indicates indication indications indicators info inform
information informed initial initially initiate initiated initiates initiating inquire inquiring insist inspect
inspected inspecting instant intend intended intense intensive intensively interact interacted interacting interacts
internal internally intervention introduce investigate investigated investigates investigating investigation
investigations involve involved involves involving iron ironed ironing isolate isolated isolating issue issue's issued
issues issuing ist iterate iterating january join joined joining jst july june kick kicked kind kinds knowledge largely
late launched lay lead leadership learn learned leave leftover level levels linked little live load locate located
locating long-term longer lookout loyal mainly maintenance manage management manner marked marking marks material matter
mdt mean means meantime meanwhile measure measures meet mention merged metrics midday midnight mindful minimise
minimised minimising minimize minimized minimizing mitigate mitigated mitigates mitigating mitigation mitigations
mobilise mobilised mobilize mobilized momentarily momentary monday monitor monitored monitoring monitors morning mostly
mst mystery narrow narrowed narrowing narrowly nature necessity needed news next-steps nice night nobody nominal
non-impacting noon normalise normalised normalising normalize normalized normalizing notice noticed notified november
observation observations observe observed observing occur occurred occurrence occurrences occurring occurs october
officially on-call ongoing online onset open opened operate operating operation operational operations operative
operator operators opportunity ops optimistic option options origin overall paged parallel partial partially partner
partners patch patched patches path paths paused pdt pending perform performed performing periodically permanent persist
persisted persistent persisting persists personnel pinned pinpoint pinpointed pinpointing placeholder plan planned
planning plans plenty positive post post-incident posted posting potential potentially precaution precautionary
precautions precise precisely predict preliminary prepare prepared preparing present presently pressing prevent
preventative preventive previous previously primarily prioritise prioritised prioritising prioritize prioritized
prioritizing priority proactive proactively problem-solving proceed process processing progress progressing prolonged
promising prompt promptly properly proven provide provided provider providers provides providing pst publish published
publishing purpose pursue pursuing push pushed pushing qa quiet racing raise raised rapidly re-engaged re-occurrence
reach reached reaching readiness ready real realise reason reassess reassure receive received receiving recent recently
attended comprehension concerned department deck tweets functioning considering detecting conclusive recheck rechecked
rechecking recommend recover recovered recovering recovery rectified rectify rectifying recur recurred
recurrence recurring recurs redouble reduce reduced reduces reducing reduction refer reference refine refined refining
regression regressions regular regularly related release released relentlessly reliability rely relying remain remaining
remains remedial remediate remediated remediating remediation remediations remedied remedies remedy remind removed
reoccur reoccurred reoccurrence reoccurrences reoccurring reoccurs reopen reopened reopening repair repairing repairs
report reported reporting reports reproduce reproduced reproducing required requires research resolution resolve
resolved resolves resolving resource resources respective respond responders responding response restoration restore
restored restores restoring result results resume resumed resumes resuming resurfaced retest retested retesting
retrospective return returned returning returns review reviewing rework roll rollback rollbacks rolled-out rolling
rollout rolls root root-cause round run running rushing safe safely sane satisfied saturday scenes scheduled scope
scrambling seek seeking senior separately september serious seriously serviceable settle settled settling share shared
sharing shift ship shipped shipping ships short-term shortly sign signals signed significant significantly signs simple
simply sit situation situations sleeves slowly smoking smooth smoothly smoothness solid solution solutions solve solved
solving somebody somewhat sort sorted sound speak specialised specialist specialists specialized specific specifically
speedily speedy sponsor sponsors spotted sre sres stabilise stabilised stabilising stability stabilization stabilize
stabilized stabilizing stable staff stage stages stalled stand standby start start-up started starting state statement
status stay stays steadily steady step steps stopped stops straighten strategies strategy strive striving struggle
stuff subside
subsided subsiding substantial substantive success successful successfully sufficient suggest summary summoned sunday
support surrounding suspected sustain sustained swift swiftly symptom symptomatic symptoms tackle tackling targeted task
tasks team team's teams technical technically technician technicians technique techniques telemetry temporarily
temporary term test tested testing thankfully theory think thinking thorough thoroughly thought thoughts throughout
thursday thx timely tirelessly tnx tomorrow tonight top touch trace traced tracing track tracking transition treat
treated treating trend trending trends triage triaged triaging tried tries trigger triggered trouble-shoot troubleshoot
troubleshooting trust trusted tuesday tuned tweak tweaked tweaking tweaks ultimately unaware uncover uncovered undergo
undergoing underlying understand understanding understands understood undertake undertaken undertaking undertook
underway undo unfortunately upcoming update updated updates updating uptime urgency urgent urgently us/pacific utc
utilise utilising utilize utilizing utmost valid validate validated validating validation valued verification verified
verify verifying vigilant vigorously vital waits war-room wary watch watchful watching ways wednesday weekend went
what's willing wise woken word work workable workaround workarounds worked working works workstream workstreams worries
worry worst wrap wrapped wrapping write-up wrong yes yesterday
"""
_INCIDENT = """
affect affected affecting affects analysing area areas avoid avoiding client clients combined component components
condition conditions continuous core customer customer's customers degradation diagnostic difficulties disruption
disruptions end-user end-users entire environment environments evidence existing experience experienced experiencing
facing group groups incident incident's incidents inconvenience intermittent intermittently interruption interruptions
limited localised localized logs minor number organization organizations outage outages passed people percentage
platform platforms portion problem problematic problems product products recovers relevant scenario scenarios segment
select service services similar site sites small starts subset system systems tenant tenants third-party unexpected
unexpectedly upstream user users vendor vendors
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
_TALK = """
aaand aand accepted according action actions activity add adds advance afresh ago ahem alas albeit almost already
alright amid among amongst amount amounts analyses analyst analysts anew annnd annoyance annoyed annoying answer
answered answers anybody anyhow anyone's anything's anyway anyways apologised apologises apologized applies
approximately architect architects asked asks asleep assign assigned assurance awake basically bears besides bit bits
blip bore breaks brief broadly broke brought bulletin bulletins business busy bye call called care cared careful cares
caring carries certain certainly cheers chose chosen circumstance circumstances clearly closure commitment completes
complex complicated concerning conclusion conclusions considerable current dear decides definitely department
departments deserve deserves despite developments diagnostics difficult diligent director dives dug duty easy
embarrassed embarrassing encouraged encouraging enjoy enjoyable evaluated evaluation everyone's evidently executives
expectations expecting eyed eyeing fairly fastest feeling felt fifteen finds five forget forgot forgotten forty frankly
fresh friend funny furthermore gets glitches goes goodnight gotten gratitude handed handover hangs harder hardest heal
healed healing hearing heavily helpdesk helped helping helps hence hiccup hiccups hitch hitches holds honestly hoped
huddle hypotheses idea ideas importance inc indeed insight insights instead keen knew knowing lately leads learns learnt
led lets letting likewise literally lot lots luckily lunch manager managers matters meant mend mended mending mends
minute minutes monday's moreover morning's nasty naturally nearly needing negative nevertheless newly night's nobody's
infrastructure on-site onsite correctly fast faster feedback noc nok nonetheless notable nothing's notices
notwithstanding o'clock obviously odd oddly officer onward onwards
otherwise outcome outcomes partly partner's patiently peers permanently perspective phase phases piece pieces pity pls
plz pretty procedure procedures promise promised promises protocol protocols provider's pushes quick quickest random
reaches recognise recognised recognize recognized regardless registrar registrars relay regrets regrettably relentless
remained remark residual
respect rested rests rota roughly sadly saying says sees self sense servicedesk shame sharp shifts short shortest shout
sits sitting sleep slightly snag snags soc solves somebody's someone someone's something's sorting sorts speaking squad
squads stands standup statuspage stayed staying stick sticking strange strangely summaries supplier suppliers surely
suspicion suspicions talking teams' tell telling tells ten thanking theories therefore thinks thirty tidied tidy
timeline timelines tireless today's ton tonight's took tough tricky trouble's troubled trusting trusts tune turning
twenty twice ty ugly unacceptable uncertain unchanged unclear unlikely unluckily unsure unusual unusually vendor's
verifies waited wake wakes wanted wanting watched watches weird weirdly weirdness whereas whilst woke worried worrying
worse write writes writing written wrote y'all yall yesterday's
addresses address addressed tests prior notify carrying anticpate zones fervent holding visitors automatically unknown
infraestructure indentified weve theyre bumps bumpy writeup write-up probable influences focus focused focusing drive
driving incremental incrementally keeps digging linked thereafter responsible graphs inconvience inconvinience
incovenience inconviniences defenses defences
"""
GENERIC = frozenset((_GRAMMAR + _WORK + _INCIDENT + _COURTESY + _REPORT + _TALK).split())

_HOUSE = """
a all analysis asap business cause customer customers day dev development devops edit end engineer engineer's
engineering engineers eta final fix fixed hours i identified incident initial investigating investigation issue issues
message monitoring operations ops our outage page please postmortem product qa rca report resolved root
service services sre staff start starts status support system systems team teams technical thank thanks the this
update updates us we
"""
HOUSE_WORDS = frozenset(_HOUSE.split())
"""Words that are no names, even with a capital in the middle of a sentence."""
