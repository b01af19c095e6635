"""Who is typing: whoever was named, whoever answered last time, or, since a command can't ask, the login name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.cli import typist
from opsdesk.cli.invocation import Invocation
from opsdesk.cli.session import Session
from opsdesk.config import data_dir
from opsdesk.domain.errors import BadInput
from tests.cli.called import Called

Call = Callable[..., Called]


@pytest.fixture
def nobody_said(environ: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No option, no variable, no settings; the account is “cy”."""
    monkeypatch.delenv("OPSDESK_USER")
    monkeypatch.setenv("LOGNAME", "cy")


def typing_as(opsdesk: Call, *options: str) -> tuple[str, str]:
    known = opsdesk(*options, "info", "--json").json
    return known["typing_as"], known["typing_as_from"]


def test_every_way_to_say_it_goes_before_the_next_and_info_says_which(
    opsdesk: Call, nobody_said: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert typing_as(opsdesk) == ("cy", "the login name")
    typist.remember(data_dir(), "di")
    assert typing_as(opsdesk) == ("di", str(data_dir() / "typing-as"))
    settings = tmp_path / "settings.toml"
    settings.write_text('user = "Eli"')
    monkeypatch.setenv("OPSDESK_CONFIG", str(settings))
    assert typing_as(opsdesk) == ("eli", str(settings))
    monkeypatch.setenv("OPSDESK_USER", "ana")
    assert typing_as(opsdesk) == ("ana", "OPSDESK_USER")
    assert typing_as(opsdesk, "--as", "bo") == ("bo", "--as")


def test_an_answer_is_the_accounts_own_and_private(nobody_said: None) -> None:
    session = Session(Invocation())
    session.remember("ana")
    path = data_dir() / "typing-as"
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("ana\n", 0o600)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert Session(Invocation()).by == "ana"


@pytest.mark.parametrize("held", [b"", b"two words\n", b"\xff\xfe", b"x" * 5000])
def test_a_file_that_holds_no_name_says_nothing(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "typing-as").write_bytes(held)
    assert typist.remembered(tmp_path) is None


def test_what_cannot_be_kept_is_said_in_words(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(BadInput, match="can't be made"):
        typist.remember(in_the_way / "folder", "ana")


@pytest.mark.parametrize(
    ("account", "name"),
    [("Cy Ng", "cy-ng"), ("cy@corp.example", "cy-corp.example"), ("c" * 60, "c" * 40), ("  ", "somebody")],
)
def test_an_account_of_any_name_can_type(monkeypatch: pytest.MonkeyPatch, account: str, name: str) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: account)
    assert typist.logged_in().name == name
