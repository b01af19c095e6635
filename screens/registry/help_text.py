"""What can be pressed in the registry: in a line, and at length."""

from __future__ import annotations

_LONG = "n new  Enter open  e edit  d retire  y copy  / filter  o sort  Tab services or people  ? help  q back"
_SHORT = "n new  ↵ open  e edit  d retire  y copy  / filter  o sort  Tab other  q back"
FILTERING = "↑ ↓ move   ↵ keep the filter   Esc show all"
COMMANDS = ":services   :people   :help   Esc back"


def keys_line(width: int) -> str:
    """The keys, in fewer words where there is less room."""
    return _LONG if len(_LONG) <= width else _SHORT


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
y            copy as Markdown
q Escape     back
"""
