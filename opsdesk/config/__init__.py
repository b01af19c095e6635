"""Settings and where files live. Everything else gets a `Settings` handed in and reads no file or variable itself."""

from opsdesk.config.loading import load_settings, usable_settings
from opsdesk.config.paths import config_dir, data_dir, database_path, example_text, settings_path, templates_dir
from opsdesk.config.settings import Settings, Zone

__all__ = [
    "Settings",
    "Zone",
    "config_dir",
    "data_dir",
    "database_path",
    "example_text",
    "load_settings",
    "settings_path",
    "templates_dir",
    "usable_settings",
]
