"""What belongs among the changes, and what can be pressed there."""

from __future__ import annotations

HELP = """\
# What is kept here

What is about to change, and what did. The risk questions give a
likelihood and an impact, both together a tier, and the tier says which
evidence has to be there before anybody rolls it out. Evidence, not
signatures: whoever it is may approve once it is there, nobody before.

An emergency is approved at once, for a reason. It owes the same
evidence afterwards, and a review within two days.

A freeze lets only emergencies through. Other changes and open incidents
on the same or a dependent service are pointed out and forbid nothing.

# Keys

j k ↑ ↓      move      g G first, last      / filter      o sort
n            plan a change; every risk question may stay unknown
Enter        the chosen one in full; on a line of evidence, links it,
             on a run, procedure, change or incident, goes there
space        the next step: approve, begin, mark the next stage, end,
             review an emergency; asks first
l            link evidence to what is missing
c            its checklist's run: begins one, links it where it is missing
e            edit the plan; an approved one waits for its approval again
f            end the rollout: done, rolled back, failed
i            the incident that it led to
d            give it up, with a reason
R            its rollback procedures
m            the numbers of its service: how deployments go
N            note a change that has happened, in a line:
             14:02 deploy payments: 4.2 with larger pools https://…
u            take back what you wrote last, where nothing stands on it
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""
