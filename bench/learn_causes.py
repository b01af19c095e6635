"""Learns from examples how a cause is told, and writes the weights that `opsdesk.drafting.lint.likeness` weighs by.

    python -m bench.learn_causes [--check]

The examples are the sentences of our own in `tests/drafting/lint/paraphrases/`. With --check nothing is written: four
fifths are learnt, the last fifth is judged, five times over, and what came of it is printed. It is a logistic
regression, fitted by gradient descent; the same examples give the same weights.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import exp, sqrt
from pathlib import Path

from opsdesk.drafting.lint import likeness
from opsdesk.drafting.lint.causes import tells_cause
from opsdesk.drafting.lint.reading import read

EXAMPLES = Path(__file__).parents[1] / "tests" / "drafting" / "lint" / "paraphrases"
CAUSES = EXAMPLES / "cause.txt"
OTHERS = ("filler", "jargon", "minimising", "no_next_update", "overpromise", "steps", "vague")
"""Files about something else: where no known wording finds a cause in a line of theirs, it tells none."""
WEIGHTS = Path(likeness.__file__).with_name(likeness.FILE)
KEPT = 6000
"""So many weights are kept, the heaviest; more find nothing more."""
EPOCHS, RATE, DECAY = 15, 0.3, 1e-4
SETTLED = 5
"""From this epoch on the weights are averaged."""
FOLDS = 5

Example = tuple["Line", bool]
"""A line, and whether it tells a cause."""


@dataclass(frozen=True, slots=True)
class Line:
    """An example as it is weighed."""

    features: tuple[str, ...]
    length: float

    @classmethod
    def of(cls, text: str) -> Line:
        """All sentences of a line together."""
        words = [word for sentence in read(text).sentences for word in sentence.words]
        of_words = (feature for word in words for feature in likeness.of_word(word))
        return cls((*of_words, *likeness.pairs_of(words)), sqrt(len(words) + 1))


@dataclass(slots=True)
class Learner:
    """A logistic regression over features that are there or not, each line made as long as the others."""

    index: dict[str, int]
    weights: list[float] = field(init=False)
    bias: float = 0.0

    def __post_init__(self) -> None:
        self.weights = [0.0] * len(self.index)

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Learner:
        """One that knows every feature of more than one example, and has learnt from all."""
        seen = Counter(feature for line, _ in examples for feature in {*line.features})
        learner = cls({feature: place for place, feature in enumerate(sorted(f for f, n in seen.items() if n > 1))})
        learner._learn([(learner._places(line), line.length, told) for line, told in examples])
        return learner

    def weighs(self, line: Line) -> float:
        """What a line weighs; above 0 it rather tells a cause."""
        return self._weighs(self._places(line), line.length)

    def heaviest(self, most: int) -> dict[str, float]:
        """The weights that matter most."""
        by_weight = sorted(self.index, key=lambda feature: -abs(self.weights[self.index[feature]]))
        return {feature: self.weights[self.index[feature]] for feature in by_weight[:most]}

    def _places(self, line: Line) -> list[int]:
        return [self.index[feature] for feature in line.features if feature in self.index]

    def _weighs(self, places: Sequence[int], length: float) -> float:
        return self.bias + sum(self.weights[place] for place in places) / length

    def _learn(self, lines: list[tuple[list[int], float, bool]]) -> None:
        """Steps are shortened for what was changed much before (AdaGrad)."""
        chance, steps, of_bias = random.Random(1), [0.01] * len(self.weights), 0.01
        total, bias = [0.0] * len(self.weights), 0.0
        for epoch in range(EPOCHS):
            chance.shuffle(lines)
            for places, length, told in lines:
                error = 1 / (1 + exp(-self._weighs(places, length))) - told
                of_bias += error * error
                self.bias -= RATE * error / sqrt(of_bias)
                share = error / length
                for place in places:
                    slope = share + DECAY * self.weights[place]
                    steps[place] += slope * slope
                    self.weights[place] -= RATE * slope / sqrt(steps[place])
            if epoch >= SETTLED:
                total, bias = [a + b for a, b in zip(total, self.weights, strict=True)], bias + self.bias
        self.weights = [weight / (EPOCHS - SETTLED) for weight in total]
        self.bias = bias / (EPOCHS - SETTLED)


def fingerprint() -> str:
    """What the examples are recognised by; the weights name those they were learnt from."""
    texts = [path.read_bytes() for path in (CAUSES, *(EXAMPLES / f"{name}.txt" for name in OTHERS))]
    return sha256(b"".join(texts)).hexdigest()[:16]


def examples() -> list[Example]:
    """Every example: the features of its sentences together, and whether it tells a cause."""
    about_causes = [(line[2:], line[0] == "+") for line in CAUSES.read_text(encoding="utf-8").splitlines()]
    return [(Line.of(text), told) for text, told in [*about_causes, *_others()]]


def _others() -> Iterator[tuple[str, bool]]:
    for name in OTHERS:
        for line in (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if not any(tells_cause(sentence) for sentence in read(line[2:]).sentences):
                yield line[2:], False


def write(learner: Learner) -> None:
    """Keeps the weights, sorted, so that a difference can be read."""
    kept = {**learner.heaviest(KEPT), likeness.BIAS: learner.bias}
    rows = (f"{feature}\t{round(weight * likeness.SCALE)}\n" for feature, weight in sorted(kept.items()))
    head = f"# Learnt by bench/learn_causes.py from the examples {fingerprint()}: a feature and its weight.\n"
    WEIGHTS.write_text(head + "".join(rows), encoding="utf-8")


def check(lines: list[Example]) -> None:
    """Prints how the weights do on examples that they weren't learnt from."""
    random.Random(1).shuffle(lines)
    both = found = told = 0
    for fold in range(FOLDS):
        learner = Learner.of([line for place, line in enumerate(lines) if place % FOLDS != fold])
        for line, is_told in lines[fold::FOLDS]:
            is_found = learner.weighs(line) >= likeness.TELLS
            both, found, told = both + (is_found and is_told), found + is_found, told + is_told
    print(
        f"of {len(lines)} lines, {told} of which tell a cause: precision {both / found:.2f}, recall {both / told:.2f}"
    )


def main() -> None:
    """Learns, or checks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="print how well it does on examples it hasn't learnt")
    if parser.parse_args().check:
        check(examples())
    else:
        write(Learner.of(examples()))


if __name__ == "__main__":
    main()
