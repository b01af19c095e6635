"""Checklist templates and their versions. Rows never leave this file: it takes and gives the domain's own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from opsdesk.domain.checklist.template import Template
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.values import dataclass
from opsdesk.store.tables.checklist import TemplateRow


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A version of a template, and who brought it when."""

    template: Template
    at: datetime
    by: str


def newest(session: Session) -> list[KeptTemplate]:
    """The newest version of every template, by name."""
    last = select(TemplateRow.name, func.max(TemplateRow.version)).group_by(TemplateRow.name).subquery()
    rows = session.exec(
        select(TemplateRow).join(last, (col(TemplateRow.name) == last.c[0]) & (col(TemplateRow.version) == last.c[1]))
    )
    return sorted(map(_kept, rows), key=lambda kept: kept.template.name)


def versions(session: Session, name: str) -> list[KeptTemplate]:
    """Every version of a template, newest first; none when there is no such template."""
    wanted = select(TemplateRow).where(TemplateRow.name == name).order_by(col(TemplateRow.version).desc())
    return [_kept(row) for row in session.exec(wanted)]


def add(session: Session, kept: KeptTemplate) -> None:
    """Keeps a version beside those before it."""
    template = kept.template
    body = encode(replace(template, last_reviewed_on=None))
    session.add(
        TemplateRow(
            name=template.name,
            version=template.version,
            last_reviewed_on=str(template.last_reviewed_on or ""),
            body=json.dumps(body, ensure_ascii=False),
            at=kept.at,
            by=kept.by,
        )
    )


def _kept(row: TemplateRow) -> KeptTemplate:
    reviewed = date.fromisoformat(row.last_reviewed_on) if row.last_reviewed_on else None
    template: Template = decode(Template, json.loads(row.body))
    return KeptTemplate(replace(template, last_reviewed_on=reviewed), row.at, row.by)
