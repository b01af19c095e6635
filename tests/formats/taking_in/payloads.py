"""A made-up message of each format, as small as it can be and still say everything that is read."""

from __future__ import annotations

import copy
import json
from typing import Any

from opsdesk.formats.taking_in import Form, Taken, read

NAME = "file.json"

ALERT_LABELS = {"alertname": "PoolFull", "severity": "page", "service": "payments", "job": "exporter"}
ALERTMANAGER = {
    "version": "4",
    "status": "firing",
    "receiver": "desk",
    "externalURL": "http://alerts:9093",
    "alerts": [
        {
            "labels": ALERT_LABELS,
            "annotations": {
                "summary": "Pool is full",
                "description": "No connection is left.",
                "runbook_url": "https://runbooks.example/pool",
            },
            "startsAt": "2026-11-17T14:02:03.123456789+01:00",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "http://prometheus/graph",
        }
    ],
}
PAGERDUTY = {
    "event": {
        "id": "E1",
        "event_type": "incident.triggered",
        "occurred_at": "2026-11-17T13:02:03Z",
        "agent": {"summary": "Somebody Real"},
        "data": {
            "id": "P1",
            "title": "Pool is full",
            "number": 7,
            "service": {"summary": "Payments"},
            "priority": {"summary": "P2"},
            "urgency": "high",
            "html_url": "https://x.pagerduty.com/incidents/P1",
        },
    }
}
LOG_ENTRIES = {
    "log_entries": [
        {
            "id": "R1",
            "type": "trigger_log_entry",
            "created_at": "2026-11-17T13:02:03Z",
            "channel": {"type": "api", "summary": "No connection is left."},
            "service": {"summary": "Payments"},
            "incident": {"id": "P1", "summary": "[#7] Pool is full"},
        },
        {
            "id": "R2",
            "type": "notify_log_entry",
            "created_at": "2026-11-17T13:02:09Z",
            "incident": {"id": "P1"},
        },
        {
            "id": "R3",
            "type": "annotate_log_entry",
            "created_at": "2026-11-17T13:09:00Z",
            "channel": {"type": "note", "content": "killed the report"},
            "incident": {"id": "P1", "summary": "[#7] Pool is full"},
        },
        {
            "id": "R4",
            "type": "resolve_log_entry",
            "created_at": "2026-11-17T13:20:00Z",
            "incident": {"id": "P1", "summary": "[#7] Pool is full"},
        },
    ]
}
OPSGENIE = {
    "action": "Create",
    "alert": {
        "alertId": "A-1",
        "tinyId": "23",
        "message": "Pool is full",
        "description": "No connection is left.",
        "priority": "P1",
        "entity": "payments",
        "username": "somebody@example.com",
        "tags": ["db"],
        "details": {"region": "eu-1"},
        "createdAt": 1763384523104,
        "updatedAt": 1763384524000000962,
    },
}
STATUSPAGE = {
    "page": {"id": "pg1", "name": "Acme Cloud"},
    "incidents": [
        {
            "id": "inc1",
            "name": "API errors",
            "status": "resolved",
            "impact": "major",
            "shortlink": "https://stspg.example/1",
            "created_at": "2026-11-17T13:10:00Z",
            "started_at": "2026-11-17T13:05:00Z",
            "components": [{"name": "API"}],
            "incident_updates": [
                {"id": "u2", "status": "resolved", "body": "Over.", "created_at": "2026-11-17T14:00:00Z"},
                {"id": "u1", "status": "investigating", "body": "We look.", "display_at": "2026-11-17T13:10:00Z"},
            ],
        }
    ],
    "scheduled_maintenances": [
        {
            "id": "m1",
            "name": "Larger disks",
            "status": "in_progress",
            "impact": "maintenance",
            "scheduled_for": "2026-11-17T12:00:00Z",
            "incident_updates": [
                {"id": "m1b", "status": "in_progress", "body": "Begun.", "created_at": "2026-11-17T12:07:00Z"},
                {"id": "m1a", "status": "scheduled", "body": "Soon.", "created_at": "2026-11-10T12:00:00Z"},
            ],
        }
    ],
}
COMPONENT = {
    "page": {"id": "pg1"},
    "meta": {"unsubscribe": "http://acme-cloud.statuspage.io/?unsubscribe=x"},
    "component": {"id": "c1", "name": "API"},
    "component_update": {
        "id": "cu1",
        "old_status": "operational",
        "new_status": "major_outage",
        "created_at": "2026-11-17T13:05:00Z",
    },
}
GCP = [
    {
        "id": "g1",
        "external_desc": "Spanner is slow",
        "begin": "2026-11-17T13:00:00+00:00",
        "end": "2026-11-17T15:00:00+00:00",
        "severity": "medium",
        "uri": "incidents/g1",
        "affected_products": [{"title": "Cloud Spanner"}],
        "updates": [
            {"when": "2026-11-17T15:01:00+00:00", "status": "AVAILABLE", "text": "Over."},
            {"when": "2026-11-17T13:30:00+00:00", "status": "SERVICE_DISRUPTION", "text": "We look."},
        ],
    }
]
DEPLOYMENT = {
    "id": 42,
    "sha": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e",
    "ref": "v4.2",
    "environment": "production",
    "creator": {"login": "somebody", "type": "User"},
}
GITHUB = {
    "deployment_status": {
        "state": "success",
        "created_at": "2026-11-17T13:00:00Z",
        "target_url": "https://ci.example/1",
    },
    "deployment": DEPLOYMENT,
    "repository": {"full_name": "Acme/Payments", "html_url": "https://github.com/Acme/Payments"},
}
CLOUDWATCH = {
    "Type": "Notification",
    "TopicArn": "arn:aws:sns:eu-west-1:123:alarms",
    "Message": json.dumps(
        {
            "AlarmName": "pool-full",
            "AlarmDescription": "The pool is full.",
            "AWSAccountId": "123",
            "NewStateValue": "ALARM",
            "NewStateReason": "1 datapoint",
            "StateChangeTime": "2026-11-17T13:02:03.093+0000",
            "Trigger": {
                "MetricName": "Connections",
                "Namespace": "AWS/RDS",
                "Dimensions": [{"name": "DBInstanceIdentifier", "value": "payments-db"}],
            },
        }
    ),
}
EVENTBRIDGE = {
    "id": "e1",
    "detail-type": "CloudWatch Alarm State Change",
    "source": "aws.cloudwatch",
    "time": "2026-11-17T13:02:04Z",
    "resources": ["arn:aws:cloudwatch:eu-west-1:123:alarm:pool-full"],
    "detail": {
        "alarmName": "pool-full",
        "configuration": {"description": "The pool is full."},
        "state": {"value": "ALARM", "reason": "1 datapoint", "timestamp": "2026-11-17T13:02:03.093+0000"},
    },
}
SLACK = [
    {"type": "message", "subtype": "channel_join", "user": "U1", "ts": "1763384000.000100", "text": "joined"},
    {
        "type": "message",
        "user": "U1",
        "ts": "1763384523.000200",
        "text": "<@U2> look at <https://x.example|the graph> &amp; say",
    },
    {"type": "message", "bot_id": "B1", "ts": "1763384530.000100", "text": "alert fired"},
    {"type": "message", "user": "U2", "ts": "1763384600.000100", "text": "rolled back"},
]
CLOUDEVENT = {
    "specversion": "1.0",
    "id": "ev-1",
    "type": "com.example.probe.triggered.v1",
    "source": "/probes/eu",
    "subject": "checkout",
    "time": "2026-11-17T13:02:03Z",
    "data": {"summary": "Checkout is slow", "severity": "high", "service": "checkout", "p99": 4.2},
}
UPDATES = {
    "provider": "Acme Cloud",
    "incident": "API errors",
    "incident_id": "77",
    "at": "2026-11-17T13:10:00Z",
    "status": "investigating",
    "text": "We look.",
    "impact": "minor",
}
RECORD = {"title": "Checkout was down", "started_at": "2026-11-17T13:00:00Z", "timeline": []}
CSTATE = b"""---
title: "Downloads fail" # a remark
date: 2026-11-17T13:00:00-00:00
resolved: true
resolvedWhen: 2026-11-17T15:00:00+01:00
severity: disrupted
affected:
  - downloads
  - mirrors
section: issue
---

The disk was full.
"""

DOCUMENTS: dict[Form, Any] = {
    Form.ALERTMANAGER: ALERTMANAGER,
    Form.PAGERDUTY: PAGERDUTY,
    Form.OPSGENIE: OPSGENIE,
    Form.STATUSPAGE: STATUSPAGE,
    Form.GCP: GCP,
    Form.GITHUB: GITHUB,
    Form.CLOUDWATCH: CLOUDWATCH,
    Form.SLACK: SLACK,
    Form.CLOUDEVENTS: CLOUDEVENT,
    Form.UPDATES: UPDATES,
    Form.RECORD: RECORD,
}
"""One of each format of JSON."""


def taken(document: Any, form: Form | None = None, name: str = NAME) -> Taken:
    """What is read of a document."""
    return whole(json.dumps(document).encode(), name, form)


def whole(data: bytes, name: str = NAME, form: Form | None = None) -> Taken:
    """What a file of one format says, all of which can be read."""
    held = read(data, name, form)
    [told] = held.told
    assert not held.refused
    return told


def changed(document: Any, *path: str | int, to: Any) -> Any:
    """The document with another value at a place; `...` takes the key away."""
    made = copy.deepcopy(document)
    held = made
    for step in path[:-1]:
        held = held[step]
    if to is ...:
        del held[path[-1]]
    else:
        held[path[-1]] = to
    return made
