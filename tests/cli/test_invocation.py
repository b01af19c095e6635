"""Options that every command takes, wherever they stand, and the words that are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.cli.invocation import Invocation, incident_number, parse
from opsdesk.domain.errors import BadInput
from tests.texts import texts

PLAIN = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6).filter(
    lambda word: word not in {"log", "export", "import"}
)


@given(command=PLAIN, words=st.lists(PLAIN, max_size=3), place=st.integers(0, 4))
def test_options_mean_the_same_wherever_they_stand(command: str, words: list[str], place: int) -> None:
    options = ["--db", "x.db", "--as=bo", "--readonly"]
    argv = [command, *words]
    assert parse([*argv[:place], *options, *argv[place:]]) == Invocation((command, *words), "x.db", "bo", readonly=True)


@given(st.lists(texts(min_size=1, max_size=8), min_size=1))
def test_a_line_for_the_log_keeps_every_word(line: list[str]) -> None:
    first = "note"
    assert parse(["--as", "bo", "log", "--readonly", first, *line]) == Invocation(
        ("log", first, *line), by="bo", readonly=True
    )


@pytest.mark.parametrize("mark", ["-", "--", "+", "++", "?", "!", "-H3", "--H3", "- text", "-- text", "--as-if"])
def test_a_line_may_begin_with_any_mark(mark: str) -> None:
    assert parse(["log", mark, "--db", "said"]).words == ("log", mark, "--db", "said")


def test_export_has_an_as_of_its_own_behind_it() -> None:
    invocation = parse(["--as", "bo", "export", "INC-7", "--as", "can"])
    assert invocation == Invocation(("export", "INC-7", "--as", "can"), by="bo")


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert parse(["search", "--", "--db", "x"]) == Invocation(("search", "--", "--db", "x"))


@pytest.mark.parametrize("argv", [["--db"], ["list", "--as"], ["--db=", "list"], ["--as", ""]])
def test_an_option_without_its_value_is_refused(argv: list[str]) -> None:
    with pytest.raises(BadInput, match="needs a value"):
        parse(argv)


@pytest.mark.parametrize(("word", "number"), [("INC-7", 7), ("inc-7", 7), ("7", 7), ("INC-", None), ("-7", None)])
def test_incidents_are_written_with_and_without_their_prefix(word: str, number: int | None) -> None:
    assert incident_number(word) == number
