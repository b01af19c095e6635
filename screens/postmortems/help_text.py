"""What the postmortems keep, and what can be pressed there and while one is worked on."""

from __future__ import annotations

HELP = """\
# What is kept here

A postmortem begins by itself when a major incident ends, or a false
alarm that mobilised people; its dates follow policy. What the log
knows it fills in by itself, each fact with its entry (#12). The rest
is asked, one question at a time: how and what, never who and why.

Draft, in review, reviewed, closed: each step says what it waits for.
Its follow-ups remind of themselves, whatever becomes of it.

# Keys

j k ↑ ↓      move      g G first, last
/            filter      o  sort: by what is due, state, owner, severity
Enter        work on it, one question at a time
i            what is known of it; Enter on a line goes where that leads
n            begin the one of an incident that is over
e            owner, and by when people meet
a            take a follow-up on
s  r         a step ahead, with its reasons; a step back, with yours
d            nobody needs it; asks why
u            undo what you wrote last of the chosen one
y  E         copy as Markdown; export it: SRE order, our shape, HTML,
             each with names or with roles in their place
q Escape     back
"""

WORKING_HELP = """\
# One postmortem

On the left what is asked; on the right the question, what the log says
of it, and your answer, with what the rules find under it: blame, a
single cause, a story of what didn't happen. E keeps it from a review,
W asks. Answers are kept as typed; half-typed ones too.

# Keys on the left

j k ↑ ↓      move      Enter  answer, or go to the right
n            name a contributing factor
e            owner, and by when people meet
a            take a follow-up on
s  r         a step ahead, a step back
^o           all of it in your own editor, and back
u            undo what you wrote last of it
y  E         copy as Markdown, export it
q Escape     back

# Keys in an answer

^s           keep it, and go to the next open question
^j           next finding
Escape       keep it, and back to the left

# Keys on the right, for factors and milestones

Enter        say it otherwise; confirm a time or set it right
l            the entries that show a factor
d            it is no factor
"""
