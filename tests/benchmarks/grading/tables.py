"""What `make bench` found, as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from .learners import Learner
from .ours import OurRun
from .stock import StockRun
from .wrong import Difference


@dataclass
class TopicRun:
    """Both runs of one topic. `load`: how many processes the machine was busy with, before each run."""

    topic: str
    learners: list[Learner]
    cell_limit: int
    stock: StockRun
    ours: OurRun
    wrong: list[Difference]
    load: tuple[float, float] = (0.0, 0.0)

    @property
    def ours_wrong(self) -> list[tuple[str, str, int, float | None]]:
        """(student, exercise, expected, ours) where our score is not what the sample states."""
        return [
            (learner.name, name, expected, got)
            for learner in self.learners
            for name, expected in learner.expected.items()
            if (got := self.ours.scores.get(learner.name, {}).get(name)) != expected
        ]

    @property
    def row(self) -> dict[str, Any]:
        """The numbers of the first table."""
        n, ours, stock = len(self.learners), self.ours, self.stock
        rest = max(n - ours.done, 1)
        own = mean(ours.learner_seconds.values())
        stock_each, ours_each = stock.seconds / n, ours.seconds / n
        stock_going = (stock.seconds - stock.begun) / n
        ours_going = (ours.seconds - ours.begun) / rest
        return {
            "submissions": n,
            "stock_seconds": stock_each,
            "our_seconds": ours_each,
            "ratio": stock_each / ours_each,
            "stock_going": stock_going,
            "ours_going": ours_going,
            "ratio_going": stock_going / ours_going if ours_going else 0.0,
            "learner_seconds": own,
            "overhead": median(ours.overhead_seconds.values()),
            "mean_overhead": mean(ours.overhead_seconds.values()),
        }


def page(runs: Sequence[TopicRun], about: Sequence[str], workers: int) -> str:
    """The whole page. `about`: lines on the machine and the run."""
    return "\n".join(_lines(runs, about, workers)) + "\n"


def _lines(runs: Sequence[TopicRun], about: Sequence[str], workers: int) -> Iterator[str]:
    yield "# Stock nbgrader and `course grade`, side by side\n"
    yield from (f"- {line}" for line in about)
    yield f"""
Seconds are of wall time per submission, of the whole command, its start included; ours, with {workers}
workers, include the feedback pages, which stock nbgrader makes with another command. "Going" leaves the start
out: of stock nbgrader all before the first submission, of ours all until {workers} submissions are done,
which then do not count. "Own cells" is the time that we wait for the learner's cells and calls, "overhead"
all else that we spend on a submission, in any process, books and feedback page included: the median, and the
mean, into which goes what is found once for a class.

| topic | submissions | stock, s | ours, s | throughput | stock going, s | ours going, s | throughput going \
| own cells, s | overhead, s | its mean, s | limit of a stock cell, s | load before stock, before ours |
|---|---|---|---|---|---|---|---|---|---|---|---|---|"""
    for run in runs:
        r = run.row
        yield (
            f"| {run.topic} | {r['submissions']} | {r['stock_seconds']:.1f} | {r['our_seconds']:.1f} "
            f"| {r['ratio']:.1f} x | {r['stock_going']:.1f} | {r['ours_going']:.1f} "
            f"| {r['ratio_going']:.1f} x "
            f"| {r['learner_seconds']:.2f} | {r['overhead']:.2f} "
            f"| {r['mean_overhead']:.2f} | {run.cell_limit} "
            f"| {run.load[0]:.1f}, {run.load[1]:.1f} |"
        )
    n = sum(len(run.learners) for run in runs)
    stock, ours = (sum(getattr(run, side).seconds for run in runs) for side in ("stock", "ours"))
    yield f"| all | {n} | {stock / n:.1f} | {ours / n:.1f} | {stock / ours:.1f} x | | | | | | | | |\n"
    yield from _scores(runs)
    yield from _trouble(runs)


def _scores(runs: Sequence[TopicRun]) -> Iterator[str]:
    everything = sum(len(learner.expected) for run in runs for learner in run.learners)
    wrong = [difference for run in runs for difference in run.wrong]
    ours = [(run.topic, *rest) for run in runs for rest in run.ours_wrong]
    yield "## Scores\n"
    yield (
        f"{everything} exercises were scored by both, and each sample states what they are worth. Ours: "
        f"{everything - len(ours)} as stated, {len(ours)} not. Stock: {everything - len(wrong)} as stated, "
        f"{len(wrong)} not, of {len({(d.topic, d.student) for d in wrong})} submissions. "
        + ("Where stock nbgrader is right, the scores are the same.\n" if not ours else "\n")
    )
    for topic, student, exercise, expected, got in ours:
        yield f"- **Ours is wrong**: {student}, {topic}, `{exercise}`: {got}, expected {expected}."
    if not wrong:
        return
    yield "| why stock is wrong | exercises | submissions | points lost | points given | for instance |"
    yield "|---|---|---|---|---|---|"
    by_cause: dict[str, list[Difference]] = {}
    for difference in wrong:
        by_cause.setdefault(difference.why, []).append(difference)
    for why, found in sorted(by_cause.items(), key=lambda pair: -len(pair[1])):
        gaps = [(d.stock or 0) - d.expected for d in found]
        first = found[0]
        stock = "no score" if first.stock is None else f"{first.stock:g}"
        students = {(d.topic, d.student) for d in found}
        yield (
            f"| {why} | {len(found)} | {len(students)} | {-sum(g for g in gaps if g < 0):g} "
            f"| {sum(g for g in gaps if g > 0):g} | {first.student}, `{first.exercise}`: {stock} "
            f"where it should be {first.expected} |"
        )
    yield ""


def _trouble(runs: Sequence[TopicRun]) -> Iterator[str]:
    yield "## What went wrong on the way\n"
    for run in runs:
        stock = run.stock
        if stock.aborted:
            names = ", ".join(stock.aborted)
            yield (
                f"- {run.topic}: `nbgrader autograde` ended at {names}. Each was taken out of `submitted/` "
                f"and the command given again, {stock.runs} times in all."
            )
        for student, words in stock.trouble.items():
            yield f"- {run.topic}, {student}, stock: `{words.replace('`', chr(39))}`"
        for side, left in (("stock", stock.left_behind), ("ours", run.ours.left_behind)):
            if left:
                yield f"- {run.topic}: {left} processes were left behind ({side}); the benchmark ended them."
        for error in run.ours.internal_errors:
            yield f"- {run.topic}, {error[0]}, ours: `{error[2].strip().splitlines()[-1]}`"
    yield ""
