"""The zone in which times are read and shown. What is kept is always UTC."""

from __future__ import annotations

from datetime import UTC, tzinfo

from opsdesk.config.settings import Zone


def local_zone() -> tzinfo:
    """The machine's own zone, with its changes to and from summer time."""
    from opsdesk.config.local_zone import machine_zone

    return machine_zone()


def zone_named(zone: Zone) -> tzinfo:
    """The zone that the settings name."""
    return local_zone() if zone == "local" else UTC
