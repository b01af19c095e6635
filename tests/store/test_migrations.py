"""The schema: migrations make what the tables declare, and the projections write what the dataclasses hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import OperationalError

from opsdesk.desk import amending
from opsdesk.desk.declaring import apply_mitigation, change_status, declare, state_impact, state_service
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries.note import Decided
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.vocabulary import ServiceState, Status
from opsdesk.store import migrating, opening
from opsdesk.store.entry_rows import COLUMNS
from opsdesk.store.opening import SCHEMA, open_store
from opsdesk.store.projection import PARTS, columns, head_columns
from opsdesk.store.tables import metadata
from tests.store.store_checks import assert_sound


@pytest.fixture
def engine(desk_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{desk_path}")
    yield engine
    engine.dispose()


def not_search(name: str | None, type_: str, parents: Any) -> bool:
    return not (type_ == "table" and (name or "").split("_")[0] == "search")


def test_migrations_make_what_the_tables_declare(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_search, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_opening_knows_the_newest_revision_without_alembic() -> None:
    assert migrating.head() == SCHEMA


def table_columns(name: str) -> list[str]:
    return [column.name for column in metadata.tables[name].columns]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.table)
def test_a_parts_table_has_its_fields_as_columns(part: Any) -> None:
    assert table_columns(part.table) == ["incident", *columns(part.item)]
    assert [column.name for column in metadata.tables[part.table].primary_key] == ["incident", *part.key]


def test_the_incident_table_has_the_incidents_own_fields() -> None:
    assert table_columns("incident") == list(head_columns())


def test_the_log_has_the_columns_that_are_chained() -> None:
    assert table_columns("entry") == [*COLUMNS.replace('"', "").split(", "), "hash"]


def test_every_table_is_strict(desk: Desk) -> None:
    rows = desk.opened.connection.execute("PRAGMA table_list").fetchall()
    strict = {row[1]: bool(row[5]) for row in rows if row[2] == "table" and row[1] in metadata.tables}
    assert len(strict) == len(metadata.tables)
    assert all(strict.values()), strict


def go_back(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_what_was_resolved_before_it_was_kept_gets_its_reason_from_the_log(desk_path: Path, engine: Engine) -> None:
    ways = {
        1: (Status.RESOLVED,),
        2: (Status.RESOLVED, Status.CLOSED),
        3: (Status.RESOLVED, Status.INVESTIGATING),
        4: (Status.RESOLVED, Status.INVESTIGATING, Status.RESOLVED),
    }
    with closing(Desk.at(desk_path, by="ana")) as desk:
        for number, way in ways.items():
            desk.open_incident(declare("x"))
            for place, status in enumerate(way):
                desk.do(number, change_status(status, f"why {place}"))
        resolved = desk.entries(2)[1]
        desk.do(2, amending.edit(resolved, "better words", seen_edits=0))
        desk.undo(4)
        held = [desk.incident(number) for number in ways]
    go_back(engine, "0003")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert [desk.incident(number) for number in ways] == held
        assert [incident.resolution for incident in held] == ["why 0", "better words", "", ""]
        assert_sound(desk)


def test_when_and_why_it_was_reopened_before_that_was_kept_stands_in_the_log(desk_path: Path, engine: Engine) -> None:
    with closing(Desk.at(desk_path, by="ana")) as desk:
        for _ in range(4):
            desk.open_incident(declare("x"))
        for number in (1, 2, 3):
            for why, status in enumerate((Status.CANCELLED, Status.IDENTIFIED, Status.MONITORING)):
                desk.do(number, change_status(status, f"why {why}"))
        desk.do(2, amending.edit(desk.entries(2)[2], "better words", seen_edits=0))
        for _ in range(2):
            desk.undo(3)
        held = [desk.incident(number) for number in range(1, 5)]
    go_back(engine, "0011")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert [desk.incident(number) for number in range(1, 5)] == held
        assert [incident.reopened_why for incident in held] == ["why 1", "better words", "", ""]
        assert [bool(incident.reopened_at) for incident in held] == [True, True, False, False]
        assert_sound(desk)


def test_when_a_service_was_last_said_to_suffer_stands_in_the_log(desk_path: Path, engine: Engine) -> None:
    degraded, down, works = ServiceState.DEGRADED, ServiceState.FULL_OUTAGE, ServiceState.OPERATIONAL
    ways = {
        "cart": (degraded, down),
        "mail": (down, works),
        "search": (works,),
        "login": (works, down, works, degraded),
    }
    with closing(Desk.at(desk_path, by="ana")) as desk:
        desk.open_incident(declare("x"))
        for service, states in ways.items():
            for state in states:
                desk.do(1, state_service(service, state))
        desk.undo(1)
        held = desk.incident(1)
    go_back(engine, "0013")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert desk.incident(1) == held
        assert [bool(held.services[name].suffered_at) for name in ways] == [True, True, False, True]
        assert held.services["login"].state is ServiceState.OPERATIONAL
        assert_sound(desk)


@pytest.mark.parametrize("revision", ["0009", "0003"])
def test_the_first_impact_stated_before_it_was_kept_stands_in_the_log(
    desk_path: Path, engine: Engine, revision: str
) -> None:
    said = ("40 % fail. Workaround: pay later", "a few fail. Data: two orders are lost", "all payments work again")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        for number in range(1, 6):
            desk.open_incident(declare("x"))
            desk.do(number, apply_mitigation("rolled back. Workaround: pay by transfer"))
            for words in said if number < 5 else ():
                desk.do(number, state_impact(words))
        desk.do(2, amending.strike(desk.entries(2)[2], "a typo"))
        first = desk.entries(3)[2]
        at = first.at - timedelta(minutes=9)
        desk.do(3, amending.edit(first, "better words", seen_edits=0))
        desk.do(3, amending.retime(first, at, now=desk.clock(), seen_edits=1))
        for entry in desk.entries(4)[2:5]:
            desk.do(4, amending.strike(entry, "another incident's"))
        held = [desk.incident(number) for number in range(1, 6)]
    go_back(engine, revision)
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert [desk.incident(number) for number in range(1, 6)] == held
        assert [incident.first_impact for incident in held] == [said[0], said[1], "better words", "", ""]
        assert_sound(desk)


def test_a_first_impact_that_was_filled_in_wrongly_is_mended(desk_path: Path, engine: Engine) -> None:
    with closing(Desk.at(desk_path, by="ana")) as desk:
        desk.open_incident(declare("x"))
        for words in ("40 % fail", "a few fail"):
            desk.do(1, state_impact(words))
    go_back(engine, "0012")
    with closing(sqlite3.connect(desk_path)) as connection, connection:
        connection.execute("UPDATE incident SET first_impact = impact, first_impact_at = impact_at")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert desk.incident(1).first_impact == "40 % fail"
        assert_sound(desk)


def test_what_was_decided_before_is_numbered_and_kept(desk_path: Path, engine: Engine) -> None:
    with closing(Desk.at(desk_path, by="ana")) as desk:
        for _ in range(2):
            desk.open_incident(declare("x"))
        for words in ("wait", "roll back", "go on"):
            desk.do(1, lambda incident, words=words: (Decided(words),))
        for entry in desk.entries(1)[1:3]:
            desk.do(1, amending.edit(entry, f"{entry.payload.text} now", seen_edits=0))
        desk.do(1, amending.strike(desk.entries(1)[1], "no"))
        held = [desk.incident(number) for number in (1, 2)]
    go_back(engine, "0008")
    with closing(Desk.at(desk_path, by="ana")) as desk:
        assert [desk.incident(number) for number in (1, 2)] == held
        assert {number: made.text for number, made in held[0].decisions.items()} == {2: "roll back now", 3: "go on"}
        assert held[0].next_number("decision") == 4
        assert_sound(desk)


def test_a_migration_can_be_gone_back_on(desk_path: Path, engine: Engine) -> None:
    go_back(engine, "base")
    with sqlite3.connect(desk_path) as connection:
        assert {row[0] for row in connection.execute("SELECT tbl_name FROM sqlite_master")} == {"alembic_version"}
        connection.execute("DROP TABLE alembic_version")
    connection.close()
    open_store(desk_path).close()


def test_a_migration_that_would_orphan_rows_leaves_the_store_as_it_was(desk: Desk, number: int) -> None:
    connection = desk.opened.connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE shown SET seq = 77 WHERE seq = 1")
    with pytest.raises(StoreUnavailable, match="left as it was"):
        migrating.migrate(desk.opened.path)


def test_a_revision_nobody_knows_is_said_in_words(desk: Desk) -> None:
    desk.opened.connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreUnavailable, match="can't be brought to this version"):
        open_store(desk.opened.path)


def test_an_older_store_opened_to_read_asks_for_an_upgrade(desk: Desk) -> None:
    desk.opened.connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreUnavailable, match="older opsdesk"):
        open_store(desk.opened.path, readonly=True)


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_way(connection: Any) -> None:
        connection.exec_driver_sql("DROP TABLE kept_text")
        raise OperationalError("UPDATE", {}, sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr(migrating, "_upgrade", half_way)
    monkeypatch.setattr(opening, "SCHEMA", "9999")
    with pytest.raises(StoreUnavailable, match="disk is full"):
        open_store(desk.opened.path)
    desk.keep_text("line", "still there")
    assert desk.kept_text("line") == "still there"
