"""Along the links of a text: to its headings, to other documents kept here, and for the rest to the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from opsdesk.desk import runbooks_links
from opsdesk.desk.desk import Desk
from opsdesk.domain.text import one_line
from opsdesk.formats.outline import Link, outline
from screens.messages import CopyWanted
from screens.presenting.runbooks_text import link_words
from screens.runbooks.reading_view import Opened, ReadingView, opening
from screens.widgets.line_list import LineList
from screens.working import begin


class Linking(ReadingView):
    """The links of the text that is read. Nothing is fetched."""

    @on(LineList.Chosen, "#text")
    def line_chosen(self, event: LineList.Chosen) -> None:
        """Enter: along the line's link."""
        if here := [link for link in self.held.every_link if link.line == self.here]:
            self._choose(here)
        else:
            self.say("there is no link on this line")

    def action_links(self) -> None:
        """Every link of the text."""
        if self.held.every_link:
            self._choose(self.held.every_link, always=True)
        else:
            self.say("it has no links")

    def _choose(self, links: Sequence[Link], *, always: bool = False) -> None:
        if len(links) == 1 and not always:
            self._follow(links[0].target)
        else:
            self.choose("Its links", [link_words(link) for link in links], lambda at: self._follow(links[at].target))

    def _follow(self, target: str) -> None:
        if not target.startswith("#"):
            begin(self, lambda: self._leave_by(target))
        elif (line := self.held.line_of(target[1:])) is not None:
            self.to_text()
            self.jump(line)
        else:
            self.say(f"{one_line(target)} leads nowhere: it has no such heading")

    async def _leave_by(self, target: str) -> None:
        """To the document that stands there, where it is kept; else the address is copied."""
        document, fragment = self.document, target.partition("#")[2]

        def read(desk: Desk) -> Opened | None:
            there = runbooks_links.leads_to(desk, document, target)
            return None if there is None else opening(desk, there.number)

        opened = await self.try_to(read)
        if opened is None:
            self.post_message(CopyWanted(target))
        else:
            line = (outline(opened.text).line_of(fragment) or 0) if fragment else 0
            self.app.push_screen(type(self)(self.session, opened, incident=self.incident, line=line))
