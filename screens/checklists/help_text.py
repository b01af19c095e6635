"""What can be pressed in the library of checklists, in a run, and in the editor."""

from __future__ import annotations

LIBRARY_HELP = """\
# What is kept here

Checklists that people really run: few steps, each of which somebody
would forget and be sorry for. A run keeps the words it was begun with;
whatever failed or was skipped is offered to the checklist at the end.

A checklist is stale when its review is over, its owner has left, or a
step failed or was skipped since somebody last went through it.

# Keys

n          begin a run of the chosen checklist; write the first one
N          write a new checklist
I          take in a Markdown file; i the starters that are missing
Enter      a run: go on with it; a checklist: read it in full
e          edit the checklist as Markdown, the rules beside it
j k ↑ ↓    move      g G first, last
/          filter: every word has to be in it; Escape shows all
o          sort: by kind, by name, stale ones first
y  E       copy as Markdown, export; of a run, its record
q Escape   back
"""

RUN_HELP = """\
# Working through a run

A section begins with a pause: Enter says that everyone is ready, then
its steps count. What Enter does next stands above the chosen step.

space      done            x  failed, and what happened
s          skipped, and why
n          a note          w  wait until (10m, 14:30); others go first
a          make an action of it: @bo look at the pool in 20m;
           without an incident, something to do later, on the
           agenda from that time until the run is signed off,
           which asks whether it stays as a follow-up
u          take back what you did last, named first
r          open a marked step again, with a reason
[ ]        section before, next section
c          copy the step's command, or its link
Enter      end the pause; once every step is marked: finish, learn,
           sign off; else the step in full
A          abandon the run, with a reason
y  E       the record as Markdown: copy it, export it
Tab        into the step's text and back
q Escape   back to the library; the run waits

Two people can work through one run: each sees the other's marks within
a second. Ended by accident, it goes on at the same step.
"""

EDITOR_HELP = """\
# Writing a checklist

Sections are headings; each begins with a pause. A step is a line
“- [ ] …”. Below it, in this order, each where there is one: “Role: …”,
“Expect: …”, “Link: …”, a block of code that is the command, any note.
“{{ name }}” is a blank that a run fills in; “variable.name: …” in the
front matter says what to put there.

^s           keep it as the next version; what differs is shown first
^j           the next thing that the rules find
^o           your own editor on this text
Esc          leave; asks when something would be lost
"""
