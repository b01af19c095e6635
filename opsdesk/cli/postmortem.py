"""`postmortem`: begun when an incident ends, filled in from its log, asked for what is missing, written out."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import postmortem_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import put_or_write, read_text
from opsdesk.cli.options import Json, Number, Output, session_of
from opsdesk.cli.output import put, put_as_it_is, put_json, put_row, say
from opsdesk.cli.postmortem_json import KEYS, document_json, standing_json
from opsdesk.cli.postmortem_options import Form, Named
from opsdesk.cli.postmortem_text import finding_line, summary, told
from opsdesk.desk import postmortems_opening, postmortems_standing
from opsdesk.domain.postmortem_factors import grouped, taxonomy

app = typer.Typer(
    help="Postmortems: filled in from the log, asking how and what, held back while something is missing."
)

_NONE_YET = (
    "no postmortem yet; a major incident begins its own when it ends, any other by: opsdesk postmortem start INC-7"
)


@app.command()
def start(
    context: typer.Context,
    number: Number,
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who sees to it; else who commanded last.")] = "",
) -> None:
    """Begin the postmortem of an incident that is over; prints PM-n. Major incidents begin theirs by themselves."""
    session = session_of(context)
    with session.desk() as desk:
        put(postmortems_opening.begin(desk, session.settings, number, owner=owner).name)


@app.command("list", epilog=KEYS)
def list_postmortems(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are closed or called off.")] = False,
    json: Json = False,
) -> None:
    """List the postmortems, the newest first, with how much each still needs."""
    session = session_of(context)
    with session.desk() as desk:
        found = postmortems_standing.overview(desk, session.settings, postmortems_standing.MOST)
        held = [one for one in found if every or not one.postmortem.over]
    if json:
        put_json([standing_json(one) for one in held])
        return
    if not held:
        say("none is under way; --all lists those that are over" if found else _NONE_YET)
    for one in held:
        put_row(summary(one))


@app.command(epilog=KEYS)
def show(context: typer.Context, named: Named, json: Json = False) -> None:
    """Show what is missing, the factors, and every question with its answer; --json also all that the log tells."""
    from opsdesk.desk.postmortems_filling import document

    session = session_of(context)
    with session.desk() as desk:
        one = postmortems_standing.standing_of(desk, session.settings, named.found(desk))
        filled = document(desk, session.settings, one.postmortem) if json else None
    if filled is not None:
        put_json(document_json(one, filled))
    else:
        put("\n".join(told(one)))


@app.command()
def lint(context: typer.Context, named: Named, json: Json = False) -> None:
    """Say what is wrong with its texts: blame, counterfactuals, a single cause; exit 1 when something is."""
    session = session_of(context)
    with session.desk() as desk:
        held = named.found(desk)
        people = desk.incident(held.incident).everybody
    found = postmortems_standing.texts_linted(session.settings, held, people)
    if json:
        from dataclasses import asdict

        put_json([{"about": about} | asdict(finding) for about, those in found.items() for finding in those])
    else:
        for about, those in found.items():
            for finding in those:
                put_row(finding_line(about, finding))
    if found:
        raise typer.Exit(FINDINGS)


@app.command()
def factors(context: typer.Context, json: Json = False) -> None:
    """List the kinds of contributing factors, with the team's own from the settings."""
    known = taxonomy(session_of(context).settings.postmortems.factors)
    if json:
        put_json([{"id": kind.id, "group": kind.group, "words": kind.words} for kind in known.values()])
        return
    for group, kinds in grouped(known).items():
        put(group)
        for kind in kinds:
            put_row(f"  {kind.id:<18}{kind.words}")


@app.command()
def export(
    context: typer.Context,
    named: Named,
    form: Annotated[Form, typer.Option("--as", help="Google's SRE section order, our own shape, or one HTML file.")],
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Roles for names, in free text too.")] = False,
    output: Output = "",
) -> None:
    """Write it out: Markdown, or one HTML file that loads nothing."""
    from opsdesk.desk.postmortems_rendering import render

    session = session_of(context)
    with session.desk() as desk:
        text = render(desk, session.settings, named.found(desk), form, anonymous=anonymous)
    put_or_write(text, output)


@app.command()
def edit(
    context: typer.Context,
    named: Named,
    text_only: Annotated[bool, typer.Option("--print", help="Print the text that would be edited.")] = False,
    source: Annotated[str, typer.Option("--from", metavar="FILE|-", help="Take the edited text from there.")] = "",
) -> None:
    """Edit all of it as Markdown in $EDITOR: headings are its anchors, and what fits under none is kept as a note."""
    from opsdesk.desk.postmortems_editing import take
    from opsdesk.desk.postmortems_filling import document
    from opsdesk.formats.markdown.postmortem_text import write
    from opsdesk.outbox.editor import editor_command, run_editor

    session = session_of(context)
    with session.desk() as desk:
        shown = document(desk, session.settings, named.found(desk))
        text = write(shown)
        if text_only:
            put_as_it_is(text)
            return
        edited = read_text(source) if source else run_editor(editor_command(session.environ), text)
        taken = take(desk, session.settings, shown, edited)
    for said in taken.said:
        say(said)


for name, command in postmortem_writing.COMMANDS.items():
    app.command(name)(command)
