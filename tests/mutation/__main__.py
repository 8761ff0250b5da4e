"""`python -m tests.mutation`: see the package's own words."""

from __future__ import annotations

import argparse
import os
import sys
import time
import zlib
from pathlib import Path

from shared_utils.exercises import load_topic, topic_names

from .listed import read_list
from .mutators import Mutant, mutants_of
from .settings import settings_of
from .solutions import read_solutions
from .summary import count, faults, survivors_text, table, unnamed_text
from .trial import SECRET, Bench
from .workers import try_all

ROOT = Path(__file__).parents[2]


def sampled(mutants: list[Mutant], size: int | None) -> list[Mutant]:
    """So many of the mutants, by a hash of their text: the same ones each time. All for None."""
    if size is None:
        return mutants
    return sorted(mutants, key=lambda mutant: zlib.crc32(mutant.source.encode()))[:size]


def main() -> int:
    """Run the mutation test. Returns 1 when an exercise misses the goal or the list is not right."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Mutate the solutions.")
    parser.add_argument("topic", nargs="?", help=f"one of {', '.join(topic_names())}; all without it")
    parser.add_argument("exercise", nargs="?", help="one exercise of the topic; all without it")
    parser.add_argument("--sample", type=int, metavar="N", help="N mutants of each exercise")
    parser.add_argument(
        "--secrets", type=int, default=1, metavar="N", help="lose points under each of N secrets"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2, help="processes")
    parser.add_argument("--lesson", type=Path, help="another lesson than <topic>/lesson.py")
    options = parser.parse_args()
    ok = True
    for name in [options.topic] if options.topic else topic_names():
        lesson = options.lesson or ROOT / name / "lesson.py"
        try:
            ok &= _run_topic(name, lesson, options)
        except (KeyError, ValueError) as error:
            parser.error(str(error.args[0]))
    return 0 if ok else 1


def _run_topic(name: str, lesson: Path, options: argparse.Namespace) -> bool:
    began = time.monotonic()
    topic = load_topic(name)
    solutions = read_solutions(lesson)
    if options.exercise:
        topic.exercise(options.exercise)
    chosen = [options.exercise] if options.exercise else [e for e in topic.exercises if e in solutions]
    settings = settings_of(topic)
    secrets = [SECRET + str(i).encode() * bool(i) for i in range(options.secrets)]
    bench = Bench(topic, solutions, settings, secrets)
    mutants = []
    for exercise in chosen:
        bench.check_solution(exercise)
        mutants += sampled(mutants_of(exercise, solutions[exercise], settings.mutators), options.sample)
    print(f"{name}: {len(mutants)} mutants of {len(chosen)} exercises")
    results = []
    for result in try_all(name, solutions, mutants, options.workers, secrets):
        results.append(result)
        if sys.stderr.isatty():
            print(f"\r{len(results)} of {len(mutants)}", end="", file=sys.stderr, flush=True)
    order = {mutant: number for number, mutant in enumerate(mutants)}
    results.sort(key=lambda result: order[result[0]])
    scores, stale = count(chosen, results, read_list(name))
    stale = [] if options.sample else stale
    unnamed = unnamed_text(scores)
    found = faults(scores, stale)
    print(f"\n{table(scores)}\n")
    print(survivors_text(scores, stale) or "No mutant keeps its points.")
    if unnamed:
        print(f"\nWrong answers without a name, the most frequent kinds:\n{unnamed}")
    print("\n" + ("\n".join(found) or "All right."))
    print(f"{time.monotonic() - began:.0f} s")
    return not found


if __name__ == "__main__":
    sys.exit(main())
