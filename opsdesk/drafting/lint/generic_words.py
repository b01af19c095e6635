"""Words that any update could contain: a sentence made only of them tells a reader nothing about this incident."""

from __future__ import annotations

_GRAMMAR = """
a about above across after again all also although am an and another any anything are aren't as at back be because
been before being below both but by came can come comes coming could did do does doing done don't each either else even
every everyone everything far few first following for from further get getting give go going good had has hasn't have
haven't having here how however i i'll i'm i've if in into is isn't it it's its itself just keep keeping kept know knows
last least less let let's like look looking looks made make makes making many may maybe might more most much must near
need needs next no normal normally not now of off on once one only onto or other others our ours out over own per please
possible quickly quite rather re really regarding said same saw say see seen several shall she should since so some
something soon soonest still such sure take taken takes taking than that that's the their them then there these they
they're they've thing things this those though through thus till time times to together too toward towards two under
until up upon us use used using very via want was wasn't way we we'd we'll we're we've well were what when where whether
which while who whole whose why will with within without won't would yet you you'll you're you've your yours
"""

_WORK = """
act acting active actively added adding additional address addressed addressing ahead allow alert alerted
analysis analyse analyze analyzing apply applied applying appropriate assess assessing available aware awareness
based become becomes begin beginning began begun believe believed best better bring bringing cause caused causes causing
change changes check checked checking clear close closed closely closing complete completed completely confirm
confirmed confirming confident continually continue continued continues continuing continuously correct corrected
corrective correction corrections close closes concluded closing currently days deep deeper deploy deployed deploying deployment deployments detail details detected determine
determined determining develop developing diagnose diagnosed diagnosing develop develops dig discover discovered earlier early effort
efforts engage engaged engaging engineer engineering engineers ensure ensured ensures ensuring escalated evaluate
evaluating event events expect expected explore eye exploring find finding findings finish fix fixed fixes fixing focus
focused follow followed follows form found full fully future gather gathering hang happen happened happy hard health held help hold
holding identified identify identifying immediately impact impacted impacting impacts implement implementation
implemented implementing implements important improve improved improving in-progress indicate indicates info inform
information initial initially internal investigate investigated investigates investigating investigation
investigations involved isolate isolated issue issue's issues knowledge latest later learn learned live look made
manage matter measure measures mitigate mitigated mitigates mitigating mitigation mitigations
monitor monitored monitoring monitors move moving multiple new news note noted notice noticed observe observed occurrence occurrences observing
occur occurred occurring occurs on-call ongoing open operate operating operation operational operations option options
part partial partially past periodically place plan point post posted posting potential potentially prepare
prepared preparing present prevent previous previously prior priority proceed process progress progressing promptly
properly provide provided provides providing publish published push pushed pushing put puts putting reach ready reason receive
received receiving recent recurrence recurred recently recover recovered recovering recovery reference refer related release remain
remaining remains remediate remediated remediating remediation report reported reporting reports requires research
resolution resolve resolved resolves resolving respond responding response restoration restore restored restores
restoring result results return returned returning returns review reviewing right roll rolled-out rolling rollout root
run running scope seeing separate share shared sharing shortly show showing side situation sort sorted solution solutions solve
solved solving some source stability stable staff stage start started starting state status step steps subject
success successful successfully suggest summary support symptom symptoms take task tasks team team's teams technical
test tested testing track tracking troubleshoot troubleshooting try trying unable-to-say underlying understand
understanding understood underway update updated updates updating upcoming validate validated validating verified
verify verifying view watch watching work worked working works
"""

_INCIDENT = """
affect affected affecting affects area areas client clients component components condition conditions confirmed
customer customers customer's degradation difficulties disruption disruptions end-user end-users entire environment
environments experience experienced experiencing facing group groups having incident incident's incidents inconvenience
incorrect-state interruption interruptions intermittent intermittently limited localised localized matter minor number
organization organizations outage outages people percentage platform platforms portion potentially problem problematic
problems product products remaining segment select service services site sites small subset system systems tenant
tenants unexpected unexpectedly user users various
"""

_COURTESY = """
apologies apologise apologize appreciate bear caused disrupted hear hello hi inconvenienced kindly lastly patience
patient pleased folks tight tuned regret sincere sincerely sorry thank thanks today understanding
"""

_REPORT = """
blog case contact document final here initial-message link listed message mini outside page portal postmortem
post-mortem published rca read report root-cause-analysis subject ticket tickets www subscribe
"""

GENERIC = frozenset((_GRAMMAR + _WORK + _INCIDENT + _COURTESY + _REPORT).split())
HOUSE_WORDS = frozenset(
    [
        "i",
        "we",
        "our",
        "us",
        "the",
        "this",
        "a",
        "team",
        "teams",
        "engineering",
        "engineer",
        "engineers",
        "engineer's",
        "support",
        "operations",
        "technical",
        "customer",
        "customers",
        "staff",
        "product",
        "services",
        "service",
        "incident",
        "issue",
        "issues",
        "report",
        "final",
        "initial",
        "message",
        "update",
        "updates",
        "page",
        "status",
        "postmortem",
        "please",
        "thank",
        "thanks",
        "asap",
        "rca",
        "eta",
        "resolved",
        "investigating",
        "identified",
        "monitoring",
        "fixed",
        "fix",
        "all",
        "edit",
        "root",
        "cause",
        "analysis",
        "end",
        "day",
        "business",
        "hours",
    ]
)
"""Words that are no names even with a capital."""
