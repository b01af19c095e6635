"""What the runbooks screen keeps, and what can be pressed there and in a text."""

from __future__ import annotations

HELP = """\
# What is kept here

Runbooks, escalation paths, decision frameworks, processes, onboarding:
what people act by, each with its text, readable where its place can't
be reached. What can't be trusted stands first, with the reason.

A review's date alone makes none right. A document is stale when
somebody marked a step wrong, a drill failed, a service it covers
changed (:changes, :services), a link is dead, its owner or a contact
has left, or its review is overdue. A review answers only what was
checked: services for what changed in them, steps for wrong ones.

Nothing is fetched: t takes a file's text in anew; for a URL it asks
for a file that its text was saved in.

# Keys

j k ↑ ↓      move      g G first, last
/            filter: words of the list, and lines of the kept texts
o            sort: stale first, by service, by owner, by what it is for
Enter        read its text
i            what is known of it; Enter on a line goes where that leads
n  e         keep a new one by its path or URL, edit what is known
v            review it: what was checked
w            mark a step wrong that somebody followed
D            how a drill went
t            take its text in anew
d            nobody goes by it any more; asks why
u            undo what you wrote last of the chosen one
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""

READING_HELP = """\
# A document's text

Kept on this desk, so that it can be read without its place. Above it
stands why it can't be trusted, if so; a step marked wrong says it.

# Keys

j k ↑ ↓      move      g G first, last
/            find words; n N go to the next, the one before
o            outline; Enter goes to a heading, o or Escape back
]  [         next heading, the one before
l  Enter     its links; the link of the selected line: to a heading, to a
             document kept here, or to the clipboard
w            mark the selected step wrong: on the document, and on the
             timeline of the incident it is followed in
v            review it: what was checked
c            copy the selected line, a command without its prompt
y  E         copy the text, write it to a file
q Escape     back
"""
