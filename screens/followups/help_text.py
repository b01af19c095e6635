"""What the follow-ups screen keeps, and what can be pressed there."""

from __future__ import annotations

KEYS = {
    "followups": (
        "Tab recurrences",
        "n new",
        "Enter open",
        "space done",
        "a take an idea on",
        "m move",
        "x decline",
        "e edit",
        "/ filter",
        "r reopen",
        "o sort",
        "u undo",
    ),
    "recurrences": (
        "Tab follow-ups",
        "n link two",
        "Enter open",
        "l link it",
        "a improve",
        "x dismiss",
        "/ filter",
        "o sort",
        "u undo",
    ),
}
"""What the footer names on each list, the most needed first."""

HELP = """\
# What is kept here

Two lists, Tab goes from one to the other. Follow-ups are what one person
took on after an incident, with a day and what shows that it is done; the
desk and the agenda remind of them until they are done or declined,
whatever became of the incident. Ideas were proposed while it ran
(:follow-up) and bind nobody until somebody takes them on.

The chart on top of each detail says whether the backlog grows: what was
open at each week's end, taken on and closed in it.

Recurrences are incidents that are an earlier one again: proposed with
reasons, linked by you, and over once something is made of them that
somebody owns. What comes three times in 90 days, by service, factor or
vendor, is a process problem.

# Keys

j k ↑ ↓      move      g G first, last      / filter
Tab          follow-ups or recurrences
o            sort: by day, by owner, by incident
Enter        the chosen one in full; on a line of it, what it leads to
u            undo what you wrote last of the chosen one
y  E         copy as Markdown, export as a Markdown file

On a follow-up:
n            take one on
space        done: what was seen when its done-test was looked at
a            make a follow-up of the chosen idea
x            decline it, or the idea, with a reason
m            another day, and why: 2026-12-24 the vendor is late
e            edit it, but for its day
r            it isn't over after all; asks why

On a recurrence:
n            link two incidents: INC-9 INC-4 the same pool
l            link what is proposed; asks why
a            make something of it: a checklist's step, a runbook's fix, an
             alert (a follow-up), a meeting's item; each with an owner.
             What nobody linked yet is linked first, and asks why
x            they aren't one problem, or nothing is made of it; asks why

q Escape     back
"""
