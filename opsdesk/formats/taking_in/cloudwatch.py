"""CloudWatch alarms: through SNS, where the alarm is JSON in the text `Message`; by EventBridge; or the alarm itself.

An alarm is known by its ARN, which is put together where a sender leaves it out, and one report by state and time: SNS
and EventBridge tell of the same change of state with ids of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.times import iso
from opsdesk.formats.strict_json import load_json
from opsdesk.formats.taking_in.node import MOST_LABELS, Node, distinct, identity
from opsdesk.formats.taking_in.taken import Form, Taken

SOURCE: Final = "cloudwatch"

Label = tuple[str, str]

_STATES: Final = {"ALARM": Condition.FIRING, "OK": Condition.RESOLVED}
"""Any other (INSUFFICIENT_DATA) says nothing of the problem."""
_ALARM_EVENT: Final = "CloudWatch Alarm State Change"
_NOTIFICATION: Final = "Notification"
_NAMING: Final = ("ServiceName", "FunctionName", "ApiName", "DBInstanceIdentifier", "LoadBalancer", "ClusterName")
"""Dimensions that name what suffers; else the namespace of the figure does."""


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    held = document.value
    return {"TopicArn", "Message"} <= held.keys() or held.get("detail-type") == _ALARM_EVENT or "AlarmName" in held


def read(documents: list[Node]) -> Taken:
    """The changes of state that all documents tell of; raises BadInput."""
    return Taken(Form.CLOUDWATCH, tuple(map(_report, documents)))


def _report(document: Node) -> Report:
    if document.find("detail-type"):
        return _of_event(document)
    return _of_alarm(_message(document) if document.find("Message") else document, document)


def _message(document: Node) -> Node:
    """The alarm inside a notification; raises BadInput for SNS's other messages."""
    kind = document.line("Type")
    if kind != _NOTIFICATION:
        raise document.wrong(f"Type: {kind or 'nothing'} is no {_NOTIFICATION}: it carries no alarm")
    message = document.need("Message")
    if not isinstance(message.value, str) or not message.value.lstrip().startswith("{"):
        raise message.wrong("holds no alarm (an object with AlarmName)")
    return Node(load_json(message.value.encode(), f"{message.file}: {message.place}"), message.file, message.place)


def _of_alarm(alarm: Node, document: Node) -> Report:
    state, at = alarm.name("NewStateValue"), alarm.need_time("StateChangeTime")
    said = (alarm.text("AlarmDescription"), alarm.text("NewStateReason"))
    trigger = alarm.find("Trigger") or Node({}, alarm.file, alarm.place)
    dimensions = [(held.line("name"), held.line("value")) for held in trigger.items("Dimensions")]
    return _told(
        alarm.line("AlarmArn") or _arn(alarm, document),
        alarm.name("AlarmName"),
        state,
        at,
        "\n".join(text for text in said if text),
        _services(dimensions, trigger.line("Namespace")),
        (("state", state), ("metric", trigger.line("MetricName")), *dimensions),
    )


def _of_event(event: Node) -> Report:
    detail = event.need("detail")
    state = detail.name("state", "value")
    said = (detail.text("configuration", "description"), detail.text("state", "reason"))
    metrics = [held.find("metricStat", "metric") for held in detail.items("configuration", "metrics")]
    dimensions = [pair for metric in metrics if metric for pair in metric.labels("dimensions")]
    namespaces = [metric.line("namespace") for metric in metrics if metric]
    resources = [held.line() for held in event.items("resources")]
    name = detail.name("alarmName")
    return _told(
        next(iter(resources), "") or f"{event.line('account')} {event.line('region')} {name}",
        name,
        state,
        detail.time("state", "timestamp") or event.need_time("time"),
        "\n".join(text for text in said if text),
        _services(dimensions, next(iter(namespaces), "")),
        (("state", state), *dimensions),
    )


def _told(
    key: str, title: str, state: str, at: datetime, text: str, services: tuple[str, ...], labels: Iterable[Label]
) -> Report:
    standing = _STATES.get(state, Condition.TOLD)
    return Report(
        SOURCE,
        identity(key),
        f"{state} {iso(at)}",
        at,
        standing,
        title,
        text,
        services=services,
        began_at=at if standing is Condition.FIRING else None,
        labels=tuple((name, words) for name, words in labels if name and words)[:MOST_LABELS],
    )


def _arn(alarm: Node, document: Node) -> str:
    """`arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME`; the topic's ARN knows the region's own name."""
    parts = document.line("TopicArn").split(":")
    partition, region = (parts[1], parts[3]) if len(parts) > 4 else ("aws", alarm.line("Region"))
    return f"arn:{partition}:cloudwatch:{region}:{alarm.line('AWSAccountId')}:alarm:{alarm.name('AlarmName')}"


def _services(dimensions: list[Label], namespace: str) -> tuple[str, ...]:
    return distinct([value for name, value in dimensions if name in _NAMING]) or distinct([namespace])
