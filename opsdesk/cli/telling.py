"""`draft` and `lint`: what could be told, and what is wrong with a text before it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import STANDARD_INPUT, read_text
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import At, Json, Number, look_at, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.session import Session
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Audience, Stage

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal
    from opsdesk.drafting.lint import Finding, LintContext


For = Annotated[Audience, typer.Option("--audience", help="Who reads it.")]
AtStage = Annotated[Stage | None, typer.Option("--stage", help="Left out: the one that is due.")]


def draft(
    context: typer.Context,
    number: Number,
    audience: For,
    stage: AtStage = None,
    at: At = "",
    json: Json = False,
) -> None:
    """Draft the next update from the incident's facts, with what the linter finds in it."""
    from opsdesk.desk.updates import propose

    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
    made = propose(seen.incident, audience, session.settings.policy, now=seen.now, stage=stage, zone=session.zone)
    if json:
        put_json(_draft(made))
        return
    put(made.text)
    for notice in made.draft.notices:
        say(notice)
    for finding in made.findings:
        say(finding_line(finding, made.text))


def lint(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="The text; - or nothing is standard input.")] = "-",
    rules: Annotated[bool, typer.Option("--list", help="List the rules instead.")] = False,
    stage: AtStage = None,
    audience: For = Audience.CUSTOMERS,
    incident: Annotated[
        int | None, typer.Option(parser=need_incident, metavar="INC", help="Check against what this incident knows.")
    ] = None,
    previous: Annotated[str, typer.Option(metavar="FILE", help="What was sent before it.")] = "",
    json: Json = False,
) -> None:
    """Check a text from any tool; exit 1 when something stands against sending it."""
    from opsdesk.drafting.lint import lint as check

    if rules:
        _list_rules(json=json)
        return
    session = session_of(context)
    if previous == file == STANDARD_INPUT:
        raise BadInput("only one text can come from standard input: name a FILE, or another --previous")
    text = read_text(file)
    before = (read_text(previous),) if previous else ()
    found = check(text, _lint_context(session, audience, stage, incident, before))
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
    quoted = f" “{found[:60]}”" if found else ""
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.level} {finding.rule:<5}{finding.message}{quoted}{hint}"


def _lint_context(
    session: Session, audience: Audience, stage: Stage | None, number: int | None, before: tuple[str, ...]
) -> LintContext:
    """What is known of the text: nothing but its stage and audience when no incident is named."""
    if number is None:
        from opsdesk.drafting.lint import LintContext

        return LintContext(stage or Stage.INVESTIGATING, audience, previous=before, zone=session.zone)
    from opsdesk.desk.checking import lint_context
    from opsdesk.desk.updates import propose

    with session.desk() as desk:
        held = desk.incident(number)
    now, policy = session.now, session.settings.policy
    made = propose(held, audience, policy, now=now, stage=stage, zone=session.zone)
    known = lint_context(held, audience, policy, made.draft, now=now, zone=session.zone)
    return replace(known, previous=(*known.previous, *before))


def _list_rules(*, json: bool) -> None:
    from opsdesk.drafting.lint import rule_list

    if json:
        keys = ("category", "level", "message", "suggestion", "source")
        put_json([{"rule": rule.id} | {key: getattr(rule, key) for key in keys} for rule in rule_list()])
        return
    for rule in rule_list():
        put(f"{rule.level} {rule.id:<5}{rule.category:<15}{rule.message}")


def _draft(made: Proposal) -> dict[str, Any]:
    return {
        "audience": made.draft.audience,
        "stage": made.draft.stage,
        "text": made.text,
        "next_at": made.draft.next_at,
        "sentences": [{"text": sentence.text, "facts": sentence.facts} for sentence in made.draft.sentences],
        "facts": _facts(made, (key for sentence in made.draft.sentences for key in sentence.facts)),
        "notices": made.draft.notices,
        "findings": [asdict(finding) for finding in made.findings],
    }


def _facts(made: Proposal, keys: Iterable[str]) -> dict[str, Any]:
    """The facts behind the sentences, each once."""
    used = {key: made.draft.ledger[key] for key in keys}
    return {
        key: {"state": fact.state, "words": fact.words, "as_of": fact.as_of, "evidence": fact.evidence}
        for key, fact in used.items()
    }
