"""`draft` and `lint`: what could be told, and what is wrong with a text before it is."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opsdesk.cli import since_last
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import called, read_text
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import At, Json, Number, moment, session_of
from opsdesk.cli.output import put, put_as_it_is, put_json, say
from opsdesk.cli.session import Session
from opsdesk.cli.standard_input import STANDARD_INPUT
from opsdesk.desk.exporting import known_at, whole
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.vocabulary import Audience, Stage, is_planned_work

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal
    from opsdesk.drafting.lint import Finding, LintContext


For = Annotated[Audience, typer.Option("--audience", help="Who reads it.")]
STAGES = ", ".join(Stage)


def drafted_stage(word: str) -> Stage:
    """The stage that a word stands for; raises BadInput for planned work, of which there are no drafts."""
    if is_planned_work(word):
        raise BadInput(f"“{word}” is planned work, of which there are no drafts; “opsdesk lint” checks your own text")
    return known_stage(word)


def known_stage(word: str) -> Stage:
    """The stage that a status page's own word stands for; raises BadInput for any other."""
    if found := Stage.named(word):
        return found
    raise BadInput(f"there is no stage {quoted(word)}; there are {STAGES}")


AtStage = Annotated[
    Stage | None,
    typer.Option("--stage", metavar="STAGE", parser=drafted_stage, help=f"{STAGES}. Left out: the one that is due."),
]


def draft(
    context: typer.Context,
    number: Number,
    audience: For,
    stage: AtStage = None,
    at: At = "",
    json: Json = False,
) -> None:
    """Draft the next update from the incident's facts, with the linter's findings; --at: from the facts known then."""
    from opsdesk.desk.followups_ideas import as_decided
    from opsdesk.desk.updates import propose

    session = session_of(context)
    with session.desk() as desk:
        incident = desk.incident(number)
        seen = known_at(desk, number, moment(at, incident, session)) if at else whole(desk, number)
        told = seen.incident if at else as_decided(desk, seen.incident)
    made = propose(
        told,
        audience,
        session.settings.policy,
        now=seen.now,
        stage=stage,
        zone=session.zone,
        templates=session.templates,
        rules=session.settings.lint,
    )
    if json:
        put_json(_draft(made))
        return
    put_as_it_is(made.text)
    for notice in (*made.draft.notices, *since_last.lines(made, session.zone)):
        say(notice)
    for finding in made.findings:
        say(finding_line(finding, made.text))


def lint(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="The text; - or nothing is standard input.")] = "-",
    rules: Annotated[bool, typer.Option("--list", help="List the rules instead.")] = False,
    stage: Annotated[
        str,
        typer.Option(
            metavar="STAGE",
            help=f"{STAGES}; or a status page's own word, also of planned work (scheduled, in progress, verifying, "
            "completed). Left out: the one that is due, or investigating.",
        ),
    ] = "",
    audience: For = Audience.CUSTOMERS,
    incident: Annotated[
        int | None, typer.Option(parser=need_incident, metavar="INC", help="Check against what this incident knows.")
    ] = None,
    previous: Annotated[str, typer.Option(metavar="FILE", help="What was sent before it.")] = "",
    json: Json = False,
) -> None:
    """Check a text from any tool; exit 1 when something stands against sending it."""
    from opsdesk.drafting.lint import lint as check

    session = session_of(context)
    if rules:
        _list_rules(session, json=json)
        return
    if previous == file == STANDARD_INPUT:
        raise BadInput("only one text can come from standard input: name a FILE, or another --previous")
    text = read_text(file)
    if not text.strip():
        raise BadInput(f"{called(file)} holds no words")
    before = (read_text(previous),) if previous else ()
    known = _lint_context(session, audience, known_stage(stage) if stage else None, incident, before)
    found = check(text, replace(known, planned=is_planned_work(stage)), session.settings.lint)
    if json:
        put_json([asdict(finding) for finding in found])
    else:
        for finding in found:
            put(finding_line(finding, text))
    if any(finding.blocks for finding in found):
        raise typer.Exit(FINDINGS)


def finding_line(finding: Finding, text: str) -> str:
    """`E OVP1 promises a time for the fix “fixed by 15:00” → say when the next update comes`."""
    found = one_line(text[finding.start : finding.end])
    words = f" {quoted(found)}" if found else ""
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.level} {finding.rule:<5}{finding.message}{words}{hint}"


def _lint_context(
    session: Session, audience: Audience, stage: Stage | None, number: int | None, before: tuple[str, ...]
) -> LintContext:
    """What is known of the text: nothing but its stage and audience when no incident is named."""
    if number is None:
        from opsdesk.drafting.lint import LintContext

        return LintContext(stage or Stage.INVESTIGATING, audience, previous=before, zone=session.zone)
    from opsdesk.desk.checking import lint_context
    from opsdesk.desk.followups_ideas import as_decided
    from opsdesk.desk.updates import propose

    with session.desk() as desk:
        held = as_decided(desk, desk.incident(number))
    now, policy = session.now, session.settings.policy
    made = propose(held, audience, policy, now=now, stage=stage, zone=session.zone, rules=session.settings.lint)
    known = lint_context(held, audience, policy, made.draft, now=now, zone=session.zone)
    return replace(known, previous=(*known.previous, *before))


def _list_rules(session: Session, *, json: bool) -> None:
    """The rules in force, at the levels that the settings give them."""
    from opsdesk.drafting.lint import rule_list
    from opsdesk.drafting.postmortem_lint import rules_of_postmortems

    lint = session.settings.lint
    rules = (*rule_list(lint), *rules_of_postmortems(lint))
    if json:
        keys = ("category", "level", "message", "suggestion", "source")
        put_json([{"rule": rule.id} | {key: getattr(rule, key) for key in keys} for rule in rules])
        return
    for rule in rules:
        put(f"{rule.level} {rule.id:<5}{rule.category:<15}{rule.message}")


def _draft(made: Proposal) -> dict[str, Any]:
    sentences = made.draft.sentences
    return {
        "audience": made.draft.audience,
        "stage": made.draft.stage,
        "text": made.text,
        "next_at": made.draft.next_at,
        "sentences": [{"text": item.text, "paragraph": item.paragraph, "facts": item.facts} for item in sentences],
        "facts": {key: _fact(made, key) for key in dict.fromkeys(key for item in sentences for key in item.facts)},
        "notices": made.draft.notices,
        "since_last": since_last.as_json(made),
        "refusal": made.refusal or None,
        "findings": [asdict(finding) for finding in made.findings],
    }


def _fact(made: Proposal, key: str) -> dict[str, Any]:
    """A fact behind a sentence, with what stands behind the fact and who may be told."""
    fact = made.draft.ledger[key]
    return {
        "status": fact.state,
        "words": fact.words,
        "as_of": made.draft.ledger.as_of(key),
        "evidence": fact.evidence,
        "audiences": [audience for audience in Audience if audience in fact.audiences],
    }
