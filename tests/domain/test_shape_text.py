"""The picture as text, to the letter: whoever changes a sign or a column sees here what becomes of it."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

from opsdesk.domain.fold import fold
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.shape_text import text_of
from tests.domain.shape_story import NOW, STORY

NARROW = """\
              Tue 17 Nov                           now
UTC              12:00      12:30       13:00      13:30
Milestones: 3 reached, 1 not known when
              ◆ started     ·         ◆ mitigated  │
                 ◆ declared ·           ·          │
              time not known: detected  ·          │
Updates: 3 sent, 1 promised and kept, 1 promised and late, …
  promised c…    ·         ✓·     ✗!!!!!·          │       ○
  sent custo…    · ✉      ✉ ·          ✉·          │
Hypotheses: 1 confirmed, 1 open
  H1 pool si…    · ?›━━━━━━━━━━━━━━━━✓  ·          │
  H2 连接池 …    ·  ?────✗  ·   ?──────────────────│
Actions: 1 did not help, 1 helped, 1 made it worse, 1 doing…
  @cy            ·  @━━━━0 A1 ask the provider     │
  @bo            ·    @#+━━━━━━━━━━━✓ A2 roll back 4.2 on e…
                 ·          @━✗ A3 double the pool │
  @di            ·          ·           @━━━→━━━━━━│ A4
  nobody yet     ·          ·           ·     @━/ A5 write …

! late   # blocked   + goes on   / dropped   0 did not help
? open again, raised   @ given   › tested   → handed on
─ open   ━ doing, testing   ┄ blocked   ◆ reached
○ promised   ✉ sent   ✓ confirmed, helped, promise kept
✗ made it worse, promise broken, ruled out
"""

WIDE = """\
                           Tue 17 Nov                                                                  now
UTC                              12:00       12:15       12:30      12:45       13:00       13:15      13:30       13:45
Milestones: 3 reached, 1 not known when
                           ◆ started         ·           ·          ·       ◆ mitigated     ·          │           ·
                                 ◆ declared  ·           ·          ·           ·           ·          │           ·
                           time not known: detected      ·          ·           ·           ·          │           ·
Updates: 3 sent, 1 promised and kept, 1 promised and late, 1 still promised
  promised customers             ·           ·       ✓   ·          ✗!!!!!!!!!! ·           ·          │           ·   ○
  sent customers                 ·   ✉       ·      ✉    ·          ·         ✉ ·           ·          │           ·
Hypotheses: 1 confirmed, 1 open
  H1 pool size in release…       ·  ?─›━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓     ·           ·          │           ·
  H2 连接池 of the provid…       ·     ?──────────✗      ·      ?──────────────────────────────────────│           ·
Actions: 1 did not help, 1 helped, 1 made it worse, 1 doing, 1 dropped
  @cy                            ·      @━━━━━━━━0 A1 ask the provider          ·           ·          │           ·
  @bo                            ·         @━#┄+━━━━━━━━━━━━━━━━━━━━━━━━✓ A2 roll back 4.2 on eu-1     │           ·
                                 ·           ·           @━✗ A3 double the pool ·           ·          │           ·
  @di                            ·           ·           ·          ·           @━━━━━━━→━━━━━━━━━━━━━━│ A4 watch the p…
  nobody yet                     ·           ·           ·          ·           ·           @━━━/ A5 write to the bank

! late   # blocked   + goes on   / dropped   0 did not help   ? open again, raised   @ given   › tested   → handed on
─ open   ━ doing, testing   ┄ blocked   ◆ reached   ○ promised   ✉ sent   ✓ confirmed, helped, promise kept
✗ made it worse, promise broken, ruled out
"""


def text(width: int, zone: str = "UTC") -> str:
    return "\n".join(text_of(shape_of(fold(STORY), STORY, NOW), width, ZoneInfo(zone))) + "\n"


def test_the_picture_at_sixty_columns() -> None:
    assert text(60) == NARROW


def test_the_picture_at_a_hundred_and_twenty_columns() -> None:
    assert text(120) == WIDE


def test_what_is_promised_to_whom_is_whole_at_eighty_columns() -> None:
    lines = text(80).splitlines()
    assert any(line.startswith("  promised customers ") for line in lines)
    assert not any(line.startswith("  promised customers ") for line in text(75).splitlines())


def test_times_are_those_of_the_zone_asked_for() -> None:
    assert text(120, "Asia/Kolkata").splitlines()[1].split()[:2] == ["IST", "17:30"]
    assert text_of(shape_of(fold(STORY), STORY, NOW), 5, UTC)[2] == "Milestones: 3 reach…"
