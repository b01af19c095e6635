"""What a user can set. The defaults here are the truth; `opsdesk/example_settings.toml` spells them out for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any, ClassVar, Literal

from opsdesk.config.channels import Channel
from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.action import DEFAULT_CHECK_IN
from opsdesk.domain.bounds import Within
from opsdesk.domain.meeting_policy import DEFAULT_MEETING_POLICY, MeetingPolicy
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.postmortem_policy import DEFAULT_POSTMORTEM_POLICY, PostmortemPolicy
from opsdesk.domain.rigor import DEFAULT_RIGOR, Rigor
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY, SignalPolicy
from opsdesk.domain.starters import DEFAULT_STARTERS, Starter
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor_policy import DEFAULT_VENDOR_POLICY, VendorPolicy

Zone = Literal["utc", "local"]


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's desk, and the practice of the team it belongs to."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True, "allow_inf_nan": False}

    user: str = ""
    """Who is typing; empty: asked once."""
    zone: Zone = "utc"
    """The zone in which times are shown and read at the start."""
    theme: str = ""
    """A theme's name; empty: the desk's own."""
    bell: bool = False
    """Ring when a check-in or an update is due."""
    ascii: bool = False
    """Show the ASCII twin of every glyph."""
    check_in_minutes: Annotated[int, Within(1, 7 * 24 * 60)] = int(DEFAULT_CHECK_IN.total_seconds() // 60)
    """Minutes to the check-in of an action that names none."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Keys by binding id (`opsdesk.config.keymap.IDS`), several with commas between them."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """Ways out for updates, by name."""
    lint: LintSettings = DEFAULT_LINT
    """The rules that texts are held to."""
    policy: Policy = DEFAULT_POLICY
    rigor: Rigor = DEFAULT_RIGOR
    """How much care a change needs for the risk it has."""
    starters: tuple[Starter, ...] = DEFAULT_STARTERS
    vendors: VendorPolicy = DEFAULT_VENDOR_POLICY
    """When a notice deadline begins to press, and the holidays that business days leave out."""
    meetings: MeetingPolicy = DEFAULT_MEETING_POLICY
    """What an hour of somebody in a meeting costs, by rate band."""
    taking_in: SignalPolicy = DEFAULT_SIGNAL_POLICY
    """Which severity and which service other tools' words mean, and what of theirs is passed over."""
    postmortems: PostmortemPolicy = DEFAULT_POSTMORTEM_POLICY
    """When a postmortem's parts are due, and a team's own kinds of contributing factors."""
