"""`recurrence`: incidents that came back, those that may have, what comes too often, and what is made of it."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli.followup_options import Why
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, number_of, session_of
from opsdesk.cli.options import Number as Incident
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.recurrence_text import KEYS, again_json, again_told, overview_json, told
from opsdesk.cli.taking_back import take_back
from opsdesk.cli.team_options import a_day
from opsdesk.desk import recurrences, recurrences_improving, recurrences_standing
from opsdesk.desk.recurrences_improving import Wish
from opsdesk.domain.errors import BadInput
from opsdesk.domain.recurrence import Means, Recurrence
from opsdesk.domain.recurrence_happenings import RECURRENCES
from opsdesk.domain.recurrence_patterns import DAYS
from opsdesk.domain.text import quoted

app = typer.Typer(help="Recurrences: problems that came back, and the improvement that somebody owns.")

_recurrence = number_of(Recurrence, "recurrence")
_MEANS = {means.value.partition(" ")[0]: means for means in Means}
"""`checklist`, `runbook`, `alert`, `ritual`."""

Number = Annotated[int, typer.Argument(metavar="REC", parser=_recurrence, help="The recurrence: REC-3 or 3.")]
Earlier = Annotated[int, typer.Argument(metavar="EARLIER", parser=need_incident, help="The one that it is again.")]
Days = Annotated[int, typer.Option(metavar="N", min=1, max=3660, help="The last N days.")]


def _means(word: str) -> Means:
    """What `alert` means; raises BadInput."""
    if word not in _MEANS:
        raise BadInput(f"{quoted(word)} is none of {', '.join(_MEANS)}")
    return _MEANS[word]


@app.command("list", epilog=KEYS)
def list_recurrences(context: typer.Context, days: Days = DAYS, json: Json = False) -> None:
    """List what came back, what may have, and what comes too often (three times by factor, service or vendor)."""
    with session_of(context).desk() as desk:
        found = recurrences_standing.overview(desk, days)
    if json:
        put_json(overview_json(found))
    else:
        put("\n".join(told(found)))


@app.command(epilog=KEYS)
def propose(context: typer.Context, incident: Incident, json: Json = False) -> None:
    """Say which earlier incidents one may be again, each with its reasons."""
    with session_of(context).desk() as desk:
        found = recurrences_standing.proposed_for(desk, incident)
    if json:
        put_json([again_json(again) for again in found])
        return
    for again in found:
        put("\n".join(again_told(again)))
    if not found:
        say(f"nothing on this desk speaks for INC-{incident} being an earlier one again")


@app.command()
def link(
    context: typer.Context,
    incident: Incident,
    earlier: Earlier,
    why: Why,
) -> None:
    """Say that an incident is an earlier one come back; both timelines note it. Prints REC-n."""
    with session_of(context).desk() as desk:
        put(recurrences.link(desk, incident, earlier, why).name)


@app.command()
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a recurrence: what it is, what became of the follow-ups, what was made of it."""
    with session_of(context).desk() as desk:
        held = recurrences_standing.again_of(desk, number)
    if json:
        put_json(again_json(held))
    else:
        put("\n".join(again_told(held)))


@app.command()
def dismiss(
    context: typer.Context,
    incident: Incident,
    earlier: Earlier,
    why: Why,
) -> None:
    """Say why two incidents aren't one problem, or why nothing is made of it; it isn't proposed again."""
    with session_of(context).desk() as desk:
        put(recurrences.dismiss(desk, incident, earlier, why).name)


@app.command()
def improve(
    context: typer.Context,
    number: Number,
    means: Annotated[Means, typer.Argument(metavar="MEANS", parser=_means, help=f"One of {', '.join(_MEANS)}.")],
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What is to be better; of a runbook, the step.")],
    about: Annotated[str, typer.Option(metavar="X", help="The checklist's name, DOC-3 or RIT-2.")] = "",
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who answers for it; else the owner of that.")] = "",
    due: Annotated[str, typer.Option(metavar="DAY", help="Of an alert: by when.")] = "",
    done_test: Annotated[str, typer.Option("--done-test", metavar="WORDS", help="Of an alert: what shows it.")] = "",
) -> None:
    """Make something of it: a checklist's step, a runbook's fix, an alert (a follow-up), a meeting's item."""
    session = session_of(context)
    wish = Wish(means, " ".join(words), about, owner, a_day(due), done_test)
    with session.desk() as desk:
        held = recurrences_improving.improve(desk, number, wish, session.today, policy=session.settings.policy)
    put(held.improvements[-1].about)
    say(f"{held.name}: {held.improvements[-1].told}")


@app.command()
def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote of a recurrence last."""
    with session_of(context).desk() as desk:
        take_back(desk, RECURRENCES, number, recurrences.undo)
