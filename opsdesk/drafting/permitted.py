"""What a template may say. Imports Jinja2, so only the sandbox loads it.

Everything is looked at when a template is compiled, whether a draft would reach it or not: a mistyped name in a branch
that nobody has needed yet would otherwise show itself in the middle of an incident.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from opsdesk.drafting.views import Kind, Shape

MAX_DEPTH: Final = 40
"""How deep the pieces of a template stand in one another."""
MAX_JOINT: Final = 10
"""Characters that `join` may put between two lines."""

_LOOP: Final[Shape] = {"first": Kind.FLAG, "last": Kind.FLAG}
_NOT_WANTED: Final = {
    frozenset({Kind.TEXT, Kind.WORD}): "can't be printed",
    frozenset({Kind.FLAG, Kind.WORD, Kind.LIST}): "is neither so nor not so: ask for “known” or “state”",
    frozenset({Kind.WORD}): "can't be compared: ask for “state”",
    frozenset({Kind.LIST}): "is no list",
}


def check(tree: nodes.Template, name: str, shape: Shape) -> None:
    """Raises TemplateSyntaxError, with its line, for the first thing in a template that can't be used.

    `shape` is all that a template can name.
    """
    _Check(name, shape).body(tree.body, 1)


class _Check:
    """One walk through one file: `body` for what stands between tags, `_kind` for what stands in one."""

    def __init__(self, name: str, shape: Shape) -> None:
        self._name = name
        self._shape = shape
        self._local: Shape = {}
        """What the loop names that is being walked through."""

    def body(self, statements: Iterable[nodes.Node], depth: int) -> None:
        for node in statements:
            self._statement(node, depth)

    def _statement(self, node: nodes.Node, depth: int) -> None:
        match node:
            case nodes.Output():
                for piece in node.nodes:
                    if not isinstance(piece, nodes.TemplateData):
                        self._printed(piece, depth)
            case nodes.If():
                self._condition(node.test, depth)
                self.body((*node.body, *node.elif_, *node.else_), depth + 1)
            case nodes.For():
                self._loop(node, depth)
            case nodes.Include(template=nodes.Const()) if not self._local:
                pass
            case _:
                raise self._refused(node)

    def _loop(self, node: nodes.For, depth: int) -> None:
        if self._local or node.recursive or node.test or not isinstance(node.target, nodes.Name):
            raise self._wrong(node, "a loop goes through one list, and holds no other loop")
        self._is(node.iter, depth, Kind.LIST)
        self._local = {node.target.name: Kind.TEXT, "loop": _LOOP}
        self.body(node.body, depth + 1)
        self._local = {}
        self.body(node.else_, depth + 1)

    def _kind(self, node: nodes.Node | None, depth: int) -> Kind | Shape:
        """What an expression is."""
        if node is None or depth > MAX_DEPTH:
            raise self._wrong(node, "an “else” is missing" if node is None else "too deep")
        match node:
            case nodes.Const():
                return Kind.WORD
            case nodes.Name():
                return self._found({**self._shape, **self._local}, node.name, node)
            case nodes.Getattr():
                return self._found(self._kind(node.node, depth + 1), node.attr, node)
            case nodes.Filter():
                return self._filtered(node, depth + 1)
            case nodes.CondExpr():
                self._condition(node.test, depth + 1)
                self._printed(node.expr1, depth + 1)
                return self._printed(node.expr2, depth + 1)
        return self._decided(node, depth)

    def _decided(self, node: nodes.Node, depth: int) -> Kind:
        match node:
            case nodes.Not():
                self._condition(node.node, depth + 1)
            case nodes.And() | nodes.Or():
                self._condition(node.left, depth + 1)
                self._condition(node.right, depth + 1)
            case nodes.Compare():
                for compared in (node.expr, *(operand.expr for operand in node.ops)):
                    for word in compared.items if isinstance(compared, nodes.Tuple) else (compared,):
                        self._is(word, depth + 1, Kind.WORD)
            case _:
                raise self._refused(node)
        return Kind.FLAG

    def _filtered(self, node: nodes.Filter, depth: int) -> Kind:
        if node.name != "join":
            self._printed(node.node, depth)
        else:
            self._is(node.node, depth, Kind.LIST)
            joint = node.args[0] if len(node.args) == 1 else nodes.Const("")
            if not isinstance(joint, nodes.Const) or len(str(joint.value)) > MAX_JOINT or len(node.args) > 1:
                raise self._wrong(node, f"“join” takes one text of at most {MAX_JOINT} characters")
        if node.kwargs or node.dyn_args or node.dyn_kwargs or (node.args and node.name != "join"):
            raise self._wrong(node, f"“{node.name}” takes nothing of the kind")
        return Kind.TEXT

    def _printed(self, node: nodes.Node | None, depth: int) -> Kind:
        return self._is(node, depth, Kind.TEXT, Kind.WORD)

    def _condition(self, node: nodes.Node, depth: int) -> None:
        self._is(node, depth, Kind.FLAG, Kind.WORD, Kind.LIST)

    def _is(self, node: nodes.Node | None, depth: int, *wanted: Kind) -> Kind:
        kind = self._kind(node, depth)
        if not isinstance(kind, Kind) or kind not in wanted:
            raise self._wrong(node, f"{_spelled(node)} {_NOT_WANTED[frozenset(wanted)]}")
        return kind

    def _found(self, shape: Kind | Shape, name: str, node: nodes.Node) -> Kind | Shape:
        known = {} if isinstance(shape, Kind) else shape
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f"; did you mean “{close[0]}”?" if close else ""
            raise self._wrong(node, f"there is no {_spelled(node)}{hint}")
        return known[name]

    def _refused(self, node: nodes.Node) -> TemplateSyntaxError:
        return self._wrong(node, f"“{type(node).__name__.lower()}” can't be used here")

    def _wrong(self, node: nodes.Node | None, reason: str) -> TemplateSyntaxError:
        return TemplateSyntaxError(reason, node.lineno if node else 1, self._name)


def _spelled(node: nodes.Node | None) -> str:
    """“impact.txt”, as it stands in the template."""
    path = []
    while isinstance(node, nodes.Getattr):
        path.append(node.attr)
        node = node.node
    path.append(node.name if isinstance(node, nodes.Name) else "this")
    return f"“{'.'.join(reversed(path))}”"
