"""`signal`: what other tools reported and nobody has decided on yet, and what it costs to look at all of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, number_of, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.cli.signal_json import KEYS, NOISE_KEYS, noise_json, report_json, signal_json
from opsdesk.cli.signal_text import summary, told
from opsdesk.cli.taking_back import take_back
from opsdesk.desk import signals, signals_declaring
from opsdesk.domain.errors import BadInput
from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_happenings import SIGNALS
from opsdesk.domain.signal_noise_words import noise_lines
from opsdesk.domain.signal_words import ending_words

app = typer.Typer(help="Signals: alerts and notices that wait for somebody to merge, declare or dismiss them.")

_signal = number_of(Signal, "signal")
Number = Annotated[int, typer.Argument(metavar="SIG", parser=_signal, help="The signal: SIG-3 or 3.")]
Numbers = Annotated[
    list[int] | None,
    typer.Argument(metavar="[SIG]…", parser=_signal, help="Signals: SIG-3 or 3; none with --resolved."),
]


@app.command("list", epilog=KEYS)
def list_signals(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those on which somebody decided.")] = False,
    json: Json = False,
) -> None:
    """List the signals that wait: the worst first, in each severity the newest, those that are resolved last."""
    session = session_of(context)
    with session.desk() as desk:
        held = signals.listed(desk, every=every)
    if json:
        put_json([signal_json(signal) for signal in held])
        return
    for signal in held:
        put_row(summary(signal, session.now))
    if not held:
        say("no signal waits; alerts and notices come in with “opsdesk import FILE” or “… | opsdesk import -”")


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a signal with everything that its source said, and its labels."""
    session = session_of(context)
    with session.desk() as desk:
        signal, reports = signals.one(desk, number), signals.reports(desk, number)
    if json:
        put_json(signal_json(signal) | {"said": [report_json(report) for report in reports]})
    else:
        put("\n".join(told(signal, reports, session.now, session.zone)))


@app.command()
def merge(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="SIG…", parser=_signal, help="Signals: SIG-3 or 3.")],
    incident: Annotated[int, typer.Argument(metavar="INC", parser=need_incident, help="The incident: INC-7 or 7.")],
) -> None:
    """Make signals part of an open incident, which hears from then on what their sources say."""
    with session_of(context).desk() as desk:
        merged = signals.merge(desk, numbers, incident)
    say(f"{', '.join(signal.name for signal in merged)}: {ending_words(merged[0])}")


@app.command()
def declare(
    context: typer.Context,
    number: Number,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What is broken; the signal's own words without it.")] = "",
) -> None:
    """Declare an incident from a signal, with its severity, its services and when it began; prints INC-n."""
    with session_of(context).desk() as desk:
        incident = signals_declaring.declare(desk, number, title).incident
    put(incident.name)


@app.command()
def dismiss(
    context: typer.Context,
    numbers: Numbers = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why it is no incident.")] = "",
    resolved: Annotated[bool, typer.Option("--resolved", help="All that their sources call resolved.")] = False,
) -> None:
    """Say why signals are no incident; one that fires anew waits anew."""
    if bool(numbers) is resolved:
        raise BadInput("say which signals (SIG-3 SIG-4), or --resolved for all that are resolved by themselves")
    with session_of(context).desk() as desk:
        chosen = [one.number for one in signals.listed(desk) if one.resolved] if resolved else numbers or []
        dismissed = signals.dismiss(desk, chosen, why or (signals.BY_ITSELF if resolved else ""))
    say(", ".join(signal.name for signal in dismissed) + ": dismissed" if dismissed else "no signal is resolved")


@app.command()
def undo(context: typer.Context, number: Number) -> None:
    """Take back what you decided about a signal last, so that it waits again."""
    with session_of(context).desk() as desk:
        take_back(desk, SIGNALS, number, lambda desk, number: signals.undo(desk, [number]))


@app.command(epilog=NOISE_KEYS)
def noise(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=3650, metavar="N", help="The last N days.")] = 30,
    json: Json = False,
) -> None:
    """Tell what each source and its alerts cost: how many came, how many were an incident, how many by night."""
    session = session_of(context)
    with session.desk() as desk:
        found = signals.noise(desk, session.zone, session.now - timedelta(days=days))
    if json:
        put_json([noise_json(source.whole) | {"alerts": list(map(noise_json, source.alerts))} for source in found])
        return
    for line in noise_lines(found):
        put(line)
    if not found:
        say(f"no signal came in the last {days} days")
