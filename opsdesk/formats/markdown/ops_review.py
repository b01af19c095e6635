"""The weekly review of operations, as a Markdown page that is read to its end."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.ops_review import OpsReview, Part
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import bullets, page, section


def ops_review_page(held: OpsReview) -> str:
    """Each part with its numbers first; what there is nothing to say of is named in one line at the end."""
    said = [one for one in held.parts if one.says]
    silent = [one.title for one in held.parts if not one.says]
    return page(
        f"# Operations review {held.week}\n\n{_days(held)}",
        *(section(one.title, inside(one.says), bullets(_lines(one))) for one in said),
        f"Nothing to say of: {', '.join(title.lower() for title in silent)}." if silent else "",
    )


def _days(held: OpsReview) -> str:
    span = held.span
    first, last = span.first_day, span.last_day
    now = span.now.astimezone(span.zone)
    as_of = f"as of {now:%a} {now.day} {now:%b %Y %H:%M %Z}"
    return f"{first:%a} {first.day} {first:%b} to {last:%a} {last.day} {last:%b %Y}, {as_of}."


def _lines(one: Part) -> Iterator[str]:
    yield from map(inside, one.lines)
    if one.more:
        yield f"and {one.more} more"
