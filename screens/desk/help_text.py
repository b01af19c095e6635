"""What can be pressed on the desk screen."""

from __future__ import annotations

HELP = """\
# On this screen

Signals that wait stand on top: alerts and notices that other tools
sent (opsdesk import), the worst first, those last that are resolved.

n            declare an incident
Enter        open an incident; read a signal; go where something due
             is seen to
d            declare an incident from the signal, triage pre-filled
m            merge it into an open incident, which hears of it from
             then on
x  X         dismiss it, and say why; all that are resolved
v  u         read it; take your last decision on one back
V            the chosen incident at a glance, as lanes over time
w            put something due this week off, and say why
Tab          the other list
/            filter all lists at once: every word has to be in it;
             Escape shows all
:            go to a screen by its name: :followups  :metrics
s  P         services, people      t  UTC or local time      q  leave
"""
