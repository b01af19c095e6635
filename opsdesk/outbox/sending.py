"""The outbox of one process: the channels that it can send on, and the sending itself. It waits for a network, so it is
never called where somebody waits for a key.

What may be repeated, and what may not:

| channel | when nobody knows whether it went |
|---|---|
| file, statuspage to a file | written again: the file is the same afterwards |
| clipboard, printed, by hand | at most once: shown as unsure; a person decides |
| command, statuspage to a webhook, notify | at most once: shown as unsure; a person decides |

A receiver that honours the delivery's key (`Idempotency-Key`, `OPSDESK_DELIVERY`) drops a repetition by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import timedelta
from typing import Final

from opsdesk.config.channels import HEADLINE, SUBJECT, Channel
from opsdesk.domain.delivery import Outcome, not_sent
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience
from opsdesk.outbox import command, notify, statuspage, text_file
from opsdesk.outbox.message import Message
from opsdesk.outbox.secrets import resolve, without_secrets_of

SPARE: Final = timedelta(seconds=30)
"""What an attempt may last beyond its channel's own timeout before somebody else may take it for lost. Only a write to
a folder that doesn't answer lasts longer, and whoever sends it says so meanwhile."""
HERE: Final = timedelta(seconds=10)
"""What something may last that this process does itself."""

_NOT_HERE: Final = "there is no such channel here; publish it by another way and drop it here"
"""Its name left the settings, or it was the file, the clipboard or the output of the one process that was told to."""

Hand = Callable[[Message], Outcome]
Check = Callable[[], bool]


def always() -> bool:
    """Of what nobody else can send."""
    return True


@dataclass(frozen=True, slots=True)
class Outbox:
    """The ways out of one process."""

    channels: Mapping[str, Channel]
    """Those of the settings, by name; whoever has the same settings can send on them too."""
    hands: Mapping[str, Hand]
    """Those of this process alone, by name: its clipboard, its folder, its standard output."""
    environ: Mapping[str, str] = field(repr=False)

    def offered(self, audience: Audience) -> tuple[str, ...]:
        """The names of the ways to an audience: first those set for it, then those for anybody, then this process's."""
        fit = {name: channel for name, channel in self.channels.items() if channel.reaches(audience)}
        own = [name for name in self.hands if name not in self.channels]
        return (*sorted(fit, key=lambda name: not fit[name].audiences), *own)

    def set_for(self, audience: Audience) -> tuple[str, ...]:
        """The channels that the settings mean for an audience by name."""
        return tuple(name for name, channel in self.channels.items() if audience in channel.audiences)

    def is_here(self, name: str) -> bool:
        """Whether only this process can send on it."""
        channel = self.channels.get(name)
        return name in self.hands if channel is None else channel.kind == "clipboard"

    def repeatable(self, name: str) -> bool:
        """Whether sending a text twice leaves its readers with one."""
        channel = self.channels.get(name)
        return channel is not None and (channel.kind == "file" or (channel.kind == "statuspage" and not channel.url))

    def problem(self, name: str) -> str:
        """Why nothing can be sent on it here and now; empty when something can. Says no secret."""
        channel = self.channels.get(name)
        if channel is None:
            return "" if name in self.hands else _NOT_HERE
        if channel.kind == "clipboard":
            return "" if "clipboard" in self.hands else "there is no clipboard here"
        if channel.kind == "notify" and (problem := notify.missing()):
            return problem
        try:
            for named in filter(None, (channel.url, channel.authorization)):
                resolve(named, self.environ)
        except BadInput as error:
            return error.message
        return ""

    def lease(self, name: str) -> timedelta:
        """For how long an attempt on it is held without another word."""
        channel = self.channels.get(name)
        return SPARE + (timedelta(seconds=channel.timeout_seconds) if channel else HERE)

    def send(self, name: str, message: Message, is_ours: Check = always) -> Outcome:
        """Sends on a channel. Every error is an outcome in words that hold no secret, of this channel or another.
        `is_ours` is asked before something takes a place that another one may have taken meanwhile."""
        outcome = self._sent(name, message, is_ours)
        named = (secret for channel in self.channels.values() for secret in (channel.url, channel.authorization))
        return replace(outcome, words=without_secrets_of(outcome.words, filter(None, named), self.environ))

    def _sent(self, name: str, message: Message, is_ours: Check) -> Outcome:
        channel = self.channels.get(name)
        if channel is None or channel.kind == "clipboard":
            hand = self.hands.get(name if channel is None else "clipboard")
            outcome = hand(message) if hand else not_sent("this process can't send on it")
            return replace(outcome, again=False)  # nobody else can, and nobody waits for it here
        audience = message.update.audience
        if not channel.reaches(audience):
            return not_sent(f"the settings have it for others than {audience} by now", again=False)
        try:
            return self._send(channel, message, is_ours)
        except BadInput as error:
            return not_sent(error.message)

    def _send(self, channel: Channel, message: Message, is_ours: Check) -> Outcome:
        title = message.headline(channel.title or SUBJECT)
        if channel.kind == "file":
            return text_file.write(message.file_name(channel.path), message.text, is_ours)
        if channel.kind == "command":
            return command.run(channel, message, self.environ)
        if channel.kind == "notify":
            url = resolve(channel.url, self.environ)
            return notify.deliver(url, message.text, title, timeout=channel.timeout_seconds, environ=self.environ)
        body = statuspage.as_json(message, channel.title or HEADLINE)
        if channel.path:
            return text_file.write(message.file_name(channel.path), body, is_ours)
        from opsdesk.outbox import webhook  # brings TLS, which takes longer than most commands

        return webhook.post(
            resolve(channel.url, self.environ),
            body,
            key=message.key,
            authorization=resolve(channel.authorization, self.environ) if channel.authorization else None,
            timeout=channel.timeout_seconds,
        )
