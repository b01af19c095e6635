"""Shared by the tests of publishing and delivering: an approved text, and channels that do as they are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.desk.approving import Approved
from opsdesk.desk.delivering import send_due
from opsdesk.desk.desk import Desk
from opsdesk.desk.publishing import Published, Way, publish
from opsdesk.domain.delivery import Outcome, sent
from opsdesk.domain.vocabulary import Audience, Stage, Status
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Check, Outbox, always


def approved(text: str = "We know.", **given: Any) -> Approved:
    """A text that somebody approved."""
    usual = {
        "audience": Audience.CUSTOMERS,
        "stage": Stage.IDENTIFIED,
        "text": text,
        "next_at": None,
        "facts": (),
        "findings": (),
        "against": (),
        "override": "",
        "after": 0,
        "status": Status.IDENTIFIED,
    }
    return Approved(**{**usual, **given})


class Told(Outbox):
    """An outbox whose channels remember what they got and answer as told; then everything goes."""

    __slots__ = ("answers", "got")

    def __init__(self, *names: str, file: str = "") -> None:
        channels = {name: Channel("command", command=("true",)) for name in names}
        super().__init__(channels | ({file: Channel("file", path="x")} if file else {}), {}, {})
        object.__setattr__(self, "answers", [])
        object.__setattr__(self, "got", [])

    def send(self, name: str, message: Message, is_ours: Check = always) -> Outcome:
        self.got.append((name, message.text, message.key))
        answer: Outcome | BaseException = self.answers.pop(0) if self.answers else sent()
        if isinstance(answer, BaseException):
            raise answer
        return answer


def queue(desk: Desk, number: int, outbox: Outbox, text: str = "We know.", *names: str, **given: Any) -> Published:
    """Publishes a text on channels."""
    last = desk.incident(number).last_update(given.get("audience", Audience.CUSTOMERS))
    frozen = approved(text, after=last.number if last else 0, **given)
    return publish(desk, number, frozen, Way(names or tuple(outbox.channels)), outbox)


def here(desk: Desk) -> Callable[..., Any]:
    """How the desk is asked without a thread."""
    return lambda call: call(desk)


def states(desk: Desk, number: int) -> list[str]:
    """How each delivery of an incident stands now."""
    return [item.standing(desk.clock()).value for item in deliveries.of_incident(desk, number)]


def flush(desk: Desk, outbox: Outbox, **how: bool) -> list[str]:
    """Sends what is due, and says what became of each."""
    tried = send_due(here(desk), outbox, jitter=lambda: 0.0, **how)
    return [item.state.value for item in tried]
