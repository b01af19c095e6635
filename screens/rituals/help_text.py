"""What the rituals' screens keep, and what can be pressed there."""

from __future__ import annotations

HELP = """\
# What is kept here

Meetings that come again: each with a purpose, an owner, an agenda with
minutes, what the desk fills in for its items, and what there is to be
afterwards. When it comes is an RRULE on the wall clock of a zone, best
with an end (COUNT, UNTIL): then somebody decides whether it goes on.

Health counts what was held, skipped, moved and missed, what began on
time, decisions and actions, and the cost by rate bands ([meetings] in the
settings). After three runs from which nothing came the desk proposes to
cancel, to shorten or to make it asynchronous, and says why.

# Keys

j k ↑ ↓      move      g G first, last      / filter
o            sort: by next date, by what came of them, by owner, by name
n            a new ritual, from one that ships or from nothing
Enter        hold a meeting now, or go on with the one under way
v            the chosen one in full; Enter there reads a meeting's minutes
s  m         skip its next date, move it; both ask why
space        an action that was agreed on is done, or dropped
p            do what is proposed: cancel, shorten, make async
w            the page that takes its place when it only informs
e            edit what it is meant to be
d            it isn't held any more; asks why
u            undo what you wrote last of the chosen one
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""

MEETING_HELP = """\
# A meeting

Each item has a clock that counts down its minutes, and says so once they
are over; it goes on where it stopped when you come back to an item. All
that is written is kept at once, and others see it within a second.

# Keys

Enter        the next item, or the one you moved to; at the last: the end
space ] [    next item, next item, item before
d            a decision
a            an action: its owner, what, and by when
             bo raise the pool size by fri
p            into the parking lot
n            a note
h            who is here
u            undo what you wrote last
f            end it; its minutes are shown then
A            break it off: it counts as not held, its date is open again
v  y  E      the minutes as they stand: read, copy, write a Markdown file
q Escape     back; the meeting stays under way
"""
