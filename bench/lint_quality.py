"""How well the linter agrees with people: precision and recall on labelled real updates.

    python -m bench.lint_quality [FILE] [--misses] [--provider NAME] [--unseen]

FILE is JSON lines with `text`, `phase` (before or after the end of the incident) and `labels`. With --unseen it is the
updates that are not among the labelled ones, and FILE needs no more than `text`: the labels are kept beside this
program, without the texts, and any file that holds some of those texts can be measured.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import Category, Finding, LintContext, lint

LABELLED = Path(__file__).parents[1].parent / "shared" / "data" / "lint" / "labelled_updates.jsonl"
LABELS = {
    "overpromise": Category.OVERPROMISE,
    "cause": Category.CERTAINTY,
    "no_next_update": Category.NEXT_UPDATE,
    "jargon": Category.JARGON,
    "minimising": Category.MINIMISING,
    "filler": Category.FILLER,
    "vague": Category.VAGUENESS,
}
ALL_UPDATES = LABELLED.parents[1] / "status_updates.jsonl"
UNSEEN_LABELS = Path(__file__).with_name("unseen_labels.txt")
LETTERS = {
    "o": "overpromise",
    "c": "cause",
    "v": "vague",
    "n": "no_next_update",
    "j": "jargon",
    "m": "minimising",
    "f": "filler",
    "b": "bare_resolved",
}
STAGE_LETTERS = {"i": "investigating", "d": "identified", "m": "monitoring", "r": "resolved"}
STAGES = {"identified": Stage.IDENTIFIED, "monitoring": Stage.MONITORING}


@dataclass(slots=True)
class Score:
    """Agreement on one label."""

    label: str
    both: int = 0
    linter_only: int = 0
    people_only: int = 0

    @property
    def precision(self) -> float:
        """The share of what the linter found that people labelled."""
        found = self.both + self.linter_only
        return self.both / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what people labelled that the linter found."""
        labelled = self.both + self.people_only
        return self.both / labelled if labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def labelled_updates(path: Path = LABELLED) -> list[dict[str, Any]]:
    """The records of a labelled file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def unseen_updates(path: Path = ALL_UPDATES) -> list[dict[str, Any]]:
    """The updates of a file that `unseen_labels.txt` knows by their words."""
    known = dict(_unseen_labels())
    texts = {sha256(" ".join(row["text"].split()).encode()).hexdigest()[:12]: row for row in labelled_updates(path)}
    return [row | known[digest] for digest, row in texts.items() if digest in known]


def _unseen_labels() -> Iterator[tuple[str, dict[str, Any]]]:
    for line in UNSEEN_LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            digest, stage, letters = line.split()
            unsure = {LETTERS[letter] for letter in re.findall(r"\?(\w)", letters)}
            labels = {LETTERS[letter] for letter in re.sub(r"\?\w|-", "", letters)}
            phase = "after" if stage == "r" else "before"
            yield digest, {"stage": STAGE_LETTERS[stage], "phase": phase, "labels": labels, "unsure": unsure}


def stage_of(update: dict[str, Any]) -> Stage:
    """The stage a provider's own word and the phase stand for."""
    return Stage.RESOLVED if update["phase"] == "after" else STAGES.get(update.get("stage", ""), Stage.INVESTIGATING)


def labels_of(findings: Iterable[Finding]) -> set[str]:
    """The labels that findings stand for."""
    found = tuple(findings)
    categories = {finding.category for finding in found}
    labels = {label for label, category in LABELS.items() if category in categories}
    return labels | ({"bare_resolved"} if any(finding.rule == "RES2" for finding in found) else set())


def guessed(update: dict[str, Any]) -> set[str]:
    """The labels the linter gives an update, knowing only its text, stage and audience."""
    return labels_of(lint(update["text"], LintContext(stage=stage_of(update), audience=Audience.CUSTOMERS)))


def score(updates: Iterable[dict[str, Any]]) -> list[Score]:
    """Agreement on every label over some updates."""
    scores = {label: Score(label) for label in [*LABELS, "bare_resolved"]}
    for update in updates:
        found, labelled = guessed(update), set(update["labels"])
        for label, tally in scores.items():
            if label in update.get("unsure", ()):
                continue
            tally.both += label in found and label in labelled
            tally.linter_only += label in found and label not in labelled
            tally.people_only += label not in found and label in labelled
    return list(scores.values())


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--provider", action="append", help="only this provider's updates (repeatable)")
    parser.add_argument(
        "--misses", action="store_true", help="print every update on which the linter and people differ"
    )
    parser.add_argument("--unseen", action="store_true", help="the updates that are not among the labelled ones")
    options = parser.parse_args()
    held = unseen_updates(options.file or ALL_UPDATES) if options.unseen else labelled_updates(options.file or LABELLED)
    updates = [item for item in held if not options.provider or item.get("provider") in options.provider]
    print(f"{'label':<16}{'precision':>10}{'recall':>8}{'f1':>7}{'n':>5}")
    for row in score(updates):
        print(f"{row.label:<16}{row.precision:>10.2f}{row.recall:>8.2f}{row.f1:>7.2f}{row.both + row.people_only:>5}")
    for update in updates if options.misses else ():
        _print_difference(update)


def _print_difference(update: dict[str, Any]) -> None:
    unsure = set(update.get("unsure", ()))
    found, labelled = guessed(update) - unsure, set(update["labels"])
    if found != labelled:
        too_much, missed = sorted(found - labelled), sorted(labelled - found)
        name = " ".join(str(update[key]) for key in ("provider", "incident_id", "id") if key in update)
        print(f"\n{name} too much {too_much} missed {missed}")
        print(update["text"])


if __name__ == "__main__":
    main()
