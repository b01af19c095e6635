"""A postmortem as a page. Loads the formats, so it is imported when a page is wanted and not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_filling import document
from opsdesk.domain.errors import BadInput
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_document import Document
from opsdesk.domain.text import quoted
from opsdesk.formats.markdown import postmortem as practice
from opsdesk.formats.markdown import postmortem_sre as sre


def _html(held: Document) -> str:
    from opsdesk.formats.html.postmortem import render  # wanted seldom

    return render(held)


DRAWN: Final = "html"
"""The form that shows the incident at a glance."""
FORMS: Final[dict[str, Callable[[Document], str]]] = {"sre": sre.render, "practice": practice.render, DRAWN: _html}
"""By name."""


def render(desk: Desk, settings: Settings, held: Postmortem, form: str, *, anonymous: bool = False) -> str:
    """The page in a form (`sre`, `practice`, `html`), on demand with roles for names; raises BadInput."""
    renderer = FORMS.get(form)
    if renderer is None:
        raise BadInput(f"there is no form {quoted(form)} (there are {', '.join(FORMS)})")
    return renderer(document(desk, settings, held, anonymous=anonymous, drawn=form == DRAWN))
