"""What the teams screen keeps, and what can be pressed there."""

from __future__ import annotations

KEYS = {
    "teams": (
        "Tab commitments",
        "n new",
        "Enter open",
        "space checked",
        "b brief",
        "w waits",
        "/ filter",
        "x failed",
        "l way",
        "e edit",
        "o sort",
        "u undo",
    ),
    "commitments": (
        "Tab teams",
        "n new",
        "Enter open",
        "space kept",
        "x broken",
        "m move",
        "B block",
        "! escalate",
        "b brief",
        "w waits",
        "/ filter",
        "e edit",
        "r release",
        "o sort",
        "u undo",
    ),
}
"""What the footer names on each list, the most needed first."""

HELP = """\
# What is kept here

Two lists, Tab goes from one to the other: teams with how one works with
them, and what they promised each other. A team of the service registry's
owners is listed by itself; e begins its page.

Contacts go stale like documents: one failed when it was used, somebody
has left, or the check is overdue. Each reason is told.

A promise is blocked by another one (COM-4), a team, or what words say;
blocked ones stand first, then overdue ones, the longest waiting first.
A date is moved with a reason, and how often it moved is kept.

# Keys

j k ↑ ↓      move      g G first, last      / filter
Tab          teams or commitments
o            sort: by waiting age; by name, contacts; by team, by date
n            a new team, or a new promise
Enter        the chosen one in full; on a line of it, what it leads to
e            edit it
b            the brief for two teams: what they owe each other, and which
             cadence, document, decision process and escalation would fit
w            who waits for whom: circles, chains, services
u            undo what you wrote last of the chosen one
y  E         copy as Markdown, export as a Markdown file

On a team:
space        you tried its contacts, and they work
x            one of its contacts failed when you needed it
l            how it works with another team
d            there is no such team any more; asks why

On a commitment:
space        it is kept; asks what shows it
x            it is broken; asks why
m            another date, and why: 2026-12-24 the tester is ill
B            what it waits for: COM-4, a team, words; once more frees it
!            whom you asked to decide, and why: di nobody answers
r            the receiver doesn't need it any more; asks why

q Escape     back
"""
