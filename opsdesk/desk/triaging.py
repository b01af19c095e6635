"""Use cases of triage: record what it says on an incident, and try a policy on past ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsdesk.desk.decision import Decision
from opsdesk.desk.declaring import record_triage
from opsdesk.desk.desk import Desk
from opsdesk.domain.criteria import TriageInputs, inputs_from_json, inputs_to_json
from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import EditedMeanwhile
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.policy_review import Reclassified, Verdict, reclassified
from opsdesk.domain.triage import classify
from opsdesk.domain.vocabulary import Origin

EVERY = 2**62
"""As a number of incidents."""


def triage(inputs: TriageInputs, policy: Policy, shown: str | None = None) -> Decision:
    """Records what the policy says of what is known; a severity that was set higher before holds.

    With the answers that a form began with, EditedMeanwhile says that somebody recorded others since.
    """
    said, mine = classify(inputs, policy), inputs_to_json(inputs)
    record = record_triage(
        said.classification, said.severity, said.rule.id, mine, policy_version=policy.version, watch=said.watch
    )

    def decide(incident: Incident) -> Iterable[Payload]:
        if shown not in (None, incident.triage_inputs):
            raise EditedMeanwhile(f"the triage of {incident.name}", mine=mine, theirs=incident.triage_inputs)
        return record(incident)

    return decide


def try_policy(desk: Desk, policy: Policy, in_force: Policy) -> tuple[Reclassified, ...]:
    """The triaged incidents of this desk that a policy would judge otherwise than the one in force.

    Both judge the same answers. What was recorded then is no measure: it holds what the commander set by hand, too.
    """
    return reclassified(_judged(desk, in_force), policy)


def _judged(desk: Desk, in_force: Policy) -> Iterator[tuple[str, TriageInputs, Verdict]]:
    for incident in (*desk.open_incidents(), *desk.past_incidents(EVERY)):
        if incident.triage_inputs and incident.origin in {Origin.LIVE, Origin.IMPORTED}:
            inputs = inputs_from_json(incident.triage_inputs)
            said = classify(inputs, in_force)
            yield incident.name, inputs, Verdict(said.classification, said.severity, said.rule.id)
