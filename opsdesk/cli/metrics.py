"""`metrics`: DORA's five of each service, its error budget, and whether both speak for speeding up or holding.

`metrics incidents` says how incidents go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from opsdesk.cli import metrics_incidents
from opsdesk.cli.metrics_json import as_json
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json
from opsdesk.desk import metrics as numbers
from opsdesk.domain.errors import BadInput
from opsdesk.domain.metrics_words import CAUTION, MetricRow, metric_rows, uncounted_words, window_words
from opsdesk.domain.service_metrics import Metrics, ServiceMetrics
from opsdesk.domain.text import one_line

EPILOG = (
    "--json: since, until, days, parts, services, without_service, unrecorded. Each service has name, deployments, "
    "lead_time and recovery (median_seconds, n, unknown, course), frequency (per_day, course), fail_rate and "
    "rework_rate (share, hits, n, unknown, course), error_budget (objective, share, window_days, window_said, "
    "allowed_minutes, spent_minutes, left_minutes, overspent_minutes, left_share, unknown_incidents; null without an "
    "objective that names a share) and hint (speed, reasons). A course has one number for each of the parts, null "
    "where nothing is known."
)

app = typer.Typer(invoke_without_command=True)
app.command("incidents", epilog=metrics_incidents.EPILOG)(metrics_incidents.incidents)

_LABEL = 14
"""The first column of the table; the others are as wide as what stands in them."""
_APART = 2
"""Between two columns."""
_INDENT = 2 + _LABEL


@app.callback(epilog=EPILOG)
def metrics(
    context: typer.Context,
    service: Annotated[str, typer.Option(metavar="S", help="Only this one.")] = "",
    days: Annotated[int, typer.Option(metavar="N", help="The last N days.")] = numbers.USUAL_DAYS,
    json: Json = False,
) -> None:
    """Show how a service's deployments go: lead time, frequency, fail rate, recovery, rework, and the error budget.

    Made from the desk's changes and incidents. What nobody knows is counted as unknown and never as zero.
    """
    if context.invoked_subcommand is not None:
        if service or json or days != numbers.USUAL_DAYS:
            raise BadInput(f"options of “{context.invoked_subcommand}” stand after it")
        return
    session = session_of(context)
    with session.desk() as desk:
        found = numbers.measured(desk, days=days, service=service)
    if json:
        put_json(as_json(found))
    else:
        put("\n".join(_told(found, ascii_only=session.settings.ascii)))


def _told(found: Metrics, *, ascii_only: bool) -> list[str]:
    lines = [window_words(found.window), CAUTION]
    if not found.services:
        lines.append("No service is in the registry, and none was deployed: “service add” makes the first.")
    tables = [metric_rows(held, ascii_only=ascii_only) for held in found.services]
    every = [row for table in tables for row in table]
    widths = _width(row.value for row in every), _width(row.basis for row in every)
    for held, table in zip(found.services, tables, strict=True):
        lines += ["", *_service(held, table, widths)]
    if uncounted := uncounted_words(found):
        lines += ["", *(f"Not counted: {words}." for words in uncounted)]
    return lines


def _width(told: Iterable[str]) -> int:
    return max(map(len, told), default=0) + _APART


def _service(held: ServiceMetrics, rows: Sequence[MetricRow], widths: tuple[int, int]) -> list[str]:
    value, basis = widths
    table = [f"  {row.label:<{_LABEL}}{row.value:<{value}}{row.basis:<{basis}}{row.course}".rstrip() for row in rows]
    reasons = [f"{'':<{_INDENT}}- {one_line(reason)}" for reason in held.hint.reasons]
    return [one_line(held.service), *table, f"  {'hint':<{_LABEL}}{held.hint.speed}", *reasons]
