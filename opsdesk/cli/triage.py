"""`triage`: classification and severity from what is known, on an incident or on its own; and trying a policy."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.session import Session
from opsdesk.config import load_settings
from opsdesk.config.paths import in_full
from opsdesk.desk.triaging import triage as record_triage
from opsdesk.desk.triaging import try_policy
from opsdesk.domain.cadence import described
from opsdesk.domain.criteria import Exposure, Function, Redundancy, Trend, TriageInputs
from opsdesk.domain.errors import BadInput
from opsdesk.domain.policy import Policy
from opsdesk.domain.policy_review import Reclassified, policy_problems
from opsdesk.domain.staffing import roles_to_staff
from opsdesk.domain.triage import TriageResult, classify, in_words
from opsdesk.domain.vocabulary import Audience

ALSO_FINE = "ok"

YesNo = bool | None


def _function(word: str) -> Function:
    if word not in {ALSO_FINE, *Function}:
        raise typer.BadParameter(f"{word!r} is not one of 'ok', 'degraded', 'down'.")
    return Function.FINE if word == ALSO_FINE else Function(word)


def triage(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[INC]", parser=need_incident, help="Record the result on this incident.")
    ] = None,
    users_pct: Annotated[
        float | None, typer.Option(min=0, max=100, help="Share of users affected, in percent.")
    ] = None,
    function: Annotated[
        Function | None, typer.Option(parser=_function, metavar="ok|degraded|down", help="How the function works.")
    ] = None,
    core: Annotated[YesNo, typer.Option("--core/--no-core", help="It is a core function.")] = None,
    data: Annotated[Exposure | None, typer.Option(help="Data exposed or lost, or somebody got in.")] = None,
    contract: Annotated[YesNo, typer.Option("--contract/--no-contract", help="A contract is broken by it.")] = None,
    workaround: Annotated[YesNo, typer.Option("--workaround/--no-workaround", help="Users have another way.")] = None,
    redundancy: Annotated[Redundancy | None, typer.Option(help="Whether one more failure would be carried.")] = None,
    trend: Annotated[Trend | None, typer.Option(help="Where it is heading.")] = None,
    teams: Annotated[int | None, typer.Option(min=0, max=1000, help="Teams that must work together.")] = None,
    help_asked: Annotated[
        YesNo, typer.Option("--help-asked/--no-help-asked", help="A responder asked for help.")
    ] = None,
    blind: Annotated[YesNo, typer.Option("--blind/--no-blind", help="A critical condition is unwatched.")] = None,
    policy: Annotated[str, typer.Option(metavar="FILE", help="A settings file with another policy.")] = "",
    test: Annotated[
        bool, typer.Option("--test", help="Which past incidents --policy would judge otherwise; exit 1 if any.")
    ] = False,
    json: Json = False,
) -> None:
    """Say how bad it is, by which rule, and what follows. What isn't given is unknown, which is always allowed."""
    session = session_of(context)
    if test:
        _test(session, policy, json=json)
        return
    inputs = TriageInputs(
        users_pct=users_pct,
        function=function,
        core=core,
        data_or_security=data,
        contract=contract,
        workaround=workaround,
        redundancy=redundancy,
        trend=trend,
        teams=teams,
        help_asked=help_asked,
        blind=blind,
    )
    chosen = _policy(session, policy)
    if number is not None:
        _record(session, number, inputs, chosen)
    _tell(classify(inputs, chosen), inputs, chosen, json=json)


def _record(session: Session, number: int, inputs: TriageInputs, policy: Policy) -> None:
    with session.desk() as desk:
        recorded = desk.do(number, record_triage(inputs, policy)).incident
    say(f"recorded: {recorded.name} is SEV-{recorded.severity}")


def _policy(session: Session, file: str) -> Policy:
    if not file:
        return session.settings.policy
    return load_settings(in_full(file), {}, {}).policy


def _tell(result: TriageResult, inputs: TriageInputs, policy: Policy, *, json: bool) -> None:
    response = policy.response(result.classification)
    roles = roles_to_staff(result.classification, policy)
    if json:
        put_json(_result(result, inputs, policy))
        return
    watch = " · watch" if result.watch else ""
    put(f"SEV-{result.severity} {result.classification}{watch} · rule {result.rule.id}: {result.because}")
    if result.unknowns:
        put(f"could still change it: {in_words(result.unknowns)}")
    put(f"to staff: {', '.join(roles) or 'nobody beyond who is there'}")
    for audience in Audience:
        put(f"{audience}: {described(response.pace(audience))}")


def _result(result: TriageResult, inputs: TriageInputs, policy: Policy) -> dict[str, Any]:
    response = policy.response(result.classification)
    return {
        "classification": result.classification,
        "severity": result.severity,
        "rule": result.rule.id,
        "why": result.because,
        "watch": result.watch,
        "unknowns": result.unknowns,
        "assumed": result.assumed,
        "inputs": asdict(inputs),
        "policy_version": policy.version,
        "roles": response.roles,
        "cadence": {audience: asdict(response.pace(audience)) for audience in Audience},
    }


def _test(session: Session, file: str, *, json: bool) -> None:
    if not file:
        raise BadInput("--test needs --policy FILE: a settings file whose policy is to be tried")
    tried = _policy(session, file)
    problems = policy_problems(tried)
    with session.desk() as desk:
        found = try_policy(desk, tried, session.settings.policy)
    for problem in problems:
        say(f"{file}: {problem}")
    if json:
        put_json({"policy_version": tried.version, "problems": problems, "changed": [_change(item) for item in found]})
    else:
        for item in found:
            before, after = item.before, item.after
            put(
                f"{item.name}: SEV-{before.severity} {before.classification} ({before.rule}) would be "
                f"SEV-{after.severity} {after.classification} ({after.rule.id})"
            )
    if found or problems:
        raise typer.Exit(FINDINGS)
    say("no triaged incident would be judged otherwise")


def _change(item: Reclassified) -> dict[str, Any]:
    before, after = item.before, item.after
    return {
        "incident": item.name,
        "before": {"classification": before.classification, "severity": before.severity, "rule": before.rule},
        "after": {"classification": after.classification, "severity": after.severity, "rule": after.rule.id},
    }
