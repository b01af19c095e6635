"""What the rollbacks screen keeps, and what can be pressed there."""

from __future__ import annotations

HELP = """\
# What is kept here

One procedure for each way of deploying: what is watched and the value
at which the rollback begins, the point of no return, the steps (a
checklist of kind rollback), who verifies it, and how long it takes.

A procedure is worth what its last rehearsal was. It is rehearsed again
every 90, 180 or 365 days, the riskier the changes it is for the more
often, and at once when the architecture changed or a rollback failed.
A drill is a run of its checklist: how it ended and how long it took
come back here. How long it takes is the median of the last five that
worked; n says of how many.

Ways of deploying come from the registry (:services). Those that nobody
has said how to take back stand in the list, too.

# Keys

j k ↑ ↓      move      g G first, last
/            filter: every word has to be in it somewhere; Escape shows all
o            sort: by need, by service
Enter        the chosen one in full; on a line that names a run, Enter goes there
space        begin a drill, or go on with the one that is under way
n            write a procedure; on a line without one, for that
e            edit; in the form Tab goes on, ^s saves, Escape leaves
t            tell of a drill or a rollback that was no checklist run here
c            say what changed in the architecture: it is to be rehearsed again
d            nobody rolls back this way any more; asks why
u            undo what you wrote last in the chosen one
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""
