"""Options that several commands take together, and that reach each of them as one argument."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints

from opsdesk.cli.options import session_of

Command = Callable[..., None]


def gathered(argument: str, read: Callable[..., object]) -> Callable[[Command], Command]:
    """Adds the options of `read` to a command, which gets what `read(session, …)` makes of them as `argument`.

    Typer takes options from a command's signature, so the new one has both: its own without `argument`, then those.
    """

    def decorate(command: Command) -> Command:
        options = _parameters(read)[1:]
        own = [parameter for parameter in _parameters(command) if parameter.name != argument]

        def run(**given: Any) -> None:
            told = {option.name: given.pop(option.name) for option in options}
            command(**given, **{argument: read(session_of(given["context"]), **told)})

        run.__doc__ = command.__doc__
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *options)}
        vars(run)["__signature__"] = Signature([*own, *options])
        return run

    return decorate


def _parameters(function: Callable[..., object]) -> list[Parameter]:
    """What a function takes, by keyword, its annotations spelt out; a wrapped command's are there already."""
    hints = get_type_hints(function, include_extras=True)
    taken = signature(function).parameters.values()
    return [one.replace(annotation=hints[one.name], kind=Parameter.KEYWORD_ONLY) for one in taken]
