"""The sandbox in which templates run. Imports Jinja2, so only `templating` loads it, at the first draft.

A template may print facts, choose between them and go through a list once. Nothing else compiles: no call, no
arithmetic, no assignment, no loop in a loop, no file but one part from `say/`, which has no parts of its own. So what a
template costs is bounded by its size, and user text never becomes one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_SOURCE: Final = 8_000
"""Characters of one template."""
PARTS: Final = "say/"
"""Where the names of parts begin: the wording of one slot each."""

_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.CondExpr,
    nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Include, nodes.Tuple,
)  # fmt: skip
_FILTERS: Final = ("join", "first", "last", "lower", "upper")

Load = Callable[[str], str | None]
"""The source under a name, or None when there is none."""


def environment(load: Load) -> Environment:
    """A sandbox that finds its templates with `load`; what it compiles is checked and kept."""
    made = _Checked(
        loader=_Loader(load),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests.clear()
    return made


class _Loader(BaseLoader):
    def __init__(self, load: Load) -> None:
        self._load = load

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source = self._load(template)
        if source is None:
            raise TemplateNotFound(template)
        if len(source) > MAX_SOURCE:
            raise TemplateSyntaxError(f"longer than {MAX_SOURCE} characters", 1, template)
        return source, template, None


class _Checked(ImmutableSandboxedEnvironment):
    """Refuses at compile time whatever a template has no business with."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree, name, inside_loop=False)
        return tree


def _check(node: nodes.Node, name: str | None, *, inside_loop: bool) -> None:
    looping = isinstance(node, nodes.For)
    if not isinstance(node, _ALLOWED):
        raise TemplateSyntaxError(f"“{type(node).__name__.lower()}” can't be used here", node.lineno, name)
    if inside_loop and isinstance(node, (nodes.For, nodes.Include)):
        raise TemplateSyntaxError("a loop holds neither another loop nor an include", node.lineno, name)
    if isinstance(node, nodes.Include) and not _may_include(node, name):
        raise TemplateSyntaxError(
            f"only a part from “{PARTS}” can be included, and not by another part", node.lineno, name
        )
    for child in node.iter_child_nodes():
        _check(child, name, inside_loop=inside_loop or looping)


def _may_include(node: nodes.Include, name: str | None) -> bool:
    target = node.template.value if isinstance(node.template, nodes.Const) else None
    return isinstance(target, str) and target.startswith(PARTS) and not (name or "").startswith(PARTS)


def rendered(template: Any, context: dict[str, Any], limit: int) -> str | None:
    """What a template prints; None once that is longer than `limit` characters."""
    parts: list[str] = []
    length = 0
    for part in template.generate(context):
        length += len(part)
        if length > limit:
            return None
        parts.append(part)
    return "".join(parts)
