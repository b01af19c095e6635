"""The option that names people outside one's own team: a vendor's, another team's."""

from __future__ import annotations

from typing import Annotated

import typer

Contacts = Annotated[
    list[str] | None,
    typer.Option("--contact", metavar="C", help="“name / role / how to reach”, nearest first; repeatable."),
]
