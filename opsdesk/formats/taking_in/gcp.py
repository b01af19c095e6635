"""Google Cloud's status page, `incidents.json`: a list of incidents, each with its updates, the newest first.

Updates have no ids; when one was told tells it from the others of its incident, since their words are corrected in
place.
"""

from __future__ import annotations

from typing import Final

from opsdesk.formats.taking_in.foreign import ended_by, joined, updates_by_time
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import ForeignIncident, Form, Taken

SOURCE: Final = "google cloud"
_PAGE: Final = "https://status.cloud.google.com/"


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    return {"external_desc", "begin"}.issubset(document.value)


def read(documents: list[Node]) -> Taken:
    """The incidents of all documents; raises BadInput."""
    return Taken(Form.GCP, incidents=joined(_incident(document) for document in documents))


def _incident(incident: Node) -> ForeignIncident:
    said = [
        (held.time("when") or held.need_time("created"), held.line("status"), held.text("text"))
        for held in incident.items("updates")
    ]
    updates = updates_by_time(reversed(said))
    ending = ended_by(updates)
    services = [product.line("title") for product in incident.items("affected_products")]
    return ForeignIncident(
        SOURCE,
        incident.name("id"),
        incident.line("external_desc") or incident.line("service_name") or "an incident without a description",
        url=f"{_PAGE}{incident.line('uri')}" if incident.line("uri") else "",
        began_at=incident.time("begin") or incident.time("created"),
        ended_at=incident.time("end") or (ending.at if ending else None),
        severity=incident.line("severity"),
        services=distinct(services) or distinct([incident.line("service_name")]),
        updates=updates,
    )
