"""Settings: where they come from, what is refused and in which words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.config import (
    Settings,
    config_dir,
    data_dir,
    database_path,
    example_text,
    load_settings,
    settings_path,
    usable_settings,
)
from opsdesk.domain.errors import BadInput
from opsdesk.domain.policy import DEFAULT_POLICY, Cadence
from opsdesk.domain.policy_review import policy_problems
from opsdesk.domain.vocabulary import Audience
from tests.texts import texts


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(path: Path | None, environ: dict[str, str] | None = None) -> str:
    with pytest.raises(BadInput) as refused:
        load_settings(path, environ or {}, {})
    assert "\n" not in refused.value.message
    return refused.value.message


def test_without_file_variable_or_flag_everything_has_its_default() -> None:
    assert load_settings(None, {"OPSDESK_USER": "", "OPSDESK_BELL": ""}, {"user": None}) == Settings()


def test_the_example_spells_out_the_defaults(tmp_path: Path) -> None:
    loaded = load_settings(written(tmp_path, example_text()), {}, {})
    assert loaded == Settings()
    assert policy_problems(loaded.policy) == ()


def test_flags_go_before_variables_and_variables_before_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'user = "file"\ntheme = "file"\nzone = "local"\ncheck_in_minutes = 5')
    environ = {"OPSDESK_USER": "variable", "OPSDESK_THEME": "variable", "OPSDESK_CHECK_IN_MINUTES": "7"}
    loaded = load_settings(path, environ, {"user": "flag", "ascii": True, "theme": None})
    assert (loaded.user, loaded.theme, loaded.zone) == ("flag", "variable", "local")
    assert (loaded.check_in_minutes, loaded.ascii) == (7, True)


@pytest.mark.parametrize(("text", "bell"), [("1", True), ("Yes", True), ("on", True), ("false", False), ("0", False)])
def test_a_variable_switches_in_the_usual_words(text: str, bell: bool) -> None:
    assert load_settings(None, {"OPSDESK_BELL": text}, {}).bell is bell


def test_tables_are_merged_and_lists_replaced(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [keymap]
        "room.undo" = "u, ctrl+z"
        [policy]
        version = 2
        [policy.critical.cadence.customers]
        every_minutes = 15
        [policy.anomaly.cadence.support]
        every_minutes = 60
        [[policy.rules]]
        id = "down"
        severity = 2
        sentence = "It is down."
        when = { function = "down" }
        """,
    )
    loaded = load_settings(path, {}, {})
    policy = loaded.policy
    assert loaded.keymap == {"room.undo": "u, ctrl+z"}
    assert [rule.id for rule in policy.rules] == ["down"]
    assert policy.critical.pace(Audience.CUSTOMERS) == Cadence(5, 5, 15, 2, 60)
    assert policy.critical.pace(Audience.EXECUTIVES) == DEFAULT_POLICY.critical.pace(Audience.EXECUTIVES)
    assert policy.critical.roles == DEFAULT_POLICY.critical.roles
    assert policy.anomaly.pace(Audience.SUPPORT).every_minutes == 60


RULE = '[[policy.rules]]\nid = "x"\nsentence = "x"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('usr = "ana"', "no setting “usr” in the file; did you mean “user”?"),
        ("[policy.critcal]", "no setting “critcal” in policy; did you mean “critical”?"),
        (RULE + "severity = 1\nwhen = { cor = true }", "“cor” in policy.rules#1.when; did you mean “core”?"),
        ("[policy.anomaly.cadence.support]\nevery = 1", "did you mean “every_minutes”?"),
        ("[policy.anomaly.cadence.custmers]", "no “custmers” in policy.anomaly.cadence; a key should be 'customers'"),
        (RULE + "severity = 9", "policy.rules#1.severity should be less than or equal to 5"),
        (RULE + "severity = 1\nwhen = { core = false }", "policy.rules#1.when.core should be true"),
        (RULE + "severity = 1\nwhen = { users_pct_at_least = nan }", "users_pct_at_least should be a finite number"),
        (RULE, "policy.rules#1.severity is missing"),
        ('zone = "mars"', "zone should be 'utc' or 'local'"),
        ('bell = "yes"', "bell should be a valid boolean"),
        ("check_in_minutes = 0\nbell = 1", "(and 1 more)"),
        ("user = 2026-11-17", "user should be a valid string"),
        ("keymap = 14:00:00", "keymap should be a table"),
        ('keymap.undo = "u"', "no key “undo” in keymap; did you mean “room.undo”?"),
        ('keymap.nonsense = "z"', "no key “nonsense” in keymap; help (F1) ends with the ids"),
        ('keymap."room.undo" = "ctrl+"', "keymap.room.undo: “ctrl+” is no key; write it like u, f12,"),
        ('keymap."room.undo" = "u,,b"', "keymap.room.undo: “” is no key"),
        ('keymap."room.undo" = "solidus"', "keymap.room.undo: “solidus” is no key"),
        ("policy = 3", "policy should be a table"),
        ("policy.rules = 3", "policy.rules should be a list"),
        ('user = "ana', "no valid TOML"),
        (b"\x00\xff", "byte 2 is not UTF-8 text"),
        ("a = " + "[" * 5000, "nested too deep"),
        ("# " + "x" * 1_000_000, "larger than 1,000,000 bytes"),
    ],
)
def test_what_can_t_be_used_is_refused_naming_file_place_and_reason(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = written(tmp_path, text)
    message = refusal(path)
    assert message.startswith(f"{path}: ")
    assert said in message


def test_a_file_that_isn_t_there_or_is_a_folder_is_named(tmp_path: Path) -> None:
    assert "can't be read" in refusal(tmp_path / "none.toml")
    assert "can't be read" in refusal(tmp_path)


def test_a_variable_that_can_t_be_used_is_named() -> None:
    assert refusal(None, {"OPSDESK_ZONE": "mars"}).startswith("OPSDESK_ZONE: zone should be")
    assert refusal(None, {"OPSDESK_CHECK_IN_MINUTES": "soon"}).startswith("OPSDESK_CHECK_IN_MINUTES: ")


def test_control_characters_are_made_visible(tmp_path: Path) -> None:
    path = written(tmp_path, '[[starters]]\nkind = "path"\ntext = "a\\u001b[2J"')
    assert load_settings(path, {}, {}).starters[0].text == "a␛[2J"
    assert load_settings(None, {"OPSDESK_USER": "a\x1b"}, {}).user == "a␛"


def outcome(path: Path) -> Settings | str:
    try:
        return load_settings(path, {}, {})
    except BadInput as refused:
        return refused.message


@given(st.binary(max_size=60) | texts(max_size=60).map(lambda text: text.encode(errors="surrogatepass")))
@settings(max_examples=50)
def test_any_bytes_are_settings_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), raw)
    came = outcome(path)
    assert isinstance(came, Settings) or came.startswith(f"{path}: ")


def test_plain_settings_load_no_validator(tmp_path: Path) -> None:
    path = written(tmp_path, 'user = "ana"\nzone = "local"\nbell = true')
    script = (
        "import sys; from pathlib import Path; from opsdesk.config import load_settings\n"
        "load_settings(Path(sys.argv[1]), {'OPSDESK_USER': 'bo'}, {'ascii': True})\n"
        "print(sorted({'pydantic', 'platformdirs'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_no_ids_are_loaded_without_a_keymap(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from opsdesk.config import load_settings\n"
        "load_settings(Path(sys.argv[1]), {}, {})\n"
        "print('opsdesk.config.keymap' in sys.modules)"
    )
    for text, loaded in (("check_in_minutes = 20", "False"), ('keymap."room.undo" = "b"', "True")):
        argv = [sys.executable, "-c", script, str(written(tmp_path, text))]
        assert subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip() == loaded


def test_files_live_in_the_platform_s_folders_unless_a_variable_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_dir().name == config_dir({}).name == "opsdesk"
    assert database_path({}) == str(data_dir() / "opsdesk.db") == database_path({"OPSDESK_DB": ""})
    assert database_path({"OPSDESK_DB": "~/team.db"}) == str(tmp_path / "team.db")
    assert database_path({"OPSDESK_DB": "postgresql+psycopg://host/desk"}) == "postgresql+psycopg://host/desk"


def test_the_settings_file_is_the_named_one_or_the_usual_one_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert settings_path({}) is None
    named = {"OPSDESK_CONFIG": str(tmp_path / "mine.toml")}
    assert settings_path(named) == tmp_path / "mine.toml", "there or not: a wrong name is to be noticed"
    assert config_dir(named) == tmp_path
    usual = config_dir({})
    usual.mkdir(parents=True)
    file = written(usual, "")
    assert settings_path({}) == file


CHANNEL_MISTAKES = [
    ('kind = "fax"', "channels.page.kind should be 'clipboard', 'file', 'command', 'statuspage' or 'notify'"),
    ('kind = "notify"', "channels.page: kind “notify” takes url; it has none of that"),
    ('kind = "notify"\nurl = "https://T0KEN"', "channels.page.url stands here in full, where others may read it"),
    ('kind = "notify"\nurl = "file:"', "channels.page.url names nothing after file: or $"),
    ('kind = "statuspage"\nurl = "$A"\npath = "x"', "takes path or url or url and authorization; it has path and url"),
    ('kind = "statuspage"\nurl = "$A"\nauthorization = "T0KEN"', "channels.page.authorization stands here in full"),
    ('kind = "command"\ncommand = "post --all"', "channels.page.command should be a list"),
    ('kind = "file"\npath = "{tilte}.txt"', "channels.page.path knows no {tilte}; it knows incident, number, title"),
    ('kind = "clipboard"\naudiences = ["boss"]', "channels.page.audiences#1 should be 'customers'"),
    ('kind = "clipboard"\ntimeout_seconds = 0', "channels.page.timeout_seconds"),
    ('kind = "clipboard"\nadress = "x"', "no setting “adress” in channels.page; did you mean"),
]


@pytest.mark.parametrize(("table", "words"), CHANNEL_MISTAKES, ids=[words[:40] for _, words in CHANNEL_MISTAKES])
def test_a_channel_that_can_not_work_is_told_kindly_and_without_secrets(tmp_path: Path, table: str, words: str) -> None:
    said = refusal(written(tmp_path, f"[channels.page]\n{table}\n"))
    assert words in said
    assert "T0KEN" not in said


LINT_MISTAKES = [
    ('off = ["OVP9"]', "lint.off: there is no rule “OVP9”; did you mean OVP"),
    ('off = ["NOPE"]', "lint.off: there is no rule “NOPE”; `opsdesk lint --list` names them all"),
    ('off = "OVP1"', "lint.off should be a list"),
    ('[lint.levels]\nVAG5 = "loud"', "lint.levels.VAG5 should be 'E', 'W' or 'I'"),
    ('[[lint.rules]]\nid = "OWN1"\nmessage = "no"', "lint.rules#1.words is missing"),
    (
        '[[lint.rules]]\nid = "OWN1"\nword = ["x"]\nmessage = "no"',
        "no setting “word” in lint.rules#1; did you mean “words”?",
    ),
    ('[[lint.rules]]\nid = "OWN1"\nmessage = "no"\nwords = ["(a+)+$"]', "lint.rules#1.words: “(a+)+$” can't be"),
    (
        '[[lint.rules]]\nid = "OWN1"\nmessage = "no"\nwords = ["x"]\npattern = "x"',
        "no setting “pattern” in lint.rules#1",
    ),
    ('[[lint.rules]]\nid = "OWN1"\nmessage = "no"\nwords = ["x"]\ncategory = "jargn"', "lint.rules#1.category should"),
]


@pytest.mark.parametrize(("table", "words"), LINT_MISTAKES, ids=[words[:40] for _, words in LINT_MISTAKES])
def test_a_rule_of_the_linter_that_can_not_be_used_is_told_with_its_place(
    tmp_path: Path, table: str, words: str
) -> None:
    assert words in refusal(written(tmp_path, f"[lint]\n{table}\n"))


def test_a_channels_name_is_one_that_can_be_typed(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, '[channels."by hand"]\nkind = "clipboard"\n'))
    assert "channels.by hand: a channel's name has small letters" in said


def test_the_examples_channels_are_channels(tmp_path: Path) -> None:
    begin = example_text().index("# [channels.")
    lines = example_text()[begin:].split("\n\n\n")[0].splitlines()
    loaded = load_settings(written(tmp_path, "\n".join(line.removeprefix("#") for line in lines)), {}, {})
    assert {channel.kind for channel in loaded.channels.values()} == {"statuspage", "notify", "command", "file"}
    assert "PAGE_URL" not in repr(loaded)


def test_what_cant_be_used_gives_way_to_the_defaults_and_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, 'user = "ana"\nbell = "loud"\n[channels.page]\nvia = "pigeon"\n[policy]\nversion = 7\n')
    held, problem = usable_settings(path, {"OPSDESK_ZONE": "local"}, {"ascii": True})
    assert (held.user, held.zone, held.ascii, held.policy.version) == ("ana", "local", True, 7)
    assert (held.bell, held.channels) == (False, {})
    assert problem.startswith(f"{path}: ")
    assert problem.endswith("; until that is mended the defaults stand for bell, channels")


@pytest.mark.parametrize("text", [b"user = ", b"\xff", b"user = [" + b"[" * 5000])
def test_of_a_file_that_cant_be_read_nothing_is_used(tmp_path: Path, text: bytes) -> None:
    held, problem = usable_settings(written(tmp_path, text), {"OPSDESK_USER": "bo"}, {})
    assert (held.user, held.policy) == ("bo", DEFAULT_POLICY)
    assert problem.endswith("the defaults stand for all of it")


def test_a_file_without_a_slip_is_used_whole(tmp_path: Path) -> None:
    path = written(tmp_path, 'user = "ana"')
    assert usable_settings(path, {}, {}) == (load_settings(path, {}, {}), "")


def test_a_variable_that_cant_be_used_gives_way_to_the_file_and_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, 'zone = "local"\nbell = "loud"\n')
    held, problem = usable_settings(path, {"OPSDESK_ZONE": "mars", "OPSDESK_USER": "bo"}, {})
    assert (held.zone, held.user, held.bell) == ("local", "bo", False)
    assert problem.startswith("OPSDESK_ZONE: ")
    assert problem.endswith("; until that is mended OPSDESK_ZONE says nothing and the defaults stand for bell")


@pytest.mark.parametrize("name", ["Ana Berg", "@", " ", "a" * 41])
def test_who_is_typing_has_a_short_name(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, f'user = "{name}"\ncheck_in_minutes = 5\n')
    assert refusal(path) == f"{path}: user “{name[:40]}” is no short name (one word, at most 40 signs)"
    assert refusal(None, {"OPSDESK_USER": name}).startswith("OPSDESK_USER: user “")
    held, problem = usable_settings(path, {}, {})
    assert (held.user, held.check_in_minutes) == ("", 5)
    assert problem.endswith("the defaults stand for user")
    assert load_settings(path, {}, {"user": "bo"}).user == "bo"
