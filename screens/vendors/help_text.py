"""What the vendors screen keeps, and what can be pressed there."""

from __future__ import annotations

HELP = """\
# What is kept here

Vendors with their contracts, sorted by the day that matters: the notice
deadline, which is the renewal date less the notice period. Where nobody
said whether days are calendar or business days, the earlier day counts;
what is assumed stands beside it.

quiet → evaluate (120 days before the deadline) → negotiate (60) →
notice window (30) → overdue → rolling: it renewed itself and nobody
had decided. [vendors] in the settings has other days, and holidays.

Contacts go stale like documents: one failed when it was used, somebody
has left, the check is overdue, or a core service stands on it and nobody
said whom to call. Those vendors have a ! before their names.

Like names are never merged by themselves: m shows which entries may be
one vendor, and why. Amounts of different currencies are never added up.

# Keys

j k ↑ ↓      move      g G first, last      / filter
o            sort: by notice deadline, by owner, by name, by what is to be checked
n            a new vendor; whole registers: opsdesk vendor import
Enter        the chosen one in full
c            a contract of it: a new one, or one to edit
space        what was decided of a contract: it goes on, or notice was given
C            what it promised: a measure, its target, how often
v            review a period: attained against what was promised
e            edit what is known of the vendor
p  b         its review pack, the brief for a negotiation; y copies, E saves
w            what rests on few vendors: spend and critical services
m            entries that may be one vendor: merge them
t            contacts that you tried, and that answer
x            one of its contacts failed when you needed it
D            its due diligence: begins a run of that checklist, or goes to it
d            nobody deals with it any more; asks why
u            undo what you wrote last of the chosen one
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""
