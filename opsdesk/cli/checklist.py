"""`checklist`: templates taken in, listed, shown, checked and written out; their runs are in the files beside."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from opsdesk.cli import checklist_marks, checklist_run
from opsdesk.cli.checklist_text import as_json, summary, taken_json, told
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import called, put_or_write, read_bytes
from opsdesk.cli.options import DryRun, Json, Output, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.cli.session import Session
from opsdesk.cli.standard_input import STANDARD_INPUT
from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line, slug

app = typer.Typer(help="Checklists: templates with versions, as Markdown task lists.")

_RUN = re.compile(r"RUN-\d{1,9}")
"""In capitals, since a template may be called `run-3`."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="What it is called; see “checklist list”.")]


@app.command("import")
def import_checklists(
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|-", help="Markdown with boxes (“- [ ] …”) or tables.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="N", help="What to call it; else its front matter or file says.")] = "",
    starters: Annotated[
        bool, typer.Option("--starters", help="The templates that ship with opsdesk, as far as there are none.")
    ] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take templates in, all or none. What differs from the version kept becomes the next one."""
    from opsdesk.domain.checklist.comparing import with_places
    from opsdesk.formats.checklist.shipped import shipped

    if not files and not starters:
        raise BadInput("name a FILE to import, or say --starters")
    read = _read_all(files or [], name)
    with session_of(context).desk() as desk:
        taken = checklists.take_in(desk, read, starters=shipped() if starters else (), dry_run=dry_run)
    if json:
        put_json([{**taken_json(one), "dry_run": dry_run} for one in taken])
        return
    would = "would be " if dry_run else ""
    for one in taken:
        put(f"{would}{one.became}: {summary(one.template)}")
        for difference in with_places(one.differences):
            put(f"  {difference.what} {difference.line}")


@app.command("list")
def list_checklists(context: typer.Context, json: Json = False) -> None:
    """List the templates, each with the reasons not to trust it as it is."""
    with session_of(context).desk() as desk:
        kept = checklists.templates(desk)
        stale = checklists.all_stale(desk, [one.template for one in kept])
    if json:
        put_json([as_json(one, stale[one.template.name], whole=False) for one in kept])
        return
    if not kept:
        say("no checklist yet; those that ship come in by: opsdesk checklist import --starters")
    for one in kept:
        reasons = stale[one.template.name]
        put_row(summary(one.template) + (f" · stale: {'; '.join(reasons)}" if reasons else ""))


@app.command()
def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """Show a template with its steps."""
    with session_of(context).desk() as desk:
        kept = checklists.versions(desk, name)[0]
        stale = checklists.staleness(desk, kept.template)
    if json:
        put_json(as_json(kept, stale, whole=True))
    else:
        put("\n".join(told(kept, stale)))


@app.command()
def lint(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="NAME|FILE|-", help="A template that is kept, or a file.")],
    json: Json = False,
) -> None:
    """Check a template before anybody runs it; exit 1 when something is found."""
    from opsdesk.domain.checklist.lint import lint as check

    found = check(_named_or_read(session_of(context), which))
    if json:
        put_json([asdict(finding) for finding in found])
    else:
        for one in found:
            quoted = f" “{one.words}”" if one.words else ""
            put_row(one_line(f"{one.level} {one.rule:<6}{one.place}: {one.message}{quoted} → {one.suggestion}"))
    if found:
        raise typer.Exit(FINDINGS)


@app.command()
def export(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="NAME|RUN", help="A template, or a run: RUN-3.")],
    output: Output = "",
) -> None:
    """Write a template out as Markdown (importing that changes nothing), or a run as the record of what was done."""
    session = session_of(context)
    with session.desk() as desk:
        text = _record(session, desk, int(what[4:])) if _RUN.fullmatch(what) else _template(desk, what)
    put_or_write(text, output)


app.command(epilog=checklist_run.RUN_EPILOG)(checklist_run.run)
app.command("runs", epilog=checklist_run.STATUS_EPILOG)(checklist_run.list_runs)
app.command(epilog=checklist_run.STATUS_EPILOG)(checklist_run.status)
app.command()(checklist_marks.confirm)
app.command()(checklist_marks.mark)
app.command()(checklist_marks.note)
app.command()(checklist_marks.wait)
app.command()(checklist_marks.action)
app.command()(checklist_marks.undo)
app.command()(checklist_marks.end)
app.command()(checklist_marks.learn)
app.command("sign-off")(checklist_marks.sign_off)


def _template(desk: Desk, name: str) -> str:
    from opsdesk.formats.checklist import write_checklist

    return write_checklist(checklists.template(desk, name))


def _record(session: Session, desk: Desk, number: int) -> str:
    from opsdesk.formats.markdown.run_record import render

    return render(runs.one(desk, number), session.now, zone=session.zone)


def _read_all(files: list[str], name: str) -> list[Template]:
    if name and len(files) != 1:
        raise BadInput("--name is for one FILE")
    read = [_read(file) for file in files]
    return [replace(template, name=slug(name)) for template in read] if name else read


def _read(file: str) -> Template:
    """A template from a file, called like the file when it doesn't say what it is called."""
    from opsdesk.formats.checklist import read_checklist

    return read_checklist(
        read_bytes(file), called(file), called="" if file == STANDARD_INPUT else slug(Path(file).stem)
    )


def _named_or_read(session: Session, which: str) -> Template:
    """The kept template of that name; otherwise the file. No name looks like a path."""
    if slug(which) != which or Path(which).is_file():
        return _read(which)
    with session.desk() as desk:
        return checklists.template(desk, which)
