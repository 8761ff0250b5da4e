"""Counting what became of the mutants, and saying it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .listed import Entry
from .mutators import Mutant
from .trial import Outcome

GOAL = 0.98


@dataclass
class Score:
    """The mutants of one exercise, sorted by what became of them."""

    exercise: str
    killed: list[tuple[Mutant, Outcome]] = field(default_factory=list)
    same: list[Mutant] = field(default_factory=list)
    equivalent: list[tuple[Mutant, Entry]] = field(default_factory=list)
    survivors: list[tuple[Mutant, Outcome, Entry | None]] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many there are in all."""
        return len(self.killed) + len(self.same) + len(self.equivalent) + len(self.survivors)

    @property
    def share(self) -> float:
        """Of the mutants that are wrong, how many lose points, from 0 to 1."""
        wrong = len(self.killed) + len(self.survivors)
        return len(self.killed) / wrong if wrong else 1.0

    @property
    def share_without_names(self) -> float:
        """The same without swapped names, which are many and mostly easy to catch."""
        killed = sum(mutant.kind != "name swapped" for mutant, _ in self.killed)
        survived = sum(mutant.kind != "name swapped" for mutant, *_ in self.survivors)
        return killed / (killed + survived) if killed + survived else 1.0

    @property
    def unlisted(self) -> list[tuple[Mutant, Outcome]]:
        """Survivors without a reason in the list."""
        return [(mutant, outcome) for mutant, outcome, entry in self.survivors if entry is None]

    def named(self) -> tuple[int, int]:
        """How many of the killed ones give a wrong answer, and how many of those are named."""
        answers = [outcome for _, outcome in self.killed if outcome.how == "answer"]
        return len(answers), sum(bool(outcome.misconception) for outcome in answers)


def count(
    exercises: Iterable[str], results: Iterable[tuple[Mutant, Outcome]], entries: Sequence[Entry]
) -> tuple[dict[str, Score], list[Entry]]:
    """Scores by exercise, and the entries of the list that fit none of the survivors."""
    scores = {name: Score(name) for name in exercises}
    used = set()
    for mutant, outcome in results:
        score = scores[mutant.exercise]
        if outcome.kind == "killed":
            score.killed.append((mutant, outcome))
        elif outcome.kind == "same":
            score.same.append(mutant)
        else:
            entry = next((entry for entry in entries if entry.fits(mutant)), None)
            used.add(entry)
            if entry and entry.verdict == "equivalent":
                score.equivalent.append((mutant, entry))
            else:
                score.survivors.append((mutant, outcome, entry))
    stale = [entry for entry in entries if entry.exercise in scores and entry not in used]
    return scores, stale


def table(scores: dict[str, Score]) -> str:
    """One line per exercise."""
    columns = (("mutants", 9), ("killed", 8), ("same", 6), ("equiv.", 8), ("survive", 9), ("share", 9))
    head = "".join(f"{word:>{width}}" for word, width in (*columns, ("no names", 10)))
    lines = [f"{'exercise':<26}{head}   wrong answers, named"]
    for score in scores.values():
        answers, named = score.named()
        lines.append(
            f"{score.exercise:<26}{score.mutants:>9}{len(score.killed):>8}{len(score.same):>6}"
            f"{len(score.equivalent):>8}{len(score.survivors):>9}{score.share:>9.2%}"
            f"{score.share_without_names:>10.2%}   {answers}, {named}"
        )
    return "\n".join(lines)


def survivors_text(scores: dict[str, Score], stale: Sequence[Entry] = ()) -> str:
    """Every mutant that keeps its points, with its line and its change; and the stale entries."""
    lines = []
    for score in scores.values():
        for mutant in score.same:
            lines.append(f"{score.exercise}, the same on all inputs: {mutant.line}  ->  {mutant.becomes}")
        for mutant, entry in score.equivalent:
            lines.append(
                f"{score.exercise}, equivalent: {mutant.line}  ->  {mutant.becomes}  ({entry.reason})"
            )
        for mutant, outcome, entry in score.survivors:
            lines += [f"{score.exercise}, line {mutant.line_number}: {mutant.kind}", f"    {mutant.line}"]
            lines.append(f"    {mutant.becomes}")
            lines.append(f"    {'listed: ' + entry.reason if entry else 'NOT LISTED'}")
            if outcome.differs:
                lines.append(f"    {outcome.differs}")
    for entry in stale:
        lines.append(f"{entry.exercise}: listed, but it is no survivor any more. Take it off the list.")
        lines += [f"    {entry.line}", f"    {entry.becomes}"]
    return "\n".join(lines)


def unnamed_text(scores: dict[str, Score], most: int = 10) -> str:
    """The most frequent kinds of wrong answers that no misconception names, each with an example."""
    kinds: Counter[tuple[str, str, str]] = Counter()
    examples = {}
    for score in scores.values():
        for mutant, outcome in score.killed:
            if outcome.how == "answer" and not outcome.misconception:
                kind = (score.exercise, mutant.kind, mutant.detail)
                kinds[kind] += 1
                examples.setdefault(kind, mutant)
    lines = []
    for kind, times in kinds.most_common(most):
        example, words = examples[kind], ", ".join(filter(None, kind))
        lines.append(f"{times:>4}  {words}: {example.line}  ->  {example.becomes}")
    return "\n".join(lines)


def faults(scores: dict[str, Score], stale: Sequence[Entry] = ()) -> list[str]:
    """What makes the run fail, in sentences; empty when nothing does."""
    found = [
        f"{score.exercise}: only {score.share:.2%} of the wrong mutants lose points; {GOAL:.0%} should."
        for score in scores.values()
        if score.share < GOAL
    ]
    found += [
        f"{score.exercise}: {len(score.unlisted)} survivors are not in survivors.toml."
        for score in scores.values()
        if score.unlisted
    ]
    found += [f"{entry.exercise}: the list has {entry.becomes!r}, which is no survivor." for entry in stale]
    return found
