"""What can be typed and pressed: the help screen's text, in one place."""

from __future__ import annotations

from opsdesk.desk.capture.commands import SCREENS, VERBS

GRAMMAR = """\
# Typing: Enter writes it, the line below says before how it is read

text                      a note; a space before it makes any line a note
14:02 text                the same, backdated; ~22:00 about, 31 17:20 on a day, 14:02Z in UTC
? statement               what the cause could be
?> path   ?! cause        a way out; a cause that is known
+ text   - text           evidence for, against the selected hypothesis (↑ ↓ choose); ++ and -- strongly
+H1 -H3 text              one fact, rated on several
H3 out why                ruled out; also H3 confirmed, H3 likely, H3 open again
H3 @bo                    who tests it
H3 named                  customers may read of it, as a suspicion; H3 not named takes that back
@ana roll back in 15m     an action, its owner, its check-in; also by 17:00, every 30m
@bo test H1 H4: is it…    an action whose result tells them apart: it is asked for at the check-in
A4 done helped            also no help, worse; A4 +30m, A4 @cy, A4 blocked why, A4 drop why
@eli joins                also @eli as scribe, @eli no longer scribe, @eli off
! text                    a decision
D2 option wait            also risk …, objection @ana …, fallback …, verify @bo in 10m
D2 worked                 also D2 did not work why
= text                    impact, as users see it, with numbers
~ text                    a mitigation that was applied
↑ on an empty line        mends your last entry
"""

KEYS = """\
# Keys (Escape leaves the line, i comes back)

F2 desk      F3 this incident      F4 checklists      F5 changes      F6 vendors
F7 rituals   F8 runbooks           F9 postmortems     F1 or ? this help
^p palette   : commands, of which :checks, :changes, :vendors … open the same as F4 to F9
1 2 3 4      timeline, hypotheses, actions, update         z zoom
j k ↑ ↓      move      g G first, last      Enter open     / filter (words; is:pinned, is:decision …)
V            the incident at a glance, as lanes over time
T            triage        S change the severity        D drop your own words of the update
E            export: handover, report, timeline, or CAN (conditions, actions, needs), to read, copy or keep as a file
m            evidence matrix        v services, links, roles        + -  evidence on the selected hypothesis
^g ^n        do what the line at the foot proposes, also while nothing is typed; not now: again in 30 minutes
a            begin the test that would tell the leading causes apart
d            a decision: options, risks, objections, who verifies it, whether it worked
p pin        e edit (a time before the words: when it was)      X strike      u undo your last entry
w            what changed just before: Enter makes it a hypothesis, r rolls it back
             (:preceding 72: of as many hours)
h            incidents like this one: what it was, what fixed it
r            roll a suspected change back: its procedure, begun with Enter
x            the runbooks of the affected services, and why not to trust one
[ ]          audience of the update    s stage      e edit it     ^o your editor     ^s send     y copy
n            the next thing the linter found            Enter on a sentence: the facts behind it, in full
O            updates on their way out: send one again, drop it     Enter on a sent one reads it back
c            what changed since the last update, the linter in full     Z snooze the next one     P pause or resume
o            actions by urgency, owner, lane        t  UTC or local time        q back
"""


def help_text() -> str:
    """The whole help."""
    commands = ["# Commands", ""]
    commands += [verb.usage for verb in VERBS.values()]
    commands += [":investigating  :identified  :monitoring  :resolved  :closed  :cancelled why  :duplicate why"]
    commands += [":started 13:58  :detected …  :acknowledged …  :mitigated …  :recovered …   (or unknown)"]
    commands += [f":{name:<14} {words}" for name, words in SCREENS.items()]
    return "\n".join([GRAMMAR, KEYS, *commands])
