"""`service` and `person`: what is kept, and lists taken in whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called

Call = Callable[..., Called]

SERVICES = """name;owner team;core;depends on
checkout;payments;yes;card provider, search
search;discovery;no;
"""


def test_a_service_is_added_then_changed_where_something_is_given(opsdesk: Call) -> None:
    opsdesk("service", "add", "checkout", "--owner", "payments", "--core", "--depends-on", "cards")
    assert opsdesk("service", "add", "checkout", "--objective", "99.9 %").out == (
        "checkout: owner payments · core · objective 99.9 % · depends on cards\n"
    )
    opsdesk("service", "add", "checkout", "--no-core")
    kept = opsdesk("service", "list", "--json").json
    assert [(item["name"], item["core"], item["depends_on"], item["version"]) for item in kept] == [
        ("checkout", False, ["cards"], 3)
    ]
    assert opsdesk("service", "list").out.startswith("checkout            owner payments")
    opsdesk("service", "remove", "checkout")
    assert opsdesk("service", "list").out == ""
    assert "isn't in the registry" in opsdesk("service", "remove", "checkout").refusal


def test_a_person_leaves_and_comes_back(opsdesk: Call) -> None:
    opsdesk("person", "add", "Bo", "--team", "payments", "--contact", "+46 8 123")
    assert opsdesk("person", "remove", "bo").err == "bo is inactive from now on\n"
    assert opsdesk("person", "list").out == ""
    assert "inactive" in opsdesk("person", "list", "--all").out
    assert opsdesk("person", "add", "bo").out == "bo: team payments · +46 8 123\n"
    assert "no short name" in opsdesk("person", "add", "Bo Li").refusal


def test_a_list_is_tried_taken_in_and_taken_in_again(opsdesk: Call) -> None:
    assert opsdesk("service", "import", "-", "--dry-run", stdin=SERVICES).out == (
        "2 would be added, 0 would be changed, 0 as they were\n"
    )
    assert opsdesk("service", "list").out == ""
    assert opsdesk("service", "import", "-", stdin=SERVICES).out == "2 added, 0 changed, 0 as they were\n"
    more = SERVICES.replace("discovery", "data") + "mail;;;\n"
    taken = opsdesk("service", "import", "-", "--json", stdin=more).json
    assert taken == {"added": ["mail"], "changed": ["search"], "unchanged": ["checkout"], "dry_run": False}
    first = opsdesk("service", "list", "--json").json[0]
    assert (first["depends_on"], first["version"]) == (["card provider", "search"], 1)


def test_json_is_taken_in_as_well(opsdesk: Call) -> None:
    opsdesk("person", "import", "-", stdin='[{"name": "bo", "active": false}, {"name": "cy", "team": "core"}]')
    assert [item["name"] for item in opsdesk("person", "list", "--json").json] == ["cy"]


def test_every_faulty_row_is_named_and_none_is_kept(opsdesk: Call) -> None:
    rows = "name,core\nok,yes\n,no\nodd,maybe\nok,no\n"
    called = opsdesk("service", "import", "-", stdin=rows)
    assert called.code == 2
    assert called.err.splitlines() == [
        "opsdesk: standard input: line 3: the service's name is empty",
        "opsdesk: standard input: line 4: core: “maybe” is neither yes nor no",
        "opsdesk: standard input: line 5: “ok” stands twice",
    ]
    assert opsdesk("service", "list").out == ""


def test_a_table_that_is_none(opsdesk: Call) -> None:
    assert "is empty" in opsdesk("service", "import", "-", stdin="").refusal
    assert "binary" in opsdesk("service", "import", "-", stdin=b"a\x00").refusal
    assert "no column “colour”" in opsdesk("service", "import", "-", stdin="name,colour\na,red\n").refusal
    assert "list of objects" in opsdesk("person", "import", "-", stdin='{"name": "bo"}').refusal
    assert "stands twice" in opsdesk("person", "import", "-", stdin="name,name\na,b\n").refusal
    assert "the header names 1" in opsdesk("person", "import", "-", stdin="name\na,b\n").refusal


@pytest.mark.parametrize("text", ["null", "1", '"bo"'])
def test_a_json_file_without_a_list_is_no_table(opsdesk: Call, tmp_path: Path, text: str) -> None:
    (tmp_path / "people.json").write_text(text)
    assert "list of objects" in opsdesk("person", "import", str(tmp_path / "people.json")).refusal
