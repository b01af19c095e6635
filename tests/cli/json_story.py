"""What is typed on the pictures' desk so that every key of every `--json` comes: a line a command, in this order.

`STDIN` is what those that read `-` get, by the first words of the line.
"""

from __future__ import annotations

from typing import Final

from tests.cli.status_round import STATUS_ROUND

SETTINGS: Final = """
[channels.wall]
kind = "file"
path = "{folder}/wall-{{incident}}-{{audience}}.txt"

[channels.lost]
kind = "command"
command = ["false"]

[[rigor.freezes]]
name = "the sale"
starts = "2025-11-01"
ends = "2025-12-31"
"""
POLICY: Final = "[policy]\nversion = 2\nrules = []\n"
LATER: Final = "later"
"""A line of its own: two days pass."""
ALERTS: Final = """
{"version": "4", "status": "firing", "receiver": "desk", "externalURL": "http://alerts:9093", "alerts": [
  {"labels": {"alertname": "PoolFull", "severity": "page", "service": "proxy", "host": "edge-7"},
   "annotations": {"summary": "Pool is full", "description": "No connection is left."},
   "startsAt": "2025-11-18T13:02:03Z", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://prometheus/graph"}]}
{"nothing": "that is known"}
"""
CONTRACTS: Final = "name,service,annual_cost,currency,owner,colour\nElkhorn Storage Inc,tapes,900,EUR,Bo Ek,red\n"
STDIN: Final = {
    "import -": ALERTS,
    "vendor import": CONTRACTS,
    "vendor import - --dates": "name,service,annual_cost\nQuill,status,dear\n",
    "service import": "name\nbilling\n",
    "person import": "name\neli\n",
    "checklist import": "# Restart\n\n- [ ] look {{where}}\n- [ ] restart it\n",
    "change import - --format": "at,title\nonce,new pool\n",
    "change import": "at,title,service,kind\n2025-11-18T11:00:00Z,new pool,proxy,deploy\n",
    "ritual add": STATUS_ROUND,
    "lint": "Our engineers expect to fix it by 15:00.\n",
    "postmortem answer": "Bo should have known better: the root cause was human error.\n",
}

STORY: Final = """
info --json
doctor --json
service list --json
service import - --json
service add proxy --objective "99.9 % over 30 days"
service add billing --deployed-by rolling
person import - --json
person add ana
person list --json
import - --json
signal list --json
signal show SIG-1 --json
signal merge SIG-1 INC-1
signal noise --json

triage --users-pct 10 --function down --json
triage 1 --function degraded --core
triage --test --policy {folder}/policy.toml --json
log INC-1 "! hold every rollout"
log INC-1 "D1 option wait"
log INC-1 "D1 risk nothing can be mended meanwhile"
log INC-1 "D1 objection @bo it may be needed"
log INC-1 "D1 fallback let one go"
log INC-1 "D1 verify @cy in 10m"
log INC-1 "? Nordwind Transit drops packets"
log INC-1 "? a disk is full"
log INC-1 "+H2 the graph says so"
log INC-1 ":snooze support 15m nothing new"
log INC-1 ":change proxy 4.2"
log INC-1 ":link dashboard https://graphs.example.org/edge"
decisions INC-1 --json
nudges INC-1 --json
next INC-1 --json
draft INC-1 --audience customers --json
publish INC-1 --audience customers --via wall --override "it must be out"
log INC-1 ":started 10:00"
draft INC-1 --audience customers --json
publish INC-1 --audience engineers --via lost --override "they must know"
lint - --json
lint --list --json
outbox list --all --json
outbox flush --json
show INC-1 --json
show INC-2 --json
list --all --json
list --json
search pool --json
shape INC-1 --json
declare "Logins fail for one in ten users in Asia" --severity 2 --service login --json
similar INC-3 --json
log INC-3 ":resolved it is over"
later
declare "Logins fail for one in ten users in Asia" --severity 2 --service login
log INC-4 ":resolved it is over"

change assess --likelihood 1 --impact 1 --irreversible --rollback-rehearsed never --json
change assess --tested not --users many --irreversible --emergency --json
change plan "New cache" --service proxy --sort deploy --type rolling --starts "2025-11-18 13:00" --ends 4h \
 --stage one --stage two --emergency --likelihood 3 --impact 3 --json
change edit CHG-4 --link https://example.org/4 --json
change link CHG-4 automated-tests https://ci.example.org/4 --json
change link CHG-4 peer-review @bo --json
change approve CHG-4 --why "it can't wait" --json
change begin CHG-4 --json
change stage CHG-4 one --note fine --json
change finish CHG-4 rolled-back --why "errors at one" --incident INC-1 --json
change review CHG-4 "the tests were there" --incomplete --json
change plan "Newer cache" --service proxy --starts "2025-11-18 12:00" --ends 4h \
 --emergency --likelihood 2 --impact 2 --json
change cancel CHG-5 --why "not now" --json
change undo CHG-5 --json
change show CHG-5 --json
change plan "Third queue" --service proxy --starts "2025-11-21 09:00" --ends 1h --json
change plan "Fourth queue" --service proxy --starts "2025-11-21 09:30" --ends 1h --json
change add "deploy proxy: 4.1" --at "2025-11-18 09:30" --json
change add "13:02 deploy proxy: 4.2 https://example.org/4.2" --json
change import - --json
change import - --format csv --json
change list --json
change suspects INC-1 --json
rollback list --json
rollback show RB-1 --json
rollback missing --json
rollback changed RB-1 another queue
rollback due --json
rollback drill RB-1 --json
rollback show RB-1 --json

checklist import - --name restart --json
checklist list --json
checklist show restart --json
checklist show deploy --json
checklist lint restart --json
checklist lint deploy --json
checklist run restart --var where=edge-7 --incident INC-1 --json
checklist confirm RUN-2 1 --json
checklist note RUN-2 1.1 "it is warm" --json
checklist wait RUN-2 1.1 10m --json
checklist action RUN-2 1.1 "@bo open a window in 15m" --json
checklist mark RUN-2 1.1 done --json
checklist undo RUN-2 --json
checklist mark RUN-2 1.1 failed --why "edge-7 is gone" --json
checklist runs --json
checklist status RUN-2 --json
checklist end RUN-2 --abandon "nothing to restart" --json
checklist sign-off RUN-2 --json
checklist learn RUN-2 --dry-run --json

ritual add -
ritual run RIT-2 --json
ritual say MTG-1 end
ritual run RIT-2 --json
ritual say MTG-2 end
ritual run RIT-2 --json
ritual say MTG-3 end
ritual list --json
ritual show RIT-1 --json
ritual templates --json
ritual run RIT-1 --json
ritual say MTG-4 "! look at it first" --json
ritual say MTG-4 "@bo raise the pool by 2025-12-01" --json
ritual say MTG-4 "? who owns it" --json
ritual say MTG-4 it was late --json
ritual say MTG-4 "here: ana bo" --json
ritual say MTG-4 end --json
ritual export MTG-4 --json
ritual health --json
meeting cost planning --json
meeting lint --people 30 --minutes 90 --json

team failed edge on-call rang out
team list --json
team show edge --json
team stale --json
team waits --json
commitment move COM-3 2026-01-20 "the metric is new"
commitment escalate COM-3 nobody answers --to eli
commitment show COM-3 --json
commitment list --json
commitment due --json
commitment keep COM-2 it holds
team brief edge platform --json

followup ideas --json
followup list --json
followup show FU-5 --json
followup backlog --json
followup add INC-1 be more careful --owner bo
followup lint --json
recurrence propose INC-3 --json
recurrence link INC-3 INC-2 --why "the same pool"
recurrence improve REC-1 alert "Alert at 80 % of a pool" --owner di
recurrence show REC-1 --json
recurrence list --json
review --json
agenda snooze "RB-1 drill" --until "2025-11-24 09:00" --why later
agenda --json

runbook list --json
runbook show DOC-1 --json
runbook review DOC-2 --checked links
runbook show DOC-2 --json
runbook stale --json
runbook search rollout --json

vendor failed "Nordwind Transit" "Ada Lund" rang out
vendor commit "Nordwind Transit" answer 15 --unit min --at-most
vendor review "Nordwind Transit" availability 2025-10 99.8 --claimable 400 --currency EUR
vendor edit Paperline --group Sheets
vendor edit "Quill & Sons" --group Sheets
vendor list --json
vendor show "Nordwind Transit" --json
vendor pack "Nordwind Transit" --json
vendor deadlines --json
vendor concentration --json
vendor import - --json
vendor import - --dates iso --json
vendor duplicates --json

postmortem list --json
postmortem answer PM-1 overview -
postmortem met PM-1 --with ana,bo
postmortem show PM-1 --json
postmortem lint PM-1 --json
postmortem factors --json
metrics --json
metrics incidents --json
"""
