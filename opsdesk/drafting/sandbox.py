"""The sandbox in which templates run. Imports Jinja2, so only `templating` loads it, at the first draft.

A template may print facts, choose between them and go through a list once; `permitted` refuses everything else before
it is compiled: calls, arithmetic, assignments, loops in loops, files but the parts in `say/`. So what a template costs
is bounded by its size, the size is limited, and user text never becomes a template.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, Protocol

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from opsdesk.drafting.permitted import check
from opsdesk.drafting.views import NOTHING, PUBLIC, Shape, holds_marks

MAX_SOURCE: Final = 8_000
"""Characters of one file."""
MAX_NODES: Final = 4_000
"""Pieces of a template with its parts, as parsed."""
MAX_SECONDS: Final = 0.2
"""Processor time for printing a draft; the shipped templates need a thousandth of it."""

_PART: Final = re.compile(r"say/[a-z_]{1,40}\.j2")
"""Names of parts: the wording of one slot each."""
_PIECES_BETWEEN_LOOKS: Final = 64

Load = Callable[[str], str | None]
"""The source under a name, or None when there is none."""


class TooMuch(Exception):
    """A template that prints more, or takes longer, than a draft may."""


class TooSlow(TooMuch):
    """It takes longer; or the machine paused, which counts as its time too."""


class Printing(Protocol):
    """What prints piece by piece, as Jinja2's templates do."""

    def generate(self, context: dict[str, Any], /) -> Iterable[str]: ...


def rendered(template: Printing, context: dict[str, Any], limit: int, seconds: float = MAX_SECONDS) -> str:
    """What a template prints; raises TooMuch past `limit` characters, TooSlow past so many seconds of this thread's
    processor time."""
    pieces: list[str] = []
    length, until = 0, time.thread_time() + seconds
    for number, piece in enumerate(template.generate(context), start=1):
        length += len(piece)
        if length > limit:
            raise TooMuch(f"it prints more than {limit} characters")
        if number % _PIECES_BETWEEN_LOOKS == 0 and time.thread_time() > until:
            raise TooSlow(f"it takes longer than {seconds} s")
        pieces.append(piece)
    return "".join(pieces)


class Sandbox(ImmutableSandboxedEnvironment):
    """Finds its templates with `load`, refuses what a template has no business with, and puts parts in their places.

    `shape` is all that a template can name.
    """

    def __init__(self, load: Load, shape: Shape) -> None:
        self._sources = _Loader(load)
        super().__init__(
            loader=self._sources,
            undefined=StrictUndefined,
            autoescape=False,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals.clear()
        self.filters = {"join": _joined, "lower": self.filters["lower"], "upper": self.filters["upper"]}
        self.tests.clear()
        self._shape = shape
        self.names: dict[str, frozenset[str]] = {}
        """The names that each compiled template uses, so that nothing else has to be made ready for it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands under a key of a dict: of other objects a template only reaches its loop."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template with every part in the place where it is included, and within its bounds."""
        tree: nodes.Template = _PutIn(partial(self._part, name or "")).visit(self._checked(source, name or ""))
        pieces = sum(1 for _ in tree.find_all(nodes.Node))
        if pieces > MAX_NODES:
            raise TemplateSyntaxError("too long, with its parts", 1, name)
        self.names[name or ""] = _names(tree)
        return tree

    def _part(self, into: str, include: nodes.Node) -> list[nodes.Node]:
        assert isinstance(include, nodes.Include)
        target = str(include.template.value) if isinstance(include.template, nodes.Const) else ""
        if not _PART.fullmatch(target):
            raise TemplateSyntaxError("only a part “say/….j2” can be included", include.lineno, into)
        try:
            source, _, _ = self._sources.get_source(self, target)
        except TemplateNotFound:  # said as it is, it would read as if the template itself were missing
            raise TemplateSyntaxError(f"there is no part “{target}”", include.lineno, into) from None
        part = self._checked(source, target)
        inner = next(part.find_all(nodes.Include), None)
        if inner is not None:
            raise TemplateSyntaxError("a part includes no other part", inner.lineno, target)
        return part.body

    def _checked(self, source: str, name: str) -> nodes.Template:
        tree = super()._parse(source, name, None)
        check(tree, name, self._shape)
        return tree


def _names(tree: nodes.Template) -> frozenset[str]:
    """The slots that a template uses: `impact`, `public.impact`."""
    paths = tree.find_all(nodes.Getattr)
    public = (path.attr for path in paths if isinstance(path.node, nodes.Name) and path.node.name == "public")
    return frozenset({*(node.name for node in tree.find_all(nodes.Name)), *(f"{PUBLIC}{slot}" for slot in public)})


class _Loader(BaseLoader):
    def __init__(self, load: Load) -> None:
        self._load = load

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source = self._load(template)
        if source is None:
            raise TemplateNotFound(template)
        if len(source) > MAX_SOURCE:
            raise TemplateSyntaxError(f"longer than {MAX_SOURCE} characters", 1, template)
        if holds_marks(source):
            raise TemplateSyntaxError("private-use characters can't be printed", 1, template)
        return source, template, None


class _PutIn(NodeTransformer):
    """Replaces each include by its part."""

    def __init__(self, part: Callable[[nodes.Node], list[nodes.Node]]) -> None:
        self._part = part

    def get_visitor(self, node: nodes.Node) -> Callable[[nodes.Node], list[nodes.Node]] | None:
        return self._part if isinstance(node, nodes.Include) else None


def _joined(lines: Sequence[str], joint: str = "") -> str:
    """The lines in one; of none the mark that takes the line out."""
    return joint.join(lines) or NOTHING
