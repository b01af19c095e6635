"""Where the desk keeps things: the platform's folders, unless a variable says otherwise (an empty one says nothing)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from opsdesk.domain.errors import BadInput

CONFIG_VARIABLE = "OPSDESK_CONFIG"
DATABASE_VARIABLE = "OPSDESK_DB"
SETTINGS_NAME = "settings.toml"


def in_full(named: str) -> Path:
    """A path as people write it, with what `~` stands for; raises BadInput for the home of somebody who has none."""
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise BadInput(f"{named}: nobody here has the home folder that it begins with") from None


def data_dir() -> Path:
    """The folder for what must not be lost."""
    from platformdirs import user_data_path

    return user_data_path("opsdesk", appauthor=False)


def config_dir(environ: Mapping[str, str]) -> Path:
    """The folder for what the user writes: beside the file OPSDESK_CONFIG names, or the platform's."""
    named = environ.get(CONFIG_VARIABLE)
    if named:
        return in_full(named).parent
    from platformdirs import user_config_path

    return user_config_path("opsdesk", appauthor=False)


def templates_dir(environ: Mapping[str, str]) -> Path:
    """The folder for the user's own templates of updates, there or not."""
    return config_dir(environ) / "templates"


def settings_path(environ: Mapping[str, str]) -> Path | None:
    """The settings file to load: the one OPSDESK_CONFIG names, there or not; else the usual one if there is one."""
    named = environ.get(CONFIG_VARIABLE)
    if named:
        return in_full(named)
    usual = config_dir(environ) / SETTINGS_NAME
    return usual if usual.exists() else None


def database_path(environ: Mapping[str, str]) -> str:
    """The desk as `--db` takes it: the path of a SQLite file, or the URL that OPSDESK_DB gives."""
    named = environ.get(DATABASE_VARIABLE)
    if not named:
        return str(data_dir() / "opsdesk.db")
    return named if "://" in named else str(in_full(named))


def example_text() -> str:
    """The example settings file that ships with the package: every setting with its default, explained."""
    from importlib import resources

    return (resources.files("opsdesk") / "example_settings.toml").read_text(encoding="utf-8")
