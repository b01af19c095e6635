"""A command fed on standard input: what it gets, and what each way of its ending means."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.domain.delivery import Fate, Outcome, not_sent
from opsdesk.outbox import command
from opsdesk.outbox.message import Message
from tests.outbox.conftest import TEXT


def run(
    message: Message, code: str, *arguments: str, timeout: float = 10, environ: dict[str, str] | None = None
) -> Outcome:
    channel = Channel("command", command=(sys.executable, "-c", code, *arguments), timeout_seconds=timeout)
    return command.run(channel, message, environ if environ is not None else dict(os.environ))


def test_it_gets_the_text_word_for_word_and_no_shell_reads_its_arguments(message: Message, tmp_path: Path) -> None:
    code = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read() + sys.argv[2])"
    outcome = run(message, code, str(tmp_path / "got"), "; touch $HOME/x `id`")
    assert outcome.fate is Fate.SENT
    assert (tmp_path / "got").read_text() == TEXT + "; touch $HOME/x `id`"


def test_it_is_told_what_the_text_is_about(message: Message, tmp_path: Path) -> None:
    names = "['INCIDENT', 'NUMBER', 'AUDIENCE', 'STAGE', 'DELIVERY']"
    code = f"import os, sys; open(sys.argv[1], 'w').write(' '.join(os.environ['OPSDESK_' + n] for n in {names}))"
    assert run(message, code, str(tmp_path / "got")).fate is Fate.SENT
    assert (tmp_path / "got").read_text() == "INC-7 3 customers identified k1.0.page"


def test_a_code_is_its_word_that_it_did_not_go(message: Message) -> None:
    outcome = run(message, "import sys; print('first', 'no such room', sep='\\n', file=sys.stderr); sys.exit(3)")
    assert outcome == Outcome(Fate.NOT_SENT, f"{sys.executable} ended with 3: no such room", again=True)


def test_one_that_does_not_read_is_no_trouble(message: Message) -> None:
    assert run(message, "import sys; sys.stdin.close()").fate is Fate.SENT


def test_one_that_hangs_is_ended_with_all_it_started_and_nobody_knows(message: Message, tmp_path: Path) -> None:
    child = "import time, sys; time.sleep(1); open(sys.argv[1], 'w').close()"
    begin = f"subprocess.Popen([sys.executable, '-c', {child!r}, sys.argv[1]])"
    code = f"import subprocess, sys, time; {begin}; time.sleep(60)"
    outcome = run(message, code, str(tmp_path / "late"), timeout=0.5)
    assert (outcome.fate, outcome.again) == (Fate.UNSURE, False)
    time.sleep(1.2)
    assert not (tmp_path / "late").exists()


@pytest.mark.parametrize(("seconds", "patience"), [(0.4, 30), (60, 0.5)])
def test_one_that_became_another_user_leaves_it_unsure_and_is_not_waited_for(
    message: Message, monkeypatch: pytest.MonkeyPatch, seconds: float, patience: float
) -> None:
    begun: list[int] = []

    def forbidden(group: int, number: int) -> None:
        begun.append(group)
        raise PermissionError(errno.EPERM, "Operation not permitted")

    end = os.killpg
    monkeypatch.setattr(os, "killpg", forbidden)
    monkeypatch.setattr(command, "ENDING_S", patience)
    outcome = run(message, f"import time; time.sleep({seconds})", timeout=0.2)
    assert (outcome.fate, outcome.again) == (Fate.UNSURE, False)
    assert ("can't be ended by this user: it may still send" in outcome.words) is (seconds == 60)
    if seconds == 60:
        end(begun[0], signal.SIGKILL)
        os.waitpid(begun[0], 0)


def test_without_a_pipe_for_what_it_may_say_it_is_not_begun(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "pipe", full)
    assert run(message, "") == not_sent("no pipe can be made for what it may say (Too many open files)")


FLOOD = (
    "import sys; print('no such room', file=sys.stderr); [sys.stderr.write('tried again ' * 5000) for _ in range(200)]"
)


def test_one_that_floods_standard_error_costs_a_few_kilobytes_and_its_first_and_last_words_are_told(
    message: Message,
) -> None:
    tracemalloc.start()
    outcome = run(message, f"{FLOOD}; print('\\ngiving up', file=sys.stderr); sys.exit(3)")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome == not_sent(f"{sys.executable} ended with 3: no such room … giving up")
    assert most < 1_000_000, "of twelve million bytes that it said"


def test_of_a_line_that_was_cut_no_half_of_a_secret_is_told(message: Message) -> None:
    code = "import os, sys; sys.stderr.write('x' * 5000 + (os.environ['SLACK_TOKEN'] + ' ') * 300); sys.exit(3)"
    outcome = run(message, code, environ={**os.environ, "SLACK_TOKEN": "xoxb-12345678"})
    assert outcome.words.rstrip().endswith("••• •••")
    assert not re.search(r"[xob-]{2}|\d{3}", outcome.words.partition("with 3")[2])


def test_what_it_leaves_running_is_not_waited_for(message: Message) -> None:
    begin = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(15)'])"
    outcome = run(message, f"import subprocess, sys; {begin}; print('no such room', file=sys.stderr); sys.exit(3)")
    assert outcome.words.endswith("with 3: no such room"), "and not that it didn't end in time"


def test_one_that_is_killed_leaves_it_unsure(message: Message) -> None:
    assert run(message, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)").fate is Fate.UNSURE


def test_one_that_is_not_there_is_not_tried_again(message: Message) -> None:
    channel = Channel("command", command=("/nowhere/program",))
    outcome = command.run(channel, message, {})
    assert (outcome.fate, outcome.again) == (Fate.NOT_SENT, False)
    assert "No such file" in outcome.words


@pytest.mark.parametrize("name", ["SLACK_TOKEN", "PAGE_URL", "db_password"])
def test_what_it_prints_of_the_environments_secrets_is_masked(message: Message, name: str) -> None:
    code = f"import os, sys; sys.exit('401 for ' + os.environ[{name!r}])"
    outcome = run(message, code, environ={**os.environ, name: "xoxb-12345678"})
    assert outcome.fate is Fate.NOT_SENT
    assert "401 for •••" in outcome.words
    assert "xoxb" not in outcome.words
