"""Reads a page as strictly as it is written: every element ends, and everything it says and refers to is kept."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "meta"}
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href", "style", "ping"}
"""Attributes that fetch something or act, none of which a page has."""


class Page(HTMLParser):
    """What a page holds; raises AssertionError where an element doesn't end where it should."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open, f"never ended: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"an end without a beginning: {tag}"
        assert self.open.pop() == tag, f"ended in the wrong place: {tag}"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.said.append(data)

    @property
    def text(self) -> str:
        """All that is to be read."""
        return "".join(self.said)

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def count(self, tag: str) -> int:
        """How many elements of a kind there are."""
        return len(self.named(tag))


def check_harmless(source: str) -> Page:
    """The page, once it is sure that it loads nothing, runs nothing and refers to nothing but web addresses."""
    page = Page(source)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "link", "iframe", "object", "embed", "form", "img", "base"}
    )
    for tag, attributes in page.tags:
        assert not attributes.keys() & LOADING, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith(("#", "https://", "http://"))
        assert tag == "a" or "href" not in attributes
    style = source[source.index("<style>") : source.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    return page
