"""What the help of the picture says before the signs that are in it."""

from __future__ import annotations

HELP = """\
# What is shown here

What there was, over time: milestones; for each audience what it
was promised and what it was sent; hypotheses from raised to
settled; actions by who answers for them, with what came of each.
Time runs evenly; a long quiet stretch is left out at a ┊, and the
axis says how much. What nobody knows the time of stands apart.

# Keys

j k ↑ ↓      another row           g G  first, last
← →          the mark before, the next one: its words stand below
h l          earlier, later        + -  closer, further        0  all of it
Enter        the chosen thing in full
y            copy the picture as text
E            write the incident as an HTML file, to read and to print
t            UTC or local time     q Escape  back

# Signs

"""
