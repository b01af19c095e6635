"""The commands, found by their names. Typer reads the words; what goes wrong is one line, whoever noticed."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.exceptions import TyperException

from opsdesk.cli.exits import BAD_USAGE
from opsdesk.cli.invocation import LINE_COMMAND, Invocation
from opsdesk.cli.options import session_of
from opsdesk.cli.output import complain, refused_in_words, show_in_ascii_if
from opsdesk.cli.session import Session
from opsdesk.domain.errors import DeskError
from opsdesk.domain.values import dataclass

HELP = "An incident commander's desk in a terminal. Without a command, or with an incident (INC-7, 7), the desk opens."
EVERYWHERE = (
    "With every command, before or after it: --db PATH (or OPSDESK_DB) names the desk, --as NAME (or OPSDESK_USER) "
    "says who is typing, --readonly writes nothing. “export” and “import” have an --as of their own: there the name "
    "stands before them."
)

UNCUT: Final = 1_000
"""More letters than anybody says in short what a command does with."""
VALIDATORS_PREFIX = "Value error, "
"""Stands before some of Typer's reasons and says nothing to anybody."""
_NO_COMMAND: Final = "Missing command."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is, or a group of commands: a module of this package and a name in it."""

    module: str
    what: str
    is_group: bool = False
    epilog: str = ""
    """The name of its last paragraph of help."""

    def add_to(self, app: typer.Typer, name: str) -> None:
        """Loads the module and hangs it into a tree."""
        module = import_module(f"{__package__}.{self.module}")
        held, epilog = getattr(module, self.what), getattr(module, self.epilog) if self.epilog else None
        if self.is_group:
            app.add_typer(held, name=name)
        else:
            app.command(name, epilog=epilog)(held)


COMMANDS: Final = {
    "declare": Place("incidents", "declare"),
    "list": Place("incidents", "list_incidents"),
    "show": Place("incidents", "show", epilog="SHOW_EPILOG"),
    "shape": Place("shape", "shape"),
    "search": Place("incidents", "search"),
    "similar": Place("incidents", "similar"),
    "nudges": Place("proposing", "nudges"),
    "next": Place("proposing", "next_test"),
    "decisions": Place("decisions", "decisions"),
    "triage": Place("triage", "triage"),
    "draft": Place("telling", "draft"),
    "lint": Place("telling", "lint"),
    "publish": Place("publishing", "publish"),
    "handover": Place("handing_over", "handover"),
    "import": Place("taking_in", "import_files", epilog="EPILOG"),
    "signal": Place("signal", "app", is_group=True),
    "export": Place("exchange", "export"),
    "replay": Place("playing", "replay"),
    "demo": Place("playing", "demo"),
    "outbox": Place("outbox", "outbox", is_group=True),
    "agenda": Place("agenda", "app", is_group=True),
    "change": Place("changes", "changes", is_group=True),
    "checklist": Place("checklist", "app", is_group=True),
    "ritual": Place("ritual", "app", is_group=True),
    "meeting": Place("meeting", "app", is_group=True),
    "team": Place("team", "app", is_group=True),
    "commitment": Place("commitment", "app", is_group=True),
    "followup": Place("followup", "app", is_group=True),
    "recurrence": Place("recurrence", "app", is_group=True),
    "review": Place("review", "review", epilog="EPILOG"),
    "rollback": Place("rollback", "app", is_group=True),
    "runbook": Place("runbook", "app", is_group=True),
    "vendor": Place("vendor", "app", is_group=True),
    "postmortem": Place("postmortem", "app", is_group=True),
    "metrics": Place("metrics", "app", is_group=True),
    "service": Place("registry", "services", is_group=True),
    "person": Place("registry", "people", is_group=True),
    "info": Place("care", "info"),
    "doctor": Place("care", "doctor"),
}
"""Every command but `log`, in the order of the help."""


def log(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="[INC-7] LINE|-", help="- reads lines from standard input.")],
) -> None:
    """Enter a line as on the capture line, into the newest open incident unless one is named.

    text · 14:02 text · ? hypothesis · + for · - against · @name action in 15m · A4 done helped · ! decision ·
    = impact · ~ mitigation · @name joins · :sev 1 why · :identified · :undo. The line may begin with anything; --db,
    --as and --readonly stand before it.
    """
    from opsdesk.cli.logging_lines import log_lines

    log_lines(session_of(context), words)


def _everywhere() -> None:
    """Makes a tree of a single command, too."""


@cache
def tree(command: str) -> Any:
    """The command that is asked for, or all of them where none is that: each loads its part of the desk, and all of it
    takes longer than most commands do."""
    app = typer.Typer(help=HELP, epilog=EVERYWHERE, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(_everywhere)
    app.command(LINE_COMMAND, context_settings={"ignore_unknown_options": True})(log)
    for name, place in {command: COMMANDS[command]}.items() if command in COMMANDS else COMMANDS.items():
        place.add_to(app, name)
    return _worded(typer.main.get_command(app))


def _worded(command: Any) -> Any:
    """The same without the types of Python that Typer puts beside what an argument is called here. In a list of
    commands each says whole what it does, where Typer cuts it off at the end of a line."""
    whole = command.get_short_help_str
    command.get_short_help_str = lambda limit=0: in_short(whole(UNCUT))
    for param in command.params:
        if param.param_type_name == "argument" and param.metavar:
            param.display_type_rich = _nothing
    for inner in getattr(command, "commands", {}).values():
        _worded(inner)
    return command


def in_short(help_text: str) -> str:
    """What a command does: its first clause, without what else there is to know of it."""
    does, more, _ = help_text.partition("; ")
    return f"{does}." if more else does


def _nothing(ctx: object) -> None:
    """What is told of such a type."""


def _wants_ascii(session: Session) -> bool:
    """What the settings say; where they can't be used it is for the command to say so."""
    with suppress(DeskError):
        return session.settings.ascii
    return False


def _refusal(error: TyperException) -> str:
    """What is wrong with the words, in one line; after the name of a group, what may follow it."""
    said = " ".join(error.format_message().split()).replace(VALIDATORS_PREFIX, "")
    group = getattr(error, "ctx", None)
    if said != _NO_COMMAND or group is None:
        return said
    return f"{said} After “{group.command_path}” comes one of: {', '.join(group.command.commands)}"


def run_command(invocation: Invocation) -> int:
    """Runs a command and gives its exit code; errors of the desk are the caller's."""
    commands, words, session = tree(invocation.command), list(invocation.words), Session(invocation)
    show_in_ascii_if(lambda: _wants_ascii(session))
    helping = refused_in_words() if "--help" in words else nullcontext()  # Typer writes the help itself
    try:
        with helping:
            code = commands.main(words, prog_name="opsdesk", standalone_mode=False, obj=session)
    except TyperException as error:
        complain(_refusal(error))
        return BAD_USAGE
    return code if isinstance(code, int) else 0
