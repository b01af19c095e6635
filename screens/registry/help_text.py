"""What the registry keeps, and what can be pressed there."""

from __future__ import annotations

HELP = """\
# What is kept here

Services are what users come for. Triage asks whether one is core,
suspects and budgets follow what it depends on, and every way it is
changed wants a rollback of its own.

People are known by the short name that is typed after @.

Incidents keep the names they were given, whatever is changed here.

# Keys

Tab          services, people; also :services and :people
j k ↑ ↓      move      g G first, last
/            filter: every word has to be in it somewhere; Escape shows all
o            sort: by name, by team, core services first
Enter        the chosen one in full; on a line that names another service, Enter goes there
n            a new one
e            edit; in the form Tab goes on, ^s saves, Escape leaves
d            a person has left, a service is no more; asks first
y  E         copy as Markdown, export as a Markdown file
q Escape     back
"""
