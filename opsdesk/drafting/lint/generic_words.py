"""Words that any update could contain: a sentence made only of them tells a reader nothing about this incident."""

from __future__ import annotations

_GRAMMAR = """
a about above across after again all also although am an and another any anything are aren't as at away back be
because been before being below best better both bring bringing but by came can come comes coming could did didn't do
does doing don't done each either else even event events every everyone everything far few first following for from
further get getting give go going good had has hasn't have haven't having here high highest hold holding how however i i'd i'll i'm
i've if in into is isn't it it'll it's its itself just keep keeping kept know known knows last lastly later latest
least less let let's like look looked looking looks made make makes making many may maybe might moment more most move
moving much multiple must near necessary need needs new next no normal normally not note noted now of off on once one only onto
or other others our ours out over own part past per place please point possible prior put puts putting quickly quite
rather re really regarding right said same saw say see seeing seen separate several shall she should show showing side
since so some something soon soonest source still such sure take taken takes taking than that that'll that's the their
them then there there's these they they'll they're they've thing things this those though through thus till time times
to today together too toward towards try trying two under until up upon us use used using various very via view want
was wasn't way we we'd we'll we're we've week weeks well were what when where whether which while who whole whose why
will with within without won't would yet you you'll you're you've your yours
"""
_WORK = """
act acting active actively added adding additional address addressed addressing ahead alert alerted allow analyse
analysis analyze analyzing applied apply applying appropriate assess assessing available aware awareness based become
becomes began begin beginning begun believe believed cause caused causes causing change changes check checked checking
clear close closed closely closes closing complete completed completely concluded consider considers confident confirm confirmed
confirming considered continually continue continued continues continuing continuously correct corrected correction
collect collected collecting corrections corrective currently day days deep deeper deploy deployed deploying deployment deployments detail details
detected determine determined determining develop developer developers developing develops diagnose diagnosed diagnosing dig digging discover
discovered earlier early effort efforts engage engaged engaging engineer engineering engineers ensure ensured ensures
ensuring escalated evaluate evaluating expect expected explore exploring eye find finding findings finish fix fixed
fixes fixing focus focused follow followed follows form found full fully future gather gathering hang happen happened
hard health held help identified identify identifying immediately impact impacted impacting impacts implement
implementation implemented implementing implements important improve improved improving in-progress indicate indicates
info inform information initial initially internal investigate investigated investigates investigating investigation
investigations involved isolate isolated issue issue's issues knowledge learn learned live manage matter measure
measures mitigate mitigated mitigates mitigating mitigation mitigations monitor monitored monitoring monitors news
notice noticed observe observed observing occur occurred occurrence occurrences occurring occurs on-call ongoing online open
operate operating operation operational operations option options partial partially periodically placeholder plan post posted
posting potential potentially prepare prepared preparing present prevent previous previously priority proceed process
progress progressing promptly properly provide provided provides providing publish published publishing push pushed
pushing reach ready reason receive received receiving recent recently recover recovered recovering recovery recurred
recurrence refer reference related release remain remaining remains remediate remediated remediating remediation
report reported reporting reports requires research resolution resolve resolved resolves resolving respond responding
response restoration restore restored restores restoring result results return returned returning returns review
reviewing roll rolled-out rolling rollout root run running scope share shared sharing shortly sign signs situation solution
solutions solve solved solving sort sorted stability stable staff stage stand standby start started starting state status step steps
success successful successfully suggest summary support symptom symptoms task tasks team team's teams technical test
tested testing track tracking troubleshoot troubleshooting tuned underlying understand understanding understood
underway upcoming update updated updates updating validate validated validating verified verify verifying watch
watching work worked working works
"""
_INCIDENT = """
affect affected affecting affects area areas client clients component components condition conditions customer
customer's customers degradation difficulties disruption disruptions end-user end-users entire environment
environments experience experienced experiencing facing group groups incident incident's incidents inconvenience
intermittent intermittently interruption interruptions limited localised localized minor number organization
organizations outage outages people percentage platform platforms portion problem problematic problems product
products segment select service services site sites small subset system systems tenant tenants unexpected unexpectedly
user users
"""
_COURTESY = """
accept accepts apologies apologise apologize appreciate assured bear bearing caused cooperation deepest deeply
disrupted extremely folks friends frustrating frustration grateful guys hanging happy hear hello hi highly
inconvenienced inconveniences kindly patience patient pleased regret rest sincere sincerely sincerest sorry thank
thankful thanks tight trouble troubles truly wait waiting wish
"""
_REPORT = """
blog case contact document final link listed message mini outside page portal post-mortem postmortem rca read subject
subscribe ticket tickets
"""
GENERIC = frozenset((_GRAMMAR + _WORK + _INCIDENT + _COURTESY + _REPORT).split())

_HOUSE = """
a all analysis asap business cause customer customers day edit end engineer engineer's engineering engineers eta final
fix fixed hours i identified incident initial investigating issue issues message monitoring operations our page please
postmortem product rca report resolved root service services staff status support system systems team teams technical
thank thanks the this update updates us we
"""
HOUSE_WORDS = frozenset(_HOUSE.split())
"""Words that are no names, even with a capital in the middle of a sentence."""
