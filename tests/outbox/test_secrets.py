"""Secrets: where they may stand, and that no word of them comes back."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given

from opsdesk.domain.errors import BadInput
from opsdesk.outbox.likely_secrets import without_likely_secrets
from opsdesk.outbox.secrets import MASK, Secret, in_environment, masked, resolve, without_secrets_of
from opsdesk.outbox.sending import Outbox
from tests.texts import texts

URL = "jsons://bot:hunter22@hooks.example.org:8443/T0KEN/B%40CK?key=s3cr3t&x=1"


def test_a_secret_is_never_printed() -> None:
    secret = Secret(URL)
    assert "hunter" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == URL


def test_a_variable_holds_it() -> None:
    assert resolve("$HOOK", {"HOOK": f" {URL}\n"}).reveal() == URL
    with pytest.raises(BadInput, match="the variable HOOK isn't set here"):
        resolve("$HOOK", {"HOOK": " "})


def test_a_private_file_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "hook.url"
    path.write_text(f"{URL}\nand a note\n")
    path.chmod(0o600)
    assert resolve(f"file:{path}", {}).reveal() == URL


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_can_read_is_refused_with_the_reason(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "hook.url"
    path.write_text(URL)
    path.chmod(mode)
    with pytest.raises(BadInput, match=f"can be read by others .mode {mode:03o}.: chmod 600 it") as refused:
        resolve(f"file:{path}", {})
    assert "hunter" not in refused.value.message


@pytest.mark.parametrize(
    ("data", "reason"), [(None, "can't be read"), (b"\n", "first line is empty"), (b"\xff\xfe", "no UTF-8")]
)
def test_a_file_that_holds_none_is_refused(tmp_path: Path, data: bytes | None, reason: str) -> None:
    path = tmp_path / "hook.url"
    if data is not None:
        path.write_bytes(data)
        path.chmod(0o600)
    with pytest.raises(BadInput, match=reason):
        resolve(f"file:{path}", {})


def test_every_part_of_an_address_is_masked() -> None:
    said = f"401 for {URL} (host hooks.example.org, user bot:hunter22, /T0KEN/B@CK, key s3cr3t)"
    told = masked(said, Secret(URL))
    for part in ("hunter22", "T0KEN", "B@CK", "B%40CK", "s3cr3t", "hooks.example.org"):
        assert part not in told
    assert told.startswith(f"401 for {MASK}")


@given(texts(min_size=4), texts(), texts())
def test_a_secret_is_never_in_what_is_said(secret: str, before: str, later: str) -> None:
    if secret not in before + MASK + later:
        assert secret not in masked(f"{before} {secret} {later}", Secret(secret))


def test_what_looks_like_a_secret_in_the_environment_is_one() -> None:
    environ = {"API_TOKEN": "abcdefgh", "HOME": "/home/ana", "PIN_KEY": "abc", "Slack_Url": "https://x.example"}
    assert {secret.reveal() for secret in in_environment(environ)} == {"abcdefgh", "https://x.example"}


def test_what_the_settings_name_for_any_channel_is_masked_in_the_words_of_every_other(tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.write_text("json://localhost:8971/fileTOKEN9999\n")
    held.chmod(0o600)
    named = ["$HOOK", f"file:{held}", "$NOT_SET"]
    environ = {"HOOK": "https://hooks.example/pages/apprTOKEN12345"}
    said = "no answer from pages: https://hooks.example/pages/apprTOKEN12345, fileTOKEN9999 or apprTOKEN12345"
    assert without_secrets_of(said, named, environ) == f"no answer from pages: {MASK}, {MASK} or {MASK}"
    assert without_secrets_of("it ended at apprTOKEN1", named, environ) == f"it ended at {MASK}"
    assert without_secrets_of("status 201", named, environ) == "status 201"


def test_what_is_told_in_small_letters_is_masked_too() -> None:
    secret = Secret("https://Tok-S3CR3T.hooks.example/x")
    assert masked("no certificate for tok-s3cr3t.hooks.example", secret) == f"no certificate for {MASK}"
    said = "it printed tok-s3cr3t.hooks.example"
    assert without_secrets_of(said, ["$H"], {"H": secret.reveal()}) == f"it printed {MASK}"


def test_an_outbox_that_is_printed_holds_no_environment() -> None:
    assert "T0KEN" not in repr(Outbox({}, {}, {"HOOK": "https://hooks.example/T0KEN"}))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("can't reach https://hooks.example/services/T0000AAA1/x", "can't reach https://hooks.example/services/•••/x"),
        ("+ curl -H 'Authorization: Bearer abcdef123456' x", "+ curl -H 'Authorization: Bearer •••' x"),
        ("connecting to smtp://ana:pw@mail.example:25 failed", "connecting to smtp://•••@mail.example:25 failed"),
        ("API_TOKEN=x42 is refused", "API_TOKEN=••• is refused"),
        ('{"api_key": "k1", "room": "ops"}', '{"api_key": "•••", "room": "ops"}'),
        ("https://api.example/v1/pages?key=0123456789abcdef", "https://api.example/v1/pages?key=•••"),
        ("status 500 from https://api.example/v1/pages", "status 500 from https://api.example/v1/pages"),
        ("the token is not valid any more", "the token is not valid any more"),
        ("basic authentication is off", "basic authentication is off"),
        ("invalid token: expired", "invalid token: expired"),
        ("token: s3cr3ts3cr3t", "token: •••"),
    ],
)
def test_what_looks_like_a_secret_is_masked_wherever_a_command_has_it_from(said: str, shown: str) -> None:
    assert without_likely_secrets(said) == shown


@pytest.mark.parametrize("piece", ["://", "a", "a://", "@", "/", "token=", "token", "bearer ", "=", "x1"])
def test_whatever_is_repeated_is_looked_through_in_no_time(piece: str) -> None:
    began = perf_counter()
    without_likely_secrets(piece * 2_000)
    assert perf_counter() - began < 0.5
