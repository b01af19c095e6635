"""Records that outlive an incident: services and people. Each has a version, raised with every change."""

from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT


class ServiceRow(SQLModel, table=True):
    """A service of the registry; `depends_on` and `deployment_types` are JSON lists."""

    __tablename__ = "service"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    owner_team: str
    core: bool
    objective: str
    depends_on: str
    deployment_types: str
    version: int


class PersonRow(SQLModel, table=True):
    """Somebody who can be on an incident."""

    __tablename__ = "person"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    team: str
    contact: str
    active: bool
    version: int
