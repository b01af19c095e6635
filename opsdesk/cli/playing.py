"""`demo` and `replay`: an incident that happened, in a throwaway desk; on the screen, or as text."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from opsdesk.cli.files import called, read_bytes
from opsdesk.cli.incident_text import entries, said
from opsdesk.cli.options import minutes_after_start, session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.screen import open_screen
from opsdesk.cli.session import Session
from opsdesk.desk.desk import FROM_THE_RECORD, Desk
from opsdesk.desk.replaying import Play, Player, ReplayClock, prepare, with_origin
from opsdesk.domain.entries import Dated
from opsdesk.domain.errors import BadInput
from opsdesk.domain.times import elapsed
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.replay import as_if_now, start_of

Headless = Annotated[bool, typer.Option("--headless", help="Print it instead of opening the screen.")]

REAL_TIME = 1.0
AT_ONCE = float("inf")


def demo(context: typer.Context, headless: Headless = False) -> None:
    """Open a real incident half-way, in a desk that is thrown away afterwards; headless, print its handover."""
    from opsdesk.formats.demo import HALF_WAY, demo_record
    from opsdesk.formats.record import happenings

    session = session_of(context)
    what = as_if_now(happenings(demo_record()), HALF_WAY, session.now)
    so_far = [dated for dated in with_origin(what, Origin.DEMO) if dated.at <= session.now]
    with throwaway(so_far) as (path, number):
        if headless:
            _print_handover(session, path, number)
        else:
            raise typer.Exit(open_screen(session, path, number, headless="opsdesk demo --headless"))


def replay(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An incident record.")],
    speed: Annotated[float | None, typer.Option(metavar="N", min=0.001, max=1e6, help="N times real time.")] = None,
    until: Annotated[str, typer.Option(metavar="T+MIN", help="Stop there, in minutes after the start.")] = "",
    headless: Headless = False,
) -> None:
    """Play a record from its start at its own times, in a desk that is thrown away afterwards.

    On the screen it runs in real time unless --speed says otherwise; headless it prints each entry as it comes, all at
    once unless --speed is given.
    """
    from opsdesk.desk.promises import with_promises
    from opsdesk.formats.record import happenings, read_record

    what = with_promises(happenings(read_record(read_bytes(file), called(file))))
    play = prepare(what, _speed(speed, headless=headless), _end(until, what))
    if headless:
        _print(play, start_of(what))
    else:
        _show(session_of(context), play, called(file))


def _speed(given: float | None, *, headless: bool) -> float:
    if given is not None:
        return given
    return AT_ONCE if headless else REAL_TIME


def _end(until: str, what: Sequence[Dated]) -> datetime | None:
    if not until:
        return None
    span = minutes_after_start(until)
    if span is None:
        raise BadInput(f"--until {until[:40]}: write T+90 for 90 minutes after the start")
    return start_of(what) + span


def _print_handover(session: Session, path: Path, number: int) -> None:
    from opsdesk.desk.rendering import render

    with closing(Desk.at(path, by=session.by, clock=session.clock)) as desk:
        put(render(desk, number, "handover", session.settings.policy, zone=session.zone))


def _print(play: Play, start: datetime) -> None:
    """Plays into a real desk all the same, so that what is printed is what the store took."""
    with throwaway(play.opening) as (path, number), closing(Desk.at(path, by=FROM_THE_RECORD)) as desk:
        for dated in play.opening:
            put(_line(dated, start))
        for wait, dated in play.rest:
            time.sleep(wait)
            desk.play(number, (dated,))
            put(_line(dated, start))
        ended = desk.incident(number)
    say(f"{entries(ended.seq)} · {ended.status} · {ended.title}")


def _show(session: Session, play: Play, name: str) -> None:
    with throwaway(play.opening) as (path, number):
        clock = ReplayClock(play)
        with Player(path, number, play, clock) as player:
            code = open_screen(session, path, number, headless=f"opsdesk replay {name} --headless", clock=clock)
    if player.problem:
        say(f"the replay stopped early: {player.problem}")
    raise typer.Exit(code)


@contextmanager
def throwaway(opening: Sequence[Dated]) -> Iterator[tuple[Path, int]]:
    """A desk that is gone afterwards, with one incident in it: its path and the incident's number."""
    with tempfile.TemporaryDirectory(prefix="opsdesk-") as folder:
        path = Path(folder) / "desk.db"
        with closing(Desk.at(path, by=FROM_THE_RECORD)) as desk:
            number = desk.take_in(opening).incident.number
        yield path, number


def _line(dated: Dated, start: datetime) -> str:
    about = "~" if dated.approx else " "
    return f"{elapsed(dated.at - start):<10}{about}{said(dated.payload)}"
