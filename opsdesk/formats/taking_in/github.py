"""GitHub: `deployment_status` and `deployment` payloads, and deployments as its REST API lists them, as changes.

A deployment is one change, however many statuses it has. What waits, is queued, or was replaced by a newer one changes
nothing in production; short-lived environments of a pull request aren't production. Who deployed is told as a role.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from opsdesk.domain.change_parts import ChangeSort
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import Form, ReportedChange, Taken

AUTOMATION: Final = "automation"
DEVELOPER: Final = "developer"

_REACHED: Final = {"in_progress", "success", "failure", "error"}
_FAILED: Final = {"failure", "error"}
_REST: Final = frozenset({"sha", "environment", "statuses_url"})


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    held = document.value
    return isinstance(held.get("deployment"), dict) or held.keys() >= _REST


def read(documents: list[Node]) -> Taken:
    """The deployments that all documents tell of, each once; raises BadInput."""
    found: dict[tuple[str, str], ReportedChange] = {}
    for document in documents:
        deployment, status = document.find("deployment") or document, document.find("deployment_status")
        if _reached_production(deployment, status):
            change = _change(document, deployment, status)
            before = found.get((change.source, change.key), change)
            found[change.source, change.key] = replace(before, failed=before.failed or change.failed)
    return Taken(Form.GITHUB, changes=tuple(found.values()))


def _reached_production(deployment: Node, status: Node | None) -> bool:
    if deployment.fields.get("transient_environment") is True:
        return False
    return status is None or status.name("state") in _REACHED


def _change(document: Node, deployment: Node, status: Node | None) -> ReportedChange:
    told, repository = status or deployment, _repository(document, deployment)
    where = deployment.line("environment")
    what = " ".join(word for word in (deployment.line("ref"), deployment.line("sha")[:7]) if word)
    return ReportedChange(
        f"github {repository.lower()}",
        deployment.name("id"),
        told.need_time("created_at"),
        f"{repository}: {what}{f' to {where}' if where else ''}{_words(deployment, told)}",
        ChangeSort.DEPLOY,
        services=distinct([repository.rpartition("/")[2]]),
        author_role=_role(deployment),
        link=_link(document, deployment, told),
        failed=status is not None and status.line("state") in _FAILED,
        place=f"{document.file}: {document.place or 'top level'}",
    )


def _repository(document: Node, deployment: Node) -> str:
    """`owner/name`; by the address of the deployment where the payload doesn't say."""
    if named := document.line("repository", "full_name"):
        return named
    return "/".join(deployment.name("repository_url").split("/")[-2:])


def _words(deployment: Node, told: Node) -> str:
    said = told.line("description") or deployment.line("description")
    return f" ({said})" if said else ""


def _role(deployment: Node) -> str:
    """What deployed it: an app or a bot, or a person, whose name isn't kept."""
    by_app = deployment.find("performed_via_github_app") is not None
    if by_app or deployment.line("creator", "type") == "Bot":
        return AUTOMATION
    return DEVELOPER if deployment.find("creator") else ""


def _link(document: Node, deployment: Node, told: Node) -> str:
    """The log of the rollout, or else the code."""
    if log := told.line("log_url") or told.line("target_url"):
        return log
    page, sha = document.line("repository", "html_url"), deployment.line("sha")
    return f"{page}/commit/{sha}" if page and sha else ""
