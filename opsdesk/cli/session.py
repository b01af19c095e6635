"""What a command works with: the settings, who is typing, and the desk, each found only when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path

from opsdesk.cli.invocation import Invocation
from opsdesk.cli.output import say
from opsdesk.cli.typist import Typist, logged_in, remember, remembered
from opsdesk.config import (
    Settings,
    data_dir,
    database_path,
    load_settings,
    settings_path,
    templates_dir,
    usable_settings,
)
from opsdesk.config.loading import variable_name
from opsdesk.config.paths import in_full
from opsdesk.config.zones import zone_named
from opsdesk.desk.decision import person
from opsdesk.desk.desk import Clock, Desk, utc_now
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.text import clean


class Session:
    """One command's surroundings."""

    def __init__(self, invocation: Invocation, environ: Mapping[str, str] = os.environ) -> None:
        self.invocation = invocation
        self.environ = environ
        self.clock: Clock = utc_now

    @property
    def settings(self) -> Settings:
        """The settings in force, see `_loaded`."""
        return self._loaded[0]

    @property
    def settings_problem(self) -> str:
        """What of the settings can't be used, in a line; empty where all of it can."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[Settings, str]:
        """The settings, and what is wrong with them. A desk on a call doesn't stay shut over a slip in them: there
        the defaults stand in, and it is said. What judges by the settings raises BadInput instead."""
        given = (settings_path(self.environ), self.environ, {"user": self.invocation.by})
        if not self.invocation.cant_wait:
            return load_settings(*given), ""
        settings, problem = usable_settings(*given)
        if problem and not self.invocation.opens_desk:
            say(problem)
        return settings, problem

    @cached_property
    def typist(self) -> Typist:
        """Who is typing: by the option, the variable, the settings, the answer of last time, or the login."""
        if said := self.settings.user:
            return Typist(person(said), self._who_said_so())
        return remembered(data_dir()) or logged_in()

    @property
    def by(self) -> str:
        """The short name of whoever is typing."""
        return self.typist.name

    @property
    def database(self) -> Path:
        """The file the desk is in; raises StoreUnavailable for what isn't a file."""
        named = self.invocation.database or database_path(self.environ)
        if "://" in named:
            raise StoreUnavailable(f"{named.partition('://')[0]}://…: this version keeps a desk in an SQLite file only")
        return in_full(named)

    @property
    def templates(self) -> Path:
        """The folder of the user's own templates of updates, there or not."""
        return templates_dir(self.environ)

    @property
    def crash_folder(self) -> Path:
        """Where crash reports are kept."""
        return data_dir() / "crashes"

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are read and shown."""
        return zone_named(self.settings.zone)

    @property
    def now(self) -> datetime:
        """What the clock says, in UTC."""
        return self.clock()

    @property
    def today(self) -> date:
        """The day it is where times are shown."""
        return self.now.astimezone(self.zone).date()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk, open as long as it is needed; what the user should know about it goes to standard error."""
        with closing(self._open()) as desk:
            if desk.opened.notice and not self.invocation.readonly:
                say(f"{desk.opened.path}: {desk.opened.notice}")
            yield desk

    def remember(self, name: str) -> None:
        """Keeps who is typing for next time; raises BadInput when it can't be kept."""
        remember(data_dir(), name)

    def _who_said_so(self) -> str:
        if self.invocation.by:
            return "--as"
        variable = variable_name("user")
        by_variable = clean(self.environ.get(variable, "")) == self.settings.user
        return variable if by_variable else str(settings_path(self.environ))

    def _open(self) -> Desk:
        how = self.invocation
        return Desk.at(self.database, by=self.by, clock=self.clock, readonly=how.readonly, make=not how.only_looks)
