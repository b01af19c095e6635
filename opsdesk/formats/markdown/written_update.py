"""What takes a meeting's place when nothing is decided in it: the same agenda, to be written and read by a day."""

from __future__ import annotations

from opsdesk.domain.ritual import Charter
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import bullets, page, part, section


def written_update(charter: Charter) -> str:
    """A page to fill in; whoever has to answer something is asked by name and day, and everybody else only reads."""
    readers = ", ".join(inside(seat.role) for seat in charter.seats) or "name who reads it"
    return page(
        f"# {inside(charter.title)}, in writing",
        f"Written by: {inside(charter.owner) or '…'} · to be read by: {readers} · until: …",
        f"Why you get this: {inside(charter.purpose)}" if charter.purpose else "",
        section("In three sentences", "…"),
        section("What I need from somebody", bullets(["name · what to answer or do · by which day"])),
        section("In detail", *(part(inside(item.title), "…") for item in charter.items)),
        section(
            "If you disagree",
            "Answer under this page until the day above. Two people who disagree talk to each other first; what is "
            "still open then is worth a meeting, of those two and of whoever decides.",
        ),
    )
