"""How long a visible test takes, for a right answer and for the slowest misconception.

Run from the repository root: `python tests/benchmarks/visible_tests.py`. The goal is 0.3 s.
"""

import contextlib
import importlib.util
import io
import sys
import time
from pathlib import Path

from shared_utils.exercises import load_topic, topic_names

GOAL_SECONDS = 0.3
ROOT = Path(__file__).parents[2]


def seconds(test, target) -> float:
    """The time that one visible test takes on a function, its failure included."""
    start = time.perf_counter()
    with contextlib.suppress(AssertionError), contextlib.redirect_stdout(io.StringIO()):
        test(target)
    return time.perf_counter() - start


def main() -> int:
    """Print a table; exit with 1 when something takes longer than the goal."""
    slowest = 0.0
    for name in topic_names():
        path = ROOT / name / "public_tests.py"
        spec = importlib.util.spec_from_file_location("public_tests", path)
        tests = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(tests)
        topic = load_topic(name)
        print(f"{name:45}{'right':>9}{'slowest':>10}  misconception")
        for exercise in topic.exercises:
            test = getattr(tests, f"{exercise}_test")
            topic.misconceptions(exercise)
            seconds(test, topic.reference(exercise))  # imports what the lesson's set-up cell imports
            right = seconds(test, topic.reference(exercise))
            times = {m.name: seconds(test, m.function) for m in topic.misconceptions(exercise)}
            worst = max(times, key=times.get)
            slowest = max(slowest, right, times[worst])
            print(f"  {exercise:43}{right:8.3f}s{times[worst]:9.3f}s  {worst}")
    print(f"slowest {slowest:.3f} s, the goal is {GOAL_SECONDS} s")
    return int(slowest > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
